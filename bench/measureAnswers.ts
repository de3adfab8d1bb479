import { openEncoder } from '../src/answer/encoder.js';
import { readAnswers } from '../src/answer/reader.js';
import type { Weights } from '../src/answer/weights.js';
import { bare, casesOf, holds, isOwn, overlap, regardsOf, type Setting, settingsOf } from './readingCases.js';
import type { ReadingSet } from './readingSets.js';

/** What became of a question. */
interface Outcome {
  readonly setting: Setting | 'near';
  readonly confidence: number;
  readonly right: boolean;
  readonly f1: number;
}

/** How a set is answered from a confidence on, in per cent. */
export interface Point {
  readonly line: number;
  readonly right: number;
  readonly wrong: number;
  readonly f1: number;
  readonly away: number;
  readonly cut: number;
  readonly near: number;
}

const lines = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
const percent = (count: number, all: number) => (100 * count) / (all || 1);

/**
 * Answers a set as the bot would and prints how many of its questions are answered rightly, wrongly or not at
 * all from each confidence on. A short answer's F1 is over those said. `show` prints the mistakes.
 */
export async function measureAnswers(
  set: ReadingSet,
  every: number,
  { judges, ...lessons }: Weights,
  show: 'mistakes' | 'figures',
): Promise<Point[]> {
  const encoder = openEncoder();
  const outcomes: Outcome[] = [];
  const start = performance.now();
  for (const one of casesOf(set, every, 'as written')) {
    for (const setting of settingsOf(one)) {
      const [answer] = await readAnswers(regardsOf(one, one.reports(setting), lessons), judges, encoder);
      const { normal } = answer?.sight.passage ?? { normal: '' };
      const said = answer?.stretch
        ? bare(normal.slice(answer.stretch.span.start, answer.stretch.span.end))
        : '';
      const outcome: Outcome = {
        setting: one.answers.length === 0 ? 'near' : setting,
        confidence: answer?.confidence ?? 0,
        right:
          answer !== undefined &&
          isOwn({ ...answer.regard, article: answer.regard.read }, one) &&
          setting !== 'cut' &&
          holds(normal, one.answers),
        f1: overlap(said, one.answers),
      };
      outcomes.push(outcome);
      if (
        show === 'mistakes' &&
        !(outcome.right && outcome.confidence > 0.5) &&
        (outcome.setting === 'held' || outcome.confidence > 0.5)
      )
        console.log(
          `  ${outcome.setting} ${outcome.confidence.toFixed(2)} ${one.question.q} | ${one.question.answers[0] ?? '-'} | ${said} | ${normal.slice(0, 120)}`,
        );
    }
  }
  const of = (setting: Outcome['setting']) => outcomes.filter((one) => one.setting === setting);
  const held = of('held');
  const best = percent(held.filter(({ right }) => right).length, held.length).toFixed(1);
  const each = ((performance.now() - start) / outcomes.length).toFixed(1);
  console.log(`${set.name}: ${held.length} questions, best sentence right ${best}%, ${each} ms a reading`);
  return lines.map((line) => {
    const said = held.filter(({ confidence }) => confidence >= line);
    const right = said.filter((one) => one.right).length;
    const refused = (setting: Outcome['setting']) =>
      percent(of(setting).filter(({ confidence }) => confidence < line).length, of(setting).length);
    const point = {
      line,
      right: percent(right, held.length),
      wrong: percent(said.length - right, held.length),
      f1: percent(
        said.reduce((sum, { f1 }) => sum + f1, 0),
        said.length,
      ),
      away: refused('away'),
      cut: refused('cut'),
      near: refused('near'),
    };
    const { f1, away, cut, near } = point;
    console.log(
      `  from ${line.toFixed(2)}: right ${point.right.toFixed(1)} wrong ${point.wrong.toFixed(1)} F1 ${f1.toFixed(1)} | refused: taken away ${away.toFixed(1)} cut out ${cut.toFixed(1)} near misses ${near.toFixed(1)}`,
    );
    return point;
  });
}
