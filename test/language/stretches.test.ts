import { describe, expect, it } from 'vitest';
import { sentencesOf } from '../../src/language/index.js';

const split = (text: string) => sentencesOf(text).map(({ start, end }) => text.slice(start, end));

describe('sentencesOf', () => {
  it.each([
    ['首款产品下线。产值6亿元！', ['首款产品下线。', '产值6亿元！']],
    ['“真好啊！”他说。', ['“真好啊！”', '他说。']],
    ['产值120.4亿元,同比增长15.8%。', ['产值120.4亿元,同比增长15.8%。']],
    ['The end.下一句。', ['The end.下一句。']],
    ['产值增长了.明年再看.', ['产值增长了.', '明年再看.']],
    ['搜集问题……这便是魅力。', ['搜集问题……', '这便是魅力。']],
    ['第一段\n\n 第二段。 ', ['第一段', '第二段。']],
    ['', []],
  ])('%s', (text, sentences) => {
    expect(split(text)).toEqual(sentences);
  });
});
