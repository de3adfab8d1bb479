import type { Lexicon } from './lexicon.js';
import type { SearchTokenizer } from './tokenizer.js';

/**
 * A stretch of text that can be looked for.
 * `word`: a dictionary word; `part`: a shorter word inside one; `single`: a character that is a word by
 * itself or belongs to a name no dictionary has; `pair`: two characters across a border beside such a
 * character (伊|控 → 伊控), how unknown names are found; `plain`: letters and figures; `measure`: a
 * figure with its unit.
 */
export type TermKind = 'word' | 'part' | 'single' | 'pair' | 'plain' | 'measure';

/** Called for each term with its place in the text. */
type TermVisitor = (term: string, kind: TermKind, start: number, end: number) => void;

const letters = 'a-z0-9\\u00c0-\\u024f\\u0370-\\u04ff\\u3040-\\u30ff\\uac00-\\ud7af';
/** `机床`, `dmg`, `120.4`, `15.8%`, `400w`; not `。`, not `-`. */
const run = new RegExp(`(\\p{Script=Han}+)|[0-9]+(?:\\.[0-9]+)+%?|[${letters}]+%?`, 'gu');
const figure = /^[0-9]+(?:\.[0-9]+)*%?$/;
/** `mate60` → `mate`, `60`. */
const figuresAndLetters = /[0-9]+|[^0-9]+/g;

/** Reads normalised text into terms. */
export type Analysis = (text: string, visit: TermVisitor) => void;

/** The one way articles and queries are read, so that they meet. */
export function createAnalysis(
  tokenizer: SearchTokenizer,
  { grammar, stopWords }: Pick<Lexicon, 'grammar' | 'stopWords'>,
): Analysis {
  return (text, visit) => {
    run.lastIndex = 0;
    let figureStart = -1;
    let figureEnd = -1;
    for (const match of text.matchAll(run)) {
      const [stretch, han] = match;
      const start = match.index;
      if (han === undefined) {
        readPlain(stretch, start, visit);
        if (figure.test(stretch)) {
          figureStart = start;
          figureEnd = start + stretch.length;
        }
        continue;
      }
      let at = start;
      let before = '';
      for (const word of tokenizer.segment(han)) {
        const end = at + word.length;
        const long = word.length > 1;
        const borders = !long && grammar.has(word);
        if (at === figureEnd) visit(text.slice(figureStart, end), 'measure', figureStart, end);
        if (before !== '' && !borders && !(long && before.length > 1)) {
          visit(before.slice(-1) + word.slice(0, 1), 'pair', at - 1, at + 1);
        }
        if (long) {
          visit(word, 'word', at, end);
          if (word.length > 2) {
            for (const part of tokenizer.parts(word)) {
              const offset = at + word.indexOf(part);
              visit(part, 'part', offset, offset + part.length);
            }
          }
        } else if (!borders && !stopWords.has(word)) {
          visit(word, 'single', at, end);
        }
        before = borders ? '' : word;
        at = end;
      }
    }
  };
}

function readPlain(stretch: string, start: number, visit: TermVisitor): void {
  visit(stretch, 'plain', start, start + stretch.length);
  if (figure.test(stretch)) return;
  const pieces = stretch.match(figuresAndLetters) ?? [];
  if (pieces.length < 2) return;
  let at = start;
  for (const piece of pieces) {
    if (piece.length > 1) visit(piece, 'part', at, at + piece.length);
    at += piece.length;
  }
}
