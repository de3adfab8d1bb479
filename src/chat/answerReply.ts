import type { Answer, Evidence } from '../answer/index.js';
import { type StoredArticle, titleOf } from '../news/index.js';
import { articleLine } from './articleItem.js';
import type { Asked } from './command.js';
import { searchReply } from './commands/search.js';
import type { Block, Button, Reply, Span } from './reply.js';
import { bold, faint, paragraph, plain } from './spans.js';

const nearestShown = 3;

/** A plain message: an answer with its source, an honest "not found", or, for mere keywords, what they find. */
export function answerReply(asked: Asked, text: string): Reply {
  const { desk, request } = asked;
  const answer = desk.answerer.answer(text, {
    today: request.at,
    topic: desk.topics.read(request.chat, request.user, request.at),
  });
  if (answer.kind === 'keywords') return searchReply(asked, text, 0);
  if (answer.kind !== 'smallTalk' && answer.topic) {
    desk.topics.write(request.chat, request.user, answer.topic, request.at);
  }
  return replyOf(asked, answer);
}

/** How an answer is shown. */
export function replyOf(asked: Asked, answer: Exclude<Answer, { kind: 'keywords' }>): Reply {
  switch (answer.kind) {
    case 'smallTalk':
      return {
        blocks: [paragraph(plain(asked.texts.smallTalk[answer.about]))],
        buttons: [],
        delivery: 'new',
      };
    case 'notFound':
      return notFoundReply(asked, answer.asked, articlesOf(asked, answer.nearest));
    case 'found':
      return foundReply(asked, answer);
  }
}

function foundReply(asked: Asked, answer: Extract<Answer, { kind: 'found' }>): Reply {
  const { texts } = asked;
  const blocks: Block[] = [];
  const shown = answer.differs ? answer.evidence : answer.evidence.slice(0, 1);
  if (answer.differs) blocks.push(paragraph(plain(texts.reportsDiffer)));
  for (const evidence of shown) {
    const article = asked.desk.articles.get(evidence.id);
    if (!article) continue;
    blocks.push(paragraph(bold(evidence.answer ?? answer.answer)));
    if (evidence.year) blocks.push(paragraph(faint(evidence.year)));
    blocks.push({ kind: 'quote', spans: [plain(evidence.passage)] });
    blocks.push(paragraph(...sourceLine(asked, article)));
  }
  const first = answer.evidence[0];
  const buttons: Button[] = first
    ? [
        { label: texts.buttons.fullText, action: { kind: 'article', id: first.id } },
        { label: texts.buttons.related, action: { kind: 'related', id: first.id } },
      ]
    : [];
  return { blocks, buttons: [buttons], delivery: 'new' };
}

function notFoundReply(asked: Asked, question: string, nearest: readonly StoredArticle[]): Reply {
  const { texts } = asked;
  return {
    blocks: [
      paragraph(plain(texts.notFound(question))),
      ...(nearest.length > 0
        ? [
            paragraph(faint(texts.nearest)),
            ...nearest.map((article, index) =>
              paragraph(plain(`${index + 1}. ${titleOf(article)}`), plain('\n'), articleLine(asked, article)),
            ),
          ]
        : []),
    ],
    buttons:
      nearest.length > 0
        ? [
            nearest.map((article, index) => ({
              label: texts.buttons.fullTextOf(index + 1),
              action: { kind: 'article' as const, id: article.id },
            })),
          ]
        : [],
    delivery: 'new',
  };
}

function articlesOf(asked: Asked, evidence: readonly Evidence[]): StoredArticle[] {
  const ids = [...new Set(evidence.map((each) => each.id))].slice(0, nearestShown);
  return ids.flatMap((id) => asked.desk.articles.get(id) ?? []);
}

function sourceLine(asked: Asked, article: StoredArticle): Span[] {
  return [faint('—— '), plain(titleOf(article)), faint(' '), articleLine(asked, article)];
}
