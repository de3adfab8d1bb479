import type { TokenIndex } from '../news/index.js';
import type { Clause, Wording } from './clauses.js';
import { isMisheard, nearness, readsAs, soundOfSyllables, soundsOf } from './sound.js';

/** What the archive's own words say about a word that is not among them. */
export interface Vocabulary {
  /** Chinese words for a run of typed syllables (`xin cang`), or undefined when nothing sounds so. */
  spelled(run: string): string | undefined;
  /** The clause with words that sound alike in place of those no article has (钟带 → 钟埭), or undefined. */
  soundAlike(clause: Clause): Clause | undefined;
  /** The clause, when it asks for a single character, with the words that begin with it. */
  begun(clause: Clause): Clause;
  /**
   * What may have been meant by a word no article has: words one slip away (a character changed, left out or
   * added), and the word with each character changed to one that follows its neighbour somewhere. Two
   * characters are too few to guess from: only swapped ones.
   */
  neighbours(text: string): string[];
  /** How many articles can meet a clause at most. */
  frequency(clause: Clause): number;
}

/** A word that only sounds like what was typed counts for a little less. */
const soundAlikeWeight = 0.8;
/** Names looked up in articles for one sound at most. */
const mostNames = 8;
/** Words compared with one that no article has. */
const mostNeighbours = 2_000;
/** Nobody means one word by more characters than this. */
const longestGuessed = 12;
/** Characters tried after one of the word's own. */
const mostFollowers = 60;
/** Words tried for a single character. */
const mostBegun = 30;
const mostSyllables = 4;
/** `xian` is 先 or 西安: ways to read a run of letters that are tried. */
const mostReadings = 8;
const longestSyllable = 6;

/** Where words are looked up. */
export interface VocabularySources {
  readonly index: TokenIndex;
  /** The syllables of pinyin. */
  readonly syllables: ReadonlySet<string>;
  /** Names to prefer among words that sound alike: towns. */
  readonly names: () => Iterable<string>;
  /** The words of the dictionary a text is made of; single characters where it has none. */
  readonly segment: (text: string) => readonly string[];
  /** Whether characters with these tokens are a name rather than the ends of other words: 伊控, not 制|作和. */
  readonly isName: (characters: string, tokens: readonly string[]) => boolean;
}

