import { type Article, titleOf } from '../news/index.js';
import type { Store } from '../store/index.js';
import { fileOf, isPdfName } from './fileReadings.js';

/** So much of their pairs of characters do an article and the text dump of it share. */
const alike = 0.85;
/** What parts a page's fingerprint from the names of the pages that have some of its articles. */
const beside = '\n';

const isOfPdf = (page: string) => isPdfName(fileOf(page));

/**
 * Tells of an article of a page which page has it already, from the text of a PDF or the PDF of a text: an article
 * is not stored twice.
 */
export function twins(
  name: string,
  store: Pick<Store, 'pages' | 'articles'>,
  isGone: (page: string) => boolean,
): (article: Article) => string | undefined {
  let known: Map<string, { readonly id: number; readonly page: string }> | undefined;
  const byTitle = () =>
    new Map(
      store.pages
        .all()
        .filter((page) => isOfPdf(page.name) !== isOfPdf(name) && !isGone(page.name))
        .flatMap((page) =>
          store.articles
            .identitiesOnPage(page.id)
            .map(({ id, identity }) => [bare(identity), { id, page: page.name }] as const),
        ),
    );
  return (article) => {
    known ??= byTitle();
    const same = known.get(bare(`title:${titleOf(article)}`));
    const other = same && store.articles.get(same.id);
    return same && other && likeness(article, other) >= alike ? same.page : undefined;
  };
}

/** A page's fingerprint with how many pages its file has and the names of the pages it leaves articles to. */
export function fingerprintBeside(fingerprint: string, count: number, pages: readonly string[]): string {
  return count === 1 && pages.length === 0 ? fingerprint : [fingerprint, count, ...pages].join(beside);
}

/** Of a page as it is known: its file's own fingerprint and how many pages that has. */
export function partsOf(known: string): {
  readonly own: string;
  readonly count: number;
  readonly twins: readonly string[];
} {
  const [own = '', count = '1', ...twins] = known.split(beside);
  return { own, count: Number(count), twins };
}

/** Whether a page is as it was: its bytes, and that the pages it leaves articles to are there. */
export function isSame(known: string, fingerprint: string, present: ReadonlySet<string>): boolean {
  const { own, twins } = partsOf(known);
  return own === fingerprint && twins.every((page) => present.has(fileOf(page)));
}

const bare = (text: string) => text.replace(/[\s\p{P}]/gu, '');

function likeness(one: Article, other: Article): number {
  const [a, b] = [one, other].map(({ paragraphs }) => pairs(bare(paragraphs.join('')))) as [
    Set<string>,
    Set<string>,
  ];
  const both = [...a].filter((pair) => b.has(pair)).length;
  return a.size + b.size === 0 ? 1 : (2 * both) / (a.size + b.size);
}

function pairs(text: string): Set<string> {
  return new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, at) => text.slice(at, at + 2)));
}
