import { pinyin } from 'pinyin-pro';

/** How Chinese readers in the south, and keyboards, blur sounds: `zhong` and `zong`, `lin` and `ling`. */
const blurred: readonly (readonly [RegExp, string])[] = [
  [/^([zcs])h/, '$1'],
  [/ng$/, 'n'],
];

/** Longer tokens are not looked for by sound. */
const longestSpoken = 4;
/** Most readings combined for one token. */
const mostSounds = 8;
const hanOnly = /^\p{Script=Han}+$/u;
const readings = new Map<string, readonly string[]>();
const blurredReadings = new Map<string, readonly string[]>();

function blur(syllable: string): string {
  return blurred.reduce((sound, [from, to]) => sound.replace(from, to), syllable);
}

function readingsOf(character: string): readonly string[] {
  let known = readings.get(character);
  if (!known) {
    known = pinyin(character, { toneType: 'none', type: 'array', multiple: true, v: true });
    readings.set(character, known);
  }
  return known;
}

function blurredReadingsOf(character: string): readonly string[] {
  let known = blurredReadings.get(character);
  if (!known) {
    known = [...new Set(readingsOf(character).map(blur))];
    blurredReadings.set(character, known);
  }
  return known;
}

/** Sounds a token of Han characters can have, blurred, its syllables joined: 钟埭 → `zondai`. */
export function soundsOf(token: string): string[] {
  if (token.length > longestSpoken || !hanOnly.test(token)) return [];
  let sounds = [''];
  for (const character of token) {
    const next = blurredReadingsOf(character).flatMap((syllable) => sounds.map((sound) => sound + syllable));
    sounds = next.slice(0, mostSounds);
  }
  return [...new Set(sounds)];
}

/** Whether a token of Han characters can have a sound, as `soundsOf` gives it. */
export function canSound(token: string, sound: string): boolean {
  if (token === '') return sound === '';
  if (token.length > longestSpoken) return false;
  return blurredReadingsOf(token.charAt(0)).some(
    (syllable) => sound.startsWith(syllable) && canSound(token.slice(1), sound.slice(syllable.length)),
  );
}

/** Whether a token can be read exactly as typed syllables, without blurring. */
export function readsAs(token: string, syllables: readonly string[]): boolean {
  const characters = [...token];
  return (
    characters.length === syllables.length &&
    characters.every((character, place) => readingsOf(character).includes(syllables[place] ?? ''))
  );
}

/**
 * How near a word of the same blurred sound is to a typed one: the characters they share in the same place
 * count most, then those with a reading in common.
 */
export function nearness(word: string, typed: string): number {
  let near = 0;
  for (let place = 0; place < typed.length; place++) {
    const [one, other] = [word.charAt(place), typed.charAt(place)];
    if (one === other) near += 10;
    else if (readingsOf(one).some((reading) => readingsOf(other).includes(reading))) near += 1;
  }
  return near;
}

/** Whether a word of the same blurred sound may be what was meant: the very same sound, or a character in its place. */
export function isMisheard(word: string, typed: string): boolean {
  return (
    [...typed].some((character, place) => word.charAt(place) === character) ||
    nearness(word, typed) >= typed.length
  );
}

/** The sound of typed syllables: ['xin', 'cang'] → `xincan`. */
export function soundOfSyllables(syllables: readonly string[]): string {
  return syllables.map(blur).join('');
}
