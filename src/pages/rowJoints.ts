import { titleText } from './blocks.js';
import { jointEvidence, type TitleCut } from './titles.js';
import { type Say, type Weights, weigh } from './weights.js';

/** What speaks for and against a blank where a headline's row at `row`, not its first, goes on in one line. */
export function blankEvidence({ stack, from }: TitleCut, row: number, say: Say): void {
  const [above, below] = [stack.rows[from + row - 1], stack.rows[from + row]];
  if (!above || !below) return;
  say('两行之间');
  jointEvidence('', above, below, stack, null, say);
}

/** A headline's rows in one line: a blank stands where two phrases meet, none where one was only broken. */
export function inOneLine(cut: TitleCut, weights: Weights): string {
  const rows = cut.stack.rows.slice(cut.from, cut.to);
  return rows
    .map(({ line }, row) => {
      const text = titleText([line]);
      const isApart = row > 0 && weigh(weights, (say) => blankEvidence(cut, row, say)) > 0;
      return isApart ? ` ${text}` : text;
    })
    .join('');
}
