import { type AskedLine, linesAsked, openEncoder } from '../../answer/index.js';
import { city } from '../../city/index.js';
import type { SearchResult } from '../../search/index.js';
import type { Asked, Command } from '../command.js';
import type { Desk } from '../desk.js';
import { listingReply, pageSize } from '../listing.js';
import { asTyped, faint, heading, paragraph, plain, recordQuestion, usageReply } from '../replies.js';
import type { Button, Reply, Span } from '../reply.js';
import { waysIn } from './about.js';

/** `/search 机床`: the articles that match, best first. */
export const search: Command = (asked, argument) =>
  argument === ''
    ? usageReply(asked, asked.texts.commands.search, `/search ${city.inTexts.examples.subject}`)
    : searchReply(asked, argument, 0);

/** The matches of a query from an offset on, or what to do when there are none. */
export async function searchReply(asked: Asked, query: string, offset: number): Promise<Reply> {
  const { desk, texts, request } = asked;
  const size = pageSize(asked);
  const result = desk.search.search(query, { limit: size, offset, today: request.at });
  recordQuestion(asked, query, result.total > 0 ? 'found' : 'nothingFound');
  if (result.total === 0) return nothingFound(asked, query, result);
  const lines = offset === 0 ? await firstLines(query, result, desk) : null;
  return listingReply(asked, {
    head: [
      heading(
        plain(foundWords(asked, query, result)),
        ...(result.readAs ? [plain('\n'), faint(texts.readAs(result.readAs))] : []),
        ...(result.alsoFor.length > 0 ? [plain('\n'), faint(texts.alsoFor(result.alsoFor))] : []),
      ),
    ],
    entries: result.hits.flatMap((hit, place) => {
      const article = desk.articles.get(hit.id);
      if (!article) return [];
      return [{ article, snippet: hit.snippet.map(toSpan), ...(place === 0 && lines ? { lines } : {}) }];
    }),
    words: result.words,
    offset,
    total: result.total,
    size,
    at: (next) => ({ kind: 'search', query, offset: next }),
  });
}

/** What the first article found tells of what was asked for; null when nothing was found. */
export async function firstLines(
  query: string,
  { hits: [hit], words }: SearchResult,
  desk: Pick<Desk, 'articles'>,
): Promise<AskedLine[] | null> {
  const article = hit && desk.articles.get(hit.id);
  return article ? linesAsked(article, query, words, openEncoder()) : null;
}

function foundWords({ texts }: Asked, query: string, { alsoFor, matched, total }: SearchResult): string {
  const typed = asTyped(query);
  if (matched === 'all') return texts.found(typed, total);
  return alsoFor.length > 0 ? texts.foundNear(typed, total) : texts.foundPartly(typed, total);
}

function nothingFound({ desk, texts }: Asked, query: string, result: SearchResult): Reply {
  const corrections = result.corrections.map(
    (correction): Button => ({ label: correction, action: { kind: 'search', query: correction, offset: 0 } }),
  );
  const empty = desk.articles.count() === 0;
  return {
    blocks: [
      heading(plain(empty ? texts.noArticles : texts.nothingFound(asTyped(query)))),
      ...(corrections.length > 0 ? [paragraph(plain(texts.didYouMean))] : []),
    ],
    buttons: [corrections.length > 0 ? corrections : waysIn(texts)],
    delivery: 'new',
  };
}

/** A snippet's part as a span. */
export const toSpan = (part: { readonly text: string; readonly match: boolean }): Span => ({
  text: part.text,
  style: part.match ? 'match' : 'plain',
});
