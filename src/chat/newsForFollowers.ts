import { Cron } from 'croner';
import { city } from '../city/index.js';
import type { FollowedTopic, Post, Waiting } from '../store/index.js';
import { lead } from './articleItem.js';
import { channelPost } from './channelPost.js';
import type { Asked } from './command.js';
import { topicInWords } from './commands/follow.js';
import type { Desk } from './desk.js';
import { findFollowers } from './findFollowers.js';
import { listingReply } from './listing.js';
import { bold, faint, paragraph, saying } from './replies.js';
import type { Reply } from './reply.js';
import type { Request } from './request.js';
import { textsIn } from './texts/index.js';

const { timeZone } = city;
/** When a chat that named no time gets what it wants once a day. */
const usualDigest = '07:00';
/** Nobody is woken for news: from this hour … */
const nightBegins = 22;
/** … to this one, in the city. */
const nightEnds = 7;
/** As many as a message holds and a person reads. */
const mostInMessage = 8;

/** News that is due in a chat now. */
export interface DueNews {
  readonly chat: string;
  /** The thread of a forum; 0 elsewhere. */
  readonly thread: number;
  /** Without a sound. */
  readonly silent: boolean;
  readonly articleIds: readonly number[];
  readonly reply: Reply;
  /** One article for a channel's readers, which is to be kept up with. */
  readonly isPost: boolean;
}

/** A post that is to be as its article is now: `reply` null when that has been withdrawn. */
export interface Amendment {
  readonly post: Post;
  readonly reply: Reply | null;
  /** What stands there when it cannot be deleted. */
  readonly instead: Reply;
}

/** Brings new articles to those who follow their towns or words. */
export interface NewsDesk {
  /** What is due now, a message a chat, or a thread of it. */
  due(at: Date): DueNews[];
  /** It has been sent; a post stands in that message, as a picture or not. */
  sent(news: DueNews, at: Date, post?: Pick<Post, 'message' | 'picture'>): void;
  /** Posts whose articles were corrected or withdrawn. */
  amendments(at: Date): Amendment[];
  amended(amendment: Amendment): void;
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
    sent({ chat, articleIds, thread, isPost }, at, post) {
      desk.outbox.sent(chat, articleIds, at, thread);
      const [articleId] = articleIds;
      if (isPost && post && articleId !== undefined) desk.posts.put({ ...post, chat, articleId });
    },
    amendments: (at) => amendments(desk, at),
    amended({ post, reply }) {
      if (reply) desk.posts.brought(post);
      else desk.posts.removed(post);
    },
    gone(chat, thread) {
      desk.following.end(chat, thread);
      if (thread === undefined) desk.posts.end(chat);
    },
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
    const first = due[0];
    if (first?.followed.place === 'channel') return postIn(desk, first, at);
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
    isPost: false,
  };
}

/** A channel's next post. */
function postIn(desk: Desk, { waiting, followed }: Brought, at: Date): DueNews[] {
  const article = desk.articles.get(waiting.articleId);
  if (!article) return [];
  const { chat, thread } = waiting;
  const reply = channelPost(askedIn(desk, followed, at), article, !followed.brief);
  return [{ chat, thread, silent: followed.silent, articleIds: [article.id], reply, isPost: true }];
}

function amendments(desk: Desk, at: Date): Amendment[] {
  const { posts } = desk;
  const amendment = (post: Post): Amendment => {
    const followed = desk.following.of(post.chat)[0];
    const asked = askedIn(desk, followed ?? { chat: post.chat, place: 'channel', language: 'zh' }, at);
    const article = desk.articles.get(post.articleId);
    return {
      post,
      reply: article ? channelPost(asked, article, false) : null,
      instead: saying(asked.texts.channel.withdrawn),
    };
  };
  return [...posts.changed(), ...posts.withdrawn()].map(amendment);
}

/** What is said to a follower, in their language. */
function askedIn(desk: Desk, asker: Pick<FollowedTopic, 'chat' | 'place' | 'language'>, at: Date): Asked {
  const { chat, place } = asker;
  const settings = desk.chats.settings(chat);
  const language = settings.language ?? asker.language;
  const request: Request = { chat, user: chat, place, language, input: { kind: 'text', text: '' }, at };
  return { desk, texts: textsIn(language), request, settings };
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
  const daily = new Cron(`${minute} ${hour} * * *`, { timezone: timeZone, paused: true });
  // `previousRuns` leaves out the very moment it is asked about.
  const [last] = daily.previousRuns(1, new Date(at.getTime() + 1));
  return last ? last.getTime() : Number.NEGATIVE_INFINITY;
}

function isNight(at: Date): boolean {
  const hour = Number(
    new Intl.DateTimeFormat('en', { hour: 'numeric', hourCycle: 'h23', timeZone }).format(at),
  );
  return hour >= nightBegins || hour < nightEnds;
}

/** One message, however much came: the newest in full, the rest by number. */
function newsReply(desk: Desk, due: readonly Brought[], at: Date): Reply {
  const asker = due[0]?.followed;
  if (!asker) throw new Error('no news without somebody who follows');
  const asked = askedIn(desk, asker, at);
  const { texts } = asked;
  const told = due.slice(-mostInMessage);
  const untold = due.length - told.length;
  const topics = [...new Set(told.map(({ followed }) => topicInWords(followed, texts)))];
  const reply = listingReply(asked, {
    head: [paragraph(bold(texts.following.news(topics)))],
    entries: told.flatMap(({ waiting, followed: { brief } }) => {
      const article = desk.articles.get(waiting.articleId);
      return article ? [{ article, snippet: brief ? [] : lead(article), brief }] : [];
    }),
    offset: 0,
    total: told.length,
    size: told.length,
    at: () => ({ kind: 'following' }),
    more: [[{ label: texts.following.manage, action: { kind: 'following' } }]],
  });
  const rest = untold > 0 ? [paragraph(faint(texts.following.more(untold)))] : [];
  return { ...reply, blocks: [...reply.blocks, ...rest], delivery: 'new' };
}
