/** jieba's tags as they begin; the place in the list is a name only. */
const tags = 'nr ns nt nz n vn v a m q t r p c u d f s b j x eng i l'.split(' ');
const codes = new Map<string, number>();
const mark = /^[\p{P}\p{S}]/u;

/** A word's tag as a number for trees to split on: 30 for a mark, -1 for no word. */
export function tagCode(tag: string | undefined, word: string | undefined): number {
  if (tag === undefined || word === undefined) return -1;
  if (mark.test(word)) return 30;
  let code = codes.get(tag);
  if (code === undefined) {
    code = Math.min(
      tags.findIndex((prefix) => tag.startsWith(prefix)),
      tags.indexOf('i'),
    );
    codes.set(tag, code);
  }
  return code;
}
