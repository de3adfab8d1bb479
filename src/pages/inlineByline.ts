import { simplified } from '../language/index.js';
import type { BylineName } from '../news/index.js';
import type { TextBlock } from './blocks.js';
import { parseByline, startsLikeName } from './bylineForm.js';
import type { LabelledLine } from './labels.js';

/** Matches the names in `本报讯（记者 张三 通讯员 李四）`, `本报综合消息（记者 张三）`, and `（记者 张三）`, `（杨 波）` at a text's end. */
const opening = /^\S{0,12}(?:讯|消息|电)\s*[（(]([^（()）]{2,60})[)）]/u;
/** Matches the names in `本报讯 记者张三、通讯员李四报道：`, `记者 张三 报道：` at a text's beginning. */
const reporting =
  /^(?:\S{0,12}?(?:讯|消息|电)\s*)?(\S{0,4}?(?:记者|通讯员|实习生)[^。，：:（()）]{2,50}?)\s*(?:摄影)?报道\s*[:：]/u;
const closing = /[（(]([^（()）]{2,60})[)）]$/u;
/** Matches the names in `。 王磊摄`, `。记者 李兴志 摄影报道`, `。图/记者 王磊` at a caption's end. */
const credit = /[。！”]\s*((?=[^。]*[者员摄影图])[^。！？”，、（(]{3,30})$/u;

/** Who a text itself says it is by: in its dateline, or in brackets at its end; none when it does not. */
export function inlineByline(texts: readonly TextBlock[]): BylineName[] {
  const first = texts[0]?.lines.slice(0, 4).map(({ line }) => line.text) ?? [];
  return namesIn(first, opening) ?? namesIn(first, reporting) ?? namesAtEnd(texts.at(-1)?.lines ?? []) ?? [];
}

/** Whether lines of text end with who wrote them or took the picture: `…喜获丰收。（杨 波）`. */
export function signsOff(lines: readonly LabelledLine[]): boolean {
  return namesAtEnd(lines) !== null;
}

function namesAtEnd(lines: readonly LabelledLine[]): BylineName[] | null {
  const last = lines.slice(-3).map(({ line }) => line.text);
  return namesIn(last, closing) ?? namesIn(last, credit);
}

/** A line may end between two names, or inside one: the reading in which all are names of people wins. */
function namesIn(lines: readonly string[], form: RegExp): BylineName[] | null {
  let best: BylineName[] | null = null;
  let most = -1;
  for (const between of ['', ' ']) {
    const joined = lines.join(between).replace(/(讯|訊|消息|电|電)\s+/u, '$1');
    const at = form.exec(simplified(joined));
    const inside = at?.[1];
    if (!at || !inside) continue;
    const start = at.index + at[0].lastIndexOf(inside);
    const names = parseByline(`（${joined.slice(start, start + inside.length)}）`);
    const good =
      names?.filter(({ name }) => [...name].length <= 3 && startsLikeName(simplified(name))).length ?? 0;
    if (names && good - names.length > most - (best?.length ?? 0)) [best, most] = [names, good];
  }
  return best;
}
