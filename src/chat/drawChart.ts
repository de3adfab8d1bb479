import { chartInWords, chartOption } from './chartOption.js';
import { drawOption } from './drawing.js';
import type { Chart } from './reply.js';

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
