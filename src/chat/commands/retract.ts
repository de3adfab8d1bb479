import { titleOf } from '../../news/index.js';
import type { Asked, Command } from '../command.js';
import { saying, usageReply, whispering } from '../replies.js';
import type { Reply } from '../reply.js';
import { articleNumber } from './article.js';

/** `/retract 3`: asks whether an article is really to be taken out of everything. */
export const retract: Command = ({ desk, texts }, argument) => {
  const id = articleNumber(argument);
  if (id === null) return usageReply({ texts }, texts.staff.commands.retract, '/retract 3');
  const article = desk.articles.get(id);
  if (!article) return saying(texts.noSuchArticle(String(id)));
  return saying(texts.staff.reallyRetract(titleOf(article)), [
    [
      { label: texts.staff.retract, action: { kind: 'retract', id } },
      { label: texts.staff.keep, action: { kind: 'keep', id } },
    ],
  ]);
};

/** The button that is sure: the article is found no more; a day long it can be brought back. */
export async function retractReply({ desk, request, texts }: Asked, id: number): Promise<Reply> {
  if (!request.rights?.staff) return whispering(texts.notAllowed);
  const article = desk.articles.withdraw(id, request.at);
  if (!article) return { ...saying(texts.articleGone), delivery: 'replace' };
  await desk.pressroom.refresh();
  const detail = `№${id} ${titleOf(article)}`;
  desk.audit.record({ user: request.user, act: 'retract', detail, at: request.at });
  const undo = [{ label: texts.staff.restore, action: { kind: 'restore', id } }] as const;
  return { ...saying(texts.staff.retracted(titleOf(article)), [undo]), delivery: 'replace' };
}

/** The other button: nothing happens. */
export function keptReply({ desk, request, texts }: Asked, id: number): Reply {
  if (!request.rights?.staff) return whispering(texts.notAllowed);
  const article = desk.articles.get(id);
  const said = article ? texts.staff.kept(titleOf(article)) : texts.articleGone;
  return { ...saying(said), delivery: 'replace' };
}

/** Brings a withdrawn article back, under its old number. */
export async function restoreReply({ desk, request, texts }: Asked, id: number): Promise<Reply> {
  if (!request.rights?.staff) return whispering(texts.notAllowed);
  const article = desk.articles.restore(id, request.at);
  if (!article) return { ...saying(texts.staff.tooLateToRestore), delivery: 'replace' };
  await desk.pressroom.refresh();
  const detail = `№${id} ${titleOf(article)}`;
  desk.audit.record({ user: request.user, act: 'restore', detail, at: request.at });
  return {
    ...saying(texts.staff.restored(titleOf(article)), [
      [{ label: texts.buttons.fullText, action: { kind: 'article', id } }],
    ]),
    delivery: 'replace',
  };
}
