import { describe, expect, it } from 'vitest';
import { findPeople } from '../../src/facts/index.js';
import { articleOf, tokenizer } from './material.js';

const named = (text: string) =>
  findPeople(articleOf(text), tokenizer).map(({ name, office }) => (office ? `${office} ${name}` : name));

describe('people', () => {
  it.each([
    ['”平湖经济技术开发区管委会主任王学斌说。', '平湖经济技术开发区管委会主任 王学斌'],
    ['盈智热管理（嘉兴）有限公司董事长兼总经理沈舟说。', '盈智热管理（嘉兴）有限公司董事长兼总经理 沈舟'],
    ['马厩村党委书记姚健为组建一支队伍发布任务，在姚健的集结下。', '马厩村党委书记 姚健'],
    ['博大科集团CEO马丁·舍夫特博士对项目落户平湖如此解释。', '博大科集团CEO 马丁·舍夫特'],
    ['由省委老干部局副局长卢群星带队的验收组来平。', '省委老干部局副局长 卢群星'],
    ['市委常委、统战部副部长王兰平参加活动。', '市委常委、统战部副部长 王兰平'],
    ['当湖街道市场监管所所长王俊杰说。', '当湖街道市场监管所所长 王俊杰'],
    ['正当企业副总经理张月发愁的时候。', '张月'],
  ])('in %s', (text, person) => {
    expect(named(text).join()).toContain(person);
  });

  it('gives one office to all in a list', () => {
    expect(named('副市长方晓烈、沈志凤、汤洪成出席会议。')).toEqual([
      '副市长 方晓烈',
      '副市长 沈志凤',
      '副市长 汤洪成',
    ]);
  });

  it('names a person without an office who comes twice', () => {
    expect(named('钟埭社区的许志荣很激动。许志荣今年77岁。')).toEqual(['许志荣']);
  });

  it.each([
    '相关负责人高度评价了此项工作。',
    '市经信局负责人表示，明年继续。',
    '新居民李先生说。',
    '市领导带队招商。',
  ])('none in %s', (text) => {
    expect(named(text)).toEqual([]);
  });
});
