// How long the first chart takes, and what it costs the others who are answered meanwhile: `npm run bench:chart`.
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { drawChart } from '../src/chat/index.js';

const loop = monitorEventLoopDelay({ resolution: 5 });
const chart = {
  title: '机床产业产值（亿元）',
  bars: [2022, 2023, 2024].map((year) => ({
    label: `${year}年`,
    value: year - 1900,
    text: `${year - 1900}`,
  })),
};

async function timed(what: string, work: () => Promise<unknown>): Promise<void> {
  loop.reset();
  loop.enable();
  const before = performance.now();
  await work();
  const took = Math.round(performance.now() - before);
  loop.disable();
  const megabytes = Math.round(process.memoryUsage().rss / 2 ** 20);
  console.log(
    `${what}: ${took} ms, loop held for ${Math.round(loop.max / 1e6)} ms, ${megabytes} MB resident`,
  );
}

await timed('first chart', () => drawChart(chart));
await timed('second chart', () => drawChart(chart));
