import { expect, it } from 'vitest';
import { held } from './held.js';

it.each([
  ['云岭村种竹子的人家一年能赚多少', 'money'],
  ['过云岭那座桥要交多少过桥费', 'money'],
  ['云岭茶叶的收购价是多少？', 'money'],
  ['云岭合作社分红一共多少', 'money'],
  ['云岭换届投票的人占多少', 'share'],
  ['云岭的水稻亩产大概多少', 'weight'],
  ['下云岭的那段路限速多少', 'speed'],
  ['交了水费的用户有多少人', 'people'],
  ['云岭卖茶叶的有多少家', 'count'],
  ['云岭现在有多少百岁老人', 'people'],
  ['云岭新厂有多少投资额', 'money'],
])('what is asked for tells its unit: %s is asked in %s', (question, kind) => {
  expect([...(held(question, '云岭竹编今年开了新店。').question.unit?.kinds ?? [])]).toEqual([kind]);
});

it.each(['云岭签约了多少项目', '云岭有多少家庭'])(
  'a noun that begins like a measure word is none: %s is asked in no unit of its own',
  (question) => {
    const { unit } = held(question, '云岭竹编今年开了新店。').question;
    expect(unit).toEqual({ kinds: new Set(['count', 'people']), word: null });
  },
);

it.each(['云岭有多少外资企业', '云岭来了多少投资客商', '云岭有几个收费站'])(
  'a measure that only describes what is counted tells no unit: %s is not asked in money',
  (question) => {
    expect([...(held(question, '云岭竹编今年开了新店。').question.unit?.kinds ?? [])]).not.toContain('money');
  },
);
