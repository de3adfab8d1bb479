/** What went wrong, in the words of who noticed it. */
export const reasonOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** A question is a sentence or two: what comes behind so many characters (UTF-16 units) is not read. */
export const longestMessage = 300;

/** The part of what somebody typed that is read; never half a surrogate pair. */
export function readPart(text: string): string {
  return text.length <= longestMessage
    ? text
    : text.slice(0, longestMessage).replace(/[\uD800-\uDBFF]$/u, '');
}
