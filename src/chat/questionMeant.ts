import type { Answer } from '../answer/index.js';
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
export function questionMeant(asked: Asked, text: string): Meant {
  const own = { question: text, answer: inContext(asked, text) };
  const { quoted } = asked.request;
  if (quoted === undefined || !(own.answer.kind === 'notFound' || saysNothing(own.answer))) return own;
  const theirs = { question: quoted, answer: answerAlone(asked, quoted) };
  const better =
    theirs.answer.kind === 'found' || nearOf(theirs.answer) > nearOf(own.answer) || saysNothing(own.answer);
  return better && theirs.answer.kind !== 'smallTalk' ? theirs : own;
}

/**
 * A message that says too little is completed by what was talked about. Where nothing answers that, it is taken
 * as it stands if that finds more, and what was talked about stays: one miss must not spoil the next follow-up.
 */
function inContext(asked: Asked, text: string): Answer {
  const { desk, request } = asked;
  const topic = desk.topics.read(request.chat, request.user, request.at);
  const answer = desk.answerer.answer(text, { today: request.at, topic });
  if (topic === null || answer.kind !== 'notFound') return answer;
  const alone = answerAlone(asked, text);
  if (alone.kind === 'found' || nearOf(alone) > nearOf(answer)) return alone;
  return alone.kind === 'notFound' && alone.asked === answer.asked ? answer : { ...answer, topic };
}

const answerAlone = ({ desk, request }: Asked, text: string): Answer =>
  desk.answerer.answer(text, { today: request.at, topic: null });

/** How many reports an answer that was not found names as near. */
const nearOf = (answer: Answer): number => (answer.kind === 'notFound' ? answer.nearest.length : 0);

/** Words that ask nothing one could look for: `这个`, `？`. */
const saysNothing = (answer: Answer): boolean =>
  answer.kind === 'smallTalk' && ['tooShort', 'nonsense', 'emoji'].includes(answer.talk);
