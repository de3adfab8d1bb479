import type { Asked, Command } from '../command.js';
import { findFollowers } from '../findFollowers.js';
import { faint, mayChoose, paragraph, plain, saying, whispering } from '../replies.js';
import type { Button, Reply } from '../reply.js';
import { feedReply, followTopic, whenReceived } from './follow.js';

const offered = ['07:00', '08:00', '12:00', '18:00'] as const;
const never = new Set(['off', '关', '关闭', '取消', 'stop']);

/** Matches `8:00`, `08:00`, `18点`, `8点30`; not `24:00`, `8`. */
const timeForm = /^(?<hour>[01]?\d|2[0-3])(?::|点|时)(?<minute>[0-5]\d)?分?$/u;

/** `/digest 08:00`: new articles once a day; `/digest off`: as they come; alone: what is chosen. */
export const digest: Command = (asked, argument) =>
  argument === '' ? choiceReply(asked) : digestReply(asked, argument);

/** Sets when the chat gets its news. */
export async function digestReply(asked: Asked, said: string): Promise<Reply> {
  const { desk, request, texts } = asked;
  if (!(await mayChoose(request))) return whispering(texts.administratorsOnly);
  if (request.offers?.feeds) return feedReply(asked, { kind: 'everything', topic: '' });
  const typed = said.normalize('NFKC').trim().toLowerCase();
  const { hour, minute = '00' } = timeForm.exec(typed)?.groups ?? {};
  if (hour === undefined && !never.has(typed)) return saying(texts.following.badTime);
  const time = hour === undefined ? null : `${hour.padStart(2, '0')}:${minute}`;
  const first = desk.following.of(request.chat).length === 0;
  desk.chats.change(request.chat, { digest: time });
  if (first && time !== null) {
    // Who follows now hears of what comes from now on.
    findFollowers(desk, request.at);
    followTopic(asked, { kind: 'everything', topic: '' });
  }
  const told = first
    ? [paragraph(faint(texts.following[time === null ? 'none' : 'everythingFollowed']))]
    : [];
  return {
    blocks: [paragraph(plain(whenReceived(asked))), ...told],
    buttons:
      first && time !== null ? [[{ label: texts.following.manage, action: { kind: 'following' } }]] : [],
    delivery: request.input.kind === 'action' ? 'replace' : 'new',
  };
}

function choiceReply(asked: Asked): Reply {
  const { desk, request, texts } = asked;
  const times = offered.map((time): Button => ({ label: time, action: { kind: 'digest', time } }));
  return {
    blocks: [
      paragraph(plain(texts.following.digestChoice)),
      paragraph(
        faint(desk.following.of(request.chat).length > 0 ? whenReceived(asked) : texts.following.none),
      ),
    ],
    buttons: [times, [{ label: texts.following.off, action: { kind: 'digest', time: 'off' } }]],
    delivery: 'new',
  };
}
