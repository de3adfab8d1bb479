import { type Cues, waysOfAsking } from '../src/answer/cues.js';
import type { Passage } from '../src/answer/passages.js';
import { type Case, folds, holds, isOwn } from './readingCases.js';

const fewest = 5;
const fewestQuestions = 12;
const leastStrength = 0.8;
const clauseBorder = /[，,；;。！？!?：:]/u;
const isWord = /^[\p{Script=Han}a-z]+$/u;
const none: Cues = {};

/** How often words stand in clauses that answer, by way of asking, and in clauses of any kind. */
class Counts {
  readonly beside = new Map<string, Map<string, number>>();
  readonly answering = new Map<string, number>();
  readonly anywhere = new Map<string, number>();
  clauses = 0;

  cues(): Cues {
    const cues: Cues = {};
    for (const [way, words] of this.beside) {
      const all = this.answering.get(way) ?? 0;
      if (all < fewestQuestions) continue;
      const table: Record<string, number> = {};
      for (const [word, count] of words) {
        if (count < fewest) continue;
        const here = (count + 0.5) / (all + 1);
        const elsewhere = ((this.anywhere.get(word) ?? 0) + 0.5) / (this.clauses + 1);
        const strength = Math.log(here / elsewhere);
        if (strength > leastStrength) table[word] = Number(strength.toFixed(2));
      }
      if (Object.keys(table).length > 0) cues[way] = table;
    }
    return cues;
  }
}

/** The clauses of a sentence with their words. */
function clausesOf({ tokens, normal }: Passage): { readonly text: string; readonly words: string[] }[] {
  const clauses: { text: string; words: string[] }[] = [];
  let from = 0;
  let words: string[] = [];
  for (const { word, start, end } of [...tokens, { word: '。', start: normal.length, end: normal.length }]) {
    if (isWord.test(word)) words.push(word);
    if (!clauseBorder.test(word)) continue;
    clauses.push({ text: normal.slice(from, start), words });
    words = [];
    from = end;
  }
  return clauses;
}

const count = (counts: Map<string, number>, of: string) => counts.set(of, (counts.get(of) ?? 0) + 1);

/** Learns which words stand beside answers: for each fold from the other folds, and from all. */
export function learnCues(cases: readonly Case[]): {
  readonly cues: readonly Cues[];
  readonly all: Cues;
} {
  const counts = Array.from({ length: folds + 1 }, () => new Counts());
  for (const one of cases) {
    const learners = counts.filter((_, fold) => fold !== one.fold);
    const ways = waysOfAsking(one.read);
    for (const report of one.reports('held').slice(0, 3))
      for (const { text, words } of report.article.passages.flatMap(clausesOf)) {
        const answer = isOwn(report, one) ? one.answers.find((each) => holds(text, [each])) : undefined;
        const own = [...new Set(words)].filter(
          (word) => !one.read.text.includes(word) && !answer?.includes(word),
        );
        for (const learner of learners) {
          learner.clauses += 1;
          for (const word of own) count(learner.anywhere, word);
          if (answer === undefined) continue;
          for (const way of ways) {
            count(learner.answering, way);
            const table = learner.beside.get(way) ?? new Map<string, number>();
            learner.beside.set(way, table);
            for (const word of own) count(table, word);
          }
        }
      }
  }
  const all = counts[folds];
  return { cues: counts.slice(0, folds).map((each) => each.cues()), all: all?.cues() ?? none };
}
