import Database from 'better-sqlite3';
import MiniSearch from 'minisearch';
import nodejieba from 'nodejieba';
import type { Paragraph } from './publicSet.js';

/** Gives the ids of the best ten paragraphs for a question. */
export type Answering = (question: string) => readonly string[] | Promise<readonly string[]>;

/** Something else that searches; `build` indexes the paragraphs. */
export interface Peer {
  readonly name: string;
  build(paragraphs: readonly Paragraph[]): Answering | Promise<Answering>;
}

const meaningful = /[\p{L}\p{N}]/u;
const words = (text: string) =>
  nodejieba.cutForSearch(text.toLowerCase(), true).filter((word) => meaningful.test(word));

function bigrams(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/\p{Script=Han}{2,}/gu)) {
    for (let at = 0; at + 2 <= run.length; at++) found.push(run.slice(at, at + 2));
  }
  return found;
}

function miniSearch(name: string, tokenize?: (text: string) => string[]): Peer {
  return {
    name,
    build(paragraphs) {
      const index = new MiniSearch<Paragraph>({
        fields: ['headline', 'body'],
        searchOptions: { boost: { headline: 2 } },
        ...(tokenize && { tokenize, processTerm: (term) => term }),
      });
      index.addAll(paragraphs);
      return (question) =>
        index
          .search(question)
          .slice(0, 10)
          .map((hit) => hit.id);
    },
  };
}

const quoted = (token: string) => `"${token.replaceAll('"', '""')}"`;

function fts5(name: string, tokenizer: string, tokens: (text: string) => string[], text = tokens): Peer {
  return {
    name,
    build(paragraphs) {
      const database = new Database(':memory:');
      database.exec(
        `CREATE VIRTUAL TABLE paragraph USING fts5(id UNINDEXED, headline, body, tokenize='${tokenizer}')`,
      );
      const insert = database.prepare('INSERT INTO paragraph VALUES (?, ?, ?)');
      database.transaction(() => {
        for (const { id, headline, body } of paragraphs) {
          insert.run(id, text(headline).join(' '), text(body).join(' '));
        }
      })();
      const search = database
        .prepare<[string], string>(
          'SELECT id FROM paragraph WHERE paragraph MATCH ? ORDER BY bm25(paragraph, 0, 2, 1) LIMIT 10',
        )
        .pluck();
      return (question) => {
        const asked = tokens(question);
        return asked.length > 0 ? search.all(asked.map(quoted).join(' OR ')) : [];
      };
    },
  };
}

function trigrams(text: string): string[] {
  const found: string[] = [];
  for (const [run] of text.matchAll(/[\p{L}\p{N}]{3,}/gu)) {
    for (let at = 0; at + 3 <= run.length; at++) found.push(run.slice(at, at + 3));
  }
  return found;
}

// The packages of bench/ are not installed for the product's own checks: their types are ours, for what is used.
interface FlexSearch {
  readonly Charset: { readonly CJK: object };
  readonly Index: new (
    options: object,
  ) => {
    add(id: string, text: string): void;
    search(query: string, options: object): string[];
  };
}
interface Orama {
  create(options: object): unknown;
  insertMultiple(database: unknown, documents: readonly object[], batch: number): Promise<unknown>;
  search(database: unknown, options: object): Promise<{ hits: { document: { key: string } }[] }>;
}
interface OramaMandarin {
  createTokenizer(options: object): object;
}
const flexSearchPackage: string = 'flexsearch';
const oramaPackage: string = '@orama/orama';
const mandarinPackage: string = '@orama/tokenizers/mandarin';

const flexSearch: Peer = {
  name: 'FlexSearch 0.8, CJK encoder',
  async build(paragraphs) {
    const { Charset, Index }: FlexSearch = await import(flexSearchPackage);
    const index = new Index({ encoder: Charset.CJK });
    for (const { id, headline, body } of paragraphs) index.add(id, `${headline} ${body}`);
    return (question) => index.search(question, { limit: 10, suggest: true });
  },
};

const orama: Peer = {
  name: 'Orama with its Mandarin tokenizer',
  async build(paragraphs) {
    const { create, insertMultiple, search }: Orama = await import(oramaPackage);
    const { createTokenizer }: OramaMandarin = await import(mandarinPackage);
    const database = create({
      schema: { key: 'string', headline: 'string', body: 'string' },
      components: { tokenizer: createTokenizer({ language: 'mandarin', stemmerSkipProperties: ['key'] }) },
    });
    const documents = paragraphs.map(({ id, headline, body }) => ({ key: id, headline, body }));
    await insertMultiple(database, documents, 500);
    return async (question) => {
      const { hits } = await search(database, {
        term: question,
        properties: ['headline', 'body'],
        boost: { headline: 2 },
        threshold: 1,
        limit: 10,
      });
      return hits.map((hit) => hit.document.key);
    };
  },
};

/** Those whose figures ours must reach. */
export const miniSearchWords = 'MiniSearch + jieba words';
export const miniSearchBigrams = 'MiniSearch + jieba words + bigrams';

/** What others would search Chinese with. */
export const peers: readonly Peer[] = [
  miniSearch('MiniSearch, its default tokenizer'),
  miniSearch(miniSearchWords, words),
  miniSearch(miniSearchBigrams, (text) => [...words(text), ...bigrams(text)]),
  fts5('SQLite FTS5 trigram', 'trigram', trigrams, (text) => [text]),
  fts5('SQLite FTS5 + jieba words', 'unicode61', words),
  flexSearch,
  orama,
];
