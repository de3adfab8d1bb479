/** What holds as a feature: 1, or 0. */
export const flag = (holds: boolean | undefined) => (holds ? 1 : 0);

/** Whether a text has any of some words, as a feature. */
export const has = (text: string, words: readonly string[]) =>
  flag(words.some((word) => text.includes(word)));

/** Whether a text begins with any of some words, as a feature. */
export const startsWith = (text: string, words: readonly string[]) =>
  flag(words.some((word) => text.startsWith(word)));
