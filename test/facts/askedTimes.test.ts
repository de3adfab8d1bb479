import { describe, expect, it } from 'vitest';
import { askedTime, keyFigures, withFacts } from '../../src/facts/index.js';
import { createTokenizer } from '../../src/search/index.js';
import { anArticle } from '../anArticle.js';

const article = withFacts(
  anArticle({
    headline: '柳溪路周四停水',
    paragraphs: [
      '柳溪路供水管道要接驳，9月4日8:00至18:30，柳溪路沿线六个小区停水，影响居民2300户。',
      '停水期间，供水公司备有应急车辆。市民可以拨打供水热线85123456咨询，也可到营业厅询问，营业厅8:30开门。',
      '另外，8月起，60周岁以上的老人可以免费办理水费代缴。',
    ],
  }),
  createTokenizer(),
);

describe('a time, a telephone number or an age', () => {
  it.each([
    [['停水', '时间'], '9月4日8:00至18:30', '停水'],
    [['营业厅', '几点', '开门'], '8:30', '营业厅'],
    [['供水', '热线'], '85123456', '供水热线'],
    [['代缴', '年龄'], '60周岁以上', '代缴'],
  ])('asked for by %j is told first: %s', (words, told, beside) => {
    const [first] = keyFigures(article, 3, words);
    const place = first?.quotation.numbers[0];
    expect(place && first.quotation.text.slice(...place)).toBe(told);
    expect(first?.quotation.text).toContain(beside);
    expect(article.paragraphs.join('')).toContain(first?.quotation.text);
  });

  it('is no key figure to who does not ask for one', () => {
    expect(askedTime(article, ['停水', '户数'])).toBeNull();
    const shown = keyFigures(article, 5, ['停水']).map(({ quotation }) => quotation.text);
    expect(shown.join()).toContain('2300户');
    expect(shown.join()).not.toContain('85123456');
  });
});
