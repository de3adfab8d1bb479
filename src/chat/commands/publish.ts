import { extname } from 'node:path';
import { type Article, inTurns, titleOf } from '../../news/index.js';
import type { Draft } from '../../store/index.js';
import type { Asked } from '../command.js';
import { doubtsOn } from '../doubts.js';
import { dateInWords } from '../inWords.js';
import { rowsOf } from '../listing.js';
import type { PageReading } from '../pressroom.js';
import { bold, faint, paragraph, plain, saying, whispering } from '../replies.js';
import type { Reply, Span } from '../reply.js';

/** Megabytes of a file that can be sent in, by its ending: a newspaper page of text has a fiftieth of one. */
const mostMegabytes = { '.txt': 1, '.md': 1, '.jsonl': 5, '.pdf': 20 } as const;
/** Articles in one message; the others are turned to. */
const articlesShown = 12;
/** Characters of a headline in a file's name. */
const longestHeadline = 40;
/** Characters of an article's opening in a list. */
const openingCharacters = 60;

/** A file sent in by the staff: what was read of it, with a button to publish it. */
export async function previewReply(
  asked: Asked,
  sent: { readonly name: string | null; readonly bytes: Uint8Array | null },
): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff || request.place === 'group') return saying(texts.notAllowed);
  const called = pageName(sent.name ?? 'page.txt');
  const most = Object.entries(mostMegabytes).find(([ending]) => ending === extname(called))?.[1];
  if (most === undefined) return saying(texts.staff.wrongFile);
  if (sent.bytes === null || sent.bytes.length > most * 2 ** 20)
    return saying(texts.staff.tooLarge(mostMegabytes));
  const reading = await desk.pressroom.read(called, sent.bytes);
  if ('problem' in reading) {
    return saying(
      texts.staff.unreadable(sent.name === null ? texts.staff.passedOn : called, reading.problem),
    );
  }
  const name = sent.name === null ? nameOf(asked, reading.article(0)) : called;
  const added = desk.drafts.add({ user: request.user, name, bytes: sent.bytes }, request.at);
  return draftReply(asked, await inTurns(added), 0);
}

/** The part of a file not yet published that holds a place, printed ones with a picture of their page. */
async function draftReply(asked: Asked, draft: number, place: number): Promise<Reply> {
  const opened = await openDraft(asked, draft);
  if (!('reading' in opened)) return opened;
  const reply = listReply(asked, opened, place);
  const page = pageWith(opened.reading, place);
  // The page can be judged from the list, too.
  const png = await opened.reading.picture(page).catch(() => null);
  return png ? { ...reply, picture: { png, alt: asked.texts.staff.picture } } : reply;
}

/** A draft with what was read of it. */
export interface OpenDraft {
  readonly file: Draft;
  readonly reading: Readable;
}
type Readable = Extract<PageReading, { pages: unknown }>;

/** A draft to be shown, or what is said instead. */
export async function openDraft({ desk, texts }: Asked, draft: number): Promise<OpenDraft | Reply> {
  const file = desk.drafts.get(draft);
  if (!file) return { ...saying(texts.staff.noDraft), delivery: 'replace' };
  const reading = await desk.pressroom.read(file.name, file.bytes);
  return 'problem' in reading
    ? saying(texts.staff.unreadable(file.name, reading.problem))
    : { file, reading };
}

/**
 * What was read of a file around a place, a page or twelve articles, with buttons to look at each article and to
 * leave it out, to turn, to publish and to discard.
 */
