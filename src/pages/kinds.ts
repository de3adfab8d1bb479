import type { BylineName, Kind } from '../news/index.js';
import type { TextBlock } from './blocks.js';
import { isNoticeTitle, startsWeather } from './forms.js';
import { anyOf, pageWords } from './lexicons.js';

const commentaryWord = new RegExp(anyOf(pageWords.commentaryWords), 'gu');
const commentaryLabel = new RegExp(anyOf(pageWords.commentaryLabels), 'u');
/** A caption is shorter than a report. */
export const longestCaption = 220;

/** What kind of story a text is, before its byline is known. */
export function kindOf(texts: readonly TextBlock[], body: string, title: string): Kind {
  if (texts[0]?.opens === 'plain' && isNoticeTitle(title)) return 'notice';
  if (texts[0]?.opens === 'notice' || texts.some(({ opens }) => opens === 'notice')) return 'notice';
  if (body.length < 300 && startsWeather(body)) return 'weather';
  return 'news';
}

/** Whether a text of this length without a dateline may be the caption of a photograph. */
export function mayBeCaption(texts: readonly TextBlock[], body: string): boolean {
  return body.length <= longestCaption && texts[0]?.opens === 'plain';
}

/** How much a text argues, 0 to any: words of opinion for a thousand characters, none with a dateline. */
export function argues(texts: readonly TextBlock[], body: string, title: string): number {
  if (texts[0]?.opens !== 'plain' || body.length < 200) return 0;
  const words = body.match(commentaryWord)?.length ?? 0;
  return (1000 * words) / body.length + (commentaryLabel.test(title) ? 3 : 0);
}

/** Matches `（通讯员 王磊 摄）` at a caption's end, and `图为`. */
const captionMark = /[（(][^（()）]{0,20}摄[)）][。]?$|图为/u;

/** Whether a text says of itself that it is a caption. */
export function isMarkedCaption(text: string): boolean {
  return text.length <= longestCaption && captionMark.test(text);
}

export function isPhotographers(names: readonly BylineName[]): boolean {
  return (
    names.length > 0 && names.every(({ role }) => role === '摄影' || role === '供图' || role === '摄影报道')
  );
}

export function isPenName(names: readonly BylineName[]): boolean {
  return names.length > 0 && names.every(({ role }) => role === '作者' || role.endsWith('评论员'));
}
