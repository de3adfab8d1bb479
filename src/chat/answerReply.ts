import type { Answer, Reading, Talk } from '../answer/index.js';
import type { StoredArticle } from '../news/index.js';
import { articleItem, articleLine, shortened } from './articleItem.js';
import type { Asked } from './command.js';
import { waysIn } from './commands/about.js';
import { askEditorsButtons } from './commands/askEditors.js';
import { latestReply } from './commands/latest.js';
import { searchReply } from './commands/search.js';
import { voteButtons } from './commands/vote.js';
import { periodInWords, speaksOfPaper } from './inWords.js';
import { listMissed, rememberList } from './lastList.js';
import { questionMeant } from './questionMeant.js';
import { asTyped, bold, faint, paragraph, plain, recordQuestion, saying, titled } from './replies.js';
import type { Block, Button, Reply, Span } from './reply.js';
import { textsIn } from './texts/index.js';

const nearestShown = 3;
/** Characters of the sentence shown of a report that does not answer. */
const nearestCharacters = 100;
/** Characters that are worth folding up. */
const longPassage = 150;
/** Reports that differ, shown side by side. */
const readingsShown = 4;

/** A plain message: an answer with its source, an honest "not found", or, for mere keywords, what they find. */
export async function answerReply(asked: Asked, text: string): Promise<Reply> {
  const { desk, request } = asked;
  const { question: said, answer } = await questionMeant(asked, text);
  if ('topic' in answer) {
    desk.topics.write(request.chat, request.user, answer.topic, request.at);
  }
  if (speaksOfPaper(said) && isMissing(asked, answer)) {
    return { ...talkReply(asked, 'contact'), buttons: askEditorsButtons(asked, said) };
  }
  if (answer.kind === 'notFound') {
    recordQuestion(asked, said, 'unanswered');
    const reply = await replyOf(asked, answer);
    return { ...reply, buttons: [...reply.buttons, ...askEditorsButtons(asked, said)] };
  }
  const listed = answer.kind === 'smallTalk' ? listMissed(asked, text) : null;
  if (listed !== null) return saying(asked.texts.notListed(...listed));
  const reply = await replyOf(asked, answer);
  if (answer.kind !== 'found') return reply;
  const question = recordQuestion(asked, said, 'answered');
  return {
    ...reply,
    buttons: [...reply.buttons, ...voteButtons(asked, question)],
    ...(question === null ? {} : { question }),
  };
}

/** Whether no report has anything on it. */
function isMissing({ desk, request }: Asked, answer: Answer): boolean {
  if (answer.kind !== 'news' || answer.about === '') return answer.kind === 'notFound';
  return desk.search.search(answer.about, { limit: 1, offset: 0, today: request.at }).total === 0;
}

/** How an answer is shown; for words that ask nothing, what they find. */
export async function replyOf(asked: Asked, answer: Answer): Promise<Reply> {
  if (answer.kind === 'smallTalk') return talkReply(asked, answer.talk);
  if (answer.kind === 'news') {
    return answer.about === '' ? latestReply(asked, '', 0) : searchReply(asked, answer.about, 0);
  }
  return answer.kind === 'found' ? foundReply(asked, answer) : notFoundReply(asked, answer);
}

/** What is asked of the bot rather than of the news, or of the paper's people: they have a contact. */
const askedOfUs = new Set<Talk>(['aboutBot', 'contact', 'insult']);
/** What a stranger says first. */
const opening = new Set<Talk>(['greeting', 'aboutBot']);

/** A word for what asks nothing; in English, too, for who writes no Chinese. */
function talkReply({ desk, request, texts }: Asked, talk: Talk): Reply {
  const { input, language, place } = request;
  const wroteChinese = input.kind !== 'text' || /\p{Script=Han}/u.test(input.text);
  const isStranger = talk === 'otherLanguage' || (opening.has(talk) && !wroteChinese);
  const words = new Set([texts, ...(isStranger ? [textsIn('en')] : [])].map((each) => each.smallTalk[talk]));
  const contact = askedOfUs.has(talk) && desk.contact !== null ? [texts.contact(desk.contact)] : [];
  const english: Button = { label: 'English', action: { kind: 'language', language: 'en' } };
  return {
    blocks: [...words, ...contact].map((each) => paragraph(plain(each))),
    buttons: isStranger
      ? [[...(language === 'en' || place === 'group' ? [] : [english]), ...waysIn(texts)]]
      : [],
    delivery: 'new',
  };
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
  rememberList(asked, { from: 1, listed: [best.evidence.id], next: null });
  const buttons: Button[] = [
    { label: texts.buttons.fullText, action: { kind: 'article', id: best.evidence.id } },
    { label: texts.buttons.related, action: { kind: 'related', id: best.evidence.id } },
  ];
  // A figure or a number to call is pasted elsewhere, a name is typed.
  const copies =
    best.short !== null && /\p{N}/u.test(best.short) ? [{ label: best.short, text: best.short }] : [];
  return { blocks, copies, buttons: [buttons], delivery: 'new' };
}

function readingBlocks(asked: Asked, reading: Reading, article: StoredArticle): Block[] {
  const { short, period, evidence } = reading;
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
            spans: markedPassage(reading),
            long: evidence.passage.length > longPassage,
          },
        ]),
    paragraph(faint('—— '), titled(article), faint(' '), articleLine(asked, article)),
  ];
}

/** The passage with the answer marked where it stands. */
function markedPassage({ short, shortStart, evidence: { passage, start: from } }: Reading): Span[] {
  if (short === null || shortStart === null || short === passage) return [plain(passage)];
  const start = shortStart - from;
  return [
    plain(passage.slice(0, start)),
    { text: short, style: 'match' as const },
    plain(passage.slice(start + short.length)),
  ].filter((span) => span.text !== '');
}

function notFoundReply(asked: Asked, answer: Extract<Answer, { kind: 'notFound' }>): Reply {
  const { texts } = asked;
  const nearest = answer.nearest.slice(0, nearestShown).flatMap(({ id, sentence }) => {
    const article = asked.desk.articles.get(id);
    return article ? [{ article, sentence }] : [];
  });
  return {
    blocks: [
      paragraph(plain(texts.notFound(asTyped(answer.asked.replace(/[?？!！。\s]+$/u, ''))))),
      ...(nearest.length > 0 ? [paragraph(faint(texts.nearest))] : []),
      ...nearest.flatMap(({ article, sentence }, index) =>
        articleItem(asked, article, {
          number: index + 1,
          snippet: sentence === article.headline ? [] : [plain(shortened(sentence, nearestCharacters))],
          figures: [],
        }),
      ),
    ],
    buttons:
      nearest.length > 0
        ? [
            nearest.map(({ article }, index) => ({
              label: texts.buttons.fullTextOf(index + 1),
              action: { kind: 'article' as const, id: article.id },
            })),
          ]
        : [],
    delivery: 'new',
  };
}
