import { titleText } from './blocks.js';
import { jointEvidence, type TitleCut, type TitleHabits } from './titles.js';
import { type Say, type Weights, weigh } from './weights.js';

const sum = (numbers: readonly number[]) => numbers.reduce((one, other) => one + other, 0);

/**
 * What speaks for and against a blank where a headline's row at `row`, not its first, goes on in one line: what the
 * rows look like, and whether the page fills its other headlines' rows or ends them with phrases (`habits`).
 */
export function blankEvidence(
  { stack, from, to }: TitleCut,
  row: number,
  habits: TitleHabits | null,
  say: Say,
): void {
  const [above, below] = [stack.rows[from + row - 1], stack.rows[from + row]];
  if (!above || !below) return;
  say('两行之间');
  say(`${to - from}行的第${row}处`);
  jointEvidence('', above, below, stack, habits, say);
  if (to - from > 2) {
    const widths = stack.rows.slice(from, to).map(({ width }) => width);
    const uneven = widths
      .slice(1)
      .map((_, at) => Math.abs(sum(widths.slice(0, at + 1)) - sum(widths.slice(at + 1))));
    const own = uneven[row - 1] ?? 0;
    say(own <= Math.min(...uneven) ? '几行里这处两边最匀' : '几行里别处两边更匀');
    say('几行里两边不匀', Math.min(8, own) / 8);
  }
  if (!habits || habits.widest === 0) return;
  const isFull = above.width >= habits.widest - 1;
  say(isFull ? '上行满，别篇的行都满' : '上行不满，别篇的行都满', habits.filled);
  say(isFull ? '上行满，别篇的行不满' : '上行不满，别篇的行不满', 1 - habits.filled);
  say('别篇行内有空格', habits.blanks);
}

/** A headline's rows in one line: a blank stands where two phrases meet, none where one was only broken. */
export function inOneLine(cut: TitleCut, habits: TitleHabits | null, weights: Weights): string {
  const rows = cut.stack.rows.slice(cut.from, cut.to);
  return rows
    .map(({ line }, row) => {
      const text = titleText([line]);
      const isApart = row > 0 && weigh(weights, (say) => blankEvidence(cut, row, habits, say)) > 0;
      return isApart ? ` ${text}` : text;
    })
    .join('');
}
