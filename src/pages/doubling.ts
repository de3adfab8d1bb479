/** Longer lines are body text, whatever they repeat. */
const longestTitle = 120;
/** `谢谢` and `研究研究` are words; a doubled label has at least this many characters before it doubles. */
const shortestHalf = 3;

/**
 * A title that the page prints twice over, made single: `A A`, `AA`, `AABB`, `AB AB`, and letters
 * doubled one by one. Anything else comes back as it was.
 */
export function undouble(title: string): string {
  if (title.length > longestTitle || title.length < 2 * shortestHalf || /[。；]/u.test(title)) return title;
  const phrases = title.split(/\s+/u);
  const halfway = phrases.length / 2;
  if (phrases.length >= 2 && Number.isInteger(halfway) && enough(phrases.slice(0, halfway).join(''))) {
    const [first, second] = [phrases.slice(0, halfway), phrases.slice(halfway)];
    if (first.join(' ') === second.join(' ')) return undouble(first.join(' '));
  }
  const singles = phrases.map(undoublePhrase);
  if (singles.every((single) => single !== null)) return singles.join(' ');
  return undoubleEach(phrases) ?? undoublePhrase(phrases.join('')) ?? title;
}

/** `甲乙丙丁12甲乙丙丁12 元元` → `甲乙丙丁12 元`: every phrase twice over, however short, if one of them is long. */
function undoubleEach(phrases: readonly string[]): string | null {
  const halves = phrases.map((phrase) => phrase.slice(0, phrase.length / 2));
  const doubled = phrases.every((phrase, index) => phrase === `${halves[index]}${halves[index]}`);
  return doubled && halves.some((half) => half.length > shortestHalf) ? halves.join(' ') : null;
}

function enough(text: string): boolean {
  return [...text].length >= shortestHalf;
}

/** `甲乙丙甲乙丙` → `甲乙丙`; `甲乙丙甲乙丙丁戊己丁戊己` → `甲乙丙丁戊己`; else null. */
function undoublePhrase(phrase: string): string | null {
  const letters = [...phrase];
  if (letters.length >= 2 * 4 && letters.length % 2 === 0 && pairwise(letters)) {
    return letters.filter((_, index) => index % 2 === 0).join('');
  }
  return peel(letters, 0);
}

function pairwise(letters: readonly string[]): boolean {
  return letters.every((letter, index) => letter === letters[index - (index % 2)]);
}

/** `dead`: places from which nothing doubles to the end, each tried once however many ways lead there. */
function peel(letters: readonly string[], from: number, dead = new Set<number>()): string | null {
  if (dead.has(from)) return null;
  const rest = letters.length - from;
  for (let half = Math.floor(rest / 2); half >= shortestHalf; half--) {
    const first = letters.slice(from, from + half).join('');
    if (first !== letters.slice(from + half, from + 2 * half).join('')) continue;
    if (2 * half === rest) return first;
    const remainder = peel(letters, from + 2 * half, dead);
    if (remainder !== null) return first + remainder;
  }
  dead.add(from);
  return null;
}
