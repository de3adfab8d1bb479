import type { Message, MessageEntity, UserFromGetMe } from 'telegraf/types';

type Me = Pick<UserFromGetMe, 'id' | 'username'>;

interface Written {
  readonly text: string;
  readonly entities: readonly MessageEntity[];
}

/** `/search@AskPinghuBot`, split; not `/ search` or `a/search`. */
const commandPattern = /^\/(?<command>\w+)(?:@(?<bot>\w+))?/;

/** What is left between a removed mention and the question: `，`, `: `. */
const afterMention = /^[\s，,、：:]+/;

/** A message's text or caption; null when it has neither. */
export function writtenIn(message: Message): Written | null {
  if ('text' in message) return { text: message.text, entities: message.entities ?? [] };
  if ('caption' in message && message.caption) {
    return { text: message.caption, entities: message.caption_entities ?? [] };
  }
  return null;
}

/**
 * What a message says to this bot, without the bot's @name; null when it is not for it.
 * In a group that takes a command, a reply to the bot, or a mention; a command with
 * another bot's name is never for this one. '' for a mention that is all there is.
 */
export function saidToBot(message: Message, me: Me): string | null {
  const written = writtenIn(message);
  if (!written || isEcho(message, me)) return null;

  const withoutName = withoutMentions(written, me);
  const mentioned = withoutName !== written.text;
  const text = mentioned ? withoutName.replace(afterMention, '').trim() : withoutName.trim();
  const bot = commandPattern.exec(text)?.groups?.bot;
  if (bot !== undefined && !isName(bot, me)) return null;

  const command = text.replace(commandPattern, '/$<command>');
  const addressed =
    message.chat.type === 'private' || mentioned || commandPattern.test(text) || isReplyTo(message, me);
  return addressed ? command : null;
}

/** What somebody else wrote in the message that this one answers; null when there is none, or a command. */
export function quotedIn(message: Message, me: Me): string | null {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  const written = answered && answered.from?.id !== me.id ? writtenIn(answered) : null;
  if (!written) return null;
  // A part of it may have been picked out.
  const picked = 'quote' in message ? message.quote?.text : undefined;
  const text = (picked ?? withoutMentions(written, me)).replace(afterMention, '').trim();
  return text === '' || commandPattern.test(text) ? null : text;
}

/** The bot's own words coming back: an article posted through its inline mode, a channel's automatic forward. */
function isEcho(message: Message, me: Me): boolean {
  const viaThisBot = 'via_bot' in message && message.via_bot?.id === me.id;
  const automatic = 'is_automatic_forward' in message && message.is_automatic_forward === true;
  // Anonymous administrators and channels speak through a bot account, with sender_chat set.
  const anotherBot = message.from?.is_bot === true && message.sender_chat === undefined;
  return viaThisBot || automatic || anotherBot;
}

/** In a topic, a message that answers nobody still names the topic's opening as the one it answers. */
function isReplyTo(message: Message, me: Me): boolean {
  const answered = 'reply_to_message' in message ? message.reply_to_message : undefined;
  return answered?.from?.id === me.id && !('forum_topic_created' in answered);
}

function withoutMentions({ text, entities }: Written, me: Me): string {
  let rest = text;
  for (const entity of entities.toReversed()) {
    const { offset, length } = entity;
    const shown = text.slice(offset, offset + length);
    const ours =
      (entity.type === 'mention' && isName(shown.slice(1), me)) ||
      (entity.type === 'text_mention' && entity.user.id === me.id);
    // A mention inside a sentence leaves one space behind, not two.
    if (ours) rest = rest.slice(0, offset) + rest.slice(offset + length).replace(/^ /, '');
  }
  return rest;
}

function isName(name: string, me: Me): boolean {
  return name.toLowerCase() === me.username.toLowerCase();
}
