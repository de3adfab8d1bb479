import { titleOf } from '../news/index.js';
import { articleLine, lead } from './articleItem.js';
import type { Asked } from './command.js';
import { toSpan } from './commands/search.js';
import type { Desk } from './desk.js';
import type { Reply, Span } from './reply.js';
import type { Request } from './request.js';
import { bold, paragraph, plain } from './spans.js';
import { textsIn } from './texts/index.js';

/** An article to be picked from a list and passed on in any chat. */
export interface Card {
  readonly id: number;
  readonly title: string;
  /** Date, towns and a snippet, without styles. */
  readonly description: string;
  /** What is posted when it is picked. */
  readonly reply: Reply;
  /** What a button to the full text says. */
  readonly open: string;
}

export interface Cards {
  readonly cards: readonly Card[];
  /** The offset of the cards after these; null when these are the last. */
  readonly next: number | null;
}

/** Cards for what is being typed, from an offset on; for nothing typed the latest articles. */
export type DealCards = (request: Pick<Request, 'language' | 'at'>, query: string, offset: number) => Cards;

/** As many as a phone's screen or two show. */
const cardsAtOnce = 10;
const leadCharacters = 80;
const longestQuery = 100;

/** Cards over a desk. */
export function dealCards(desk: Desk): DealCards {
  return ({ language, at }, typed, offset) => {
    const request: Request = {
      chat: '',
      user: '',
      place: 'private',
      language,
      input: { kind: 'text', text: '' },
      at,
    };
    const asked: Asked = { desk, request, texts: textsIn(language), settings: desk.chats.settings('') };
    const query = [...typed.trim()].slice(0, longestQuery).join('');
    const window = { limit: cardsAtOnce, offset };
    const { total, found } = query === '' ? latest(desk, window) : matching(desk, query, window, at);
    const cards = found.flatMap(({ id, snippet }): Card[] => {
      const article = desk.articles.get(id);
      if (!article) return [];
      const title = titleOf(article);
      const line = articleLine(asked, article);
      const words = snippet ?? lead(article, leadCharacters);
      return [
        {
          id,
          title,
          description: `${line.text}\n${words.map(({ text }) => text).join('')}`,
          reply: {
            blocks: [paragraph(bold(title), plain('\n'), line, plain('\n'), ...words)],
            buttons: [],
            delivery: 'new',
          },
          open: asked.texts.buttons.fullText,
        },
      ];
    });
    const next = offset + found.length;
    return { cards, next: found.length > 0 && next < total ? next : null };
  };
}

type Found = { readonly id: number; readonly snippet: readonly Span[] | null };

function latest(desk: Desk, window: { limit: number; offset: number }): { total: number; found: Found[] } {
  const { total, ids } = desk.articles.latest({}, window);
  return { total, found: ids.map((id) => ({ id, snippet: null })) };
}

function matching(
  desk: Desk,
  query: string,
  window: { limit: number; offset: number },
  today: Date,
): { total: number; found: Found[] } {
  const { total, hits } = desk.search.search(query, { ...window, today });
  return { total, found: hits.map(({ id, snippet }) => ({ id, snippet: snippet.map(toSpan) })) };
}
