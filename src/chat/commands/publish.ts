import { extname } from 'node:path';
import { type Article, titleOf } from '../../news/index.js';
import type { Asked } from '../command.js';
import { doubtsOn } from '../doubts.js';
import { dateInWords } from '../inWords.js';
import { rowsOf } from '../listing.js';
import { bold, faint, paragraph, plain, saying } from '../replies.js';
import type { Reply, Span } from '../reply.js';

const pageEndings = new Set(['.txt', '.md', '.jsonl']);
/** Bytes of a page that can be sent in: a newspaper page has about ten thousand. */
const largestPage = 5 * 1024 * 1024;
const articlesShown = 12;
/** Characters of a headline in a file's name. */
const longestHeadline = 40;
/** Characters of an article's opening in a list. */
const openingCharacters = 60;

/** A page sent in by the staff: what was read of it, with a button to publish it. */
export function previewReply(
  asked: Asked,
  sent: { readonly name: string | null; readonly bytes: Uint8Array },
): Reply {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff || request.place === 'group') return saying(texts.notAllowed);
  const called = pageName(sent.name ?? 'page.txt');
  if (!pageEndings.has(extname(called))) return saying(texts.staff.wrongFile);
  if (sent.bytes.length > largestPage) return saying(texts.staff.tooLarge);
  const reading = desk.pressroom.read(called, sent.bytes);
  if ('problem' in reading) {
    return saying(
      texts.staff.unreadable(sent.name === null ? texts.staff.passedOn : called, reading.problem),
    );
  }
  const name = sent.name === null ? nameOf(asked, reading.articles) : called;
  const draft = desk.drafts.add({ user: request.user, name, bytes: sent.bytes }, request.at);
  return draftReply(asked, draft);
}

/** A page not yet published: what was read of it, with buttons to look at each article, to publish and to discard. */
export function draftReply(asked: Asked, draft: number): Reply {
  const { desk, texts } = asked;
  const page = desk.drafts.get(draft);
  if (!page) return saying(texts.staff.noDraft);
  const { name, leftOut } = page;
  const reading = desk.pressroom.read(name, page.bytes);
  if ('problem' in reading) return saying(texts.staff.unreadable(name, reading.problem));
  const { articles } = reading;
  const untold = articles.length - articlesShown;
  return {
    blocks: [
      paragraph(bold(texts.staff.read(name, articles.length))),
      ...(desk.pressroom.has(name) ? [paragraph(plain(texts.staff.replaces(name)))] : []),
      ...articles.slice(0, articlesShown).map((article, place) => {
        const opening = leftOut.includes(place) ? [] : [plain('\n'), faint(openingOf(article))];
        return paragraph(...summary(asked, article, place + 1, leftOut.includes(place)), ...opening);
      }),
      ...(untold > 0 ? [paragraph(faint(texts.staff.andMore(untold)))] : []),
    ],
    buttons: [
      ...rowsOf(
        articles.slice(0, articlesShown).map((_, place) => ({
          label: texts.staff.proofOf(place + 1),
          action: { kind: 'proof' as const, draft, place },
        })),
        4,
      ),
      [
        { label: texts.staff.publish, action: { kind: 'publish', draft } },
        { label: texts.staff.discard, action: { kind: 'discard', draft } },
      ],
    ],
    delivery: 'new',
  };
}

/** The button under a preview: the page is put among the others. */
export function publishReply(asked: Asked, draft: number): Reply {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff) return saying(texts.notAllowed);
  const page = desk.drafts.get(draft);
  if (!page) return { ...saying(texts.staff.noDraft), delivery: 'replace' };
  const reading = desk.pressroom.publish(page.name, page.bytes, page.leftOut, request.at);
  if ('problem' in reading) return saying(texts.staff.unreadable(page.name, reading.problem));
  const published = reading.articles.length - page.leftOut.length;
  desk.drafts.drop(draft);
  desk.audit.record({
    user: request.user,
    act: 'publish',
    detail: `${page.name}: ${published}`,
    at: request.at,
  });
  return {
    ...saying(texts.staff.published(page.name, published), [
      [{ label: texts.buttons.latest, action: { kind: 'latest', filter: '', offset: 0 } }],
    ]),
    delivery: 'replace',
  };
}

/** The other button under a preview. */
export function discardReply({ desk, request, texts }: Asked, draft: number): Reply {
  if (!request.rights?.staff) return saying(texts.notAllowed);
  const page = desk.drafts.get(draft);
  if (page) {
    desk.drafts.drop(draft);
    desk.audit.record({ user: request.user, act: 'discard', detail: page.name, at: request.at });
  }
  return { ...saying(page ? texts.staff.discarded(page.name) : texts.staff.noDraft), delivery: 'replace' };
}

/** Headline, kind, date, towns and figures of an article as it was read, and what is doubtful of it. */
export function summary({ texts, request }: Asked, article: Article, number: number, isOut: boolean): Span[] {
  const towns = article.towns.filter(({ role }) => role === 'main').map(({ name }) => name);
  const date = article.date ? dateInWords(article.date.iso, request.language) : texts.undated;
  const figures = article.figures.slice(0, 3).map(({ text }) => text);
  const { whole, paragraphs } = doubtsOn(article);
  const doubts = [...new Set([...whole, ...paragraphs.flat()])].map((doubt) => texts.staff.doubts[doubt]);
  return [
    bold(`${number}. ${titleOf(article)}`),
    ...(isOut ? [plain(` ${texts.staff.isLeftOut}`)] : []),
    plain('\n'),
    faint([texts.kinds[article.kind], date, ...towns].join(' · ')),
    ...(figures.length > 0 ? [plain(`\n${figures.join(' · ')}`)] : []),
    ...(doubts.length > 0 ? [plain(`\n⚠️ ${doubts.join('；')}`)] : []),
  ];
}

/** How an article begins, so that a wrong body is seen at once. */
function openingOf({ paragraphs }: Article): string {
  const text = [...(paragraphs[0] ?? '')];
  return text.length > openingCharacters ? `${text.slice(0, openingCharacters).join('')}…` : text.join('');
}

/** What a text that was passed on is called: its first headline and date. */
function nameOf({ request }: Asked, articles: readonly Article[]): string {
  const first = articles[0];
  const day = first?.date?.iso ?? request.at.toISOString().slice(0, 10);
  const headline = first ? [...titleOf(first)].slice(0, longestHeadline).join('') : '';
  return pageName(`${headline} ${day}.txt`);
}

/** A file's own name, as a page may be called: no folders, no leading dots, its ending in lower case. */
function pageName(name: string): string {
  const own = name.split(/[/\\]/u).at(-1) ?? '';
  const ending = extname(own);
  const stem = own
    .slice(0, own.length - ending.length)
    .replace(/[\p{C}<>:"|?*]/gu, '')
    .replace(/^[.\s]+/u, '');
  return `${[...stem].slice(0, 60).join('') || 'page'}${ending.toLowerCase()}`;
}
