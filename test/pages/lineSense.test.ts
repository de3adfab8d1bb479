import { describe, expect, it } from 'vitest';
import { labelLines, lookAtLines } from '../../src/pages/labels.js';
import {
  classesOfLine,
  doubtfulLines,
  type LineClass,
  labelBySense,
  lineClasses,
} from '../../src/pages/lineSense.js';
import { pageLines } from '../../src/pages/lines.js';
import { type LineNetwork, pageWeights } from '../../src/pages/weights.js';

const text = [
  '青柳日报',
  '',
  '修鞋摊又亮起了灯',
  '',
  '摊主姓何，六十七岁，腿脚不便。市场翻修以后大',
  '家商量着给他留了靠门的一格，还装了一盏小灯，',
  '不收他的摊位费。邻居们说，鞋子坏了有人修，日',
  '子就过得踏实。老何每天六点出摊，先把工具一件',
  '件摆好，再烧一壶水。来修鞋的多是附近的老人，',
  '有人不修鞋，也要坐下来聊几句。他说自己走不远',
  '，这个角落就是他的世界，能多做几年是几年，做',
  '不动了再说。',
].join('\n');
const reading = lookAtLines(pageLines(text));
const seen = labelLines(reading, pageWeights().lines);
const labels = seen.map(({ label }) => label);

/** A network of two numbers a vector that takes lines for one class where the first is 1, and for another where the second is. */
function networkFor(one: LineClass, other: LineClass): LineNetwork {
  const sure = (name: LineClass) => lineClasses.map((each) => (each === name ? 20 : 0));
  return {
    about: 'test',
    said: {},
    vector: [
      [1, 0],
      [0, 1],
    ],
    hiddenBias: [0, 0],
    out: [sure(one), sure(other)],
    outBias: lineClasses.map(() => 0),
  };
}
const vectors = (places: Readonly<Record<number, readonly number[]>>) => () =>
  new Map(Object.entries(places).map(([at, vector]) => [Number(at), Float32Array.from(vector)]));

describe('lines labelled by what they mean', () => {
  it('are those that may be something else, none of the inner lines of a text', () => {
    expect(labels).toEqual(['furniture', 'title', ...Array.from({ length: 8 }, () => 'body')]);
    expect(doubtfulLines(seen)).toEqual([0, 1, 2, 3, 9]);
    const many = Array.from({ length: 3000 }, (_, at) => `简讯${at}`).join('\n');
    const notes = labelLines(lookAtLines(pageLines(many)), {}, (_, label) => (label === 'furniture' ? 1 : 0));
    expect(doubtfulLines(notes)).toEqual([]);
  });

  it('take the label of the likeliest class, and a title its offices; others stay as they were', () => {
    const told = labelBySense(
      reading,
      seen,
      vectors({ 0: [0, 1], 1: [1, 0] }),
      networkFor('+deck', 'kicker'),
    );
    // A title goes on only after one.
    expect(told.map(({ label }) => label)).toEqual(['title', 'more', ...labels.slice(2)]);
    const likeliest = told.map(
      ({ sense }) => sense && Object.entries(sense.offices).sort((a, b) => b[1] - a[1])[0]?.[0],
    );
    expect(likeliest.slice(0, 3)).toEqual(['kicker', 'deck', undefined]);
  });

  it('are each class with a chance, together one', () => {
    const logs = classesOfLine(networkFor('byline', 'notice'), [], [1, 0]);
    expect(logs.reduce((sum, log) => sum + Math.exp(log), 0)).toBeCloseTo(1, 9);
    expect(lineClasses[logs.indexOf(Math.max(...logs))]).toBe('byline');
  });
});
