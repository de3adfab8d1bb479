import { describe, expect, it } from 'vitest';
import { ConfigError, readConfig } from '../src/config.js';

describe('the configuration', () => {
  it('needs nothing to be set, and takes an empty line for nothing', () => {
    expect(readConfig({})).toEqual(readConfig({ BOT_TOKEN: '', TELEGRAM_TEST_ENV: ' ' }));
    expect(readConfig({})).toMatchObject({
      telegram: { updates: 'none' },
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
        CONTACT: ' 热线 0573-12345678 ',
      }),
    ).toMatchObject({
      telegram: {
        updates: 'polling',
        token: '12345:abc_DEF-1',
        apiRoot: 'http://127.0.0.1:8081',
        testEnv: true,
      },
      ADMIN_IDS: [123, 456],
      CONTACT: '热线 0573-12345678',
    });
  });

  it('takes updates by webhook where one is set with a token, its secret made anew unless it is given', () => {
    const set = { BOT_TOKEN: '1:a', WEBHOOK_URL: 'https://example.org/bot' };
    const [one, other] = [readConfig(set).telegram, readConfig(set).telegram];
    expect(one).toMatchObject({ updates: 'webhook', webhook: { host: '127.0.0.1', port: 8443 } });
    expect(one).not.toEqual(other);
    const given = readConfig({ ...set, WEBHOOK_SECRET: 'a-secret-of-our-own' }).telegram;
    expect(given).toMatchObject({ webhook: { url: set.WEBHOOK_URL, secret: 'a-secret-of-our-own' } });
    expect(readConfig({ WEBHOOK_URL: set.WEBHOOK_URL }).telegram).toEqual({ updates: 'none' });
  });

  it.each([
    ['BOT_TOKEN', 'my secret token'],
    ['TELEGRAM_API_ROOT', 'our.own.server'],
    ['TELEGRAM_API_ROOT', 'ftp://our.own.server'],
    ['TELEGRAM_TEST_ENV', 'maybe'],
    ['ADMIN_IDS', '@editor'],
    ['SEARCH_ENGINE', 'google'],
    ['LOG_LEVEL', 'loud'],
    ['CITY_DIR', 'nowhere'],
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
