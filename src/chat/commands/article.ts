import { keyFigures } from '../../facts/index.js';
import { type StoredArticle, titleOf } from '../../news/index.js';
import { articleLine, figureList, figuresBeside, lead } from '../articleItem.js';
import type { Asked, Command } from '../command.js';
import { dateInWords, paperOf, sourceInWords } from '../inWords.js';
import { rememberNext } from '../lastList.js';
import { entriesOf, listingReply } from '../listing.js';
import { pagesOfText } from '../pagesOfText.js';
import { bold, faint, heading, paragraph, plain, saying, usageReply } from '../replies.js';
import type { Block, Button, Reply, Share } from '../reply.js';

const charactersPerPage = 2_500;
const figuresShown = 5;
const figuresInBrief = 3;
const figuresCopied = 2;
const relatedShown = 5;

/** `/article 3`: the text of an article. */
export const article: Command = (asked, argument) => {
  if (argument === '') return usageReply(asked, asked.texts.commands.article, '/article 3');
  const id = articleNumber(argument);
  const found = id === null ? undefined : asked.desk.articles.get(id);
  return found ? opened(asked, found) : saying(asked.texts.noSuchArticle(argument.slice(0, 20)));
};

/** The number of an article as typed: `3`, `№3`, `＃３`; null for anything else. */
export function articleNumber(typed: string): number | null {
  // NFKC writes `№` as `No`.
  const digits = /^(?:#|No)?\s*(?<digits>\d{1,12})$/u.exec(typed.normalize('NFKC'))?.groups?.digits;
  return digits === undefined ? null : Number(digits);
}

/** An article's text behind a button; the article may be gone by now. */
export function articleReply(asked: Asked, id: number): Reply {
  const found = asked.desk.articles.get(id);
  return found ? opened(asked, found) : saying(asked.texts.articleGone);
}

/** Another page of an article's text, in the place of the one shown. */
export function turnedReply(asked: Asked, id: number, page: number): Reply {
  const found = asked.desk.articles.get(id);
  return found ? { ...fullText(asked, found, page), delivery: 'replace' } : saying(asked.texts.articleGone);
}

/** Articles related to one. */
export function relatedReply(asked: Asked, id: number): Reply {
  const { desk, texts } = asked;
  const origin = desk.articles.get(id);
  if (!origin) return saying(texts.articleGone);
  const entries = entriesOf(
    asked,
    desk.search.related(id, relatedShown).map((hit) => hit.id),
  );
  if (entries.length === 0) return saying(texts.noRelated);
  return {
    ...listingReply(asked, {
      head: [heading(plain(texts.related(titleOf(origin))))],
      entries,
      offset: 0,
      total: entries.length,
      size: relatedShown,
      at: () => ({ kind: 'related', id }),
    }),
    delivery: 'new',
  };
}

/** The whole text; where others read along, what it is about, and a button to the text. */
function opened(asked: Asked, found: StoredArticle): Reply {
  return asked.request.place === 'group' ? inBrief(asked, found) : fullText(asked, found, 0);
}

function inBrief(asked: Asked, found: StoredArticle): Reply {
  const { texts, request } = asked;
  const opening = lead(found);
  const figures = figuresBeside(opening, found, figuresInBrief);
  return {
    blocks: [
      paragraph(bold(titleOf(found)), plain('\n'), articleLine(asked, found), plain('\n'), ...opening),
      ...(figures.length > 0 ? [figureList(figures, request.language)] : []),
    ],
    buttons: [
      [
        { label: texts.buttons.fullText, action: { kind: 'article', id: found.id } },
        { label: texts.buttons.related, action: { kind: 'related', id: found.id } },
      ],
    ],
    delivery: 'new',
  };
}

/** The article's first key figures, each with where it stands. */
function copiesOf({ request }: Asked, found: StoredArticle): NonNullable<Reply['copies']> {
  const source = `《${titleOf(found)}》（${sourceInWords(found, request.language)}）`;
  const copies = keyFigures(found, figuresCopied).flatMap(({ quotation }) => {
    const [number] = quotation.numbers;
    if (!number) return [];
    return [{ label: quotation.text.slice(...number), text: `“${quotation.text}”${source}` }];
  });
  // Two buttons of one name tell nobody which to press.
  return copies.filter(({ label }, at) => copies.findIndex((each) => each.label === label) === at);
}

function shareOf({ texts, request }: Asked, found: StoredArticle): Share {
  const { language } = request;
  const [figure] = keyFigures(found, 1);
  const numbers = figure?.quotation.numbers.map((place) => figure.quotation.text.slice(...place)) ?? [];
  // The number that the headline speaks of, too, is what the article is about.
  const number = numbers.find((each) => `${found.headline} ${found.deck}`.includes(each)) ?? numbers[0];
  return {
    id: found.id,
    title: titleOf(found),
    label: texts.share,
    page: texts.webPage,
    date: found.date && { iso: found.date.iso, words: dateInWords(found.date.iso, language) },
    lead: lead(found, 160)
      .map(({ text }) => text)
      .join(''),
    figure: figure && number !== undefined ? { text: figure.quotation.text, number } : null,
    authors: found.byline.map(({ name }) => name),
    paper: paperOf(found, language),
  };
}

function fullText(asked: Asked, found: StoredArticle, asking: number): Reply {
  const { texts, request } = asked;
  const pages = pagesOfText(
    found.paragraphs,
    request.offers?.long ? Number.POSITIVE_INFINITY : charactersPerPage,
  );
  const page = Math.min(asking, pages.length - 1);
  const blocks: Block[] = [];
  if (page === 0) {
    const title = [
      found.kicker && faint(`${found.kicker}\n`),
      bold(titleOf(found)),
      found.deck && plain(`\n${found.deck}`),
    ];
    blocks.push(heading(...title.filter((span) => typeof span === 'object' && span !== null)));
  } else {
    blocks.push(heading(bold(titleOf(found))));
  }
  blocks.push(paragraph(articleLine(asked, found)));
  if (page === 0) {
    const byline = found.byline.map(({ role, name }) => `${role} ${name}`).join('　');
    if (byline) blocks.push(paragraph(faint(byline)));
    const figures = keyFigures(found, figuresShown);
    if (figures.length > 0) {
      blocks.push(paragraph(plain(texts.keyFigures)));
      blocks.push(figureList(figures, request.language));
    }
  }
  for (const { text, paragraph: index } of pages[page] ?? []) {
    const spans = [found.subheads.includes(index) ? bold(text) : plain(text)];
    blocks.push({ kind: 'text', spans, printed: true });
  }
  const turn: Button[] = [];
  const at = (next: number): Button['action'] => ({ kind: 'turn', id: found.id, page: next });
  if (page > 0) turn.push({ label: texts.buttons.previous, action: at(page - 1) });
  const next = page < pages.length - 1 ? at(page + 1) : null;
  if (next) turn.push({ label: texts.buttons.next, action: next });
  if (pages.length > 1) rememberNext(asked, found.id, next);
  if (page === pages.length - 1)
    blocks.push(paragraph(faint(texts.source(sourceInWords(found, request.language)))));
  if (pages.length > 1) blocks.push(paragraph(faint(texts.pageOf(page + 1, pages.length))));
  return {
    blocks,
    ...(page === 0 ? { copies: copiesOf(asked, found) } : {}),
    share: shareOf(asked, found),
    buttons: [
      ...(turn.length > 0 ? [turn] : []),
      [{ label: texts.buttons.related, action: { kind: 'related', id: found.id } }],
    ],
    delivery: 'new',
  };
}
