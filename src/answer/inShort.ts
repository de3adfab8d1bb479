const han = /^\p{Script=Han}{2,5}$/u;

/**
 * A pattern of what a word may be short for: 支书 for 支部书记, 酒驾 for 酒后驾驶; its characters in their order, at most two
 * others between each. Null for a word that is no such name.
 */
export function longFormOf(word: string): RegExp | null {
  return han.test(word) ? new RegExp([...word].join('\\p{Script=Han}{0,2}'), 'u') : null;
}
