/** The marks a sentence ends with, full- and half-width. */
export const stops = '。！？!?';

/** The marks that close speech and asides, wherever these end: `真好啊，”`. */
export const closings = '”’」』）)';

/** Behind the end of a sentence these close it, too; behind `，` or `：` a straight quote opens what comes. */
export const sentenceClosings = `${closings}》】"'`;

/**
 * Matches the end of `很大帮助。`, `满意。”`, `之路……`, and of what ends with its writer or photographer:
 * `喜获丰收。（记者 王磊）`, `沈凯敏）`, `喜获丰收。 王磊摄`; not `“服务主体”` or `人类，`.
 */
const printedEnd = new RegExp(
  `[${stops}…；;][${sentenceClosings}]*` +
    String.raw`(?:\s*[（(][^（()）。]{2,40}[)）]|\s?[\p{Script=Han}\s]{2,12}[摄攝](?:影[报報]道)?)?$|^[^（(，。]{1,30}[)）]$`,
  'u',
);

/** Whether a printed text stops where a sentence may stop. */
export function endsSentence(text: string): boolean {
  return printedEnd.test(text.length <= 50 ? text : `，${text.slice(-50)}`);
}
