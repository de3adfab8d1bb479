import { factsVersion, withFacts } from '../facts/index.js';
import { encodeLines } from '../learned/index.js';
import type { PageReader } from '../load/index.js';
import type { Article, PageArticle } from '../news/index.js';
import {
  type PageOverride,
  type PageReading,
  parsePageOverrides,
  readerVersion,
  readPage,
  statedDate,
} from '../pages/index.js';
import { createTokenizer } from '../search/index.js';

export const tokenizer = createTokenizer();

/** An article with the facts its text gives. */
export const describe = (article: PageArticle): Article => withFacts(article, tokenizer);

/** Reads the text of a page, knowing words and what lines mean. Throws when the encoder cannot be run. */
export const readTextPage = (bytes: Uint8Array, name: string, override?: PageOverride): PageReading =>
  readPage(bytes, name, override, undefined, tokenizer, encodeLines);

/** Reads the text of a page where it is called: see openPress for reading it apart. */
export const pageReader: PageReader<PageOverride> = {
  version: `${readerVersion}+${factsVersion}`,
  parseOverrides: parsePageOverrides,
  read(bytes, name, override) {
    const reading = readTextPage(bytes, name, override);
    if (reading.kind === 'unreadable') return { problem: reading.reason };
    return { articles: pageReader.state(reading.articles, override) };
  },
  state(articles, override) {
    const paper = override?.source === undefined ? {} : { paper: override.source };
    const date = statedDate(override);
    return articles.map((article) => ({ ...article, ...paper, date: date ?? article.date }));
  },
  describe,
};
