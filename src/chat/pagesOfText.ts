import { closings, stops } from '../language/index.js';

/** A paragraph, or the part of a long one that fits a page. */
export interface PageParagraph {
  readonly text: string;
  /** Index of the paragraph it is or comes from. */
  readonly paragraph: number;
}

// A sentence with its closing quotes, or what is left without an end.
const sentence = new RegExp(`[^${stops}]*[${stops}]+[${closings}]*|[^${stops}]+$`, 'gu');

/**
 * Paragraphs dealt onto pages of at most `limit` characters (UTF-16 units), at paragraph borders where
 * they fit, else between sentences, else between characters; no page is empty, nothing is lost.
 * At least one page, even of nothing.
 */
export function pagesOfText(paragraphs: readonly string[], limit: number): PageParagraph[][] {
  const pages: PageParagraph[][] = [[]];
  let room = limit;
  const add = (text: string, paragraph: number): void => {
    if (text.length > room && room < limit) {
      pages.push([]);
      room = limit;
    }
    const page = pages.at(-1);
    const last = page?.at(-1);
    if (last?.paragraph === paragraph) page?.splice(-1, 1, { text: last.text + text, paragraph });
    else page?.push({ text, paragraph });
    room -= text.length;
  };
  paragraphs.forEach((paragraph, index) => {
    if (paragraph.length <= limit) {
      add(paragraph, index);
      return;
    }
    for (const [part] of paragraph.matchAll(sentence)) {
      for (const piece of piecesOf(part, limit)) add(piece, index);
    }
  });
  return pages;
}

function piecesOf(text: string, limit: number): string[] {
  if (text.length <= limit) return [text];
  const pieces: string[] = [''];
  for (const character of text) {
    if ((pieces.at(-1) ?? '').length + character.length > limit) pieces.push('');
    pieces.push(`${pieces.pop() ?? ''}${character}`);
  }
  return pieces;
}
