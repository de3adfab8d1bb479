import { extname } from 'node:path';
import { type Article, titleOf } from '../../news/index.js';
import type { Asked } from '../command.js';
import { dateInWords } from '../dates.js';
import type { Reply, Span } from '../reply.js';
import { saying } from '../saying.js';
import { bold, faint, paragraph, plain } from '../spans.js';

const pageEndings = new Set(['.txt', '.md', '.jsonl']);
/** Bytes of a page that can be sent in: a newspaper page has about ten thousand. */
const largestPage = 5 * 1024 * 1024;
const articlesShown = 12;
/** Below this confidence an article is to be looked at before it is published. */
const doubtful = 0.7;

/** A page sent in by the staff: what was read of it, with a button to publish it. */
export function previewReply(
  asked: Asked,
  sent: { readonly name: string; readonly bytes: Uint8Array },
): Reply {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff || request.place === 'group') return saying(texts.notAllowed);
  const name = pageName(sent.name);
  if (!pageEndings.has(extname(name))) return saying(texts.staff.wrongFile);
  if (sent.bytes.length > largestPage) return saying(texts.staff.tooLarge);
  const reading = desk.pressroom.read(name, sent.bytes);
  if ('problem' in reading) return saying(texts.staff.unreadable(name, reading.problem));
  const draft = desk.drafts.add({ user: request.user, name, bytes: sent.bytes }, request.at);
  const { articles } = reading;
  const untold = articles.length - articlesShown;
  return {
    blocks: [
      paragraph(bold(texts.staff.read(name, articles.length))),
      ...(desk.pressroom.has(name) ? [paragraph(plain(texts.staff.replaces(name)))] : []),
      ...articles
        .slice(0, articlesShown)
        .map((article, index) => paragraph(...summary(asked, article, index + 1))),
      ...(untold > 0 ? [paragraph(faint(texts.staff.andMore(untold)))] : []),
    ],
    buttons: [
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
  const reading = desk.pressroom.publish(page.name, page.bytes);
  if ('problem' in reading) return saying(texts.staff.unreadable(page.name, reading.problem));
  desk.drafts.drop(draft);
  desk.audit.record({
    user: request.user,
    act: 'publish',
    detail: `${page.name}: ${reading.articles.length}`,
    at: request.at,
  });
  return {
    ...saying(texts.staff.published(page.name, reading.articles.length), [
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

function summary({ texts, request }: Asked, article: Article, number: number): Span[] {
  const towns = article.towns.filter(({ role }) => role === 'main').map(({ name }) => name);
  const date = article.date ? dateInWords(article.date.iso, request.language) : texts.undated;
  const figures = article.figures.slice(0, 3).map(({ text }) => text);
  return [
    bold(`${number}. ${titleOf(article)}`),
    plain('\n'),
    faint([texts.kinds[article.kind], date, ...towns].join(' · ')),
    ...(figures.length > 0 ? [plain(`\n${figures.join(' · ')}`)] : []),
    ...((article.confidence ?? 1) < doubtful ? [plain(`\n⚠️ ${texts.staff.doubtful}`)] : []),
  ];
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
