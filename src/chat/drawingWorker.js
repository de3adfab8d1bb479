// @ts-check
// JavaScript, as a compiler for this file alone would take more memory and time than drawing does.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';

/** @import { DrawingOrder, Drawn } from './drawing.js' */

const fontFile = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';

/** @returns {Promise<((order: DrawingOrder) => Uint8Array) | null>} */
async function loadDrawing() {
  try {
    const [echarts, { createCanvas, GlobalFonts }] = await Promise.all([
      import('echarts'),
      import('@napi-rs/canvas'),
    ]);
    // The font stands in the package's files; no font of the system is needed.
    const font = readFileSync(createRequire(import.meta.url).resolve(fontFile));
    GlobalFonts.register(font, workerData.font);
    echarts.setPlatformAPI({ createCanvas: () => /** @type {never} */ (createCanvas(32, 32)) });
    return ({ option, size: { width, height, pixelRatio } }) => {
      const canvas = createCanvas(width * pixelRatio, height * pixelRatio);
      const drawnOn = /** @type {never} */ (canvas);
      const plot = echarts.init(drawnOn, null, { width, height, devicePixelRatio: pixelRatio });
      plot.setOption({ ...option });
      const png = canvas.toBuffer('image/png');
      plot.dispose();
      return png;
    };
  } catch {
    // The packages are optional.
    return null;
  }
}

const drawing = loadDrawing();
parentPort?.on(
  'message',
  /** @param {DrawingOrder} order */ async (order) => {
    const draw = await drawing;
    /** @type {Drawn} */
    let drawn;
    try {
      drawn = { number: order.number, png: draw === null ? null : draw(order) };
    } catch (error) {
      drawn = { number: order.number, problem: String(error) };
    }
    parentPort?.postMessage(drawn);
  },
);
