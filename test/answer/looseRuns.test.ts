import { describe, expect, it } from 'vitest';
import { wordsOfRun } from '../../src/answer/looseRuns.js';
import { createTokenizer } from '../../src/search/index.js';

const tokenizer = createTokenizer();

/** How a run of a question is cut over an archive of one text. */
const cut = (run: string, archive: string) =>
  wordsOfRun(run, 'x', { stands: (word) => archive.includes(word) }, tokenizer).map(({ word }) => word);

describe('the words of a run that no dictionary has', () => {
  it.each([
    ['a name that stands, with a verb glued to it', '教云杏岛', '云杏岛上的渔民', ['教', '云杏岛']],
    ['a name between two verbs', '修岚溪桥花', '岚溪桥通车', ['修', '岚溪桥', '花']],
    ['what clings to a word', '人姓', '', ['姓']],
    ['a pointing word', '那辆', '', []],
    ['a name as it stands', '云杏岛', '云杏岛上', ['云杏岛']],
    ['grammar at its edge', '云杏岛是', '云杏岛上', ['云杏岛']],
  ])('%s: %s', (_, run, archive, words) => {
    expect(cut(run, archive)).toEqual(words);
  });

  it.each([
    ['a person whose given name alone stands', '李建国', '建国初期'],
    ['a person of whom a shorter namesake stands', '张伟民', '张伟家'],
    ['a name that stands nowhere', '岚杏', '云溪'],
  ])('leaves %s whole: %s', (_, run, archive) => {
    expect(cut(run, archive)).toEqual([run]);
  });
});
