import { type Answer, nearOf } from '../answer/index.js';
import type { Asked } from './command.js';

/** What a message was taken to ask, and the answer to that. */
export interface Meant {
  readonly question: string;
  readonly answer: Answer;
}

/**
 * The question a message asks: its own words, with what was talked about before where they need it; and where
 * they find nothing, what somebody else wrote in the message that it answers.
 */
export async function questionMeant({ desk, request }: Asked, text: string): Promise<Meant> {
  const { chat, user, at: today, quoted } = request;
  const topic = desk.topics.read(chat, user, today);
  const own = { question: text, answer: await desk.answerer.answer(text, { today, topic }) };
  if (quoted === undefined || !(own.answer.kind === 'notFound' || saysNothing(own.answer))) return own;
  const theirs = { question: quoted, answer: await desk.answerer.answer(quoted, { today, topic: null }) };
  const better =
    theirs.answer.kind === 'found' || nearOf(theirs.answer) > nearOf(own.answer) || saysNothing(own.answer);
  return better && theirs.answer.kind !== 'smallTalk' ? theirs : own;
}

/** Words that ask nothing one could look for: `这个`, `？`. */
const saysNothing = (answer: Answer): boolean =>
  answer.kind === 'smallTalk' && ['tooShort', 'nonsense', 'emoji'].includes(answer.talk);
