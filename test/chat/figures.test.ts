import { monitorEventLoopDelay } from 'node:perf_hooks';
import { describe, expect, it } from 'vitest';
import { drawChart } from '../../src/chat/index.js';
import { textOf } from '../../src/terminal/plainText.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';

const { converse } = theNewsroom();
const say = (text: string) => converse(aRequest(text));

describe('/figures', () => {
  it('lists the figures of all articles by time, each with its source', async () => {
    const words = wordsOf(await say('/figures 机床 产值'));
    const amounts = ['134亿元', '超200亿元', '120.4亿元'].map((amount) => words.indexOf(amount));
    expect(amounts.every((at) => at >= 0)).toBe(true);
    expect([...amounts].sort((a, b) => a - b)).toEqual(amounts);
    expect(words).toMatch(/平湖数控机床产业实现产值134亿元[^\n]*\n2022年 · №\d+ /u);
  });

  it('joins nothing that reports count differently', async () => {
    expect((await say('/figures 机床 产值'))?.chart).toBeUndefined();
  });

  const { converse: converseOver } = theNewsroom('test/chat/yearlyReports');
  const ask = (text: string) => converseOver(aRequest(text));

  it('draws one measure of one owner over the years, named in the title, a plan or another owner left out', async () => {
    const reply = await ask('/figures 眼镜 产值');
    expect(reply?.chart?.bars.map(({ value }) => value)).toEqual([41, 46, 52]);
    expect(reply?.chart?.title).toBe('全县眼镜产业产值（亿元）');
    const picture = reply?.chart && (await drawChart(reply.chart));
    expect([...(picture?.png.slice(1, 4) ?? [])]).toEqual([...Buffer.from('PNG')]);
    expect(picture?.alt).toContain('2022年 41亿元');
  });

  it('is drawn while others are answered: the loop is never held for long', async () => {
    const { chart } = (await ask('/figures 眼镜 产值')) ?? {};
    await (chart && drawChart(chart));
    const gaps = monitorEventLoopDelay({ resolution: 10 });
    gaps.enable();
    const begun = performance.now();
    await (chart && drawChart(chart));
    const took = performance.now() - begun;
    gaps.disable();
    // Drawn in its own thread the whole time it took would be one gap.
    expect(gaps.max / 1e6).toBeLessThan(Math.max(200, took / 2));
  });

  it('draws in characters in the terminal', async () => {
    const reply = await ask('/figures 眼镜 产值');
    expect(reply && textOf(reply, 'plain')).toMatch(/█{10,}.* 52亿元/u);
  });

  it('takes a year', async () => {
    const words = wordsOf(await say('/figures 机床 产值 2024'));
    expect(words).toContain('120.4亿元');
    expect(words).not.toContain('134亿元');
  });

  it('says so when there are none', async () => {
    expect(wordsOf(await say('/figures 地铁 里程'))).toContain('没有找到');
  });
});
