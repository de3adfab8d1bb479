import type { TokenMatch } from '../news/index.js';
import type { Analysis, TermKind } from './analysis.js';
import type { Lexicon, SynonymGroup } from './lexicon.js';

/** One way to say what a clause asks for. */
export interface Wording {
  readonly text: string;
  /** All of them stand in an article that has the wording. */
  readonly tokens: readonly string[];
  /** 1 as typed, less for what comes near it. */
  readonly weight: number;
  /** A word of like meaning, not what was typed nor a name of the same. */
  readonly isRelated?: boolean;
}

/** Something a reader asks for, and what else would do; the first wording is what was typed. */
export interface Clause {
  readonly start: number;
  readonly end: number;
  readonly wordings: readonly Wording[];
}

/** A term that need not be there but speaks for an article that has it. */
interface Hint {
  readonly text: string;
  readonly kind: TermKind;
}

/** A query's text, read: what it asks for and what would speak for an article besides. */
export interface Sought {
  readonly clauses: readonly Clause[];
  readonly hints: readonly Hint[];
}

/** Weight of a synonym marked `~`. */
const nearWeight = 0.6;
/** What stands this short between blanks is one name: 卢群星 asks for 卢群 too, not for 群星 alone. */
const nameLength = 4;
const hanOnly = /^\p{Script=Han}+$/u;

interface Term {
  readonly text: string;
  readonly kind: TermKind;
  readonly start: number;
  readonly end: number;
}

const wording = (text: string, tokens: readonly string[], weight = 1): Wording => ({
  text,
  tokens: [...new Set(tokens)],
  weight,
});

/** Reads normalised text a reader typed. */
export type ClauseReader = (text: string) => Sought;

/** Reads what is asked for, with the synonyms of the lexicon. */
export function createClauseReader(analysis: Analysis, lexicon: Lexicon): ClauseReader {
  const synonyms = new Map<string, { name: string; group: SynonymGroup }[]>();
  for (const group of lexicon.synonyms) {
    for (const name of group.names) {
      const first = name.slice(0, 1);
      synonyms.set(first, [...(synonyms.get(first) ?? []), { name, group }]);
    }
  }
  for (const same of synonyms.values()) same.sort((a, b) => b.name.length - a.name.length);

  const read = (text: string): Sought => {
    const terms: Term[] = [];
    analysis(text, (term, kind, start, end) => {
      terms.push({ text: term, kind, start, end });
    });
    return asked(text, terms, lexicon.stopWords);
  };

  return (text) => {
    const plain = read(text);
    const borders = new Set(plain.clauses.flatMap((clause) => [clause.start, clause.end]));
    let { clauses } = plain;
    for (let at = 0; at < text.length; at++) {
      if (!borders.has(at)) continue;
      const found = synonyms
        .get(text.slice(at, at + 1))
        ?.find(({ name }) => text.startsWith(name, at) && borders.has(at + name.length));
      if (!found) continue;
      const end = at + found.name.length;
      const covered = clauses.filter((clause) => clause.start >= at && clause.end <= end);
      if (covered.length === 0) continue;
      const typed = wording(
        found.name,
        covered.flatMap((clause) => clause.wordings[0]?.tokens ?? []),
      );
      const weight = found.group.closeness === 'same' ? 1 : nearWeight;
      const others = found.group.names
        .filter((name) => name !== found.name)
        .map((name) =>
          wording(
            name,
            read(name).clauses.flatMap((clause) => clause.wordings[0]?.tokens ?? []),
            weight,
          ),
        );
      const merged: Clause = { start: at, end, wordings: [typed, ...others] };
      clauses = [...clauses.filter((clause) => !covered.includes(clause)), merged];
      at = end - 1;
    }
    return { clauses: [...clauses].sort((a, b) => a.start - b.start), hints: plain.hints };
  };
}

function asked(text: string, terms: readonly Term[], stopWords: ReadonlySet<string>): Sought {
  const clauses: Clause[] = [];
  const hints: Hint[] = [];
  const hinted = new Set<string>();
  const hint = (term: Term) => {
    if (hinted.has(term.text) || stopWords.has(term.text)) return;
    hinted.add(term.text);
    hints.push({ text: term.text, kind: term.kind });
  };
  const clause = (start: number, end: number, ...wordings: Wording[]) => {
    clauses.push({ start, end, wordings });
  };
  const pairs = terms.filter((term) => term.kind === 'pair');
  const pairsWithin = (start: number, end: number) =>
    pairs.filter((pair) => pair.start >= start && pair.end <= end).map((pair) => pair.text);

  const measures = terms.filter((term) => term.kind === 'measure');
  const measured = (term: Term) =>
    measures.some((measure) => term.start >= measure.start && term.end <= measure.end);

  let name: { start: number; end: number } | undefined;
  const closeName = () => {
    if (name && name.end - name.start > 1) {
      clause(
        name.start,
        name.end,
        wording(text.slice(name.start, name.end), pairsWithin(name.start, name.end)),
      );
    }
    name = undefined;
  };
  for (const term of terms) {
    if (term.kind === 'single') {
      if (name?.end === term.start) name.end = term.end;
      else {
        closeName();
        name = { start: term.start, end: term.end };
      }
      if (!measured(term)) hint(term);
      continue;
    }
    if (term.kind === 'pair' || term.kind === 'part') {
      hint(term);
      continue;
    }
    closeName();
    if (term.kind === 'measure') {
      const inside = terms.filter(
        (each) =>
          (each.kind === 'plain' || each.kind === 'word') && each.start >= term.start && each.end <= term.end,
      );
      const apart = inside.map((each) => each.text);
      clause(term.start, term.end, wording(term.text, [term.text]), wording(apart.join(''), apart, 0.8));
      for (const each of inside) hint(each);
    } else if (!measured(term) && !stopWords.has(term.text)) {
      clause(term.start, term.end, wording(term.text, [term.text]));
    }
  }
  closeName();
  if (clauses.length === 0) {
    for (const { text: only, kind, start, end } of terms) {
      if (kind === 'single' || kind === 'word') clause(start, end, wording(only, [only]));
    }
  }

  return { clauses: clauses.map((each) => wholeName(each)), hints };

  function wholeName(only: Clause): Clause {
    const start = text.lastIndexOf(' ', only.start) + 1;
    const next = text.indexOf(' ', only.end);
    const end = next < 0 ? text.length : next;
    const name = text.slice(start, end);
    const isAlone = clauses.every((each) => each === only || each.end <= start || each.start >= end);
    // `产值多少` asks how much of it, and is nobody's name.
    const asks = terms.some(
      ({ kind, text: word, ...at }) =>
        kind === 'word' && at.start >= start && at.end <= end && word.length > 1 && stopWords.has(word),
    );
    if (!isAlone || asks || name.length > nameLength || !hanOnly.test(name)) return only;
    const tokens = new Set([...(only.wordings[0]?.tokens ?? []), ...pairsWithin(start, end)]);
    return { start, end, wordings: [wording(name, [...tokens])] };
  }
}

/** What must hold of an article's tokens for a clause to be met. */
export function clauseMatch(clause: Clause): TokenMatch {
  const [only, ...others] = clause.wordings.map(wordingMatch);
  if (only && others.length === 0) return only;
  return { kind: 'any', of: only ? [only, ...others] : [] };
}

function wordingMatch(each: Wording): TokenMatch {
  const [only, ...others] = each.tokens.map((token): TokenMatch => ({ kind: 'token', token }));
  if (only && others.length === 0) return only;
  return { kind: 'all', of: only ? [only, ...others] : [] };
}
