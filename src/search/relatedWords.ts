import { readLines } from '../language/index.js';

let groups: ReadonlyMap<string, readonly (readonly string[])[]> | null = null;

/** The words that share a sense with a normalised word in the dictionary (data/search/related.txt): 父亲 of 爸爸. */
export function relatedWords(word: string): ReadonlySet<string> {
  groups ??= readGroups();
  const related = new Set(groups.get(word)?.flat());
  related.delete(word);
  return related;
}

function readGroups(): Map<string, string[][]> {
  const known = new Map<string, string[][]>();
  for (const line of readLines('search/related.txt')) {
    const group = line.split(' ');
    for (const word of group) {
      const others = known.get(word);
      if (others) others.push(group);
      else known.set(word, [group]);
    }
  }
  return known;
}
