import { LRUCache } from 'lru-cache';

/** What is known of messages for as long as it may matter: which one answered a question, which question it answers. */
export interface AnswersByPlace<T> {
  remember(place: Place, known: T): void;
  of(place: Place): T | undefined;
}

interface Place {
  readonly chat: number;
  readonly message: number;
}

/** Keeps what is known of the last so many messages. */
export function answersByPlace<T extends number>(most = 10_000): AnswersByPlace<T> {
  const kept = new LRUCache<string, T>({ max: most });
  const key = ({ chat, message }: Place) => `${chat} ${message}`;
  return {
    remember: (place, known) => void kept.set(key(place), known),
    of: (place) => kept.get(key(place)),
  };
}
