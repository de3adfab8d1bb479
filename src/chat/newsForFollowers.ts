import { Cron } from 'croner';
import type { FollowedTopic, Waiting } from '../store/index.js';
import { lead } from './articleItem.js';
import type { Desk } from './desk.js';
import { findFollowers } from './findFollowers.js';
import { listingReply } from './listing.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { bold, faint, paragraph } from './spans.js';
import { textsIn } from './texts/index.js';

const timezone = 'Asia/Shanghai';
/** Nobody is woken for news: from this hour … */
const nightBegins = 22;
/** … to this one, in Pinghu. */
const nightEnds = 7;
/** As many as a message holds and a person reads. */
const mostInMessage = 8;
const leadCharacters = 80;

/** News that is due in a chat now. */
export interface DueNews {
  readonly chat: string;
  readonly articleIds: readonly number[];
  readonly reply: Reply;
}

/** Brings new articles to those who follow their towns or words. */
export interface NewsDesk {
  /** What is due now, a message a chat. */
  due(at: Date): DueNews[];
  /** It has been sent. */
  sent(news: DueNews, at: Date): void;
  /** The chat is gone for good. */
  gone(chat: string): void;
}

/** The news over a desk: as it comes but not at night, or once a day where a chat asked for that. */
export function newsDesk(desk: Desk): NewsDesk {
  return {
    due(at) {
      findFollowers(desk, at);
      return dueNews(desk, at);
    },
    sent: ({ chat, articleIds }, at) => desk.outbox.sent(chat, articleIds, at),
    gone: (chat) => desk.following.end(chat),
  };
}

function dueNews(desk: Desk, at: Date): DueNews[] {
  return desk.outbox.chats().flatMap((chat) => {
    const settings = desk.chats.settings(chat);
    const due = dueBy(settings.digest, at);
    const waiting = desk.outbox.waiting(chat).filter(({ since }) => since.getTime() <= due);
    const asker = desk.following.of(chat)[0];
    if (waiting.length === 0 || !asker) return [];
    return [
      {
        chat,
        articleIds: waiting.map(({ articleId }) => articleId),
        reply: newsReply(desk, waiting, asker, at),
      },
    ];
  });
}

/** News that came until then (milliseconds) is due. */
function dueBy(digest: string | null, at: Date): number {
  if (digest === null) return isNight(at) ? Number.NEGATIVE_INFINITY : at.getTime();
  const [hour, minute] = digest.split(':').map(Number);
  const daily = new Cron(`${minute} ${hour} * * *`, { timezone, paused: true });
  // `previousRuns` leaves out the very moment it is asked about.
  const [last] = daily.previousRuns(1, new Date(at.getTime() + 1));
  return last ? last.getTime() : Number.NEGATIVE_INFINITY;
}

function isNight(at: Date): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone: timezone }).format(at),
  );
  return hour >= nightBegins || hour < nightEnds;
}

/** One message, however much came: the newest in full, the rest by number. */
function newsReply(desk: Desk, waiting: readonly Waiting[], asker: FollowedTopic, at: Date): Reply {
  const { chat, place } = asker;
  const settings = desk.chats.settings(chat);
  const language = settings.language ?? asker.language;
  const texts = textsIn(language);
  const request: Request = { chat, user: chat, place, language, input: { kind: 'text', text: '' }, at };
  const told = waiting.slice(-mostInMessage);
  const untold = waiting.length - told.length;
  const topics = [...new Set(told.map(({ topic }) => topic))];
  const reply = listingReply(
    { desk, texts, request, settings },
    {
      head: [paragraph(bold(texts.following.news(topics)))],
      entries: told.flatMap(({ articleId }) => {
        const article = desk.articles.get(articleId);
        return article ? [{ article, snippet: lead(article, leadCharacters) }] : [];
      }),
      offset: 0,
      total: told.length,
      size: told.length,
      at: () => ({ kind: 'following' }),
      more: [[{ label: texts.following.manage, action: { kind: 'following' } }]],
    },
  );
  const rest = untold > 0 ? [paragraph(faint(texts.following.more(untold)))] : [];
  return { ...reply, blocks: [...reply.blocks, ...rest], delivery: 'new' };
}
