import { describe, expect, it } from 'vitest';
import { contradicts } from '../../src/answer/contradiction.js';
import { held } from './held.js';

const asked = (question: string) => held(question, '云岭竹编今年开了新店。').question;

describe('what cannot be the amount or person asked for', () => {
  it('a part’s, said to be one, where the question does not name the part', () => {
    const told = ['3公里', '云岭路的北段长', ',占全路总长的六成。'] as const;
    expect(contradicts(asked('云岭路有多长'), ...told)).toBe(true);
    expect(contradicts(asked('云岭路北段有多长'), ...told)).toBe(false);
    expect(contradicts(asked('云岭路有多长'), told[0], told[1], '。')).toBe(false);
  });

  it('who received a thing, where who gave it is asked', () => {
    const told = ['李四', '志愿者为', '送来一辆轮椅。'] as const;
    expect(contradicts(asked('轮椅是谁送的'), ...told)).toBe(true);
    expect(contradicts(asked('轮椅送给谁了'), ...told)).toBe(false);
    expect(contradicts(asked('冠军是谁'), '李四', '冠军为', '。')).toBe(false);
  });

  it.each([
    ['云岭大桥有多长', '1.2亿元', '总投资'],
    ['云岭村住了多少户', '35万元', '每年收入'],
    ['建新店花了多少钱', '500平方米', '店面有'],
    ['云岭大桥有多长', '结实得很', '桥修得'],
    ['云岭大桥多宽', '39米', '长'],
    ['云岭大桥多宽', '长39米', '桥'],
    ['云岭竹编产值比去年多多少', '40亿元', '今年产值超'],
    ['云岭队谁得分最多', '82:75', '以'],
    ['云岭的林一在哪里上班', '竹溪小区', '家住新区'],
    ['云岭的笋多少钱一斤', '3000多万元', '笋卖到城里,年收入'],
    ['云岭竹编2024年产值多少', '2亿元', '计划2024年投产,达产后产值可达'],
  ])('%s: not %s', (question, told, before) => {
    expect(contradicts(asked(question), told, before)).toBe(true);
  });

  it.each([
    ['云岭的笋多少钱一斤', '12元', '笋每斤'],
    ['云岭的地一亩租多少钱', '1万元', '地租一亩'],
    ['云岭大桥有多长', '861米', '全长'],
    ['云岭村有几个百岁老人', '9位', '全村有'],
    ['云岭竹编馆门票多少钱', '免费开放', '馆里常年'],
    ['新店今年增收多少', '两成', '收入增加'],
    ['云岭竹编产值比去年多多少', '3亿元', '今年产值增加'],
    ['新店的竹篮几块一个', '6元', '每个'],
    ['云岭竹编是谁开的', '结实得很', '桥修得'],
    ['云岭分几期修路', '三期建设', '分'],
  ])('%s: perhaps %s', (question, told, before) => {
    expect(contradicts(asked(question), told, before)).toBe(false);
  });
});
