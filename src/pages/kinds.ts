import { anyOf, simplified } from '../language/index.js';
import { type BylineName, type Kind, kinds } from '../news/index.js';
import type { TextBlock } from './blocks.js';
import { type ColumnPlace, columnsOf } from './columns.js';
import { isNoticeTitle, startsParagraph, startsWeather } from './forms.js';
import { inlineByline, longestCaption } from './inlineByline.js';
import { type Assembly, type Story, textOf } from './layout.js';
import { pageWords, weatherWord } from './lexicons.js';
import { marks } from './marks.js';
import { evidenceOf, type Say, type Weights } from './weights.js';

const commentaryWord = new RegExp(anyOf(pageWords.commentaryWords), 'gu');
/** Matches the mark before short news: `◆`, `●`, and the bracket of `【题目】`. */
const mark = new RegExp(`^[${marks}【]`, 'u');
/** Matches `明起三天有雨`, `周末天气晴好`, `寒潮来袭`. */
const weatherTitle =
  /[雨雪晴冷暖雾霾霜]|天气|气温|升温|降温|高温|低温|大风|台风|寒潮|回暖|预警|入[春夏秋冬]/u;
/** A story of one paragraph is mostly no longer. */
const longestBrief = 160;
const lengthOf = (body: string) => (body.length <= longestBrief ? '短' : body.length <= 300 ? '不长' : '长');

/** What a page tells of one of its stories. */
export interface KindSurroundings {
  readonly column: ColumnPlace | undefined;
  /** How many of the page's other stories, 0 to 1, bear a name without an office, and are short. */
  readonly penNames: number;
  readonly short: number;
  /** Of so many short stories in a row it is one; 0 for a long one. */
  readonly together: number;
}

/** For each of a page's stories, with its byline, what the page tells of it. */
export function surroundingsOf(
  assembly: Pick<Assembly, 'stories' | 'gaps'>,
  bylines: ReadonlyMap<Story, readonly BylineName[]>,
): Map<Story, KindSurroundings> {
  const columns = columnsOf(assembly);
  const { stories } = assembly;
  const shorts = stories.map((story) => isShort(story, bylines.get(story) ?? []));
  const starts = stories.map((story) => columns.get(story)?.since === 0);
  return new Map(
    stories.map((story, at) => {
      const others = stories.filter((other) => other !== story);
      const share = (which: (other: Story) => boolean) => others.filter(which).length / (others.length + 1);
      const [from, to] = runOfShorts(shorts, starts, at);
      return [
        story,
        {
          // What is said of the first of several short stories is said of them all.
          column: columns.get(stories[from] ?? story),
          penNames: share((other) => isPenName(bylines.get(other) ?? [])),
          short: share((other) => shorts[stories.indexOf(other)] ?? false),
          together: shorts[at] ? to - from : 0,
        },
      ];
    }),
  );
}

/** Whether a story may be a piece of short news. */
function isShort({ texts }: Story, byline: readonly BylineName[]): boolean {
  const opens = texts[0]?.opens;
  return (
    (opens === 'plain' || opens === 'dateline') &&
    !isPhotographers(byline) &&
    texts.map(textOf).join('').length <= longestBrief
  );
}

/** From where to where short stories stand in a row with one of them, none of which begins another column; a long one is alone. */
function runOfShorts(
  shorts: readonly boolean[],
  starts: readonly boolean[],
  at: number,
): readonly [number, number] {
  let [from, to] = [at, at + 1];
  if (!shorts[at]) return [from, to];
  while (from > 0 && !starts[from] && shorts[from - 1]) from--;
  while (to < shorts.length && !starts[to] && shorts[to]) to++;
  return [from, to];
}

