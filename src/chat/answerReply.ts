import type { Answer, Reading } from '../answer/index.js';
import { type StoredArticle, titleOf } from '../news/index.js';
import { articleLine } from './articleItem.js';
import type { Asked } from './command.js';
import { articleReply } from './commands/article.js';
import { askEditorsButtons } from './commands/askEditors.js';
import { latestReply } from './commands/latest.js';
import { searchReply } from './commands/search.js';
import { voteButtons } from './commands/vote.js';
import { periodInWords } from './dates.js';
import { pickedArticle } from './lastList.js';
import { bold, faint, paragraph, plain, recordQuestion } from './replies.js';
import type { Block, Button, Reply, Span } from './reply.js';

const nearestShown = 3;
/** Characters that are worth folding up. */
const longPassage = 150;
/** Reports that differ, shown side by side. */
const readingsShown = 4;

/** A plain message: an answer with its source, an honest "not found", or, for mere keywords, what they find. */
export function answerReply(asked: Asked, text: string): Reply {
  const { desk, request } = asked;
  const picked = pickedArticle(asked, text);
  if (picked !== null) return articleReply(asked, picked);
  const answer = desk.answerer.answer(text, {
    today: request.at,
    topic: desk.topics.read(request.chat, request.user, request.at),
  });
  if ('topic' in answer) {
    desk.topics.write(request.chat, request.user, answer.topic, request.at);
  }
  if (answer.kind === 'notFound') {
    recordQuestion(asked, text, 'unanswered');
    const reply = replyOf(asked, answer);
    return { ...reply, buttons: [...reply.buttons, ...askEditorsButtons(asked, text)] };
  }
  const reply = replyOf(asked, answer);
  if (answer.kind !== 'found') return reply;
  const question = recordQuestion(asked, text, 'answered');
  return {
    ...reply,
    buttons: [...reply.buttons, ...voteButtons(asked, question)],
    ...(question === null ? {} : { question }),
  };
}

/** How an answer is shown; for words that ask nothing, what they find. */
export function replyOf(asked: Asked, answer: Answer): Reply {
  if (answer.kind === 'smallTalk') {
    return { blocks: [paragraph(plain(asked.texts.smallTalk[answer.talk]))], buttons: [], delivery: 'new' };
  }
  if (answer.kind === 'news') {
    return answer.about === '' ? latestReply(asked, '', 0) : searchReply(asked, answer.about, 0);
  }
  return answer.kind === 'found' ? foundReply(asked, answer) : notFoundReply(asked, answer);
}

function foundReply(asked: Asked, answer: Extract<Answer, { kind: 'found' }>): Reply {
  const { texts } = asked;
  const [best] = answer.readings;
  const shown = answer.agreement === 'several' ? answer.readings.slice(0, readingsShown) : [best];
  const blocks: Block[] = answer.agreement === 'several' ? [paragraph(plain(texts.reportsDiffer))] : [];
  for (const reading of shown) {
    const article = asked.desk.articles.get(reading.evidence.id);
    if (article) blocks.push(...readingBlocks(asked, reading, article));
  }
  const buttons: Button[] = [
    { label: texts.buttons.fullText, action: { kind: 'article', id: best.evidence.id } },
    { label: texts.buttons.related, action: { kind: 'related', id: best.evidence.id } },
  ];
  const copies = best.short === null ? [] : [{ label: best.short, text: best.short }];
  return { blocks, copies, buttons: [buttons], delivery: 'new' };
}

function readingBlocks(asked: Asked, { short, period, evidence }: Reading, article: StoredArticle): Block[] {
  const language = asked.request.language;
  const answer: Span[] = short === null ? [] : [bold(short)];
  const when = period === null ? null : periodInWords(period, language);
  if (short !== null && when !== null && !short.includes(when)) {
    answer.push(faint(language === 'zh' ? `（${when}）` : ` (${when})`));
  }
  return [
    ...(answer.length > 0 ? [paragraph(...answer)] : []),
    // The bare answer will do where a chat wants it short; a passage that is all of it stays.
    ...(short !== null && asked.settings.replies === 'short'
      ? []
      : [
          {
            kind: 'quote' as const,
            spans: markedPassage(evidence.passage, short),
            long: evidence.passage.length > longPassage,
          },
        ]),
    paragraph(faint('—— '), plain(titleOf(article)), faint(' '), articleLine(asked, article)),
  ];
}

/** The passage with the answer marked where it stands. */
function markedPassage(passage: string, short: string | null): Span[] {
  const at = short === null || short === passage ? -1 : passage.indexOf(short);
  if (short === null || at < 0) return [plain(passage)];
  const end = at + short.length;
  return [
    plain(passage.slice(0, at)),
    { text: short, style: 'match' as const },
    plain(passage.slice(end)),
  ].filter((span) => span.text !== '');
}

function notFoundReply(asked: Asked, answer: Extract<Answer, { kind: 'notFound' }>): Reply {
  const { texts } = asked;
  const ids = [...new Set(answer.nearest.map((evidence) => evidence.id))].slice(0, nearestShown);
  const nearest = ids.flatMap((id) => asked.desk.articles.get(id) ?? []);
  return {
    blocks: [
      paragraph(plain(texts.notFound(answer.asked.replace(/[?？!！。\s]+$/u, '')))),
      ...(nearest.length > 0 ? [paragraph(faint(texts.nearest))] : []),
      ...nearest.map((article, index) =>
        paragraph(plain(`${index + 1}. ${titleOf(article)}`), plain('\n'), articleLine(asked, article)),
      ),
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
