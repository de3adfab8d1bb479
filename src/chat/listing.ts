import { type KeyFigure, keyFigures } from '../facts/index.js';
import { type StoredArticle, titleOf } from '../news/index.js';
import type { Action } from './action.js';
import { articleItem, lead } from './articleItem.js';
import type { Asked } from './command.js';
import { rememberList } from './lastList.js';
import { faint, paragraph } from './replies.js';
import type { Block, Button, Reply, Span } from './reply.js';

/** Articles a page of a list shows: fewer in a group, where others read along, more where one scrolls. */
export function pageSize({ request }: Asked): number {
  if (request.offers?.long) return 20;
  return request.place === 'group' ? 3 : 5;
}

/** One page of a longer list of articles. */
export interface Listing {
  readonly head: readonly Block[];
  readonly entries: readonly {
    readonly article: StoredArticle;
    readonly snippet: readonly Span[];
    /** Its figures as they answer what was asked for; as the article has them where that was not read. */
    readonly lines?: readonly KeyFigure[];
    readonly brief?: boolean;
  }[];
  /** Words asked for. */
  readonly words?: readonly string[];
  readonly offset: number;
  readonly total: number;
  readonly size: number;
  /** The action that shows the list from another offset. */
  readonly at: (offset: number) => Action;
  /** Buttons after those of the list. */
  readonly more?: readonly (readonly Button[])[];
}

/** Articles as a list shows them, each with how it begins; those that are gone are left out. */
export function entriesOf({ desk }: Asked, ids: readonly number[]): Listing['entries'] {
  return ids.flatMap((id) => {
    const article = desk.articles.get(id);
    return article ? [{ article, snippet: lead(article) }] : [];
  });
}

/** A list as a reply: its articles, a button for each one's text, buttons to its other pages. */
export function listingReply(asked: Asked, listing: Listing): Reply {
  const { texts, request } = asked;
  const { entries, offset, total, size } = listing;
  const figures = request.place === 'group' ? 1 : 3;
  const blocks = [
    ...listing.head,
    ...entries.flatMap(({ article, snippet, lines, brief }, index) =>
      articleItem(asked, article, {
        number: offset + index + 1,
        snippet,
        figures: brief ? [] : (lines ?? keyFigures(article, figures, listing.words)).slice(0, figures),
      }),
    ),
  ];
  if (total > entries.length) {
    blocks.push(paragraph(faint(texts.range(offset + 1, offset + entries.length, total))));
  }
  const open = entries.map(
    ({ article }, index): Button => ({
      label: texts.buttons.fullTextOf(offset + index + 1),
      action: { kind: 'article', id: article.id },
    }),
  );
  const turn: Button[] = [];
  if (offset > 0)
    turn.push({ label: texts.buttons.previous, action: listing.at(Math.max(0, offset - size)) });
  const next = offset + entries.length < total ? listing.at(offset + entries.length) : null;
  if (next) turn.push({ label: texts.buttons.next, action: next });
  rememberList(asked, { from: offset + 1, listed: entries.map(({ article }) => article.id), next });
  return {
    blocks,
    listed: entries.map(({ article, snippet }) => ({
      id: article.id,
      title: titleOf(article),
      date: article.date?.iso ?? null,
      summary: snippet.map(({ text }) => text).join(''),
    })),
    buttons: [...rowsOf(open, 5), ...(turn.length > 0 ? [turn] : []), ...(listing.more ?? [])],
    delivery:
      request.input.kind === 'action' && request.input.action.kind === listing.at(0).kind ? 'replace' : 'new',
  };
}

/** Buttons in rows of at most `width`. */
export function rowsOf(buttons: readonly Button[], width: number): Button[][] {
  return Array.from({ length: Math.ceil(buttons.length / width) }, (_, row) =>
    buttons.slice(row * width, (row + 1) * width),
  );
}
