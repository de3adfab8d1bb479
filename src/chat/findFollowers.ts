import { normalise } from '../language/index.js';
import { isOfKind, type StoredArticle } from '../news/index.js';
import type { Delivery, FollowedTopic, Topic } from '../store/index.js';
import type { Desk } from './desk.js';

/** Finds the followers of all articles that came since the last time; each chat will hear of each once. */
export function findFollowers({ articles, following, outbox }: Desk, at: Date): void {
  const topics = following
    .all()
    .filter(({ paused }) => !paused)
    .sort((a, b) => urgency(b) - urgency(a) || a.id - b.id);
  const deliveries: Delivery[] = [];
  let newest = outbox.announcedUpTo();
  if (topics.length === 0) newest = articles.newestId();
  else {
    for (const article of articles.after(newest)) {
      const concerned = topics.filter(concerning(article));
      deliveries.push(
        ...concerned.map(({ chat, thread, topic }) => ({ chat, thread, articleId: article.id, topic })),
      );
      newest = article.id;
    }
  }
  if (newest > outbox.announcedUpTo()) outbox.announce(newest, deliveries, at);
}

/** An article that several topics of a chat concern comes the way that keeps back least. */
function urgency({ kind, pace, silent, brief }: FollowedTopic): number {
  const told = (brief ? 0 : 4) + (silent ? 0 : 2);
  const early = { atOnce: 16, daily: 0 };
  // Of two alike it is named by the narrower.
  return (pace ? early[pace] : 8) + told + (kind === 'everything' ? 0 : 1);
}

/** Whether an article is about, or names, what is followed. */
function concerning(article: StoredArticle): (topic: Topic) => boolean {
  const text = normalise(
    [article.kicker, article.headline, article.deck, ...article.paragraphs].filter(Boolean).join('\n'),
  );
  return ({ kind, topic }) => {
    switch (kind) {
      case 'everything':
        return true;
      case 'kind':
        return isOfKind(article.kind, topic);
      case 'town':
        return article.towns.some(({ name }) => name === topic);
      case 'words':
        return normalise(topic)
          .split(' ')
          .every((word) => text.includes(word));
    }
  };
}
