import { type Block, type TitleBlock, titleText } from './blocks.js';
import { textOf } from './layout.js';
import { isColumnName } from './lineEvidence.js';
import { PageWording, wordPieces } from './wording.js';

/** So much of its wording must a part of a title have in a text to belong there alone. */
const ownShare = 0.35;

/**
 * Parts titles that were only printed close together: the title of the text above and the title of
 * the text below, when each part has its words in another text; or a column's name and the headline
 * under it.
 */
export function splitTitles(blocks: readonly Block[]): Block[] {
  const texts = blocks.filter((block) => block.kind === 'text');
  const wording = new PageWording(texts.map(textOf));
  let passed = 0;
  return blocks.flatMap((block) => {
    if (block.kind === 'text') passed++;
    return block.kind === 'title' && block.lines.length > 1 ? parts(block, wording, passed) : [block];
  });
}

/** `below` is the index of the text after the title. */
function parts(title: TitleBlock, wording: PageWording, below: number): TitleBlock[] {
  const share = (text: string, index: number) => wording.share(wordPieces(text), index, index + 1);
  const whole = Math.max(share(title.text, below - 1), share(title.text, below));
  for (let at = 1; at < title.lines.length; at++) {
    const [upper, lower] = [title.lines.slice(0, at), title.lines.slice(at)].map(
      (lines): TitleBlock => ({ kind: 'title', lines, text: titleText(lines) }),
    );
    if (!upper || !lower) continue;
    if (isColumnName(upper.text) && share(upper.text, below - 1) + share(upper.text, below) < ownShare)
      return [upper, lower];
    const apart = Math.min(share(upper.text, below - 1), share(lower.text, below));
    const crossed = Math.max(share(upper.text, below), share(lower.text, below - 1));
    if (apart >= ownShare && apart > whole && crossed < ownShare / 2) return [upper, lower];
  }
  return [title];
}
