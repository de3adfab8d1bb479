import { describe, expect, it } from 'vitest';
import { gatherBlocks, type TextBlock } from '../../src/pages/blocks.js';
import { inlineByline } from '../../src/pages/inlineByline.js';
import type { LabelledLine } from '../../src/pages/labels.js';
import type { LineLabel } from '../../src/pages/lineEvidence.js';
import { pageLines } from '../../src/pages/lines.js';

function blocksOf(text: string, labels: readonly LineLabel[]) {
  return gatherBlocks(
    pageLines(text).map((line, at): LabelledLine => ({ line, label: labels[at] ?? 'body', evidence: [] })),
  );
}

describe('blocks of lines', () => {
  it("part a picture's credit from the byline above the next title", () => {
    expect(blocksOf('赵洋摄\n记者 雷怡', ['byline', 'byline'])).toMatchObject([
      { names: [{ role: '摄影', name: '赵洋' }] },
      { names: [{ role: '记者', name: '雷怡' }] },
    ]);
    expect(blocksOf('记者 雷怡\n通讯员 赵洋', ['byline', 'byline'])).toHaveLength(1);
  });

  it("take for a forecast what names the weather under a forecast's title", () => {
    const forecast = '20日，晴到多云，气温23℃到37℃；21日，多云，有阵雨。';
    expect(blocksOf(`三天天气\n${forecast}`, ['title', 'body'])).toMatchObject([{}, { opens: 'weather' }]);
    expect(blocksOf(`稻谷开镰\n${forecast}`, ['title', 'body'])).toMatchObject([{}, { opens: 'plain' }]);
  });
});

describe('the names that a text ends with', () => {
  const signed = (text: string) =>
    inlineByline(blocksOf(text, []) as TextBlock[])
      .map(({ name }) => name)
      .join('、');

  it.each([
    ['灯会昨晚开场。 李洋', '李洋'],
    ['灯会昨晚开场，观者\n如潮。 吴\n建伟', '吴建伟'],
    ['灯会昨晚开场。　陈建国 林 楠', '陈建国、林楠'],
    ['灯会昨晚开场。（陈建国 林楠）', '陈建国、林楠'],
    ['灯会昨晚开场。 大家都笑了', ''],
    ['灯会昨晚由李洋开场', ''],
  ])('%j: %s', (text, names) => {
    expect(signed(text)).toBe(names);
  });
});
