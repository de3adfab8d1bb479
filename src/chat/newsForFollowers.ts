import { Cron } from 'croner';
import type { FollowedTopic, Waiting } from '../store/index.js';
import { lead } from './articleItem.js';
import { topicInWords } from './commands/follow.js';
import type { Desk } from './desk.js';
import { findFollowers } from './findFollowers.js';
import { listingReply } from './listing.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { bold, faint, paragraph } from './spans.js';
import { textsIn } from './texts/index.js';

const timezone = 'Asia/Shanghai';
/** When a chat that named no time gets what it wants once a day. */
const usualDigest = '07:00';
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
  /** The thread of a forum; 0 elsewhere. */
  readonly thread: number;
  /** Without a sound. */
  readonly silent: boolean;
  readonly articleIds: readonly number[];
  readonly reply: Reply;
}

/** Brings new articles to those who follow their towns or words. */
export interface NewsDesk {
  /** What is due now, a message a chat, or a thread of it. */
  due(at: Date): DueNews[];
  /** It has been sent. */
  sent(news: DueNews, at: Date): void;
  /** The chat, or one thread of it, is gone for good. */
  gone(chat: string, thread?: number): void;
}

/** The news over a desk: as it comes but not at night, or once a day where a chat asked for that. */
export function newsDesk(desk: Desk): NewsDesk {
  return {
    due(at) {
      findFollowers(desk, at);
      return dueNews(desk, at);
    },
    sent: ({ chat, articleIds, thread }, at) => desk.outbox.sent(chat, articleIds, at, thread),
    gone: (chat, thread) => desk.following.end(chat, thread),
  };
}

/** Something that waits, with the topic it is brought for. */
interface Brought {
  readonly waiting: Waiting;
  readonly followed: FollowedTopic;
}

function dueNews(desk: Desk, at: Date): DueNews[] {
  return desk.outbox.chats().flatMap((chat) => {
    const { digest } = desk.chats.settings(chat);
    const topics = desk.following.of(chat);
    const due = desk.outbox.waiting(chat).flatMap((waiting): Brought[] => {
      const inThread = topics.filter(({ thread }) => thread === waiting.thread);
      const followed = inThread.find(({ topic }) => topic === waiting.topic) ?? inThread[0];
      if (!followed || followed.paused) return [];
      return waiting.since.getTime() <= dueBy(timeFor(followed, digest), at) ? [{ waiting, followed }] : [];
    });
    const threads = [...new Set(due.map(({ followed }) => followed.thread))];
    return threads.map((thread) => newsIn(desk, chat, thread, due, at));
  });
}

function newsIn(desk: Desk, chat: string, thread: number, due: readonly Brought[], at: Date): DueNews {
  const here = due.filter(({ followed }) => followed.thread === thread);
  return {
    chat,
    thread,
    silent: isNight(at) || here.every(({ followed }) => followed.silent),
    articleIds: here.map(({ waiting }) => waiting.articleId),
    reply: newsReply(desk, here, at),
  };
}

/** The time a topic's news is brought at; null for as it comes. */
function timeFor({ pace }: FollowedTopic, digest: string | null): string | null {
  if (pace === null) return digest;
  return pace === 'atOnce' ? null : (digest ?? usualDigest);
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
function newsReply(desk: Desk, due: readonly Brought[], at: Date): Reply {
  const asker = due[0]?.followed;
  if (!asker) throw new Error('no news without somebody who follows');
  const { chat, place } = asker;
  const settings = desk.chats.settings(chat);
  const language = settings.language ?? asker.language;
  const texts = textsIn(language);
  const request: Request = { chat, user: chat, place, language, input: { kind: 'text', text: '' }, at };
  const told = due.slice(-mostInMessage);
  const untold = due.length - told.length;
  const topics = [...new Set(told.map(({ followed }) => topicInWords(followed, texts)))];
  const reply = listingReply(
    { desk, texts, request, settings },
    {
      head: [paragraph(bold(texts.following.news(topics)))],
      entries: told.flatMap(({ waiting, followed: { brief } }) => {
        const article = desk.articles.get(waiting.articleId);
        return article ? [{ article, snippet: brief ? [] : lead(article, leadCharacters), brief }] : [];
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
