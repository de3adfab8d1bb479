import { describe, expect, it } from 'vitest';
import { columnNamed } from '../../src/pages/columns.js';

describe('the names of columns', () => {
  it.each([
    ['[渡口夜话]', 'commentary'],
    ['湾 头 论 坛', 'commentary'],
    ['★西坡简讯', 'brief'],
    ['便民信息', 'notice'],
    ['◎走基层', 'other'],
  ])('says what stands under %s', (line, column) => {
    expect(columnNamed(line)).toBe(column);
  });

  it.each(['三百亩荒坡种上白茶', '渡口夜话：船工讲起三十年前的一场大水', '茶'])(
    'takes %s for the name of none',
    (line) => {
      expect(columnNamed(line)).toBeNull();
    },
  );
});
