import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explainPage, readPage } from '../../src/pages/index.js';

const folder = new URL('../../seeds/', import.meta.url);
const seeds = readdirSync(folder)
  .filter((name) => name.endsWith('.txt'))
  .map((name) => readFileSync(new URL(name, folder), 'utf8'));
const encode = (text: string) => new TextEncoder().encode(text);
const bare = (text: string) => text.replace(/\s/gu, '');
// A fault is shown as it was drawn: to shrink a page of 100,000 characters takes hours and gigabytes.
const few = { numRuns: 25, endOnFailure: true };

/** The letters of a reading's articles, all of them. */
function lettersOf(bytes: Uint8Array): string {
  const reading = readPage(bytes, 'page.txt');
  if (reading.kind === 'unreadable') return '';
  return reading.articles.flatMap((one) => [one.kicker, one.headline, one.deck, ...one.paragraphs]).join('');
}

const seedPage = fc.constantFrom(...seeds);

describe('any bytes', () => {
  it('are read without a crash, and can be explained', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), (bytes) => {
        expect(explainPage(readPage(bytes, 'any'))).toBeTypeOf('string');
      }),
      { numRuns: 100 },
    );
  });

  it('that are text give articles with a text, or the reason why not', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'本报讯 记者，。“”\n\n■#\t\u0000平湖12月ABC'), maxLength: 600 }),
        (text) => {
          const reading = readPage(encode(text), 'any');
          if (reading.kind === 'articles') expect(reading.articles.length).toBeGreaterThan(0);
          else expect(['empty', 'not text', 'no article']).toContain(reading.reason);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('a page of one piece of text over and over', () => {
  it('is read to its end', () => {
    const piece = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 6 });
    const times = fc.constantFrom(13, 39, 999, 20_000);
    fc.assert(
      fc.property(
        piece,
        times,
        fc.constantFrom('', '\n', '。'),
        fc.nat(5),
        (repeated, often, between, end) => {
          const text = Array(often).fill(repeated).join(between) + repeated.slice(0, end);
          expect(explainPage(readPage(encode(text), 'any'))).toBeTypeOf('string');
        },
      ),
      few,
    );
  });
});

describe('a real page', () => {
  it('reads the same with CRLF, a byte order mark, trailing blanks and NULs', () => {
    for (const page of seeds) {
      const plain = readPage(encode(page), 'page.txt');
      const noisy = `\uFEFF${page.replaceAll('\n', ' \u0000 \r\n')}`;
      const read = readPage(encode(noisy), 'page.txt');
      expect(read.kind === 'articles' && read.articles).toEqual(plain.kind === 'articles' && plain.articles);
    }
  });

  it('reads the same in UTF-16', () => {
    const page = seeds[0] ?? '';
    const plain = readPage(encode(page), 'page.txt');
    const wide = readPage(new Uint8Array(Buffer.from(`\uFEFF${page}`, 'utf16le')), 'page.txt');
    expect(wide.kind === 'articles' && wide.articles).toEqual(plain.kind === 'articles' && plain.articles);
  });

  it('gives the same headlines when a tool has put a blank line after every line', () => {
    const page = seeds[1] ?? '';
    const headlines = (text: string) => {
      const reading = readPage(encode(text), 'page.txt');
      return reading.kind === 'articles' ? reading.articles.map(({ headline }) => headline) : [];
    };
    expect(headlines(page.replaceAll('\n', '\n\n'))).toEqual(headlines(page));
  });

  it('cut off anywhere, invents no letter', () => {
    fc.assert(
      fc.property(seedPage, fc.nat(), (page, at) => {
        const cut = page.slice(0, at % page.length);
        const known = new Set(bare(cut));
        expect([...bare(lettersOf(encode(cut)))].every((letter) => known.has(letter))).toBe(true);
      }),
      few,
    );
  });

  it('with its lines shuffled or doubled is still read', () => {
    fc.assert(
      fc.property(seedPage, fc.infiniteStream(fc.double({ noNaN: true })), (page, order) => {
        const keys = page.split('\n').map((line) => ({ line, key: order.next().value }));
        const shuffled = keys.sort((a, b) => a.key - b.key).map(({ line }) => line);
        expect(readPage(encode(shuffled.join('\n')), 'page.txt').kind).toBe('articles');
        expect(readPage(encode(page + page), 'page.txt').kind).toBe('articles');
      }),
      few,
    );
  });

  it('wrapped anew at any width loses no letter of its reports', () => {
    fc.assert(
      fc.property(seedPage, fc.integer({ min: 14, max: 40 }), (page, width) => {
        const rewrapped = page
          .split('\n')
          .flatMap((line) => line.match(new RegExp(`.{1,${width}}`, 'gu')) ?? ['']);
        const read = bare(lettersOf(encode(rewrapped.join('\n'))));
        expect(read.length).toBeGreaterThan(0.85 * bare(lettersOf(encode(page))).length);
      }),
      few,
    );
  });
});

describe('text in GB18030', () => {
  // 本报讯 昨天,全市工作会议召开。 as GB bytes: Node decodes but does not encode GB18030.
  const gb = 'b1beb1a8d1b620d7f2ccec2cc8abcad0b9a4d7f7bbe1d2e9d5d9bfaaa1a3';

  it('is decoded', () => {
    const reading = readPage(new Uint8Array(Buffer.from(gb, 'hex')), 'gb.txt');
    expect(reading).toMatchObject({ articles: [{ paragraphs: ['本报讯 昨天,全市工作会议召开。'] }] });
  });
});

describe('a line of a million characters', () => {
  it('is one article', () => {
    const line = '本报讯 昨天下午，全市工作会议召开，部署下一阶段工作'.repeat(40_000);
    expect(readPage(encode(line), 'long.txt')).toMatchObject({ articles: [{ kind: 'news' }] });
  });
});
