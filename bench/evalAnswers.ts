/**
 * `npm run eval:answers [-- --every N] [-- --archive N]`: questions on the pages, the reading sets over
 * confidences (every Nth question of the public ones), figures against their gold, and the time of an answer
 * over an archive of N articles made of the public set's sentences.
 */

import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { type Answer, type Answerer, createAnswerer } from '../src/answer/index.js';
import { readWeights } from '../src/answer/weights.js';
import { splitSentences } from '../src/language/index.js';
import { openNewsroom } from '../src/newsroom.js';
import { measureFigures } from '../test/facts/figuresGold.js';
import { percentile } from './figures.js';
import { measureAnswers } from './measureAnswers.js';
import { ourSearch, storeOf, tokenizer } from './ours.js';
import { readPublicSet } from './publicSet.js';
import { readingSets } from './readingSets.js';

const { values } = parseArgs({
  options: { every: { type: 'string', default: '10' }, archive: { type: 'string', default: '0' } },
});
const today = new Date('2026-11-21T02:00:00Z');
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

function timedAsker(answerer: Answerer) {
  const times: number[] = [];
  const ask = async (question: string): Promise<Answer> => {
    const start = performance.now();
    const answer = await answerer.answer(question, { today, topic: null });
    times.push(performance.now() - start);
    return answer;
  };
  return {
    ask,
    times: () =>
      `median ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
  };
}

async function evalPages(): Promise<void> {
  const { desk } = openNewsroom(
    { DATABASE_PATH: ':memory:', SEEDS_DIR: 'seeds', SEARCH_ENGINE: 'auto' },
    pino({ level: 'silent' }),
  );
  const shared = new URL('../../shared/eval/questions.json', import.meta.url);
  const sets = [
    ...(existsSync(shared) ? [shared] : []),
    new URL('../test/answer/moreQuestions.json', import.meta.url),
  ];
  for (const set of sets) {
    const { ask, times } = timedAsker(desk.answerer);
    const tally = { right: 0, wrong: 0, notFound: 0, refused: 0, answeredWrongly: 0 };
    for (const { q, a, all, type } of JSON.parse(readFileSync(set, 'utf8')).questions) {
      const answer = await ask(q);
      if (type === 'unanswerable') {
        tally[answer.kind === 'found' ? 'answeredWrongly' : 'refused'] += 1;
        if (answer.kind === 'found') console.log(`  answered though nothing tells: ${q}`);
      } else if (answer.kind === 'found') {
        const [{ short, evidence }] = answer.readings;
        const text = bare(`${short ?? ''} ${evidence.passage}`);
        const right = all
          ? all.every((one: string) => text.includes(bare(one)))
          : a.some((one: string) => bare(type === 'number' && short ? short : text).includes(bare(one)));
        tally[right ? 'right' : 'wrong'] += 1;
        if (!right) console.log(`  wrong: ${q} → ${short} | ${evidence.sentence}`);
      } else {
        tally.notFound += 1;
        console.log(`  not found: ${q}`);
      }
    }
    console.log(`${set.pathname.split('/').at(-1)}: ${JSON.stringify(tally)}, ${times()}`);
  }
}

/** The reading sets with the shipped weights, which have learned from most of them. */
async function evalReadingSets(every: number): Promise<void> {
  const weights = readWeights();
  for (const set of readingSets()) await measureAnswers(set, every, weights, 'figures');
}

/** An archive of articles of about 900 characters, from the public set's sentences in turn. */
async function evalArchive(size: number): Promise<void> {
  const { paragraphs, questions } = readPublicSet();
  const sentences = paragraphs.flatMap(({ body }) => splitSentences(body).map(({ text }) => text));
  let at = 0;
  const made = Array.from({ length: size }, (_, index) => {
    let body = '';
    // A stride coprime to the number of sentences mixes them without a random number.
    while (body.length < 900) {
      at = (at + 7919) % sentences.length;
      body += sentences[at] ?? '';
    }
    return { id: `archive-${index}`, headline: body.slice(0, 18), body };
  });
  const store = storeOf(made);
  const search = ourSearch(store, 'auto');
  const { ask, times } = timedAsker(createAnswerer({ search, articles: store.articles, tokenizer }));
  for (let index = 0; index < questions.length; index += 30) await ask(questions[index]?.q ?? '');
  console.log(`archive of ${size} articles: ${times()}`);
}

const figures = measureFigures();
console.log(
  `figures of two pages: precision ${percent(figures.right / figures.found)}, recall ${percent(figures.right / figures.gold)} (${figures.gold} by hand)`,
);
for (const fault of figures.faults) console.log(`  ${fault}`);
await evalPages();
await evalReadingSets(Number(values.every));
if (Number(values.archive) > 0) await evalArchive(Number(values.archive));
