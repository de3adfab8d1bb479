import { type Article, titleOf } from '../../news/index.js';
import type { Asked } from '../command.js';
import { doubtsOn } from '../doubts.js';
import { bold, faint, paragraph, plain, saying, whispering } from '../replies.js';
import type { Reply, Span } from '../reply.js';
import { listReply, openDraft, summary } from './publish.js';

/** Characters of an article's text that one message surely holds. */
const mostCharacters = 3_000;

/** An article of a page sent in, as it was read, with what is doubtful marked where it stands. */
export async function proofReply(asked: Asked, draft: number, place: number): Promise<Reply> {
  const { request, texts } = asked;
  if (!request.rights?.staff) return whispering(texts.notAllowed);
  const opened = await openDraft(asked, draft);
  if (!('reading' in opened)) return opened;
  const article = opened.reading.article(place);
  if (!article) return { ...saying(texts.staff.noDraft), delivery: 'replace' };
  const isOut = opened.file.leftOut.includes(place);
  const byline = article.byline.map(({ role, name }) => `${role} ${name}`).join('　');
  return {
    blocks: [
      paragraph(...summary(asked, article, place + 1, isOut)),
      ...(article.kicker || article.deck
        ? [paragraph(faint([article.kicker, article.deck].filter(Boolean).join(' / ')))]
        : []),
      ...(byline ? [paragraph(faint(byline))] : []),
      { kind: 'quote', spans: textAsRead(asked, article), long: true },
      ...(article.date ? [paragraph(faint(article.date.basis))] : []),
    ],
    buttons: [
      [
        {
          label: isOut ? texts.staff.putBackIn : texts.staff.leaveOut,
          action: { kind: 'leaveOut', draft, place },
        },
      ],
    ],
    delivery: 'new',
  };
}

/** Leaves an article out of what will be published, or puts it back in; the page is shown anew. */
export async function toggledReply(asked: Asked, draft: number, place: number): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!request.rights?.staff) return whispering(texts.notAllowed);
  const opened = await openDraft(asked, draft);
  if (!('reading' in opened)) return opened;
  const { file, reading } = opened;
  const others = file.leftOut.filter((each) => each !== place);
  const leftOut = others.length < file.leftOut.length ? others : [...others, place];
  desk.drafts.leaveOut(draft, leftOut);
  return { ...listReply(asked, { file: { ...file, leftOut }, reading }, place), delivery: 'replace' };
}

function textAsRead({ texts }: Asked, article: Article): Span[] {
  const doubts = doubtsOn(article).paragraphs;
  const spans: Span[] = [];
  let room = mostCharacters;
  article.paragraphs.forEach((text, at) => {
    if (room <= 0) return;
    const shown = text.slice(0, room);
    room -= text.length;
    if (spans.length > 0) spans.push(plain('\n'));
    const marks = (doubts[at] ?? []).map((doubt) => texts.staff.doubts[doubt]);
    if (marks.length > 0) spans.push(bold(`⚠️ ${marks.join('；')} `));
    spans.push(article.subheads.includes(at) ? bold(shown) : plain(shown));
  });
  if (room < 0) spans.push(plain('…'));
  return spans.length > 0 ? spans : [plain(titleOf(article))];
}
