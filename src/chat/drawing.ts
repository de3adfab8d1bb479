import { Worker } from 'node:worker_threads';
import { chartFont, chartInWords, chartOption } from './chartOption.js';
import type { Chart, Share } from './reply.js';
import { shareCardOption, shareCardSize } from './shareCard.js';

/** How large a picture is in points, and how many pixels a point has each way. */
interface PictureSize {
  readonly width: number;
  readonly height: number;
  readonly pixelRatio: number;
}

/** What the worker (drawingWorker.js) is asked to draw. */
export interface DrawingOrder {
  readonly number: number;
  readonly option: object;
  readonly size: PictureSize;
}

/** What it made of it: null where the optional drawing packages are not installed. */
export type Drawn = { readonly number: number } & (
  | { readonly png: Uint8Array | null }
  | { readonly problem: string }
);

interface Drawer {
  draw(option: object, size: PictureSize): Promise<Uint8Array | null>;
}

let drawer: Drawer | undefined;

/** A picture of a chart. */
export interface ChartPicture {
  readonly png: Uint8Array;
  readonly alt: string;
}

/** The chart as a PNG of 1600 × 900 pixels; null where the optional drawing packages are not installed. */
export async function drawChart(chart: Chart): Promise<ChartPicture | null> {
  const png = await drawOption(chartOption(chart), { width: 800, height: 450, pixelRatio: 2 });
  return png && { png, alt: chartInWords(chart) };
}

/** The picture beside a link to an article, 1200 × 630 (PNG); null where the optional drawing packages are not installed. */
export function drawShareCard(share: Share): Promise<Uint8Array | null> {
  return drawOption(shareCardOption(share), shareCardSize);
}

/**
 * A picture of what an ECharts option describes (PNG); null where the optional drawing packages are not
 * installed. It is drawn by a worker, while others are answered; it starts with the first (half a second, 70 MB).
 */
function drawOption(option: object, size: PictureSize): Promise<Uint8Array | null> {
  drawer ??= openDrawer();
  return drawer.draw(option, size);
}

function openDrawer(): Drawer {
  const waiting = new Map<number, { drawn(png: Uint8Array | null): void; failed(error: Error): void }>();
  const worker = new Worker(new URL('drawingWorker.js', import.meta.url), {
    execArgv: [],
    workerData: { font: chartFont },
  });
  // A chart on its way keeps the program running, a worker that waits for the next does not.
  worker.unref();
  const end = (error: Error): void => {
    drawer = undefined;
    for (const order of waiting.values()) order.failed(error);
    waiting.clear();
  };
  worker.on('message', (drawn: Drawn) => {
    const order = waiting.get(drawn.number);
    waiting.delete(drawn.number);
    if (waiting.size === 0) worker.unref();
    if ('problem' in drawn) order?.failed(new Error(drawn.problem));
    else order?.drawn(drawn.png);
  });
  worker.on('error', end);
  worker.on('exit', (code) => end(new Error(`the drawing worker ended with ${code}`)));
  let number = 0;
  return {
    draw: (option, size) =>
      new Promise((drawn, failed) => {
        number += 1;
        waiting.set(number, { drawn, failed });
        worker.ref();
        worker.postMessage({ number, option, size } satisfies DrawingOrder);
      }),
  };
}
