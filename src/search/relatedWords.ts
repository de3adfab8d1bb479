import { readFileSync } from 'node:fs';

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
  const lines = readFileSync(new URL('../../data/search/related.txt', import.meta.url), 'utf8').split('\n');
  for (const line of lines) {
    if (line.startsWith('#')) continue;
    const group = line.split(' ');
    for (const word of group) {
      const others = known.get(word);
      if (others) others.push(group);
      else known.set(word, [group]);
    }
  }
  return known;
}
