import type { Counted } from '../../store/index.js';
import type { Command } from '../command.js';
import { asTyped, bold, faint, paragraph, plain } from '../replies.js';
import type { Block } from '../reply.js';

const days = 30;
const listed = 10;

/** `/stats`: what people asked in the last thirty days, what found no answer, and who is told news. */
export const stats: Command = ({ desk, request, texts }) => {
  const since = new Date(request.at.getTime() - days * 24 * 60 * 60 * 1000);
  const { questions, following, outbox, votes, letters } = desk;
  const judged = votes.counts(since);
  const unread = letters.waiting(listed);
  const list = (title: string, rows: readonly Counted[]): Block[] =>
    rows.length === 0
      ? []
      : [
          paragraph(bold(title)),
          { kind: 'list', items: rows.map(({ text, times }) => [plain(asTyped(text)), faint(` ×${times}`)]) },
        ];
  return {
    blocks: [
      paragraph(bold(texts.staff.statsOf(days))),
      paragraph(plain(texts.staff.counts(questions.counts(since), questions.askers(since)))),
      ...list(texts.staff.unanswered, questions.most(['unanswered', 'nothingFound'], since, listed)),
      ...list(texts.staff.mostAsked, questions.most(['answered', 'found'], since, listed)),
      ...(judged.up + judged.down > 0 ? [paragraph(plain(texts.staff.votes(judged)))] : []),
      ...list(texts.staff.judgedWrong, votes.judgedWrong(since, listed)),
      ...(unread.total > 0
        ? [
            paragraph(bold(texts.staff.lettersWaiting(unread.total))),
            { kind: 'list' as const, items: unread.texts.map((text) => [plain(asTyped(text))]) },
          ]
        : []),
      paragraph(plain(texts.staff.deliveries(following.chats(), outbox.sentSince(since)))),
    ],
    buttons: [],
    delivery: 'new',
  };
};
