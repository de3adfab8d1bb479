import type { ArticleText } from './articleTexts.js';
import { daysOf } from './catalogue.js';

/** Characters in a fingerprint; six Chinese characters in the same order are seldom chance. */
const shingle = 6;
/** One fingerprint in so many is kept to compare texts by, and one in so many of those to find what to compare. */
const sample = 4;
const coarseSample = 16;
/** With fewer fingerprints than this a text is compared with every other: its few coarse ones may miss. */
const short = 24;
/** Share of the shorter text's fingerprints that must be common, and how many at least. */
const sharedShare = 0.6;
const sharedLeast = 3;

/** A sample of what a text says, chosen by its content, so that copies have the same sample. */
interface Fingerprints {
  readonly all: ReadonlySet<number>;
  readonly coarse: readonly number[];
}

const known = new WeakMap<ArticleText, Fingerprints>();

function fingerprintsOf(text: ArticleText): Fingerprints {
  const before = known.get(text);
  if (before) return before;
  const plain = text.searched.slice(0, text.body.length).replace(/[^\p{Script=Han}a-z0-9]+/gu, '');
  const all = new Set<number>();
  for (let at = 0; at + shingle <= plain.length; at++) {
    // FNV-1a
    let hash = 0x811c9dc5;
    for (let unit = at; unit < at + shingle; unit++) {
      hash = Math.imul(hash ^ plain.charCodeAt(unit), 0x01000193);
    }
    hash = (hash ^ (hash >>> 15)) >>> 0;
    if (hash % sample === 0) all.add(hash);
  }
  const fingerprints = { all, coarse: [...all].filter((hash) => hash % coarseSample === 0) };
  known.set(text, fingerprints);
  return fingerprints;
}

/** Days within which one event is reported. */
const sameEventDays = 3;

/** Whether two articles can be of the same days; one without a date can be of any. */
function isSameTime(one: ArticleText, other: ArticleText): boolean {
  const [a, b] = [daysOf(one.article.date?.iso ?? ''), daysOf(other.article.date?.iso ?? '')];
  if (a.from === 0 || b.from === 0) return true;
  return daysBetween(a.to, b.from) <= sameEventDays && daysBetween(b.to, a.from) <= sameEventDays;
}

/** Days from one day to another, both as numbers such as 20230707; negative when the other is earlier. */
function daysBetween(one: number, other: number): number {
  const [from, to] = [one, other].map((day) =>
    Date.UTC(Math.floor(day / 10_000), (Math.floor(day / 100) % 100) - 1, day % 100),
  );
  return ((to ?? 0) - (from ?? 0)) / 86_400_000;
}

function isRepeat(one: Fingerprints, other: Fingerprints): boolean {
  const [few, many] = one.all.size <= other.all.size ? [one.all, other.all] : [other.all, one.all];
  let shared = 0;
  for (const hash of few) if (many.has(hash)) shared++;
  return shared >= Math.max(sharedLeast, sharedShare * few.size);
}

/**
 * For each text, in order, the place of the earlier text it repeats, or its own place when it is new:
 * two reports of the same days that share most of the shorter one's wording.
 */
export function repeats(texts: readonly ArticleText[]): number[] {
  const firstWith = new Map<number, number[]>();
  const news: { readonly place: number; readonly text: ArticleText; readonly fingerprints: Fingerprints }[] =
    [];
  return texts.map((text, place) => {
    const fingerprints = fingerprintsOf(text);
    const isShort = fingerprints.all.size < short;
    const alike = new Set(fingerprints.coarse.flatMap((hash) => firstWith.get(hash) ?? []));
    for (const earlier of news) {
      const isCompared = isShort || earlier.fingerprints.all.size < short || alike.has(earlier.place);
      if (!isCompared || !isRepeat(fingerprints, earlier.fingerprints)) continue;
      if (isSameTime(text, earlier.text)) return earlier.place;
    }
    news.push({ place, text, fingerprints });
    for (const hash of fingerprints.coarse) {
      const holders = firstWith.get(hash);
      if (holders) holders.push(place);
      else firstWith.set(hash, [place]);
    }
    return place;
  });
}
