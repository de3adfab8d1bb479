import { anyOf, surnames } from '../language/index.js';
import type { Tokenizer } from '../news/index.js';
import type { Finder } from './finder.js';
import { questionWords } from './lexicon.js';

/** A word of a question, with jieba's tag. */
export interface LooseWord {
  readonly word: string;
  readonly tag: string;
}

const beginsName = new Set(surnames);
const clinging = new Set(questionWords.clinging);
const noise = new Set(questionWords.noise);
/** Grammar that a name neither begins nor ends with. */
const edges =
  /^[是的了在有被由为和与将曾从给把再还又也都已]+|[是的了在有被由为和与将曾从给把再还又也都已]+$/gu;
/** 那辆, 这批. */
const pointing = new RegExp(
  `^[那这](?:${anyOf([...questionWords.pointedCounters, ...questionWords.pointedParts])})?`,
  'u',
);
/** Characters of the longest part of such a run that is looked up. */
const longestPart = 12;
/** Characters of a name: of two to four. */
const longestName = 4;

/** What a part costs or gains: a part that articles have for each of its characters, a character that clings to words, a deed, one left over. */
const gains = { standing: 2, clinging: -0.5, deed: -1, left: -2.5 };

/**
 * The words of a run of a question that no dictionary has: the run itself where an article has it, else cut so that
 * its parts stand in articles and what clings to them stands alone: 教云杏岛 is 教 and 云杏岛, 人姓 is 姓. A name that no
 * article has stays whole, whatever of it stands elsewhere: 张伟民 is no 张伟.
 */
export function wordsOfRun(
  typed: string,
  tag: string,
  finder: Pick<Finder, 'stands'>,
  tokenizer: Tokenizer,
): LooseWord[] {
  // 马赛罗是 is 马赛罗.
  const named = typed.length > 1 ? typed.replace(edges, '') : typed;
  const run = finder.stands(named) ? named : named.replace(pointing, '');
  if (run === '') return [];
  const whole = [{ word: run, tag }];
  if (run.length < 2 || finder.stands(run)) return whole;
  const tagOf = (character: string) => tokenizer.tag(character)[0]?.tag ?? 'x';
  const isDeed = (character: string) => /^[vp]/u.test(tagOf(character));
  const parts = bestParts(run, finder, isDeed);
  if (isOneName(parts, run, isDeed)) return whole;
  const found = parts.filter(({ length }) => length > 1);
  const left = parts.filter((part) => part.length === 1 && !clinging.has(part) && !noise.has(part));
  // Characters that nothing holds together are a word of their own, without what clings to it: 要修 is 修.
  if (found.length === 0) {
    if (left.length === parts.length) return whole;
    const rest = run
      .split('')
      .filter((character) => left.includes(character))
      .join('');
    return rest === '' ? [] : [{ word: rest, tag: rest.length === 1 ? tagOf(rest) : tag }];
  }
  return parts
    .filter((part) => part.length > 1 || left.includes(part))
    .map((word) => ({ word, tag: word.length > 1 ? 'x' : tagOf(word) }));
}

/** The parts of a run that gain most together. */
function bestParts(
  run: string,
  finder: Pick<Finder, 'stands'>,
  isDeed: (character: string) => boolean,
): string[] {
  const best: { gain: number; from: number }[] = [{ gain: 0, from: 0 }];
  for (let end = 1; end <= run.length; end++) {
    let most = { gain: Number.NEGATIVE_INFINITY, from: end - 1 };
    for (let from = Math.max(0, end - longestPart); from < end; from++) {
      const part = run.slice(from, end);
      const gain =
        part.length > 1
          ? finder.stands(part)
            ? gains.standing * part.length
            : Number.NEGATIVE_INFINITY
          : clinging.has(part) || noise.has(part)
            ? gains.clinging
            : isDeed(part)
              ? gains.deed
              : gains.left;
      const all = (best[from]?.gain ?? 0) + gain;
      if (all > most.gain) most = { gain: all, from };
    }
    best.push(most);
  }
  const parts: string[] = [];
  for (let end = run.length; end > 0; end = best[end]?.from ?? 0)
    parts.unshift(run.slice(best[end]?.from ?? 0, end));
  return parts;
}

/** Whether parts are rather one name of a person: a surname alone before or a character too many behind, in four at most. */
function isOneName(parts: readonly string[], run: string, isDeed: (character: string) => boolean): boolean {
  const [first = '', last = ''] = [parts[0], parts.at(-1)];
  if (run.length > longestName || run.length < 2 || !beginsName.has(run[0] ?? '')) return false;
  if (first.length === 1) return parts.length > 1 && !isDeed(first);
  return last.length === 1 && run.length <= 3 && !isDeed(last) && !clinging.has(last);
}
