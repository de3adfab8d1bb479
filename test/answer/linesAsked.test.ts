import { describe, expect, it } from 'vitest';
import { encoderIn, openEncoder } from '../../src/answer/encoder.js';
import { linesAsked } from '../../src/answer/index.js';
import { keyFigures, withFacts } from '../../src/facts/index.js';
import { createTokenizer } from '../../src/search/index.js';
import { anArticle } from '../anArticle.js';

const article = withFacts(
  anArticle({
    headline: '柳溪大桥昨日合龙',
    paragraphs: [
      '本报讯 12月6日，柳溪大桥主桥顺利合龙。大桥总投资2.3亿元，全长745米，设双向四车道。',
      '施工高峰时，工地上有180名工人、26台机械同时作业，比计划提前了40天。',
      '“接下来铺沥青、装护栏，预计明年5月底通车。”项目负责人说，通车后从柳溪镇到城区的时间由35分钟缩短到12分钟。',
    ],
  }),
  createTokenizer(),
);
const texts = async (typed: string, words: readonly string[], encoder = openEncoder()) =>
  (await linesAsked(article, typed, words, encoder)).map(({ quotation }) => quotation);

describe('what a search asks an article for', () => {
  it.each([
    ['大桥什么时候通车', ['大桥', '什么时候', '通车'], '明年5月底'],
    ['柳溪大桥 长度', ['柳溪', '大桥', '长度'], '745米'],
    ['大桥 工人', ['大桥', '工人'], '180名'],
    ['柳溪到城区几分钟', ['柳溪', '城区', '几分钟'], '12分钟'],
  ])('%s is told first, in the words of the article', async (typed, words, told) => {
    const [first] = await texts(typed, words);
    expect(first?.text).toContain(told);
    expect(article.paragraphs.join('')).toContain(first?.text.split('……').at(-1));
    for (const [start, end] of first?.numbers ?? []) expect(first?.text.slice(start, end)).toMatch(/\d/u);
  });

  it('tells nothing twice', async () => {
    const lines = (await texts('柳溪大桥 长度', ['柳溪', '大桥', '长度'])).map(({ text }) => text);
    expect(lines.length).toBeGreaterThan(1);
    for (const [at, line] of lines.entries())
      for (const other of lines.slice(at + 1))
        expect(line.includes(other) || other.includes(line)).toBe(false);
  });

  it('is not told of a single word, nor without the encoder: then its figures come as they are', async () => {
    const known = (words: readonly string[]) =>
      keyFigures(article, 10, words).map(({ quotation }) => quotation.text);
    expect((await texts('大桥', ['大桥'])).map(({ text }) => text)).toEqual(known(['大桥']));
    const words = ['大桥', '工人'];
    const without = await texts('大桥 工人', words, encoderIn('/nowhere/encoder.onnx'));
    expect(without.map(({ text }) => text)).toEqual(known(words));
  });
});
