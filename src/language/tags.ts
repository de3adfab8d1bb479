/** Whether a tag of jieba's is of one of some kinds, each told by its first letters: `nr` and `ns` are `n`. */
export function isTagged(tag: string, kinds: readonly string[]): boolean {
  return kinds.some((kind) => tag.startsWith(kind));
}

/** `35家`, `G228`; not `三十五家`. */
export function hasDigit(text: string): boolean {
  return /\d/u.test(text);
}
