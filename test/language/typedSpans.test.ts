import { describe, expect, it } from 'vitest';
import { tokensOf, typedSpansOf } from '../../src/language/index.js';
import { createTokenizer } from '../../src/search/index.js';

const tokenizer = createTokenizer();
const spansIn = (text: string, type: string) =>
  typedSpansOf(text, tokensOf(text, tokenizer), [])
    .filter((span) => span.type === type)
    .map(({ start, end }) => text.slice(start, end));

describe('the stretches of a sentence that have a form', () => {
  it.each([
    ['time', '展厅每天上午9:00至11:30开放。', '每天上午9:00至11:30'],
    ['time', '图书馆晚上7点关门。', '晚上7点'],
    ['time', '大桥计划2025年6月底通车。', '2025年6月底'],
    ['time', '活动从10月3日到8日举行。', '10月3日到8日'],
    ['phone', '咨询电话:0597-6620518。', '0597-6620518'],
    ['phone', '停水请拨打热线96390。', '96390'],
    ['title', '他写了《河边旧事》一书。', '《河边旧事》'],
    ['quoted', '夜游叫“一船灯火”。', '一船灯火'],
    ['ordinal', '这是第十三届运动会。', '第十三届'],
    ['amount', '总投资2.3亿元。', '2.3亿元'],
    ['calling', '他平时是个货车司机。', '货车司机'],
    ['organisation', '来自宁波市自来水有限公司。', '宁波市自来水有限公司'],
  ])('%s in %s', (type, text, stretch) => {
    expect(spansIn(text, type)).toContain(stretch);
  });

  it.each([
    ['time', '大家前后都站着人。'],
    ['phone', '共销售12345件。'],
    ['person', '这座桥很长。'],
  ])('no %s in %s', (type, text) => {
    expect(spansIn(text, type)).toEqual([]);
  });
});
