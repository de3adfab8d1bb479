import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parentPort } from 'node:worker_threads';
import { chartFont } from './chartOption.js';
import type { DrawingOrder, Drawn } from './drawing.js';

const fontFile = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';

type Draw = (order: DrawingOrder) => Uint8Array;

async function loadDrawing(): Promise<Draw | null> {
  try {
    const [echarts, { createCanvas, GlobalFonts }] = await Promise.all([
      import('echarts'),
      import('@napi-rs/canvas'),
    ]);
    // The font stands in the package's files; no font of the system is needed.
    const font = readFileSync(createRequire(import.meta.url).resolve(fontFile));
    GlobalFonts.register(font, chartFont);
    echarts.setPlatformAPI({ createCanvas: () => createCanvas(32, 32) as never });
    return ({ option, size: { width, height, pixelRatio } }) => {
      const canvas = createCanvas(width * pixelRatio, height * pixelRatio);
      const plot = echarts.init(canvas as never, null, { width, height, devicePixelRatio: pixelRatio });
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
const port = parentPort;
port?.on('message', async (order: DrawingOrder) => {
  const draw = await drawing;
  let drawn: Drawn;
  try {
    drawn = { number: order.number, png: draw === null ? null : draw(order) };
  } catch (error) {
    drawn = { number: order.number, problem: String(error) };
  }
  port.postMessage(drawn);
});
