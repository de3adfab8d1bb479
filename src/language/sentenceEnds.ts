/** The marks a sentence ends with, full- and half-width. */
export const stops = '。！？!?';

/** The marks that may close, behind its end, what a sentence stands in: `真好啊！”`. */
export const closings = '”’」』）)》】';

/** Behind the end of a sentence these close it; behind `，` or `：` they open what comes. */
export const straightQuotes = '"\'';

/**
 * Matches the end of `很大帮助。`, `满意。”`, `之路……`, and of what ends with its writer or photographer:
 * `喜获丰收。（记者 王磊）`, `沈凯敏）`, `喜获丰收。 王磊摄`; not `“服务主体”` or `人类，`.
 */
const printedEnd = new RegExp(
  `[${stops}…；;][${closings}${straightQuotes}]*` +
    String.raw`(?:\s*[（(][^（()）。]{2,40}[)）]|\s?[\p{Script=Han}\s]{2,12}[摄攝](?:影[报報]道)?)?$|^[^（(，。]{1,30}[)）]$`,
  'u',
);

/** Whether a printed text stops where a sentence may stop. */
export function endsSentence(text: string): boolean {
  return printedEnd.test(text.length <= 50 ? text : `，${text.slice(-50)}`);
}
