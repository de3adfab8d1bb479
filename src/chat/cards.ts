import { keyFigures } from '../facts/index.js';
import { titleOf } from '../news/index.js';
import { replyOf } from './answerReply.js';
import { articleLine, figureList, lead } from './articleItem.js';
import type { Asked } from './command.js';
import { toSpan } from './commands/search.js';
import type { Desk } from './desk.js';
import { bold, faint, paragraph, plain } from './replies.js';
import type { Reply, Span } from './reply.js';
import type { Request } from './request.js';
import { textsIn } from './texts/index.js';

/** An article to be picked from a list and passed on in any chat. */
interface Card {
  /** Unlike that of every other card on the list. */
  readonly key: string;
  /** The article it comes from. */
  readonly id: number;
  readonly title: string;
  /** Date, towns and a snippet, without styles. */
  readonly description: string;
  /** What is posted when it is picked. */
  readonly reply: Reply;
  /** What a button to the full text says. */
  readonly open: string;
}

interface Cards {
  readonly cards: readonly Card[];
  /** The offset of the cards after these; null when these are the last. */
  readonly next: number | null;
  /** What can be typed, or done otherwise; null where there are cards for what was typed. */
  readonly hint: string | null;
}

/** Cards for what is being typed, from an offset on, an answer first; for nothing typed the latest articles. */
export type DealCards = (
  request: Pick<Request, 'language' | 'at'>,
  query: string,
  offset: number,
) => Promise<Cards>;

/** As many as a phone's screen or two show. */
const cardsAtOnce = 10;
const longestQuery = 100;
/** Characters of a sentence that stands as a card's title. */
const longestTitle = 60;

/** Cards over a desk. */
export function dealCards(desk: Desk): DealCards {
  return async ({ language, at }, typed, offset) => {
    const request: Request = {
      chat: '',
      user: '',
      place: 'private',
      language,
      input: { kind: 'text', text: '' },
      at,
    };
    const asked: Asked = { desk, request, texts: textsIn(language), settings: desk.chats.settings('') };
    const query = [...typed.trim()].slice(0, longestQuery).join('');
    const window = { limit: cardsAtOnce, offset };
    const {
      total,
      found,
      words: asks,
    } = query === '' ? latest(desk, window) : matching(desk, query, window, at);
    const cards = found.flatMap(({ id, snippet }): Card[] => {
      const article = desk.articles.get(id);
      if (!article) return [];
      const title = titleOf(article);
      const line = articleLine(asked, article);
      const words = snippet ?? lead(article);
      const [figure] = keyFigures(article, 1, asks);
      const number = figure?.quotation.numbers[0];
      const told = figure && number ? ` · ${figure.quotation.text.slice(...number)}` : '';
      return [
        {
          key: `a${id}`,
          id,
          title,
          description: `${line.text}${told}\n${words.map(({ text }) => text).join('')}`,
          reply: {
            blocks: [
              paragraph(bold(title), plain('\n'), line, plain('\n'), ...words),
              ...(figure ? [figureList([figure], language)] : []),
            ],
            buttons: [],
            delivery: 'new',
          },
          open: asked.texts.buttons.fullText,
        },
      ];
    });
    const answers = query !== '' && offset === 0 ? await answerCards(asked, query) : [];
    const next = offset + found.length;
    const { hint, nothing } = asked.texts.inline;
    return {
      cards: [...answers, ...cards],
      next: found.length > 0 && next < total ? next : null,
      hint: query === '' ? hint : answers.length + cards.length === 0 ? nothing : null,
    };
  };
}

/** The answer to a question typed, with its source; none where the archive has none. */
async function answerCards(asked: Asked, query: string): Promise<Card[]> {
  const answer = await asked.desk.answerer.answer(query, { today: asked.request.at, topic: null });
  if (answer.kind !== 'found') return [];
  const [{ short, evidence }] = answer.readings;
  const article = asked.desk.articles.get(evidence.id);
  if (!article) return [];
  const { blocks } = await replyOf(asked, answer);
  return [
    {
      key: 'answer',
      id: article.id,
      title: short ?? evidence.passage.slice(0, longestTitle),
      description: `${evidence.passage}\n${titleOf(article)} · ${articleLine(asked, article).text}`,
      reply: { blocks: [paragraph(faint(query)), ...blocks], buttons: [], delivery: 'new' },
      open: asked.texts.buttons.fullText,
    },
  ];
}

interface Matching {
  readonly total: number;
  readonly found: readonly { readonly id: number; readonly snippet: readonly Span[] | null }[];
  /** The words asked for. */
  readonly words: readonly string[];
}

function latest(desk: Desk, window: { limit: number; offset: number }): Matching {
  const { total, ids } = desk.articles.latest({}, window);
  return { total, found: ids.map((id) => ({ id, snippet: null })), words: [] };
}

function matching(
  desk: Desk,
  query: string,
  window: { limit: number; offset: number },
  today: Date,
): Matching {
  const { total, hits, words } = desk.search.search(query, { ...window, today });
  return { total, found: hits.map(({ id, snippet }) => ({ id, snippet: snippet.map(toSpan) })), words };
}
