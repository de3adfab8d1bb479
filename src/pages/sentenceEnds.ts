/** Matches the end of `很大帮助。`, `满意。”`, `之路……`; not `“服务主体”` or `人类，`. */
const sentenceEnd = /[。！？!?…；;][”’"'）)】》」』]*$/u;

/** Whether a text stops where a sentence may stop. */
export function endsSentence(text: string): boolean {
  return sentenceEnd.test(text.slice(-8));
}
