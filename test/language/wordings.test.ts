import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { unworded, wordingsOf } from '../../src/language/index.js';

describe('how reports say what people ask with', () => {
  it('knows wordings of single words', () => {
    const [licence, name] = wordingsOf('岭口驾照换领', ['驾照', '岭口']);
    expect(licence?.words).toContain('驾驶证');
    expect(licence?.pattern?.test('持机动车驾驶证到窗口办理')).toBe(true);
    expect(name).toBe(unworded);
  });

  it('gives the words of a saying the wordings of the whole', () => {
    const [alone] = wordingsOf('他扔了多少', ['扔']);
    const [inSaying] = wordingsOf('扔垃圾扔哪', ['扔']);
    expect(inSaying?.words.size).toBeGreaterThan(alone?.words.size ?? 0);
  });

  it('never counts a word as another wording of itself', () => {
    for (const word of ['医生', '学校', '村']) expect(wordingsOf(word, [word])[0]?.words).not.toContain(word);
  });

  it('is read from a file whose every line is one word, a colon, its wordings', () => {
    const lines = readFileSync('data/language/wordings.txt', 'utf8').trimEnd().split('\n');
    const words = lines.filter((line) => !line.startsWith('#'));
    expect(words.filter((line) => !/^\p{Script=Han}{1,6}:(?: \p{Script=Han}{1,8})+$/u.test(line))).toEqual(
      [],
    );
    const asked = words.map((line) => line.split(':')[0]);
    expect(new Set(asked).size).toBe(asked.length);
  });
});
