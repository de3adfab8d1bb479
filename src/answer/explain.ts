import type { Question } from './question.js';
import type { Judges, ScoredAnswer } from './reader.js';

/** Features shown for each candidate. */
const shown = 8;

/** Why a question was answered, or not: what was understood, the candidates, and what weighed most for each. */
export function explainAnswers(
  question: Question,
  ranked: readonly ScoredAnswer[],
  { answers }: Judges,
  line: number,
): string {
  const unit = question.unit ? ` in ${[...question.unit.kinds].join('/')} ${question.unit.word ?? ''}` : '';
  const terms = question.terms.map(({ text, weight, also }) =>
    [`${text} ${weight.toFixed(2)}`, ...also.slice(0, 3)].join('/'),
  );
  const candidates = ranked.map((answer, index) => {
    const { stretch, sight, regard, values, confidence } = answer;
    const shares = answers.shares(values);
    const heaviest = [...shares.keys()]
      .sort((a, b) => Math.abs(shares[b] ?? 0) - Math.abs(shares[a] ?? 0))
      .slice(0, shown)
      .map((at) => {
        const share = shares[at] ?? 0;
        return `${share < 0 ? '' : '+'}${share.toFixed(2)} ${answers.features[at]} (${(values[at] ?? 0).toFixed(2)})`;
      });
    const { text } = sight.passage;
    const marked = stretch
      ? `${text.slice(0, stretch.span.start)}【${text.slice(stretch.span.start, stretch.span.end)}】${text.slice(stretch.span.end)}`
      : text;
    return [
      `${index + 1}. ${confidence.toFixed(2)} ${confidence >= line ? 'said' : 'not said'} · ${regard.read.article.headline ?? ''}`,
      `   ${marked}`,
      `   ${heaviest.join('; ')}`,
    ].join('\n');
  });
  return [
    `asks for: ${question.kind}${unit}`,
    `words: ${terms.join(', ')}`,
    `said from: ${line}`,
    ...candidates,
  ].join('\n');
}
