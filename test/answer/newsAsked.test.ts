import { describe, expect, it } from 'vitest';
import { newsAsked } from '../../src/answer/newsAsked.js';

describe('a message that asks for news', () => {
  it.each([
    '新闻',
    '有新闻吗',
    '什么新闻？',
    '最近有什么新闻？',
    '今天有啥新聞',
    '看看最新消息',
    '平湖最近发生了什么大事',
    'latest news',
    "What's new?",
  ])('“%s” wants the latest', (message) => {
    expect(newsAsked(message)).toBe('');
  });

  it.each([
    ['有什么关于春节的新闻', '春节'],
    ['新仓最近有什么新闻吗', '新仓'],
    ['有没有机床方面的消息', '机床'],
    ['独山港的新闻', '独山港'],
    ['胡佳英写了哪些报道', '胡佳英'],
    ['王强拍的照片', '王强'],
  ])('“%s” wants it on %s', (message, about) => {
    expect(newsAsked(message)).toBe(about);
  });

  it.each([
    '谁写的报道',
    '哪条新闻说了机床',
    '最近读报看到哪两则新闻',
    '平湖有没有新闻发布会',
    '2024年平湖机床产业产值是多少？',
    '这样的新闻',
    '最近天气怎么样',
    '',
  ])('“%s” asks something else', (message) => {
    expect(newsAsked(message)).toBeNull();
  });

  it('is told from others however long it is', () => {
    expect(newsAsked('最近有什么的都'.repeat(40))).toBeNull();
    expect(newsAsked(`${'最近'.repeat(140)}新闻`)).toBe('');
  });
});
