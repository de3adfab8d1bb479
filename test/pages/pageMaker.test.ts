import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/pages/index.js';
import { createTokenizer } from '../../src/search/index.js';
import { measurePage, summed } from './measure.js';
import { makePage } from './pageMaker.js';
import { paperStyles } from './paperStyles.js';

const tokenizer = createTokenizer();
const pagesOfEach = 6;

describe('pages of invented papers that nothing was learned from', () => {
  const total = summed(
    paperStyles.flatMap((style, index) =>
      Array.from({ length: pagesOfEach }, (_, at) => {
        const page = makePage(style, 900_000 + 1000 * index + at);
        const reading = readPage(
          new TextEncoder().encode(page.text),
          'made.txt',
          undefined,
          undefined,
          tokenizer,
        );
        return measurePage(reading.kind === 'articles' ? reading.articles : [], page.truth, {
          read: null,
          iso: null,
        });
      }),
    ),
  );

  it('give back at least 88 of 100 headlines and 84 of 100 characters', () => {
    expect(total.headline).toBeGreaterThanOrEqual(0.88);
    expect(total.characters).toBeGreaterThanOrEqual(0.84);
  });

  it('give hardly an article too many', () => {
    expect(total.tooMany).toBeLessThanOrEqual(0.045 * total.articles);
  });
});
