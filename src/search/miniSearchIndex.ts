import { LRUCache } from 'lru-cache';
import MiniSearch, { type AsPlainObject, type Query, type SearchOptions } from 'minisearch';
import { type ArticleTokens, fieldWeights, type TokenIndex, type TokenMatch } from '../news/index.js';
import { canSound, soundsOf } from './sound.js';

const fields = ['headline', 'deck', 'body'] as const;

const options = {
  fields: [...fields],
  tokenize: (text: string) => (text === '' ? [] : text.split(' ')),
  processTerm: (term: string) => term,
  logger: () => {},
};
const searchOptions: SearchOptions = { boost: fieldWeights, bm25: { k: 1.2, b: 0.7, d: 0.5 } };

/** Postings of 24 bits for the document and 8 for how often: an archive in memory stays below both. */
const mostOften = 255;

/**
 * Terms in a hash table. MiniSearch's own radix tree serves prefixes and typing errors in alphabets; under
 * its root stand thousands of Chinese characters, and it walks them one by one for every term.
 */
class TermTable<T> extends Map<string, T> {
  fetch(term: string, initial: () => T): T {
    let known = this.get(term);
    if (known === undefined) {
      known = initial();
      this.set(term, known);
    }
    return known;
  }
}

/** Field → document → how often. */
type FieldPostings = Map<number, Map<number, number>>;

/** The one thing reached for past MiniSearch's door: where it looks terms up. */
type Opened = { _index: TermTable<FieldPostings> };

/** What is kept of an index beside its postings. */
interface Header {
  readonly revision: number;
  readonly tokens: string;
  /** A row a document: its number here, its article, how long its fields are. */
  readonly documents: readonly number[];
  readonly nextId: number;
  readonly averages: number[];
}

/** The documents of an index as MiniSearch writes them out itself, without a term. */
function documentsOf({ documents, nextId, averages }: Header): AsPlainObject {
  const [documentIds, fieldLength]: [Record<string, number>, Record<string, number[]>] = [{}, {}];
  for (let at = 0; at < documents.length; at += 2 + fields.length) {
    const [document = 0, id = 0, ...lengths] = documents.slice(at, at + 2 + fields.length);
    documentIds[document] = id;
    fieldLength[document] = lengths;
  }
  return {
    documentCount: Object.keys(documentIds).length,
    nextId,
    documentIds,
    fieldIds: Object.fromEntries(fields.map((field, id) => [field, id])),
    fieldLength,
    averageFieldLength: averages,
    storedFields: {},
    index: [],
    serializationVersion: 2,
  };
}

/** MiniSearch with what a vocabulary needs, and a form to keep that loads faster than its JSON. */
class Postings {
  readonly engine: MiniSearch<ArticleTokens>;
  /** That of the saved index; 0 for an empty one. */
  readonly revision: number;
  readonly #terms = new TermTable<FieldPostings>();

  /** Empty, or as `dump` gave the bytes of. */
  constructor(saved?: Uint8Array) {
    const header = saved && this.#restore(saved);
    this.engine = header ? MiniSearch.loadJS(documentsOf(header), options) : new MiniSearch(options);
    this.revision = header?.revision ?? 0;
    // The part of SearchableMap that exact queries need is what a Map has, and `fetch`.
    this.#opened._index = this.#terms;
  }

  get #opened(): Opened {
    return this.engine as unknown as Opened;
  }

  frequency(token: string): number {
    let most = 0;
    for (const postings of this.#terms.get(token)?.values() ?? []) most = Math.max(most, postings.size);
    return most;
  }

  tokens(): Iterable<string> {
    return this.#terms.keys();
  }

  dump(revision: number): Uint8Array {
    const tokens: string[] = [];
    const numbers: number[] = [];
    for (const [token, byField] of this.#terms) {
      tokens.push(token);
      numbers.push(byField.size);
      for (const [field, postings] of byField) {
        numbers.push(field, postings.size);
        for (const [document, often] of postings) numbers.push(document * 256 + Math.min(often, mostOften));
      }
    }
    // Its own form of the terms would be five times as large: it is asked for the rest alone.
    this.#opened._index = new TermTable();
    const { documentIds, fieldLength, nextId, averageFieldLength } = this.engine.toJSON();
    this.#opened._index = this.#terms;
    const documents = Object.entries(documentIds).flatMap(([document, id]) => [
      Number(document),
      id,
      ...fields.map((_, field) => fieldLength[document]?.[field] ?? 0),
    ]);
    const header = JSON.stringify({
      revision,
      documents,
      tokens: tokens.join(' '),
      nextId,
      averages: averageFieldLength,
    });
    const text = Buffer.from(header, 'utf8');
    const size = Buffer.alloc(4);
    size.writeUInt32LE(text.length);
    return Buffer.concat([size, text, Buffer.from(Uint32Array.from(numbers).buffer)]);
  }

  /** Fills the terms from what `dump` gave; returns the rest. */
  #restore(bytes: Uint8Array): Header {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const textEnd = 4 + buffer.readUInt32LE(0);
    const header: Header = JSON.parse(buffer.toString('utf8', 4, textEnd));
    const numbers = new Uint32Array(Uint8Array.from(buffer.subarray(textEnd)).buffer);
    let at = 0;
    const next = () => numbers[at++] ?? 0;
    for (const token of header.tokens.split(' ')) {
      const byField: FieldPostings = new Map();
      for (let fieldsLeft = next(); fieldsLeft > 0; fieldsLeft--) {
        const field = next();
        const postings = new Map<number, number>();
        for (let left = next(); left > 0; left--) {
          const posting = next();
          postings.set(posting >>> 8, posting & 255);
        }
        byField.set(field, postings);
      }
      this.#terms.set(token, byField);
    }
    return header;
  }
}

