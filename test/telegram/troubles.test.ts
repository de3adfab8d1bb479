import { TelegramError } from 'telegraf';
import { describe, expect, it } from 'vitest';
import { troubleOf, troubles } from '../../src/telegram/troubles.js';

describe('a refusal', () => {
  it.each(troubles)('$code “$example” means $means', ({ code, example, means }) => {
    expect(troubleOf(new TelegramError({ error_code: code, description: example }))).toBe(means);
  });

  it('of any other kind is unexpected', () => {
    expect(
      troubleOf(new TelegramError({ error_code: 400, description: 'Bad Request: message is too long' })),
    ).toBe('unexpected');
    expect(troubleOf(new Error('message is not modified'))).toBe('unexpected');
  });
});