export function listReply(asked: Asked, { file, reading }: OpenDraft, place: number): Reply {
  const { desk, texts } = asked;
  const { id: draft, name, leftOut } = file;
  const windows = windowsOf(reading);
  const at = windows.findLastIndex(({ first }) => first <= place);
  const { first, articles, number } = windows[at] ?? { first: 0, articles: 0, number: null };
  const places = Array.from({ length: articles }, (_, each) => first + each);
  const turning = [windows[at - 1], windows[at + 1]].flatMap((window) =>
    window
      ? [
          {
            label: texts.staff.turnTo(window.first + 1, window.first + window.articles, window.number),
            action: { kind: 'draft' as const, draft, place: window.first },
          },
        ]
      : [],
  );
  const problems = reading.pages.flatMap(({ problem }) => problem ?? []);
  return {
    blocks: [
      paragraph(bold(texts.staff.read(name, countOf(reading), reading.pages.length))),
      ...(problems.length > 0 ? [paragraph(plain(`⚠️ ${problems.map(texts.staff.problem).join('；')}`))] : []),
      ...(desk.pressroom.has(name) ? [paragraph(plain(texts.staff.replaces(name)))] : []),
      ...(windows.length > 1
        ? [paragraph(faint(texts.staff.turnTo(first + 1, first + articles, number)))]
        : []),
      ...places.flatMap((each) => {
        const article = reading.article(each);
        if (!article) return [];
        const isOut = leftOut.includes(each);
        const opening = isOut ? [] : [plain('\n'), faint(openingOf(article))];
        return [paragraph(...summary(asked, article, each + 1, isOut), ...opening)];
      }),
    ],
    buttons: [
      ...rowsOf(
        places.map((each) => ({
          label: texts.staff.proofOf(each + 1),
          action: { kind: 'proof' as const, draft, place: each },
        })),
        4,
      ),
      ...rowsOf(
        places.map((each) => ({
          label: (leftOut.includes(each) ? texts.staff.putBackOf : texts.staff.leaveOutOf)(each + 1),
          action: { kind: 'leaveOut' as const, draft, place: each },
        })),
        4,
      ),
      turning,
      [
        { label: texts.staff.publish, action: { kind: 'publish', draft } },
        { label: texts.staff.discard, action: { kind: 'discard', draft } },
      ],
    ],
    delivery: 'new',
  };
}

interface Window {
  readonly first: number;
  readonly articles: number;
  readonly number: string | null;
}

/** What is shown together: the articles of a page, a dozen at a time. */
function windowsOf({ pages }: Readable): Window[] {
  return pages.flatMap(({ first, articles, number }) =>
    Array.from({ length: Math.ceil(articles / articlesShown) }, (_, at) => ({
      first: first + at * articlesShown,
      articles: Math.min(articlesShown, articles - at * articlesShown),
      number,
    })),
  );
}

const countOf = ({ pages }: Readable) => pages.reduce((sum, { articles }) => sum + articles, 0);

const pageWith = ({ pages }: Readable, place: number) =>
  pages.findIndex(({ first, articles }) => place >= first && place < first + articles);

/** The button under a preview: the file's pages are put among the others. */
export async function publishReply(asked: Asked, draft: number): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff) return saying(texts.notAllowed);
  const opened = await openDraft(asked, draft);
  if (!('reading' in opened)) return opened;
  const { name, bytes, leftOut } = opened.file;
  const failed = await desk.pressroom.publish(name, bytes, leftOut);
  if (failed) return saying(texts.staff.unreadable(name, failed.problem));
  const published = countOf(opened.reading) - leftOut.length;
  await inTurns(desk.drafts.drop(draft));
  desk.audit.record({ user: request.user, act: 'publish', detail: `${name}: ${published}`, at: request.at });
  return {
    ...saying(texts.staff.published(name, published), [
      [{ label: texts.buttons.latest, action: { kind: 'latest', filter: '', offset: 0 } }],
    ]),
    delivery: 'replace',
  };
}

/** A button under a preview: another part of the file, with the picture of its page. */
export async function turnedDraftReply(asked: Asked, draft: number, place: number): Promise<Reply> {
  if (!asked.request.rights?.staff) return whispering(asked.texts.notAllowed);
  return draftReply(asked, draft, place);
}

/** The other button under a preview. */
export async function discardReply({ desk, request, texts }: Asked, draft: number): Promise<Reply> {
  if (!request.rights?.staff) return saying(texts.notAllowed);
  const page = desk.drafts.get(draft);
  if (page) {
    await inTurns(desk.drafts.drop(draft));
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
function nameOf({ request }: Asked, first: Article | undefined): string {
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
