import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/index.js';
import { theNewsroom } from '../theNewsroom.js';

const { answerer } = theNewsroom().desk;
const today = new Date('2026-11-21T02:00:00Z');

/** What is said to the last of some messages, the topic handed on as the store hands it on. */
async function lastOf(...messages: string[]): Promise<Answer> {
  let topic: unknown = null;
  let answer: Answer = { kind: 'smallTalk', talk: 'nonsense' };
  for (const message of messages) {
    answer = await answerer.answer(message, { today, topic });
    if ('topic' in answer) topic = JSON.parse(JSON.stringify(answer.topic));
  }
  return answer;
}

const short = (answer: Answer) =>
  answer.kind === 'found' ? (answer.readings[0].short ?? answer.readings[0].evidence.passage) : answer.kind;

describe('a follow-up', () => {
  it.each([
    [['2024年平湖机床产业产值是多少？', '那2022年呢？'], '134亿元'],
    [['2022年平湖数控机床产业产值多少？', '2024年呢'], '120.4亿元'],
    [['2024年平湖机床产业产值是多少？', '那2019年呢？'], 'notFound'],
    [['当湖街道有多少家AAA级企业？', 'AA级企业呢？'], '41家'],
    [['疏科纳米的创始人是谁？', '它是哪年成立的？'], '2017年'],
    [['疏科纳米的创始人是谁？', '哪年成立的？'], '2017年'],
    [['平湖博物馆新馆总投资多少？', '建筑面积呢？'], '3.6万平方米'],
    [['平湖博物馆新馆总投资多少？', '占地面积多少？'], '31.2亩'],
    [['新仓镇经发办主任是谁', '那里有多少家小升规企业？'], '11家'],
    [['钟埭有多少户出租自建房屋？', '新埭呢？'], 'notFound'],
    [['信易电热有多少项专利？', '发明专利呢'], '7项'],
    [['伊控动力去年产值多少？', '增速呢？'], '199.2%'],
    [['斯美沃欧特堡总投资多少？', '什么时候投产？'], '2024年一季度'],
    [['伊控动力去年产值多少？', '明年呢？'], 'notFound'],
    [['平湖博物馆投资多少钱', '面积有多大'], '3.6万平方米'],
    [['盈智热管理年产值', '董事长是谁'], '沈舟'],
    [['平湖博物馆投资多少钱', '停车费多少'], 'notFound'],
    [['伊控动力去年产值多少？', '/nonsense', '增速呢？'], '199.2%'],
  ])('in %j', async (messages, answer) => {
    expect(short(await lastOf(...messages))).toContain(answer);
  });

  it('does not change a question that stands alone', async () => {
    const other = await lastOf('伊控动力去年产值多少？', '沪乍杭铁路进展怎么样');
    expect(other.kind === 'found' && other.readings[0].evidence.sentence).toContain('沪乍杭铁路');
    expect(short(await lastOf('疏科纳米的创始人是谁？', '许志荣今年多大年纪？'))).toBe('77岁');
  });

  it('tells one amount of a list where one was asked for', async () => {
    expect(short(await lastOf('一共有几个网格'))).toBe('702个');
    expect(short(await lastOf('当湖街道有多少家AA级企业'))).toBe('41家');
    expect(short(await lastOf('当湖街道AAA级企业几家'))).toBe('13家');
  });
});

describe('a message that asks nothing', () => {
  it.each([
    ['你好', 'greeting'],
    ['您好！', 'greeting'],
    ['hello', 'greeting'],
    ['谢谢你', 'thanks'],
    ['谢谢你啊', 'thanks'],
    ['你好呀哈', 'greeting'],
    ['再见', 'farewell'],
    ['你真是个笨蛋', 'insult'],
    ['😀😀', 'emoji'],
    ['👍', 'emoji'],
    ['啊', 'tooShort'],
    ['？？？', 'nonsense'],
    ['你是谁', 'aboutBot'],
  ])('%s', async (message, talk) => {
    expect(await lastOf(message)).toEqual({ kind: 'smallTalk', talk });
  });

  it.each(['垃圾分类', '机床', '2024年', '新仓'])('%s is no small talk', async (message) => {
    expect((await lastOf(message)).kind).not.toBe('smallTalk');
  });
});

describe('a question without its mark', () => {
  it.each(['2024年平湖机床产业产值是多少', '2024年平湖机床产业产值多少'])(
    '%s is told all the same',
    async (question) => {
      expect(short(await lastOf(question))).toBe('120.4亿元');
    },
  );
});

describe('a question of two years', () => {
  it('is answered for each', async () => {
    const answer = await lastOf('机床产值 2022年和2024年比是增加还是减少了');
    expect(answer.kind === 'found' && answer.readings.map((reading) => reading.short)).toEqual([
      '134亿元',
      '120.4亿元',
    ]);
  });
});

describe('a byline', () => {
  it.each([
    ['营商环境优赢商就无忧这篇文章是谁写的', '言成声'],
    ['水上栈道的照片是谁拍的？', '王强'],
    ['张宇青是谁', '记者'],
  ])('answers %s', async (question, name) => {
    expect(short(await lastOf(question))).toContain(name);
  });
});

describe('reports that differ', () => {
  it('stand side by side, each with its period', async () => {
    const answer = await lastOf('平湖机床产业产值是多少？');
    if (answer.kind !== 'found') throw new Error('not found');
    expect(answer.agreement).toBe('several');
    expect(answer.readings.map(({ short, period }) => `${period} ${short}`)).toEqual(
      expect.arrayContaining(['2024 120.4亿元', '2023 超200亿元']),
    );
  });

  it('are no matter when the year is named', async () => {
    const answer = await lastOf('2024年平湖机床产业产值是多少？');
    expect(answer.kind === 'found' && answer.agreement).toBe('one');
  });
});
