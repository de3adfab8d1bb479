import { endsSentence, readNumeral } from '../language/index.js';
import type { PageArticle } from '../news/index.js';
import type { PageReading, PlacedBlock } from './readPage.js';
import { sharedPieces, wordPieces } from './wording.js';

type ReadPage = Extract<PageReading, { kind: 'articles' }>;

/** A page among those printed with it. */
export interface PageOfIssue {
  /** As its head says. */
  readonly number: string;
  readonly reading: ReadPage | null;
}

/** An article with its index among those read of its page. */
export interface KeptArticle {
  readonly article: PageArticle;
  readonly was: number;
}

const number = String.raw`第?\s*(?<number>[A-Z]?\d{1,2}|[一二三四五六七八九十]{1,3})\s*版`;
/** Matches `（下转2版）`, `▶下转第A08版`, `(紧转三版)`. */
const onward = new RegExp(
  String.raw`[（(【\[]?[▶►▷>＞→\s]*(?:下转|紧转)\s*${number}[^（(。]{0,12}?(?:[）)】\]]|$)`,
  'u',
);
/** Matches `（上接1版）`, `◀上接第一版`, `(紧接A01版)`. */
const back = new RegExp(
  String.raw`[（(【\[]?[◀◄◁<＜←\s]*(?:上接|紧接)\s*${number}[^（(。]{0,12}?(?:[）)】\]]|$)`,
  'u',
);

interface Reference {
  readonly page: number;
  readonly article: number;
  readonly to: string;
}

/** Joins the articles that one page begins and another ends, where each points to the other; the marks go. */
export function joinContinued(
  pages: readonly PageOfIssue[],
): ({ readonly articles: readonly KeptArticle[] } | undefined)[] {
  const begun = pages.flatMap((page, at) => referencesOf(page, at, onward));
  const ended = pages.flatMap((page, at) => referencesOf(page, at, back));
  const kept = pages.map(({ reading }) =>
    reading?.articles.map((article, was): KeptArticle => ({ article, was })),
  );
  const used = new Set<Reference>();
  for (const start of begun) {
    const own = kept[start.page]?.find(({ was }) => was === start.article);
    if (!own) continue;
    const pieces = wordPieces(own.article.paragraphs.join(''));
    const ends = ended
      .filter((end) => !used.has(end) && end.page !== start.page)
      .filter((end) => pages[end.page]?.number === start.to && end.to === pages[start.page]?.number)
      .map((end) => {
        const other = pages[end.page]?.reading?.articles[end.article];
        return {
          end,
          other,
          share: other ? sharedPieces(other.paragraphs.join('').slice(0, 400), pieces) : 0,
        };
      })
      .sort((a, b) => b.share - a.share);
    const [best] = ends;
    if (!best?.other) continue;
    used.add(best.end);
    replace(kept[start.page], own, joined(own.article, best.other));
    const rest = kept[best.end.page];
    const at = rest?.findIndex(({ was }) => was === best.end.article) ?? -1;
    if (at >= 0) rest?.splice(at, 1);
  }
  return kept.map((articles) => articles && { articles });
}

function replace(list: KeptArticle[] | undefined, old: KeptArticle, article: PageArticle): void {
  const at = list?.indexOf(old) ?? -1;
  if (at >= 0) list?.splice(at, 1, { ...old, article });
}

function joined(start: PageArticle, end: PageArticle): PageArticle {
  const first = withoutMark(start.paragraphs, onward);
  const rest = withoutMark(end.paragraphs, back);
  const goesOn = !endsSentence(first.at(-1) ?? '。');
  const paragraphs = goesOn
    ? [...first.slice(0, -1), `${first.at(-1) ?? ''}${rest[0] ?? ''}`, ...rest.slice(1)]
    : [...first, ...rest];
  const moved = first.length - (goesOn ? 1 : 0) - (end.paragraphs.length - rest.length);
  return {
    ...start,
    byline: start.byline.length > 0 ? start.byline : end.byline,
    paragraphs,
    subheads: [...start.subheads, ...end.subheads.map((at) => at + moved)].filter(
      (at) => at >= 0 && at < paragraphs.length,
    ),
    confidence: Math.min(start.confidence ?? 1, end.confidence ?? 1),
  };
}

function withoutMark(paragraphs: readonly string[], mark: RegExp): string[] {
  return paragraphs
    .map((paragraph) => paragraph.replace(mark, '').trim())
    .filter((paragraph) => paragraph !== '');
}

/** Which articles of a page point to another page. */
function referencesOf({ reading }: PageOfIssue, page: number, mark: RegExp): Reference[] {
  const blocks = reading?.blocks ?? [];
  return blocks.flatMap((placed, at) => {
    const found = mark.exec(placed.block.lines.map(({ line }) => line.text).join(''))?.groups?.number;
    if (!found) return [];
    const article = placed.article ?? beside(blocks, at);
    return article === null ? [] : [{ page, article, to: plainNumber(found) }];
  });
}

/** The article of the nearest block of the same zone; of the nearest block where a mark stands in a zone by itself. */
function beside(blocks: readonly PlacedBlock[], at: number): number | null {
  const zone = (index: number) => blocks[index]?.block.lines[0]?.line.place?.zone;
  const articles = blocks.flatMap(({ article }, index) =>
    article === null ? [] : [{ article, isNear: zone(index) === zone(at), away: Math.abs(index - at) }],
  );
  articles.sort((a, b) => Number(b.isNear) - Number(a.isNear) || a.away - b.away);
  return articles[0]?.article ?? null;
}

function plainNumber(found: string): string {
  return /^[一二三四五六七八九十]/u.test(found)
    ? String(readNumeral(found))
    : found.replace(/(?<=^[A-Z]?)0+(?=\d)/u, '');
}
