import type { StoredArticle } from '../news/index.js';
import { normalise } from '../search/index.js';
import type { Delivery, Topic } from '../store/index.js';
import type { Desk } from './desk.js';

/** Finds the followers of all articles that came since the last time; each chat will hear of each once. */
export function findFollowers({ articles, following, outbox }: Desk, at: Date): void {
  const topics = following.all();
  const deliveries: Delivery[] = [];
  let newest = outbox.announcedUpTo();
  if (topics.length === 0) newest = articles.newestId();
  else {
    for (const article of articles.after(newest)) {
      const concerned = topics.filter(concerning(article));
      deliveries.push(...concerned.map(({ chat, topic }) => ({ chat, articleId: article.id, topic })));
      newest = article.id;
    }
  }
  if (newest > outbox.announcedUpTo()) outbox.announce(newest, deliveries, at);
}

/** Whether an article is about, or names, what is followed. */
function concerning(article: StoredArticle): (topic: Topic) => boolean {
  const text = normalise(
    [article.kicker, article.headline, article.deck, ...article.paragraphs].filter(Boolean).join('\n'),
  );
  return ({ kind, topic }) =>
    kind === 'town'
      ? article.towns.some(({ name }) => name === topic)
      : normalise(topic)
          .split(' ')
          .every((word) => text.includes(word));
}
