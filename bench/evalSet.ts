/**
 * `npm run eval:set -- FOLDER [--project CHECKOUT] [--show]`: how the questions of FOLDER/questions.jsonl are answered
 * over FOLDER/reports.jsonl, both as the writers of test/answer/news have them, by the command line of a checkout
 * (`import`, then `ask - --json`): right is what quotes an accepted answer from the report that tells it, everything
 * else said is wrong, and what is said to a question without an answer a near miss answered. Harm is what is refused
 * though told + 5 x (wrong + near misses answered). `--show` prints the mistakes.
 */

import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { bare, overlap } from './readingCases.js';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { project: { type: 'string', default: '.' }, show: { type: 'boolean', default: false } },
});
const [set] = positionals;
if (set === undefined) throw new Error('npm run eval:set -- FOLDER');

const linesOf = (text: string): unknown[] =>
  text
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => JSON.parse(line));
const questionShape = z.object({ q: z.string(), doc: z.string(), answers: z.array(z.string()) });
const replyShape = z.object({
  answered: z.boolean(),
  answer: z.string().nullish(),
  evidence: z.array(z.object({ externalId: z.string().nullable(), passage: z.string() })).default([]),
});

/** The replies of a checkout to some questions over the reports of a file. Throws when it has not one for each. */
function ask(reports: string, questions: readonly string[]): z.infer<typeof replyShape>[] {
  const folder = mkdtempSync(join(tmpdir(), 'set-'));
  mkdirSync(join(folder, 'none'));
  const env = { ...process.env, DATABASE_PATH: join(folder, 'news.sqlite'), SEEDS_DIR: join(folder, 'none') };
  const run = (words: readonly string[], input?: string) =>
    spawnSync('npm', ['run', '--silent', 'cli', '--', ...words], {
      env,
      cwd: values.project,
      input,
      encoding: 'utf8',
      maxBuffer: 2 ** 30,
    });
  run(['import', resolve(reports)]);
  const { stdout, stderr } = run(['ask', '-', '--json'], questions.map((each) => `${each}\n`).join(''));
  rmSync(folder, { recursive: true });
  const replies = linesOf(stdout).map((reply) => replyShape.parse(reply));
  if (replies.length !== questions.length)
    throw new Error(`${replies.length} replies: ${stderr.slice(-500)}`);
  return replies;
}

const questions = linesOf(readFileSync(join(set, 'questions.jsonl'), 'utf8')).map((each) =>
  questionShape.parse(each),
);
const tally = { right: 0, wrong: 0, refused: 0, 'near misses answered': 0 };
const shared: number[] = [];
const replies = ask(
  join(set, 'reports.jsonl'),
  questions.map(({ q }) => q.replace(/\s+/gu, ' ')),
);
for (const [at, { q, doc, answers }] of questions.entries()) {
  const { answered, answer, evidence: [first] = [] } = replies[at] ?? { answered: false };
  const accepted = answers.map(bare);
  const said = `${bare(first?.passage ?? '')}\n${bare(answer ?? '')}`;
  const isRight = first?.externalId === doc && accepted.some((each) => said.includes(each));
  const isNear = answers.length === 0;
  const outcome = answered
    ? isNear
      ? 'near misses answered'
      : isRight
        ? 'right'
        : 'wrong'
    : isNear
      ? null
      : 'refused';
  if (outcome === null) continue;
  tally[outcome] += 1;
  if (outcome === 'right' && answer) shared.push(overlap(bare(answer), accepted));
  if (values.show && outcome !== 'right')
    console.log([outcome, doc, q, answers[0], answer, first?.passage.slice(0, 80)].join(' | '));
}
const near = questions.filter(({ answers }) => answers.length === 0).length;
const told = questions.length - near;
const percent = (count: number, all: number) => `${((100 * count) / (all || 1)).toFixed(1)}%`;
const harm = tally.refused + 5 * (tally.wrong + tally['near misses answered']);
console.log(
  `${set}: ${told} questions: right ${percent(tally.right, told)}, wrong ${percent(tally.wrong, told)}; ` +
    `${near} near misses: refused ${percent(near - tally['near misses answered'], near)}; harm ${harm}; ` +
    `of right answers ${percent(
      shared.reduce((sum, each) => sum + each, 0),
      shared.length,
    )} of the characters shared`,
);
