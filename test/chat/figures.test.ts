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
    expect(words).toMatch(/2022年 .*产值 134亿元 №\d+ /u);
  });

  it('draws what can be set side by side', async () => {
    const reply = await say('/figures 机床 产值');
    expect(reply?.chart?.bars.map(({ value }) => value)).toEqual([134, 200, 120.4]);
    const picture = reply?.chart && (await drawChart(reply.chart));
    expect([...(picture?.png.slice(1, 4) ?? [])]).toEqual([...Buffer.from('PNG')]);
    expect(picture?.alt).toContain('2022年 134亿元');
  });

  it('draws in characters in the terminal', async () => {
    const reply = await say('/figures 机床 产值');
    expect(reply && textOf(reply, 'plain')).toMatch(/█{10,}.* 134亿元/u);
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
