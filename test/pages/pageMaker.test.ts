import { describe, expect, it } from 'vitest';
import { readPage } from '../../src/pages/index.js';
import { measurePage, summed } from './measure.js';
import { makePage, seededRandom } from './pageMaker.js';
import { storiesOfSeeds } from './seedStories.js';

const pages = 60;

describe('pages laid out by the page maker', () => {
  const stories = storiesOfSeeds();
  const measures = Array.from({ length: pages }, (_, index) => {
    const random = seededRandom(index + 1);
    const chosen = [...stories].sort(() => random() - 0.5).slice(0, 3 + Math.floor(random() * 6));
    const page = makePage(chosen, random);
    const reading = readPage(new TextEncoder().encode(page.text), 'made.txt');
    return measurePage(reading.kind === 'articles' ? reading.articles : [], page.truth, {
      read: null,
      iso: null,
    });
  });
  const total = summed(measures);

  it('give back at least 97 of 100 headlines and 97.5 of 100 characters', () => {
    expect(total.headline).toBeGreaterThanOrEqual(0.97);
    expect(total.characters).toBeGreaterThanOrEqual(0.975);
  });

  it('give hardly an article too many', () => {
    expect(total.tooMany).toBeLessThanOrEqual(2);
  });
});
