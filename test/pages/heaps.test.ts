import { describe, expect, it } from 'vitest';
import { readTextPage } from '../../src/press/index.js';

const stories = [
  {
    headline: '老茶厂里办起了图书角',
    text: `　　本报讯（记者 陆一鸣）　6月10日，北山
镇老茶厂的旧仓库里多了三排书架。茶厂退休
职工周阿婆把家里的两百多本书搬了过来，附
近的孩子放学后都爱到图书角坐一坐。`,
  },
  {
    headline: '北门大桥加固后恢复双向通车',
    text: `　　本报讯（记者 何晓舟）　经过四十天的加
固施工，北门大桥昨天恢复双向通车。大桥建
于1986年，桥面多处开裂，此次更换了十二块
桥板，并加装了限高门架。`,
  },
  {
    headline: '三百亩早稻用上无人机插秧',
    text: `　　本报讯（通讯员 沈海燕）　昨天，河西村
的三百亩早稻田里，两台无人机来回穿梭，一
天就完成了插秧。种粮大户徐国平说，往年这
些活要请二十个人干上五天。`,
  },
] as const;
const headlines = stories.map(({ headline }) => headline).join('\n\n');
const texts = stories.map(({ text }) => text).join('\n\n');

/** The headlines of a page that holds some text, each with the beginning of its article. */
function headlinesIn(text: string): (readonly [string | null, string])[] {
  const page = `青柳日报\n2024年6月12日 星期三 第二版\n\n${text}\n\n本版编辑 王 宁\n`;
  const reading = readTextPage(new TextEncoder().encode(page), 'page.txt');
  const articles = reading.kind === 'articles' ? reading.articles : [];
  return articles.map(({ headline, paragraphs: [first = ''] }) => [headline, first.slice(-12)]);
}

const inOrder = stories.map(({ headline, text }) => [headline, text.replaceAll('\n', '').slice(-12)]);

describe('titles of stories side by side', () => {
  it('in a heap above the texts go to these in order', () => {
    expect(headlinesIn(`${headlines}\n\n${texts}`)).toEqual(inOrder);
  });

  it('in a heap below the texts go back to these in order', () => {
    expect(headlinesIn(`${texts}\n\n${headlines}`)).toEqual(inOrder);
  });
});

describe('a title inside its own text', () => {
  it('where the columns were pulled out around it is the headline of both parts', () => {
    const [first, second] = stories;
    const lines = first.text.split('\n');
    const around = [...lines.slice(0, 2), '', first.headline, '', ...lines.slice(2)].join('\n');
    expect(headlinesIn(`${around}\n\n${second.headline}\n\n${second.text}`)).toEqual(inOrder.slice(0, 2));
  });
});
