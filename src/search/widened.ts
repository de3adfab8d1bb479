import type { Clause, Sought, Wording } from './clauses.js';
import { meanings } from './meanings.js';
import { inverseFrequency } from './ranking.js';
import type { Sources } from './sources.js';

/** Words of like meaning looked for beside a clause. */
const mostRelated = 60;
/** What stands in more articles than this together is not read: a large archive finds the word itself. */
const mostPostings = 4_000;
/** What a word of like meaning is worth: this as the same, nothing at the edge of its subject. */
const sameWorth = 0.8;
const edge = 0.55;
/** A word that stands in many articles tells little of what was meant: its worth grows up to this rarity. */
const tellingRarity = 3;
/** The word that what was typed is about: 手术 of 做手术. */
const partWorth = 0.9;
/** What an editor says is also meant (data/search/everyday.txt). */
const everydayWorth = 0.8;

/**
 * What is asked for, in words of like meaning too: those an editor set beside the word, and the nearest by meaning
 * that articles have. What was typed stays the first wording of each clause.
 */
export function widened(asked: Sought, text: string, sources: Sources): Sought {
  return {
    clauses: joined(asked.clauses, text, sources)
      .flatMap((clause) => parted(clause, text, sources))
      .map((clause) => withRelated(clause, text, sources)),
    hints: asked.hints,
  };
}

/** Clauses that are one word to the dictionary or to an editor as one: 失物|招领. */
function joined(clauses: readonly Clause[], text: string, { lexicon }: Sources): Clause[] {
  const whole: Clause[] = [];
  for (let first = 0; first < clauses.length; ) {
    let last = clauses.length - 1;
    const span = () => text.slice(clauses[first]?.start, clauses[last]?.end);
    while (last > first && !lexicon.everyday.has(span()) && !meanings().knows(span())) last--;
    const covered = clauses.slice(first, last + 1);
    const [start, end] = [covered[0]?.start ?? 0, covered.at(-1)?.end ?? 0];
    const [only] = covered;
    if (only && covered.length === 1) whole.push(only);
    else {
      const tokens = covered.flatMap((clause) => clause.wordings[0]?.tokens ?? []);
      whole.push({ start, end, wordings: [{ text: text.slice(start, end), tokens, weight: 1 }] });
    }
    first = last + 1;
  }
  return whole;
}

/** A word of the tokenizer's that no dictionary tells as one asks for its parts: 打扫|卫生. */
function parted(clause: Clause, text: string, { isName, lexicon }: Sources): Clause[] {
  const typed = text.slice(clause.start, clause.end);
  const parts = meanings().wordsIn(typed);
  if (parts.length < 2 || lexicon.everyday.has(typed) || isName(typed)) return [clause];
  let end = clause.start;
  return parts.map((part) => {
    const start = text.indexOf(part, end);
    end = start + part.length;
    return { start, end, wordings: [{ text: part, tokens: [part], weight: 1 }] };
  });
}

function withRelated(
  clause: Clause,
  text: string,
  { catalogue, index, isName, lexicon, readClauses }: Sources,
): Clause {
  const typed = text.slice(clause.start, clause.end);
  const known = new Set(clause.wordings.map((wording) => wording.text));
  const related: Wording[] = [];
  const add = (word: string, tokens: readonly string[], worth: number) => {
    const frequency = Math.min(...tokens.map((token) => index.frequency(token)));
    const rarity = inverseFrequency(catalogue.size, frequency);
    const weight = worth * Math.min(1, rarity / tellingRarity);
    if (weight > 0) related.push({ text: word, tokens, weight, isRelated: true });
  };
  const parts = isName(typed) ? [] : meanings().wordsIn(typed);
  const [part] = parts;
  const said = lexicon.everyday.get(typed) ?? (part && parts.length === 1 ? lexicon.everyday.get(part) : []);
  for (const word of said ?? []) {
    if (known.has(word)) continue;
    known.add(word);
    const tokens = readClauses(word).clauses.flatMap((each) => each.wordings[0]?.tokens ?? []);
    add(word, tokens, everydayWorth);
  }
  // What an editor set beside 找工作 is meant, not what lies near 工作.
  const isTold = !meanings().knows(typed) && lexicon.everyday.has(typed);
  if (isTold) return { ...clause, wordings: [...clause.wordings, ...related] };
  if (part && parts.length === 1 && !known.has(part)) {
    known.add(part);
    add(part, [part], partWorth);
  }
  let left = mostPostings;
  const near = meanings().near(parts.join(' '), mostRelated, (word) => {
    const frequency = known.has(word) ? 0 : index.frequency(word);
    if (frequency === 0 || frequency > left) return false;
    left -= frequency;
    return true;
  });
  for (const { word, nearness } of near) {
    add(word, [word], sameWorth * nearness * ((nearness - edge) / (1 - edge)) ** 2);
  }
  return { ...clause, wordings: [...clause.wordings, ...related] };
}
