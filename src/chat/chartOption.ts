import type { Chart } from './reply.js';

/** What is drawn in the charts, and nothing of the system's fonts. */
export const chartFont = 'Noto Sans SC';

const bar = '#2f6fb0';

/** A chart as ECharts takes it, for a picture and for a page alike; plain data, as JSON carries it. */
export function chartOption({ title, bars }: Chart) {
  const font = { fontFamily: `${chartFont}, sans-serif` };
  return {
    animation: false,
    backgroundColor: '#ffffff',
    textStyle: font,
    title: { text: title, left: 'center', top: 16, textStyle: font },
    grid: { left: 24, right: 24, top: 72, bottom: 24, containLabel: true },
    // For who points at a bar; drawn, as the rest is, so that a page need not allow styles within its text.
    tooltip: { trigger: 'axis', renderMode: 'richText', formatter: '{b}' },
    xAxis: { type: 'category', data: bars.map(({ label }) => label), axisLabel: { fontSize: 15 } },
    yAxis: { type: 'value' },
    series: [
      {
        type: 'bar',
        barMaxWidth: 72,
        itemStyle: { color: bar },
        data: bars.map(({ label, value, text }) => ({
          name: `${label}：${text}`,
          value,
          label: { show: true, position: 'top', formatter: text, fontSize: 15 },
        })),
      },
    ],
  };
}

/** What a chart says, for those who do not see it. */
export function chartInWords({ title, bars }: Chart): string {
  return `${title}：${bars.map(({ label, text }) => `${label} ${text}`).join('，')}`;
}