/** The words of an archive. */
export function vocabulary({ index, syllables, names, segment, isName }: VocabularySources): Vocabulary {
  const isWord = (token: string) => segment(token).length === 1;
  const ofWording = (wording: Wording) => Math.min(...wording.tokens.map((token) => index.frequency(token)));
  const frequency = (clause: Clause) =>
    Math.max(0, ...clause.wordings.map((each) => (each.tokens.length > 0 ? ofWording(each) : 0)));

  const alike = (sound: string): string[] => {
    const preferred = [...names()].filter((name) => soundsOf(name).includes(sound));
    const known = index
      .soundingLike(sound)
      .map((token) => ({ token, isWord: isWord(token), frequency: index.frequency(token) }))
      .filter(({ frequency: articles }) => articles > 0);
    known.sort((a, b) => Number(b.isWord) - Number(a.isWord) || b.frequency - a.frequency);
    const words = known.filter((each) => each.isWord);
    const others = known.slice(words.length, words.length + mostNames);
    return [
      ...preferred,
      ...[...words, ...others.filter(({ token }) => isName(token, [token]))].map(({ token }) => token),
    ];
  };

  const wordSpelled = (typed: readonly string[]): string | undefined => {
    const words = alike(soundOfSyllables(typed));
    return words.find((word) => readsAs(word, typed)) ?? words[0] ?? nameSpelled(typed);
  };

  /** A name of three characters, which the index has as two pairs: qi yong wu → 戚永, 永武. */
  const nameSpelled = (typed: readonly string[]): string | undefined => {
    if (typed.length !== 3) return undefined;
    const endings = alike(soundOfSyllables(typed.slice(1)));
    for (const beginning of alike(soundOfSyllables(typed.slice(0, 2)))) {
      const ending = endings.find((each) => each.length === 2 && each.startsWith(beginning.charAt(1)));
      if (ending && beginning.length === 2) return beginning + ending.charAt(1);
    }
    return undefined;
  };

  /** The syllables from each place on, in words; each place is looked at once. */
  const sentenceSpelled = (typed: readonly string[]): string | undefined => {
    const from: (string | undefined)[] = [];
    from[typed.length] = '';
    for (let start = typed.length - 2; start >= 0; start--) {
      for (let size = Math.min(mostSyllables, typed.length - start); size >= 2 && !from[start]; size--) {
        const rest = from[start + size];
        const word = rest === undefined ? undefined : wordSpelled(typed.slice(start, start + size));
        if (word !== undefined) from[start] = word + rest;
      }
    }
    return from[0];
  };

  return {
    frequency,
    spelled(run) {
      let tried = 0;
      for (const typed of syllablesOf(run.split(/[\s']+/), syllables)) {
        if (tried++ === mostReadings) break;
        const words = typed.length > 1 ? sentenceSpelled(typed) : undefined;
        if (words !== undefined) return words;
      }
      return undefined;
    },
    soundAlike(clause) {
      const [typed] = clause.wordings;
      const { length } = typed?.text ?? '';
      if (!typed || length < 2 || length > longestGuessed || frequency(clause) > 0) return undefined;
      const heardAs = (word: string) =>
        soundsOf(word)
          .flatMap(alike)
          .filter((other) => isMisheard(other, word))
          .sort((a, b) => nearness(b, word) - nearness(a, word))[0];
      const whole = heardAs(typed.text);
      const characters = [...typed.text];
      const isLoose = characters.map(() => false);
      let border = 0;
      for (const part of segment(typed.text)) {
        if (part.length === 1) isLoose[border] = true;
        border += part.length;
      }
      let heard: Wording | undefined;
      if (whole) heard = { text: whole, tokens: [whole], weight: soundAlikeWeight };
      else {
        let isCut = false;
        const tokens = typed.tokens.map((token) => {
          if (index.frequency(token) > 0) return token;
          const at = typed.text.indexOf(token);
          isCut ||= at < 0 || isLoose.slice(at, at + token.length).includes(false);
          const other = heardAs(token);
          if (other) characters.splice(at, token.length, ...other);
          return other;
        });
        const found = tokens.flatMap((token) => (token === undefined ? [] : [token]));
        const name = characters.join('');
        // What cuts a word of the language (找|工作) was meant so, but in a name (戚|勇武).
        if (found.length === tokens.length && (!isCut || isName(name, found))) {
          heard = { text: name, tokens: found, weight: soundAlikeWeight };
        }
      }
      return heard && { ...clause, wordings: [...clause.wordings, heard] };
    },
    begun(clause) {
      const [typed] = clause.wordings;
      if (!typed || [...typed.text].length > 1 || /[a-z0-9]/.test(typed.text)) return clause;
      const longer = index.startingWith(typed.text, mostBegun).filter((token) => token !== typed.text);
      return {
        ...clause,
        wordings: [typed, ...longer.map((token) => ({ text: token, tokens: [token], weight: 1 }))],
      };
    },
    neighbours(text) {
      if (text.length > longestGuessed) return [];
      if (text.length === 2) {
        const swapped = `${text[1]}${text[0]}`;
        return index.frequency(swapped) > 0 ? [swapped] : [];
      }
      const near = index
        .startingWith(text.slice(0, 1), mostNeighbours)
        .filter((token) => token.length > 2 && token !== text && withinOneEdit(token, text));
      for (let at = 1; at < text.length; at++) {
        for (const pair of index.startingWith(text.charAt(at - 1), mostFollowers)) {
          if (pair.length === 2) near.push(text.slice(0, at) + pair.charAt(1) + text.slice(at + 1));
        }
      }
      return [...new Set(near)].filter((each) => each !== text);
    },
  };
}

/**
 * The ways to read typed words as syllables; none when a word is not pinyin. `dead` keeps the rests that cannot
 * be read, so that each is tried once: `aoaoaoaov` has as many ways to fail as 2 to the number of its `ao`.
 */
function* syllablesOf(
  words: readonly string[],
  syllables: ReadonlySet<string>,
  dead = new Set<string>(),
): Iterable<string[]> {
  const [word, ...rest] = words.filter((each) => each !== '');
  if (word === undefined) {
    yield [];
    return;
  }
  const key = [word, ...rest].join(' ');
  if (dead.has(key)) return;
  let isRead = false;
  for (let size = Math.min(longestSyllable, word.length); size > 0; size--) {
    const first = word.slice(0, size);
    if (!syllables.has(first)) continue;
    const left = word.slice(size);
    for (const others of syllablesOf(left === '' ? rest : [left, ...rest], syllables, dead)) {
      isRead = true;
      yield [first, ...others];
    }
  }
  if (!isRead) dead.add(key);
}

/** Whether two words differ by one character changed, added, left out, or two neighbours swapped. */
function withinOneEdit(a: string, b: string): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  if (long.length - short.length > 1) return false;
  let same = 0;
  while (same < short.length && short[same] === long[same]) same++;
  if (short.length < long.length) return short.slice(same) === long.slice(same + 1);
  const swapped =
    short[same] === long[same + 1] &&
    short[same + 1] === long[same] &&
    short.slice(same + 2) === long.slice(same + 2);
  return swapped || short.slice(same + 1) === long.slice(same + 1);
}