/** Sounds whose words are kept: a question asks for each several times, and people for the same names. */
const soundsKept = 1_000;

/** The index kept in memory. */
export interface MiniSearchIndex extends TokenIndex {
  save(): Uint8Array;
}

/** An empty index in memory, or the one that `save` gave the bytes of. */
export function miniSearchIndex(saved?: Uint8Array): MiniSearchIndex {
  const postings = new Postings(saved);
  const { engine } = postings;
  let { revision } = postings;
  let byFirst: Beginnings | undefined;
  const beginnings = () => {
    byFirst ??= beginningAlike(postings.tokens());
    return byFirst;
  };

  const heard = new LRUCache<string, readonly string[]>({ max: soundsKept });

  return {
    revision: () => revision,
    update(changed, removed, to) {
      for (const id of removed) if (engine.has(id)) engine.discard(id);
      for (const tokens of changed) {
        if (engine.has(tokens.id)) engine.discard(tokens.id);
        engine.add(tokens);
      }
      revision = to;
      byFirst = undefined;
      heard.clear();
    },
    frequency: (token) => postings.frequency(token),
    find(match, limit, accept) {
      const found = engine.search(queryOf(match), {
        ...searchOptions,
        ...(accept && { filter: (result) => accept(result.id) }),
      });
      return {
        total: () => found.length,
        hits: found.slice(0, limit).map(({ id, score }) => ({ id, score })),
      };
    },
    matching: (match) => engine.search(queryOf(match), searchOptions).map(({ id }) => id),
    startingWith(prefix, limit) {
      return (beginnings().characters.get(prefix.slice(0, 1)) ?? [])
        .filter((token) => token.startsWith(prefix))
        .sort((a, b) => postings.frequency(b) - postings.frequency(a))
        .slice(0, limit);
    },
    soundingLike(sound) {
      const known = heard.get(sound);
      if (known) return known;
      const found = new Set<string>();
      for (let end = 1; end <= longestSyllable; end++) {
        for (const token of beginnings().sounds.get(sound.slice(0, end))?.flat() ?? []) {
          if (canSound(token, sound)) found.add(token);
        }
      }
      const tokens = [...found];
      heard.set(sound, tokens);
      return tokens;
    },
    save: () => postings.dump(revision),
  };
}

/** Tokens by their first character, and those lists by how it sounds: few are looked at for a prefix or a sound. */
interface Beginnings {
  readonly characters: ReadonlyMap<string, readonly string[]>;
  readonly sounds: ReadonlyMap<string, readonly (readonly string[])[]>;
}

const longestSyllable = 6;

function beginningAlike(tokens: Iterable<string>): Beginnings {
  const characters = new Map<string, string[]>();
  const sounds = new Map<string, string[][]>();
  for (const token of tokens) {
    const first = token.slice(0, 1);
    const same = characters.get(first);
    if (same) {
      same.push(token);
      continue;
    }
    const list = [token];
    characters.set(first, list);
    for (const sound of soundsOf(first)) {
      const alike = sounds.get(sound);
      if (alike) alike.push(list);
      else sounds.set(sound, [list]);
    }
  }
  return { characters, sounds };
}

function queryOf(match: TokenMatch): Query {
  switch (match.kind) {
    case 'token':
      return match.token;
    case 'without':
      return { combineWith: 'AND_NOT', queries: [queryOf(match.match), queryOf(match.not)] };
    default: {
      const combineWith = match.kind === 'all' ? 'AND' : 'OR';
      const tokens = match.of.flatMap((each) => (each.kind === 'token' ? [each.token] : []));
      // One string of many tokens is a single pass for MiniSearch, a tree of them is a merge for each.
      if (tokens.length === match.of.length) return { combineWith, queries: [tokens.join(' ')] };
      return { combineWith, queries: match.of.map(queryOf) };
    }
  }
}
