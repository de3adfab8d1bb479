import { describe, expect, it } from 'vitest';
import { readArguments, UsageError } from '../../src/cli/index.js';

describe('the command line', () => {
  it('starts when nothing is asked', () => {
    expect(readArguments([])).toEqual({ command: 'start' });
  });

  it('takes options anywhere, and words of a query unquoted', () => {
    expect(readArguments(['search', '--limit', '3', '新仓', '2024', '--json'])).toEqual({
      command: 'search',
      query: '新仓 2024',
      limit: 3,
      as: 'json',
    });
    expect(readArguments(['ask', '-', '--json'])).toEqual({ command: 'ask', question: '-', as: 'json' });
    expect(readArguments(['parse', 'a.txt', 'b.txt', '--explain'])).toEqual({
      command: 'parse',
      files: ['a.txt', 'b.txt'],
      as: 'explanation',
    });
  });

  it('takes a word to leave out for a part of the query', () => {
    expect(readArguments(['search', '机床', '-汽车'])).toMatchObject({ query: '机床 -汽车' });
  });

  it.each([
    [['fly']],
    [['parse']],
    [['import', 'a.jsonl', 'b.jsonl']],
    [['search', '--json']],
    [['search', '机床', '--limit', 'many']],
    [['search', '机床', '--limit']],
    [['search', '谁', '--explain']],
    [['articles', '--xml']],
  ])('does not guess what %j means', (words) => {
    expect(() => readArguments(words)).toThrow(UsageError);
  });
});
