import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block, Span } from '../../src/chat/reply.js';
import { inColumns } from '../../src/telegram/columns.js';
import { cutPoint } from '../../src/telegram/cut.js';
import { toHtml } from '../../src/telegram/html.js';
import { readHtml } from './readHtml.js';

const plain = (text: string): Block => ({ kind: 'text', spans: [{ text, style: 'plain' }] });

const anyText = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      '机',
      '床',
      '。',
      '”',
      '<',
      '>',
      '&',
      ';',
      '&amp;',
      '</b>',
      '😀',
      '👨‍👩‍👧',
      '\n',
      ' ',
      '1.5',
    ),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  maxLength: 60,
});
const anySpan: fc.Arbitrary<Span> = fc.record({
  text: anyText,
  style: fc.constantFrom('plain', 'bold', 'match', 'faint', 'code'),
});
const anyBlock: fc.Arbitrary<Block> = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), spans: fc.array(anySpan) }),
  fc.record({ kind: fc.constant('quote' as const), spans: fc.array(anySpan) }),
  fc.record({ kind: fc.constant('list' as const), items: fc.array(fc.array(anySpan)) }),
  fc.record({ kind: fc.constant('table' as const), rows: fc.array(fc.array(anyText)) }),
);

describe('a reply as Telegram’s HTML', () => {
  it('is well formed and short enough whatever it says and wherever it is cut', () => {
    fc.assert(
      fc.property(fc.array(anyBlock), fc.integer({ min: 40, max: 300 }), (blocks, limit) => {
        const { text } = readHtml(toHtml(blocks, limit));
        const whole = readHtml(toHtml(blocks)).text;
        expect(text.length).toBeLessThanOrEqual(limit);
        expect(/\p{Surrogate}/u.test(text)).toBe(false);
        if (text !== whole) expect(whole.startsWith(text.slice(0, -1)) && text.endsWith('…')).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('ends after the last sentence that fits, and closes what is open', () => {
    const blocks: Block[] = [
      { kind: 'quote', spans: [{ text: '“一二三四五。”六七八九十。十一', style: 'bold' }] },
    ];
    expect(toHtml(blocks, 12)).toBe('<blockquote><b>“一二三四五。”</b>…</blockquote>');
  });

  it('leaves out blocks and runs without text', () => {
    expect(toHtml([plain(''), plain('甲'), plain(' '), plain('乙')])).toBe('甲\n\n乙');
    expect(toHtml([{ kind: 'text', spans: [{ text: '', style: 'bold' }] }])).toBe('');
  });
});

describe('where a text is cut', () => {
  it.each([
    { text: '甲乙丙。丁戊己', limit: 6, kept: '甲乙丙。' },
    { text: '甲乙丙！”丁戊己', limit: 7, kept: '甲乙丙！”' },
    { text: '甲\n乙乙乙\n丙丙丙', limit: 8, kept: '甲\n乙乙乙\n' },
    { text: 'up 15.8% in 2024. Then', limit: 20, kept: 'up 15.8% in 2024.' },
    { text: '。一二三四五六七八九十', limit: 6, kept: '。一二三四五' },
    { text: '一二三四😀六七', limit: 5, kept: '一二三四' },
    { text: '一二👨‍👩‍👧三四', limit: 6, kept: '一二' },
    { text: '一二', limit: 6, kept: '一二' },
  ])('“$text” to $limit: “$kept”', ({ text, limit, kept }) => {
    expect(text.slice(0, cutPoint(text, limit))).toBe(kept);
  });
});

describe('a table', () => {
  it('lines up columns of Chinese, and numbers at their right', () => {
    expect(
      inColumns([
        ['年份', '产值', '同比'],
        ['2022', '134亿元', '-3%'],
        ['2024', '120.4亿元', '15.8%'],
      ]),
    ).toBe(['年份       产值   同比', '2022    134亿元    -3%', '2024  120.4亿元  15.8%'].join('\n'));
  });

  it('takes rows of different lengths', () => {
    expect(inColumns([['新仓镇'], ['当湖街道', '12']])).toBe('新仓镇\n当湖街道  12');
    expect(inColumns([])).toBe('');
  });
});
