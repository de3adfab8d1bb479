/** Which message of the bot's answered which question, for as long as an edit may come. */
export interface RecentAnswers {
  remember(question: Place, answer: number): void;
  of(question: Place): number | undefined;
}

interface Place {
  readonly chat: number;
  readonly message: number;
}

/** Keeps the last so many answers. */
export function recentAnswers(most = 10_000): RecentAnswers {
  const answers = new Map<string, number>();
  const key = ({ chat, message }: Place) => `${chat} ${message}`;
  return {
    remember(question, answer) {
      answers.set(key(question), answer);
      const oldest = answers.size > most ? answers.keys().next().value : undefined;
      if (oldest !== undefined) answers.delete(oldest);
    },
    of: (question) => answers.get(key(question)),
  };
}
