import { endsSentence, simplified } from '../language/index.js';
import type { BylineName } from '../news/index.js';
import type { TextBlock } from './blocks.js';
import { parseByline, startsLikeName } from './bylineForm.js';
import type { LabelledLine } from './labels.js';
import { pageWords } from './lexicons.js';
import { marks } from './marks.js';

/** A caption is shorter than a report; in characters. */
export const longestCaption = 220;

/** Matches the names in `本报讯（记者 张三 通讯员 李四）`, `本报综合消息（记者 张三）`, and `（记者 张三）`, `（杨 波）` at a text's end. */
const opening = /^\S{0,12}(?:讯|消息|电)\s*[（(]([^（()）]{2,60})[)）]/u;
/** Matches the names in `本报讯 记者张三、通讯员李四报道：`, `记者 张三 报道：`, `本报记者 张三 报道 昨天` at a text's beginning. */
const reporting =
  /^(?:\S{0,12}?(?:讯|消息|电)\s*)?(\S{0,4}?(?:记者|通讯员|实习生)[^。，：:（()）]{2,50}?)\s*(?:摄影)?报道(?:\s*[:：]|\s)/u;
/** Matches `。（禾苗）`: a pen name, which need not begin with a surname. */
const penName = /[。！？”]\s*[（(](\p{Script=Han}{2,3})[)）]$/u;
/** Matches `。禾苗摄`, `（禾苗 摄）`: whoever took a picture need not begin with a surname either. */
const penCredit = /[。！？”（(]\s*(\p{Script=Han}{2,3})\s?摄[)）]?$/u;
/** Matches the names in `…准备就绪。　王磊 李 娟`: nothing but a blank before them. */
const bare =
  /[。！？”…]\s+(\p{Script=Han}(?:\p{Script=Han}{1,2}|\s\p{Script=Han})(?:[\s、]\p{Script=Han}(?:\p{Script=Han}{1,2}|\s\p{Script=Han})){0,3})$/u;
/** Matches the names in `…准备就绪。　　□王磊`: behind a mark. */
const behindMark = new RegExp(
  String.raw`[。！？”’…）)]\s*[${marks}]\s*(\p{Script=Han}[\p{Script=Han}\s]{1,30})$`,
  'u',
);
/** Matches the names in `（通讯员 王磊）昨天，` at a text's beginning. */
const bracketsFirst = /^[（(](\S{0,6}(?:记者|通讯员|实习生)[^（()）]{2,50})[)）]/u;
const closing = /[（(]([^（()）]{2,60})[)）]$/u;
/** Matches the names in `。 王磊摄`, `。记者 李兴志 摄影报道`, `。图/记者 王磊` at a caption's end. */
const credit = /[。.！”]\s*((?=[^。]*[者员摄影图])[^。！？”，、（(]{3,30})$/u;

/** Who a text itself says it is by: in its dateline, or in brackets at its end; none when it does not. */
export function inlineByline(texts: readonly TextBlock[]): BylineName[] {
  const first = texts[0]?.lines.slice(0, 4).map(({ line }) => line.text) ?? [];
  return (
    namesIn(first, opening) ??
    namesIn(first, reporting) ??
    namesIn(first, bracketsFirst) ??
    signature(texts) ??
    []
  );
}

/** Who signs a text at its end; below a report that may be followed by a picture's caption, with whose that is. */
function signature(texts: readonly TextBlock[]): BylineName[] | null {
  const lines = texts.at(-1)?.lines ?? [];
  const names = namesAtEnd(lines);
  const length = texts.flatMap((text) => text.lines).reduce((sum, { line }) => sum + line.width, 0);
  if (!names?.every(({ role }) => /^摄|供图/u.test(role)) || length <= longestCaption) return names;
  const caption = lines.findLastIndex(
    (_, at) => at > 0 && endsSentence(lines[at - 1]?.line.closed ?? '') && at < lines.length,
  );
  return caption > 0 ? namesAtEnd(lines.slice(0, caption)) : null;
}

/** Whether lines of text end with who wrote them or took the picture: `…喜获丰收。（杨 波）`. */
export function signsOff(lines: readonly LabelledLine[]): boolean {
  return namesAtEnd(lines) !== null;
}

function namesAtEnd(lines: readonly LabelledLine[]): BylineName[] | null {
  const last = lines.slice(-3).map(({ line }) => line.text);
  return (
    namesIn(last, closing) ??
    namesIn(last, behindMark, '□') ??
    namesIn(last, credit) ??
    penCreditIn(last) ??
    penNameIn(last) ??
    bareNamesIn(last)
  );
}

function penCreditIn(lines: readonly string[]): BylineName[] | null {
  const name = penCredit.exec(lines.join(''))?.[1];
  if (!name || /[员者报图拍料]/u.test(name)) return null;
  return [{ role: '摄影', name }];
}

/** Whether a line of text ends with bare names: `盛宴。 王磊`. */
export function endsInNames(line: string): boolean {
  return bareNamesIn([line]) !== null;
}

function bareNamesIn(lines: readonly string[]): BylineName[] | null {
  const names = namesIn(lines, bare);
  return names?.every(({ name }) => startsLikeName(simplified(name))) ? names : null;
}

function penNameIn(lines: readonly string[]): BylineName[] | null {
  const name = penName.exec(lines.join(''))?.[1];
  if (!name || pageWords.bracketedAsides.includes(simplified(name))) return null;
  return [{ role: '作者', name }];
}

/** A line may end between two names, or inside one: the reading in which all are names of people wins. */
function namesIn(lines: readonly string[], form: RegExp, mark = ''): BylineName[] | null {
  let best: BylineName[] | null = null;
  let most = Number.NEGATIVE_INFINITY;
  for (const between of ['', ' ']) {
    const joined = lines.join(between).replace(/(讯|訊|消息|电|電)\s+/u, '$1');
    const at = form.exec(simplified(joined));
    const inside = at?.[1];
    if (!at || !inside) continue;
    const start = at.index + at[0].lastIndexOf(inside);
    const names = parseByline(
      mark
        ? mark + joined.slice(start, start + inside.length)
        : `（${joined.slice(start, start + inside.length)}）`,
    );
    const good =
      names?.filter(({ name }) => [...name].length <= 3 && startsLikeName(simplified(name))).length ?? 0;
    if (names && good - names.length > most) [best, most] = [names, good - names.length];
  }
  return best;
}
