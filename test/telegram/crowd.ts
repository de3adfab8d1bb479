import type { Chat, User } from 'telegraf/types';
import type { LocalTelegram } from './localTelegram.js';

/** Many people, each alone with the bot, with what each asks. */
export interface Crowd {
  readonly people: readonly {
    readonly user: User;
    readonly chat: Chat;
    readonly questions: readonly string[];
  }[];
}

/** What became of a crowd's questions. */
export interface Tally {
  readonly answered: number;
  readonly lost: number;
  readonly twice: number;
  /** People whose answers did not come in the order of their questions. */
  readonly outOfOrder: number;
}

/** A crowd whose questions are all different: `/article 1000001`. */
export function aCrowd(telegram: LocalTelegram, size: number, questionsEach: number): Crowd {
  return {
    people: Array.from({ length: size }, (_, person) => {
      const user = telegram.person(`${person}`);
      const questions = Array.from(
        { length: questionsEach },
        (_, question) => `/article ${1_000_000 + person * 1_000 + question}`,
      );
      return { user, chat: telegram.privateChat(user), questions };
    }),
  };
}

/** Everybody's first question, then everybody's second, and so on. */
export function askAll(telegram: LocalTelegram, { people }: Crowd): void {
  for (let round = 0; round < (people[0]?.questions.length ?? 0); round += 1) {
    for (const { user, chat, questions } of people) telegram.write(chat, user, questions[round] ?? '');
  }
}

/** Counts the answers; each has its question's number in it. */
export function tallyOf(telegram: LocalTelegram, { people }: Crowd): Tally {
  const answers = new Map<number, string[]>();
  for (const { method, params, answer } of telegram.calls) {
    if (method !== 'sendMessage' || !answer.ok) continue;
    const numbers = String(params.text).match(/\d{7,}/gu) ?? [];
    answers.set(Number(params.chat_id), [...(answers.get(Number(params.chat_id)) ?? []), ...numbers]);
  }
  const tally = { answered: 0, lost: 0, twice: 0, outOfOrder: 0 };
  for (const { chat, questions } of people) {
    const heard = answers.get(chat.id) ?? [];
    const asked = questions.map((question) => question.replace(/\D/gu, ''));
    const once = [...new Set(heard)];
    tally.answered += once.length;
    tally.lost += asked.filter((number) => !heard.includes(number)).length;
    tally.twice += heard.length - once.length;
    if (once.join() !== [...once].sort().join()) tally.outOfOrder += 1;
  }
  return tally;
}
