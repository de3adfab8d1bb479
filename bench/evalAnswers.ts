/**
 * `npm run eval:answers [-- PAGES] [-- --every N] [-- --archive N]`: questions on the pages, answer finding on
 * the public set (every Nth question), figures against their gold, and the time of an answer over an archive
 * of N articles made of the public set's sentences.
 */
import { existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { type Answer, type Answerer, createAnswerer } from '../src/answer/index.js';
import { splitSentences } from '../src/facts/index.js';
import { openNewsroom } from '../src/newsroom.js';
import { measureFigures } from '../test/facts/figuresGold.js';
import { percentile } from './figures.js';
import { ourSearch, storeOf, tokenizer } from './ours.js';
import { publicSet, readPublicSet } from './publicSet.js';

const { values } = parseArgs({
  options: { every: { type: 'string', default: '1' }, archive: { type: 'string', default: '0' } },
});
const today = new Date('2026-11-21T02:00:00Z');
const percent = (share: number) => `${(100 * share).toFixed(1)}%`;
const bare = (text: string) => text.normalize('NFKC').toLowerCase().replace(/\s/gu, '');

function timedAsker(answerer: Answerer) {
  const times: number[] = [];
  const ask = (question: string): Answer => {
    const start = performance.now();
    const answer = answerer.answer(question, { today, topic: null });
    times.push(performance.now() - start);
    return answer;
  };
  return {
    ask,
    times: () =>
      `median ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms`,
  };
}

function evalPages(): void {
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
      const answer = ask(q);
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

function evalPublicSet(every: number): void {
  if (!publicSet.isThere) {
    console.log(`public set: not at ${publicSet.path}`);
    return;
  }
  const { paragraphs, questions } = readPublicSet();
  const store = storeOf(paragraphs);
  const search = ourSearch(store, 'minisearch');
  const { ask, times } = timedAsker(createAnswerer({ search, articles: store.articles, tokenizer }));
  const tally = { asked: 0, firstArticle: 0, sentence: 0, passage: 0, answered: 0, longest: 0 };
  for (const [index, question] of questions.entries()) {
    if (index % every) continue;
    const answer = ask(question.q);
    tally.asked += 1;
    if (answer.kind === 'smallTalk' || answer.kind === 'news') continue;
    const evidence = answer.kind === 'found' ? answer.readings[0].evidence : answer.nearest[0];
    if (answer.kind === 'found') tally.answered += 1;
    if (!evidence) continue;
    const holds = (text: string) => question.answers.some((one) => bare(text).includes(bare(one)));
    if (store.articles.get(evidence.id)?.externalId === question.doc) tally.firstArticle += 1;
    if (holds(evidence.sentence)) tally.sentence += 1;
    if (holds(evidence.passage)) tally.passage += 1;
    tally.longest = Math.max(tally.longest, evidence.passage.length);
  }
  const share = (count: number) => percent(count / tally.asked);
  console.log(
    `public set, ${tally.asked} questions: right article ${share(tally.firstArticle)}, answer in the one sentence ${share(tally.sentence)}, ` +
      `in the passage of at most ${tally.longest} characters ${share(tally.passage)}; answered ${share(tally.answered)}; ${times()}`,
  );
}

/** An archive of articles of about 900 characters, from the public set's sentences in turn. */
function evalArchive(size: number): void {
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
  for (let index = 0; index < questions.length; index += 30) ask(questions[index]?.q ?? '');
  console.log(`archive of ${size} articles: ${times()}`);
}

const figures = measureFigures();
console.log(
  `figures of two pages: precision ${percent(figures.right / figures.found)}, recall ${percent(figures.right / figures.gold)} (${figures.gold} by hand)`,
);
for (const fault of figures.faults) console.log(`  ${fault}`);
evalPages();
evalPublicSet(Number(values.every));
if (Number(values.archive) > 0) evalArchive(Number(values.archive));
