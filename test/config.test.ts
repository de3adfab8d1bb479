import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';

describe('the configuration', () => {
  it('needs nothing to be set, and takes an empty line for nothing', () => {
    expect(readConfig({})).toEqual(readConfig({ BOT_TOKEN: '', TELEGRAM_TEST_ENV: ' ' }));
    expect(readConfig({})).toMatchObject({
      TELEGRAM_API_ROOT: 'https://api.telegram.org',
      TELEGRAM_TEST_ENV: false,
      DATABASE_PATH: 'data/pinghu.sqlite',
      SEEDS_DIR: 'seeds',
    });
  });

  it('reads what is set', () => {
    expect(
      readConfig({
        BOT_TOKEN: ' 12345:abc_DEF-1 ',
        TELEGRAM_API_ROOT: 'http://127.0.0.1:8081/',
        TELEGRAM_TEST_ENV: '1',
        ADMIN_IDS: '123, 456',
      }),
    ).toMatchObject({
      BOT_TOKEN: '12345:abc_DEF-1',
      TELEGRAM_API_ROOT: 'http://127.0.0.1:8081',
      TELEGRAM_TEST_ENV: true,
      ADMIN_IDS: [123, 456],
    });
  });

  it.each([
    ['BOT_TOKEN', 'my secret token'],
    ['TELEGRAM_API_ROOT', 'our.own.server'],
    ['TELEGRAM_API_ROOT', 'ftp://our.own.server'],
    ['TELEGRAM_TEST_ENV', 'maybe'],
    ['ADMIN_IDS', '@editor'],
    ['SEARCH_ENGINE', 'google'],
    ['LOG_LEVEL', 'loud'],
    ['MONITOR_PORT', '70000'],
    ['WEBHOOK_URL', 'our.own.server'],
    ['WEBHOOK_HOST', 'everywhere'],
    ['WEBHOOK_PORT', 'eighty'],
    ['WEBHOOK_SECRET', 'too short'],
  ])('names %s and what is expected for %j, without the value', (name, value) => {
    const read = () => readConfig({ [name]: value });
    expect(read).toThrow(ConfigError);
    expect(read).toThrow(new RegExp(`^${name}: expected `, 'u'));
    expect(read).not.toThrow(new RegExp(value, 'u'));
  });
});
