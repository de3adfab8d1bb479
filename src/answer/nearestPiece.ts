import type { ReadArticle } from './passages.js';
import type { Question } from './question.js';

/** Sentences of an article that a question is held against: a paper's page has some hundred, a yearbook thousands. */
const most = 300;

/**
 * A long article as the piece of it around the sentence that says most of the question, what few of its sentences
 * say counting most; any other as it is. So that no article takes longer than a page to be asked.
 */
export function nearestPiece(question: Question, read: ReadArticle): ReadArticle {
  const { passages } = read;
  if (passages.length <= most) return read;
  const words = question.terms.map(({ text, weight }) => {
    const holding = passages.map(({ normal }) => normal.includes(text));
    const count = holding.filter(Boolean).length;
    return { holding, tells: weight * Math.log((passages.length + 1) / (count + 0.3)) };
  });
  let [best, nearest] = [-1, 0];
  for (const at of passages.keys()) {
    let told = 0;
    for (const { holding, tells } of words) if (holding[at]) told += tells;
    if (told > best) [best, nearest] = [told, at];
  }
  const from = Math.max(0, Math.min(nearest - most / 2, passages.length - most));
  const piece = passages.slice(from, from + most);
  return { ...read, passages: piece, whole: [read.heading, ...piece.map(({ normal }) => normal)].join('\n') };
}
