import { startsArticle, startsParagraph } from './forms.js';
import { type LineLabel, type LineRule, lineLabels, lineRules } from './lineEvidence.js';
import type { PageLine } from './lines.js';
import { type LineInPlace, placeLines } from './runs.js';
import { endsSentence } from './sentenceEnds.js';

/** A line with the label that fits it and its neighbours best, and the rules that spoke. */
export interface LabelledLine {
  readonly line: PageLine;
  readonly label: LineLabel;
  readonly evidence: readonly LineRule[];
  /** The line before it breaks off inside a word that goes on here. */
  readonly torn: boolean;
}

type Scores = Record<LineLabel, number>;

/**
 * Labels every line: each rule of `lineEvidence.ts` votes on a line alone, and neighbours vote on
 * each other (a sentence left open goes on); the best path over the page wins (Viterbi, linear time).
 */
export function labelLines(lines: readonly PageLine[]): LabelledLine[] {
  const placed = placeLines(lines);
  const evidence = placed.map((at) => lineRules.filter((rule) => rule.applies(at)));
  const from: Record<LineLabel, LineLabel>[] = [];
  let best: Scores | undefined;
  for (const [index, { line, previous }] of placed.entries()) {
    const own = votes(evidence[index] ?? []);
    const scores = {} as Scores;
    const back = {} as Record<LineLabel, LineLabel>;
    for (const label of lineLabels) {
      back[label] = 'body';
      scores[label] = own[label];
      if (!best || !previous) continue;
      let most = Number.NEGATIVE_INFINITY;
      for (const before of lineLabels) {
        const score = best[before] + neighbourVote(before, previous, label, line);
        if (score > most) {
          most = score;
          back[label] = before;
        }
      }
      scores[label] += most;
    }
    from.push(back);
    best = scores;
  }
  return trace(placed, evidence, from, best);
}

function trace(
  placed: readonly LineInPlace[],
  evidence: readonly (readonly LineRule[])[],
  from: readonly Record<LineLabel, LineLabel>[],
  last: Scores | undefined,
): LabelledLine[] {
  let label: LineLabel = 'body';
  if (last) for (const candidate of lineLabels) if (last[candidate] > last[label]) label = candidate;
  const labelled: LabelledLine[] = [];
  for (let index = placed.length - 1; index >= 0; index--) {
    const at = placed[index];
    if (!at) continue;
    labelled.push({ line: at.line, label, evidence: evidence[index] ?? [], torn: at.torn });
    label = from[index]?.[label] ?? 'body';
  }
  return labelled.reverse();
}

function votes(rules: readonly LineRule[]): Scores {
  const scores: Scores = { body: 0, title: 0, byline: -4, furniture: -2, notice: -3 };
  for (const rule of rules) {
    for (const label of lineLabels) scores[label] += rule.votes[label] ?? 0;
  }
  return scores;
}

/** What a label says of the label of the next line. */
function neighbourVote(before: LineLabel, previous: PageLine, label: LineLabel, line: PageLine): number {
  const open = before === 'body' && !endsSentence(previous.closed);
  if (before === 'body') {
    if (label === 'body') return line.blankBefore ? 0 : open ? 2 : 1;
    if (label === 'title') return open ? (line.blankBefore ? -3 : -5) : line.blankBefore ? 0 : -1;
    return open ? -2 : 0;
  }
  if (before === 'title' && label === 'body') {
    const sets =
      line.blankBefore ||
      line.indented ||
      startsArticle(line.text) ||
      startsParagraph(line.closed) ||
      previous.heading ||
      previous.doubled;
    return sets ? 0 : -2;
  }
  if (before === 'notice' && label === 'notice') return 1;
  return 0;
}
