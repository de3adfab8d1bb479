import { type Kind, kinds } from '../../news/index.js';
import type { FollowedTopic, Topic } from '../../store/index.js';
import type { Action } from '../action.js';
import type { Asked, Command } from '../command.js';
import { findFollowers } from '../findFollowers.js';
import { rowsOf } from '../listing.js';
import { faint, mayChoose, paragraph, plain, saying, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import { type Texts, textsIn } from '../texts/index.js';

/** More would be the whole paper. */
const mostTopics = 20;
const longestTopic = 30;

/** `/follow 新仓`, `/follow 机床`: new articles on it are sent to this chat; alone: what there is to follow. */
export const follow: Command = (asked, argument) =>
  argument === '' ? offerReply(asked) : followReply(asked, argument);

/** `/following`: what the chat follows, with a button to stop each. */
export const following: Command = (asked) => followingReply(asked);

/** `全部`, `所有报道`, `一切新闻`, `everything`, `all news`. */
const everythingForm =
  /^(?:全部|所有|一切)(?:的?(?:新?(?:报道|新闻|消息|文章)))?$|^(?:everything|all)(?: (?:articles|news|reports))?$/iu;

/** Everything, kinds and towns to press, and how to type words. */
function offerReply({ desk, texts, request }: Asked): Reply {
  const counts = desk.articles.townCounts();
  const button = (label: string): Button => ({ label, action: { kind: 'follow', topic: label } });
  const present = kinds.filter((kind) => desk.articles.latest({ kind }, { limit: 1, offset: 0 }).total > 0);
  const towns = desk.towns.all.filter((name) => counts.has(name));
  return {
    blocks: [
      paragraph(plain(texts.following.offer)),
      paragraph(
        faint(request.offers?.feeds ? texts.following.feeds : whenReceived({ desk, texts, request })),
      ),
    ],
    buttons: [
      [button(texts.following.everything)],
      ...rowsOf(
        present.map((kind) => button(texts.kinds[kind])),
        5,
      ),
      ...rowsOf(towns.map(button), 3),
    ],
    delivery: 'new',
  };
}

/** Follows a town, a kind of article, words or everything for the chat. */
export async function followReply(asked: Asked, said: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayFollow(asked))) return whispering(texts.administratorsOnly);
  const topic = topicNamed(asked, said);
  if (request.offers?.feeds) return feedReply(asked, topic);
  if (desk.following.of(request.chat).length >= mostTopics) {
    return saying(texts.following.tooMany(mostTopics), [[manage(asked)]]);
  }
  // Who follows now hears of what comes from now on.
  findFollowers(desk, request.at);
  const added = followTopic(asked, topic);
  const words = texts.following;
  const name = topicInWords(topic, texts);
  return {
    blocks: [
      paragraph(plain(added ? words.follows(name) : words.known(name))),
      paragraph(faint(whenReceived(asked))),
    ],
    buttons: [[manage(asked)]],
    delivery: 'new',
  };
}

/** Where new articles on a topic can be had by who reads feeds, for a front end that cannot bring them. */
export function feedReply({ texts }: Asked, topic: Topic): Reply {
  const name = topicInWords(topic, texts);
  return {
    ...saying(texts.following.feeds),
    feed: { label: texts.following.feedOf(name), of: listOf(topic, texts) },
  };
}

function listOf({ kind, topic }: Topic, texts: Texts): Action {
  switch (kind) {
    case 'town':
      return { kind: 'town', town: topic, offset: 0 };
    case 'words':
      return { kind: 'search', query: topic, offset: 0 };
    default:
      return { kind: 'latest', filter: kind === 'kind' ? texts.kinds[topic as Kind] : '', offset: 0 };
  }
}

/** Whether the chat, in its thread, did not follow it yet. */
export function followTopic({ desk, request }: Asked, topic: Topic): boolean {
  const { chat, language, place, thread = 0 } = request;
  return desk.following.add(chat, topic, { language, place, thread });
}

/** A topic as people call it. */
export function topicInWords({ kind, topic }: Topic, texts: Texts): string {
  if (kind === 'everything') return texts.following.everything;
  return kind === 'kind' ? texts.kinds[topic as Kind] : topic;
}

/** What the chat follows. */
export function followingReply(asked: Asked): Reply {
  const { desk, request, texts } = asked;
  const topics = desk.following.of(request.chat);
  if (topics.length === 0) return saying(texts.following.none);
  const named = (topic: FollowedTopic) => topicInWords(topic, texts);
  return {
    blocks: [
      paragraph(plain(texts.following.list)),
      { kind: 'list', items: topics.map((topic) => [plain(named(topic)), faint(mannerOf(topic, texts))]) },
      paragraph(faint(whenReceived(asked))),
    ],
    buttons: topics.map((topic): Button[] => [
      { label: texts.following.tune(named(topic)), action: { kind: 'followed', id: topic.id } },
      { label: texts.following.stop(named(topic)), action: { kind: 'unfollow', id: topic.id } },
    ]),
    delivery: 'new',
  };
}

/** What was chosen for one topic apart from the others: `（每天一次，静音）`; '' when nothing was. */
function mannerOf({ pace, silent, brief, paused }: FollowedTopic, texts: Texts): string {
  const { paces, sound, length, state } = texts.following.manner;
  const chosen = [
    pace && paces[pace],
    silent && sound.silent,
    brief && length.brief,
    paused && state.paused,
  ].filter((word) => typeof word === 'string');
  return chosen.length > 0 ? ` · ${chosen.join(' · ')}` : '';
}

/** Stops one topic, and shows what is left. */
export async function unfollowReply(asked: Asked, id: number): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayFollow(asked))) return whispering(texts.administratorsOnly);
  const stopped = desk.following.stop(request.chat, id);
  const rest = followingReply(asked);
  const said = stopped ? [paragraph(plain(texts.following.stopped(topicInWords(stopped, texts))))] : [];
  return { ...rest, blocks: [...said, ...rest.blocks], delivery: 'replace' };
}

/** When the chat gets its news, in words. */
export function whenReceived({ desk, request, texts }: Pick<Asked, 'desk' | 'request' | 'texts'>): string {
  const { digest } = desk.chats.settings(request.chat);
  return digest === null ? texts.following.asItComes : texts.following.daily(digest);
}

export async function mayFollow({ request, settings }: Asked): Promise<boolean> {
  return settings.subscribers === 'everyone' || (await mayChoose(request));
}

function topicNamed({ desk }: Asked, said: string): Topic {
  if (everythingForm.test(said.normalize('NFKC').trim())) return { kind: 'everything', topic: '' };
  const kind = kinds.find((each) =>
    [textsIn('zh').kinds[each], textsIn('en').kinds[each]].some(
      (name) => name.toLowerCase() === said.trim().toLowerCase(),
    ),
  );
  if (kind) return { kind: 'kind', topic: kind };
  const town = desk.towns.named(said);
  if (town) return { kind: 'town', topic: town };
  const words = said.normalize('NFKC').trim().split(/\s+/u).join(' ');
  return { kind: 'words', topic: [...words].slice(0, longestTopic).join('').trim() };
}

function manage({ texts }: Asked): Button {
  return { label: texts.following.manage, action: { kind: 'following' } };
}
