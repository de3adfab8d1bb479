import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Action } from '../../src/chat/action.js';
import { codeForms, decodeAction, encodeAction, longestCode } from '../../src/chat/actionCode.js';
import { openStore } from '../../src/store/index.js';

const whole = fc.nat();
const text = fc.string({ unit: 'grapheme', maxLength: 60 });
const actions: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('search' as const), query: text, offset: whole }),
  fc.record({ kind: fc.constant('latest' as const), filter: text, offset: whole }),
  fc.record({ kind: fc.constant('town' as const), town: text, offset: whole }),
  fc.constant({ kind: 'towns' as const }),
  fc.record({ kind: fc.constant('article' as const), id: whole }),
  fc.record({ kind: fc.constant('turn' as const), id: whole, page: whole }),
  fc.record({ kind: fc.constant('related' as const), id: whole }),
  fc.record({ kind: fc.constant('figures' as const), query: text, offset: whole }),
  fc.record({ kind: fc.constant('ask' as const), question: text }),
  fc.constant({ kind: 'help' as const }),
  fc.record({ kind: fc.constant('language' as const), language: fc.constantFrom('zh', 'en', null) }),
  fc.record({ kind: fc.constant('follow' as const), topic: text }),
  fc.record({ kind: fc.constant('unfollow' as const), id: whole }),
  fc.constant({ kind: 'following' as const }),
  fc.record({ kind: fc.constant('digest' as const), time: text }),
  fc.record({ kind: fc.constantFrom('set' as const, 'channel' as const), choice: text }),
  fc.record({ kind: fc.constant('followed' as const), id: whole }),
  fc.record({ kind: fc.constant('tune' as const), id: whole, choice: text }),
  fc.record({
    kind: fc.constant('vote' as const),
    question: whole,
    vote: fc.constantFrom('up' as const, 'down' as const, 'none' as const),
  }),
  fc.record({ kind: fc.constant('askEditors' as const), question: text }),
  fc.record({ kind: fc.constantFrom('retract' as const, 'keep' as const, 'restore' as const), id: whole }),
  fc.record({
    kind: fc.constantFrom('proof' as const, 'leaveOut' as const, 'draft' as const),
    draft: whole,
    place: whole,
  }),
  fc.record({ kind: fc.constant('publish' as const), draft: whole }),
  fc.record({ kind: fc.constant('discard' as const), draft: whole }),
);

describe('a button’s code', () => {
  it('fits Telegram’s 64 bytes and comes back as the same action, whatever the text', () => {
    const { phrasebook } = openStore(':memory:');
    fc.assert(
      fc.property(actions, (action) => {
        const code = encodeAction(action, phrasebook);
        expect(Buffer.byteLength(code)).toBeLessThanOrEqual(longestCode);
        expect(decodeAction(code, phrasebook)).toEqual(action);
      }),
    );
  });

  it.each(codeForms)('written as $example is read', ({ example, letter }) => {
    const { phrasebook } = openStore(':memory:');
    const action = decodeAction(example, phrasebook);
    expect(action && encodeAction(action, phrasebook)).toBe(example);
    expect(codeForms.filter((form) => form.letter === letter)).toHaveLength(1);
  });

  it('keeps a long question in the phrasebook, the same question under the same number', () => {
    const { phrasebook } = openStore(':memory:');
    const question = '2024年平湖机床产业产值是多少，比上一年增长了多少，有多少家规上企业？';
    const code = encodeAction({ kind: 'ask', question }, phrasebook);
    expect(code).toMatch(/^q#\d+$/);
    expect(encodeAction({ kind: 'ask', question }, phrasebook)).toBe(code);
  });

  it.each([
    '',
    '5',
    's',
    'z1',
    'q#99',
    'a',
    'p12.x',
    'p12',
    'r',
    'll',
    'a9999999999999999999',
    `s=${'机'.repeat(21)}`,
  ])('“%s”, which nobody here wrote or remembers, is no action', (code) => {
    expect(decodeAction(code, openStore(':memory:').phrasebook)).toBeNull();
  });
});
