import { Converter } from 'opencc-js/t2cn';

const convert = Converter({ from: 't', to: 'cn' });
/**
 * What stands between ideographic description characters (`⿰`, Unicode 15.1 chapter 18.2). opencc-js 1.4.2
 * keeps `⿰虫风` whole and reads a nested one again at each of its places, in time that doubles with each:
 * 60 of them take minutes, 10,000 its stack. It is not shown any.
 */
const betweenDescriptions = /[^\u2ff0-\u2fff]+/g;
export const toSimplified = (text: string): string =>
  text.replace(betweenDescriptions, (run) => convert(run));

/** Everything but plain lower-case ASCII, unified Han and the two commonest Chinese marks. */
const foldable = /[^\u0020-\u0040\u005b-\u007e\u3001\u3002\u4e00-\u9fff]|[衞敍]/g;
/** Printed forms that the traditional → simplified table leaves alone. */
const folded = new Map<string, string>([
  ['衞', '卫'],
  ['敍', '叙'],
]);

/** One UTF-16 unit in its plain form, when that form is one unit too: `Ａ` → `a`, `⼀` → `一`; `㎡` stays. */
function fold(unit: string): string {
  let plain = folded.get(unit);
  if (plain === undefined) {
    const compatible = unit.normalize('NFKC').toLowerCase();
    plain = compatible.length === 1 ? compatible : unit;
    folded.set(unit, plain);
  }
  return plain;
}

/**
 * The text as it is indexed and asked for: half width, lower case, simplified characters.
 * Always as long as the text itself, so that a place in one is the same place in the other.
 */
export function normalise(text: string): string {
  const plain = text.replace(foldable, fold);
  const simplified = toSimplified(plain);
  if (simplified.length === plain.length) return simplified;
  return plain.replace(/./gsu, (character) => {
    const alone = toSimplified(character);
    return alone.length === character.length ? alone : character;
  });
}