/** What speaks for and against each kind of story. */
export function kindEvidence(
  story: Story,
  byline: readonly BylineName[],
  { column, penNames, short, together }: KindSurroundings,
  say: Say,
): void {
  const { texts } = story;
  const body = texts.map(textOf).join('');
  const title = story.titles.map(({ text }) => text).join(' ');
  const opens = texts[0]?.opens ?? 'plain';
  say('任何一篇');
  say(`开头：${opens}`);
  if (texts.some((text) => text.opens === 'notice')) say('有启事的行');
  if (story.titles.some(({ text }) => isNoticeTitle(text))) say('启事的题');
  if (startsWeather(body)) say(body.length < 300 ? '像天气预报而短' : '像天气预报而长');
  if (byline.length === 0) say('没有署名');
  else if (isPhotographers(byline)) say('署摄影者');
  else if (isPenName(byline))
    say(
      opens === 'dateline' ? '有电头而署作者' : inlineByline(texts).length > 0 ? '文末署作者' : '题下署作者',
    );
  else say('署记者');
  if (isMarkedCaption(body)) say('说自己是图片说明');
  if (body.length < 60) say('不到六十字');
  if (body.length < 120) say('不到一百二十字');
  if (body.length > longestCaption) say('长过图片说明');
  if (body.length > 400) say('长文');
  if (column) {
    const where = column.left ? '早先的栏' : column.since === 0 ? '栏首' : '栏内';
    say(`${where}：${column.column}`);
    say(`${where}：${column.column}，${lengthOf(body)}`);
    if (isPenName(byline)) say(`${where}：${column.column}，署作者`);
    if (together > 0) say(`${where}：${column.column}，几篇短的相连`, Math.min(4, together) / 4);
  } else {
    say(`没有栏，${lengthOf(body)}`);
    if (together > 0) say('没有栏，几篇短的相连', Math.min(4, together) / 4);
  }
  if (isPenName(byline)) say('署作者，别篇也署作者', penNames);
  if (body.length < longestBrief) say('短，别篇也短', short);
  if ([...story.titles, ...texts].some(({ lines }) => mark.test(lines[0]?.line.text ?? '')))
    say('题前、文前有记号');
  const sky = new Set(simplified(body).match(weatherWord)).size;
  say('天气的字眼', Math.min(8, sky) / 8);
  if (weatherTitle.test(simplified(title))) say(sky >= 3 ? '题说天气，文也说' : '题说天气');
  const opinion = argues(texts, body);
  say('议论', Math.min(4, opinion) / 4);
  if (opinion >= 2) say('多议论');
  if (opinion === 0) say('没有议论');
  if (isPenName(byline)) say('署作者而议论', Math.min(4, opinion) / 4);
  if (story.subheads.length > 0) say('有小标题');
  if (/[“”]/u.test(body)) say('有引语');
  const rate = (form: RegExp) => Math.min(1, ((body.match(form)?.length ?? 0) * 40) / (body.length + 40));
  say('数字', rate(/\d+/gu));
  say('问句', rate(/？/gu));
  say('我、你', rate(/我|你/gu));
  say('转述', rate(/说[，。：]|[表示介绍告诉认为]{2}|记者|[获据]悉|据了解/gu));
  if (startsParagraph(body) || /^.{0,12}[，、].{0,3}(?:日|天|午|晚)/u.test(body)) say('先说时候');
}

/** What kind of story a text is. */
export function kindOf(
  story: Story,
  byline: readonly BylineName[],
  around: KindSurroundings,
  weights: Weights,
): Kind {
  const said = evidenceOf((say) => kindEvidence(story, byline, around, say));
  let best: Kind = 'news';
  let most = Number.NEGATIVE_INFINITY;
  for (const kind of kinds) {
    let sum = 0;
    for (const [evidence, much] of said) sum += much * (weights[`${evidence}@${kind}`] ?? 0);
    if (sum > most) [best, most] = [kind, sum];
  }
  return best;
}

/** Whether a text of this length without a dateline may be the caption of a photograph. */
export function mayBeCaption(texts: readonly TextBlock[], body: string): boolean {
  return body.length <= longestCaption && texts[0]?.opens === 'plain';
}

/** How much a text argues, 0 to any: words of opinion for a thousand characters, none with a dateline. */
export function argues(texts: readonly TextBlock[], body: string): number {
  if (texts[0]?.opens !== 'plain' || body.length < 100) return 0;
  const words = simplified(body).match(commentaryWord)?.length ?? 0;
  return (1000 * words) / body.length;
}

/** Matches `（通讯员 王磊 摄）` and `。王磊摄` at a caption's end, `村民翻晒稻谷王磊摄`, and `图为`. */
const captionMark =
  /[（(][^（()）]{0,20}摄[)）][。]?$|[。！”]\s?\p{Script=Han}{2,8}摄$|^[^。]{6,90}(?:摄|供图)$|图为/u;

/** Whether a text says of itself that it is a caption. */
export function isMarkedCaption(text: string): boolean {
  return text.length <= longestCaption && captionMark.test(simplified(text));
}

export function isPhotographers(names: readonly BylineName[]): boolean {
  return names.length > 0 && names.every(({ role }) => role.startsWith('摄影') || role === '供图');
}

export function isPenName(names: readonly BylineName[]): boolean {
  return names.length > 0 && names.every(({ role }) => role === '作者' || role.endsWith('评论员'));
}
