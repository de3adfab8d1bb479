/** The share of a heading's pairs of neighbouring characters that a text has too. */
export function overlap(heading: string, text: string): number {
  const pairs = pairsOf(heading);
  if (pairs.size === 0) return 0;
  const told = pairsOf(text);
  return [...pairs].filter((pair) => told.has(pair)).length / pairs.size;
}

/** The pairs of neighbouring characters of a text. */
export function pairsOf(text: string): Set<string> {
  const pairs = new Set<string>();
  for (const run of text.split(/[^\p{L}\p{N}]+/u))
    for (let at = 0; at + 1 < run.length; at += 1) pairs.add(run.slice(at, at + 2));
  return pairs;
}
