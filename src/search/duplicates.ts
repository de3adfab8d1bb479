import type { ArticleText } from './articleTexts.js';

/** Characters in a fingerprint; six Chinese characters in the same order are seldom chance. */
const shingle = 6;
/** One fingerprint in so many is kept: some fifty for a story of 900 characters. */
const sample = 16;
/** Share of the shorter text's fingerprints that must be common, and how many at least. */
const sharedShare = 0.5;
const sharedLeast = 3;

const fingerprints = new WeakMap<ArticleText, readonly number[]>();

/** A sample of what a text says, chosen by its content, so that copies have the same sample (FNV-1a). */
function fingerprintsOf(text: ArticleText): readonly number[] {
  let known = fingerprints.get(text);
  if (known) return known;
  const plain = text.searched.slice(0, text.body.length).replace(/[^\p{Script=Han}a-z0-9]+/gu, '');
  const chosen = new Set<number>();
  for (let at = 0; at + shingle <= plain.length; at++) {
    let hash = 0x811c9dc5;
    for (let unit = at; unit < at + shingle; unit++) {
      hash = Math.imul(hash ^ plain.charCodeAt(unit), 0x01000193);
    }
    hash ^= hash >>> 15;
    if ((hash >>> 0) % sample === 0) chosen.add(hash);
  }
  known = [...chosen];
  fingerprints.set(text, known);
  return known;
}

/**
 * For each text, in order, the place of the earlier text it repeats, or its own place when it is new:
 * two reports of one event that share at least half of the shorter one's sentences.
 */
export function repeats(texts: readonly ArticleText[]): number[] {
  const firstWith = new Map<number, number[]>();
  const sizes: number[] = [];
  return texts.map((text, index) => {
    const own = fingerprintsOf(text);
    sizes.push(own.length);
    const shared = new Map<number, number>();
    for (const hash of own) {
      for (const other of firstWith.get(hash) ?? []) shared.set(other, (shared.get(other) ?? 0) + 1);
    }
    for (const [other, count] of shared) {
      if (count >= sharedLeast && count >= sharedShare * Math.min(own.length, sizes[other] ?? 0))
        return other;
    }
    for (const hash of own) firstWith.set(hash, [...(firstWith.get(hash) ?? []), index]);
    return index;
  });
}
