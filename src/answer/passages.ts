import { LRUCache } from 'lru-cache';
import {
  type Named,
  normalise,
  type Sentence,
  splitSentences,
  type Token,
  type TypedSpan,
  tokensOf,
  typedSpansOf,
} from '../language/index.js';
import type { ArticleReader, PersonMention, StoredArticle, Tokenizer } from '../news/index.js';

/** A sentence of an article, the unit that is scored and quoted. */
export interface Passage extends Sentence {
  /** Index into the article's paragraphs. */
  readonly paragraph: number;
  /** The text normalised; place for place the same. */
  readonly normal: string;
  /** Its words, read when first asked for. */
  readonly tokens: readonly Token[];
  /** Its amounts, times, names …, read when first asked for. */
  readonly spans: readonly TypedSpan[];
}

/** An article cut into sentences, with its texts normalised. */
export interface ReadArticle {
  readonly article: StoredArticle;
  readonly headline: string;
  /** Headline, kicker and deck. */
  readonly heading: string;
  readonly passages: readonly Passage[];
  /** The paragraphs normalised. */
  readonly paragraphs: readonly string[];
  /** Everything normalised. */
  readonly whole: string;
}

/** Articles kept at hand. */
const kept = 256;

/** Articles read lately; forgets them all when the store has changed. */
export function createReading(
  articles: ArticleReader,
  tokenizer: Tokenizer,
): (id: number) => ReadArticle | null {
  const known = new LRUCache<number, ReadArticle>({ max: kept });
  let revision = -1;
  return (id) => {
    if (revision !== articles.revision()) {
      known.clear();
      revision = articles.revision();
    }
    const before = known.get(id);
    if (before) return before;
    const article = articles.get(id);
    if (!article) return null;
    const read = readArticle(article, tokenizer);
    known.set(id, read);
    return read;
  };
}

/** An article as answers read it. */
export function readArticle(article: StoredArticle, tokenizer: Tokenizer): ReadArticle {
  const headline = normalise(article.headline ?? '');
  const heading = [headline, normalise(article.kicker ?? ''), normalise(article.deck ?? '')].join('\n');
  const paragraphs = article.paragraphs.map((paragraph) => normalise(paragraph));
  const named = new Map<number, PersonMention[]>();
  for (const mention of article.people.flatMap(({ mentions }) => mentions)) {
    const there = named.get(mention.paragraph);
    if (there) there.push(mention);
    else named.set(mention.paragraph, [mention]);
  }
  const passages = article.paragraphs.flatMap((paragraph, index) =>
    splitSentences(paragraph).map((sentence) =>
      passageOf(sentence, index, paragraphs[index] ?? '', named.get(index) ?? [], tokenizer),
    ),
  );
  return { article, headline, heading, passages, paragraphs, whole: [heading, ...paragraphs].join('\n') };
}

function passageOf(
  sentence: Sentence,
  paragraph: number,
  normalParagraph: string,
  mentions: readonly PersonMention[],
  tokenizer: Tokenizer,
): Passage {
  const normal = normalParagraph.slice(sentence.start, sentence.start + sentence.text.length);
  let tokens: readonly Token[] | null = null;
  let spans: readonly TypedSpan[] | null = null;
  const passage: Passage = {
    ...sentence,
    paragraph,
    normal,
    get tokens() {
      tokens ??= tokensOf(normal, tokenizer);
      return tokens;
    },
    get spans() {
      spans ??= typedSpansOf(normal, passage.tokens, namedIn(sentence, mentions));
      return spans;
    },
  };
  return passage;
}

/** The mentions in a sentence of their paragraph, by its own places. */
function namedIn({ start: from, text }: Sentence, mentions: readonly PersonMention[]): Named[] {
  return mentions
    .filter(({ start, end }) => start >= from && end <= from + text.length)
    .map(({ start, end, office }) => ({
      start: start - from,
      end: end - from,
      office: office === null || office < from ? null : office - from,
    }));
}
