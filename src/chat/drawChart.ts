import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Chart } from './reply.js';

const size = { width: 800, height: 450 };
const family = 'Noto Sans SC';
const fontFile = '@fontsource/noto-sans-sc/files/noto-sans-sc-chinese-simplified-400-normal.woff2';

/** A picture of a chart. */
export interface ChartPicture {
  readonly png: Uint8Array;
  readonly alt: string;
}

type Draw = (chart: Chart) => Uint8Array;
let drawing: Promise<Draw | null> | undefined;

/**
 * The chart as a PNG of 1600 × 900 pixels; null where the optional drawing packages are not installed.
 * They are loaded when the first chart is drawn.
 */
export async function drawChart(chart: Chart): Promise<ChartPicture | null> {
  drawing ??= loadDrawing();
  const draw = await drawing;
  return (
    draw && {
      png: draw(chart),
      alt: `${chart.title}：${chart.bars.map(({ label, text }) => `${label} ${text}`).join('，')}`,
    }
  );
}

async function loadDrawing(): Promise<Draw | null> {
  try {
    const [echarts, { createCanvas, GlobalFonts }] = await Promise.all([
      import('echarts'),
      import('@napi-rs/canvas'),
    ]);
    // The font stands in the package's files; no font of the system is needed.
    const font = readFileSync(createRequire(import.meta.url).resolve(fontFile));
    GlobalFonts.register(font, family);
    echarts.setPlatformAPI({ createCanvas: () => createCanvas(32, 32) as never });
    return (chart) => {
      const canvas = createCanvas(size.width * 2, size.height * 2);
      const plot = echarts.init(canvas as never, null, { ...size, devicePixelRatio: 2 });
      plot.setOption({
        animation: false,
        backgroundColor: '#ffffff',
        textStyle: { fontFamily: family },
        title: { text: chart.title, left: 'center', top: 16, textStyle: { fontFamily: family } },
        grid: { left: 24, right: 24, top: 72, bottom: 24, containLabel: true },
        xAxis: { type: 'category', data: chart.bars.map(({ label }) => label), axisLabel: { fontSize: 15 } },
        yAxis: { type: 'value' },
        series: [
          {
            type: 'bar',
            barMaxWidth: 72,
            itemStyle: { color: '#2f6fb0' },
            data: chart.bars.map(({ value, text }) => ({
              value,
              label: { show: true, position: 'top', formatter: text, fontSize: 15 },
            })),
          },
        ],
      });
      const png = canvas.toBuffer('image/png');
      plot.dispose();
      return png;
    };
  } catch {
    return null;
  }
}
