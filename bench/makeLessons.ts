/**
 * `npm run make:lessons -- FILE [--every N] [--only TEXT]`: writes to FILE what `npm run train:encoder` learns from: for
 * each case that is not kept for deciding (bench/deciding.ts) the sentences the forests read, and the first that
 * answers. Of the public sets every Nth question; `--only` takes the sets whose name begins so. NEWS_SETS names another
 * folder of writers than test/answer/news.
 */

import { createWriteStream } from 'node:fs';
import { parseArgs } from 'node:util';
import { pairOf, sentencesRead } from '../src/answer/reader.js';
import { readReaders } from '../src/answer/weights.js';
import { isForDeciding } from './deciding.js';
import { measured, type RankedSentence, rankedIn } from './rankedSentences.js';
import { type Case, casesOf, holds, isOwn } from './readingCases.js';
import { readingSets } from './readingSets.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { every: { type: 'string', default: '3' }, only: { type: 'string', default: '' } },
});
const [file] = positionals;
if (file === undefined) throw new Error('npm run make:lessons -- FILE');

const { judges, ...readers } = readReaders();
const out = createWriteStream(file);
const sets = readingSets().filter(({ name }) => name.startsWith(values.only));
for (const set of sets)
  for (const one of casesOf(set, Number(values.every), 'with made near misses'))
    if (!isForDeciding(one)) out.write(`${JSON.stringify(lessonOf(one))}\n`);
out.end();

function lessonOf(one: Case) {
  const ranked = rankedIn(measured(one, readers), 'held', judges.sentences);
  const tells = ({ report, regard: { standing }, sight }: RankedSentence) =>
    isOwn({ article: report, standing }, one) && holds(sight.passage.normal, one.answers);
  const read = ranked.slice(0, sentencesRead);
  const golden = read.some(tells) ? undefined : ranked.find(tells);
  const pairs = [...read, ...(golden ? [golden] : [])].map((sentence) => ({
    ...pairOf(sentence),
    right: one.answers.length > 0 && tells(sentence),
    says: holds(sentence.sight.passage.normal, one.answers),
  }));
  return { isNews: !one.set.endsWith('-dev'), answers: one.answers, pairs };
}
