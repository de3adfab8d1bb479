import { describe, expect, it } from 'vitest';
import { readLexicon } from '../../src/search/lexicon.js';
import { readQuery } from '../../src/search/query.js';

const context = {
  lexicon: readLexicon(),
  today: new Date('2024-12-31T17:00:00Z'),
  townNamed: (word: string) => (word.startsWith('新仓') ? '新仓镇' : undefined),
};
const read = (typed: string) => readQuery(typed, context);
const year = (from: number, to = from) => ({ from: from * 10_000 + 101, to: to * 10_000 + 1231 });

describe('readQuery', () => {
  it.each([
    ['2023', year(2023)],
    ['2023年', year(2023)],
    ['２０２３', year(2023)],
    ['2023..2025', year(2023, 2025)],
    ['2023-2025', year(2023, 2025)],
    ['2023年至2025年', year(2023, 2025)],
    ['2025..2023', year(2023, 2025)],
    ['2023..', year(2023, 9999)],
    ['..2023', year(1, 2023)],
    ['去年', year(2024)],
    ['今年', year(2025)],
    ['2023-07', { from: 20230701, to: 20230731 }],
    ['2023年7月', { from: 20230701, to: 20230731 }],
  ])('takes %s for a time; the year is that of Pinghu', (typed, days) => {
    expect(read(typed)).toMatchObject({ words: [], filters: { days: [days] } });
  });

  it.each(['1234', '12023', '2023个', '120.4'])('takes %s for a word', (typed) => {
    expect(read(typed)).toMatchObject({ words: [typed], filters: { days: [] } });
  });

  it('tells towns, kinds, phrases and words apart', () => {
    expect(read('新仓 评论、“营商 环境” 「店小二」 机床')).toMatchObject({
      words: ['机床'],
      phrases: ['营商 环境', '店小二'],
      filters: { towns: ['新仓镇'], kinds: ['commentary'], days: [] },
    });
  });

  it('excludes what a minus stands before', () => {
    expect(read('机床 -汽车 －图片 -2023 -新仓 -“平妈妈”')).toMatchObject({
      words: ['机床'],
      excludedWords: ['平妈妈', '汽车'],
      excluded: { towns: ['新仓镇'], kinds: ['photo'], days: [year(2023)] },
    });
  });

  it('keeps a hyphen inside a word', () => {
    expect(read('t-stops')).toMatchObject({ words: ['t-stops'], excludedWords: [] });
  });
});
