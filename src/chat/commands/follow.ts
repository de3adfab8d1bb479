import type { Topic } from '../../store/index.js';
import type { Asked, Command } from '../command.js';
import { findFollowers } from '../findFollowers.js';
import type { Button, Reply } from '../reply.js';
import { mayChoose } from '../rights.js';
import { saying } from '../saying.js';
import { faint, paragraph, plain } from '../spans.js';
import { usageReply } from './search.js';

/** More would be the whole paper. */
const mostTopics = 20;
const longestTopic = 30;

/** `/follow 新仓`, `/follow 机床`: new articles on it are sent to this chat. */
export const follow: Command = (asked, argument) =>
  argument === '' ? usageReply(asked, 'follow', '/follow 新仓') : followReply(asked, argument);

/** `/following`: what the chat follows, with a button to stop each. */
export const following: Command = (asked) => followingReply(asked);

/** Follows a town or words for the chat. */
export async function followReply(asked: Asked, said: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayFollow(asked))) return saying(texts.administratorsOnly);
  const topic = topicNamed(asked, said);
  if (desk.following.of(request.chat).length >= mostTopics) {
    return saying(texts.following.tooMany(mostTopics), [[manage(asked)]]);
  }
  // Who follows now hears of what comes from now on.
  findFollowers(desk, request.at);
  const added = desk.following.add(request.chat, topic, { language: request.language, place: request.place });
  const words = texts.following;
  return {
    blocks: [
      paragraph(plain(added ? words.follows(topic.topic) : words.known(topic.topic))),
      paragraph(faint(whenReceived(asked))),
    ],
    buttons: [[manage(asked)]],
    delivery: 'new',
  };
}

/** What the chat follows. */
export function followingReply(asked: Asked): Reply {
  const { desk, request, texts } = asked;
  const topics = desk.following.of(request.chat);
  if (topics.length === 0) return saying(texts.following.none);
  return {
    blocks: [
      paragraph(plain(texts.following.list)),
      { kind: 'list', items: topics.map(({ topic }) => [plain(topic)]) },
      paragraph(faint(whenReceived(asked))),
    ],
    buttons: topics.map(({ id, topic }): Button[] => [
      { label: texts.following.stop(topic), action: { kind: 'unfollow', id } },
    ]),
    delivery: 'new',
  };
}

/** Stops one topic, and shows what is left. */
export async function unfollowReply(asked: Asked, id: number): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayFollow(asked))) return saying(texts.administratorsOnly);
  const stopped = desk.following.stop(request.chat, id);
  const rest = followingReply(asked);
  const said = stopped ? [paragraph(plain(texts.following.stopped(stopped.topic)))] : [];
  return { ...rest, blocks: [...said, ...rest.blocks], delivery: 'replace' };
}

/** When the chat gets its news, in words. */
export function whenReceived({ desk, request, texts }: Asked): string {
  const { digest } = desk.chats.settings(request.chat);
  return digest === null ? texts.following.asItComes : texts.following.daily(digest);
}

async function mayFollow({ request, settings }: Asked): Promise<boolean> {
  return settings.subscribers === 'everyone' || (await mayChoose(request));
}

function topicNamed({ desk }: Asked, said: string): Topic {
  const town = desk.towns.named(said);
  if (town) return { kind: 'town', topic: town };
  const words = said.normalize('NFKC').trim().split(/\s+/u).join(' ');
  return { kind: 'words', topic: [...words].slice(0, longestTopic).join('').trim() };
}

function manage({ texts }: Asked): Button {
  return { label: texts.following.manage, action: { kind: 'following' } };
}
