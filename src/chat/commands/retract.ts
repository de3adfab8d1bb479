import { titleOf } from '../../news/index.js';
import type { Command } from '../command.js';
import { saying } from '../saying.js';
import { articleNumber } from './article.js';
import { staffUsage } from './staffUsage.js';

/** `/retract 3`: takes an article out of everything, for good. */
export const retract: Command = ({ desk, request, texts }, argument) => {
  const id = articleNumber(argument);
  if (id === null) return staffUsage(texts, 'retract', '/retract 3');
  const article = desk.articles.withdraw(id);
  if (!article) return saying(texts.noSuchArticle(String(id)));
  desk.pressroom.refresh();
  const detail = `№${id} ${titleOf(article)}`;
  desk.audit.record({ user: request.user, act: 'retract', detail, at: request.at });
  return saying(texts.staff.retracted(titleOf(article)));
};
