import { readdirSync, readFileSync } from 'node:fs';
import { readPage } from '../../src/pages/index.js';
import type { Story } from './pageMaker.js';

/** The stories of the five pages that a newspaper could print again on another page. */
export function storiesOfSeeds(): Story[] {
  const folder = new URL('../../seeds/', import.meta.url);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .flatMap((name) => {
      const reading = readPage(readFileSync(new URL(name, folder)), name);
      return reading.kind === 'articles' ? reading.articles : [];
    })
    .filter(({ kind, headline }) => headline !== null && kind !== 'weather' && kind !== 'notice');
}
