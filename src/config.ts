import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import { join } from 'node:path';
import { z } from 'zod';

/** A setting cannot be used; the message names the variable and what is expected. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

// An empty line in .env means "not set".
const setting = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? undefined : value), schema);

const yesOrNo = z
  .enum(['true', 'false', '1', '0', 'yes', 'no'], 'expected true or false')
  .transform((word) => ['true', '1', 'yes'].includes(word));

const port = z.coerce
  .number('expected a port from 1 to 65535')
  .int('expected a port from 1 to 65535')
  .min(1, 'expected a port from 1 to 65535')
  .max(65_535, 'expected a port from 1 to 65535');

const hostAddress = z
  .string()
  .trim()
  .refine((address) => isIP(address) > 0, 'expected an address of this machine like 127.0.0.1 or 0.0.0.0')
  .default('127.0.0.1');

const environment = z.object({
  BOT_TOKEN: setting(
    z
      .string()
      .trim()
      .regex(/^\d+:[\w-]+$/u, 'expected the token @BotFather gave, digits, a colon and letters')
      .optional(),
  ),
  TELEGRAM_API_ROOT: setting(
    z
      .url({ protocol: /^https?$/u, error: 'expected an address like https://api.telegram.org' })
      .transform((address) => address.replace(/\/+$/u, ''))
      .default('https://api.telegram.org'),
  ),
  WEBHOOK_URL: setting(
    z
      .url({ protocol: /^https?$/u, error: 'expected an address like https://example.org/telegram' })
      .optional(),
  ),
  WEBHOOK_HOST: setting(hostAddress),
  WEBHOOK_PORT: setting(port.default(8443)),
  WEBHOOK_SECRET: setting(
    z
      .string()
      .regex(/^[\w-]{16,256}$/u, 'expected 16 to 256 letters, digits, _ and -')
      .optional(),
  ),
  TELEGRAM_TEST_ENV: setting(yesOrNo.default(false)),
  ADMIN_IDS: setting(
    z
      .string()
      .regex(/^\d+(?:[\s,]+\d+)*$/u, 'expected Telegram user ids like 123456,234567')
      .transform((ids) => ids.split(/[\s,]+/u).map(Number))
      .default([]),
  ),
  CONTACT: setting(z.string().trim().max(200, 'expected at most 200 characters').optional()),
  WEB_PORT: setting(port.optional()),
  WEB_HOST: setting(hostAddress),
  WEB_URL: setting(
    z
      .url({ protocol: /^https?$/u, error: 'expected an address like https://news.example.org' })
      .transform((address) => address.replace(/\/+$/u, ''))
      .optional(),
  ),
  CITY_DIR: setting(
    z
      .string()
      .trim()
      .refine((folder) => existsSync(join(folder, 'city.json')), 'expected a folder with a city.json')
      .optional(),
  ),
  DATABASE_PATH: setting(z.string().default('data/pinghu.sqlite')),
  SEEDS_DIR: setting(z.string().default('seeds')),
  SEARCH_ENGINE: setting(
    z.enum(['auto', 'minisearch', 'fts5'], 'expected auto, minisearch or fts5').default('auto'),
  ),
  MONITOR_PORT: setting(port.optional()),
  LOG_LEVEL: setting(
    z
      .enum(
        ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'],
        'expected fatal, error, warn, info, debug, trace or silent',
      )
      .optional(),
  ),
});

type Variables = z.infer<typeof environment>;

/** What it takes to be a bot. */
interface Account {
  readonly token: string;
  readonly apiRoot: string;
  readonly testEnv: boolean;
}

/** Whether and how updates come from Telegram. */
type Updates =
  | { readonly updates: 'none' }
  | (Account & { readonly updates: 'polling' })
  | (Account & {
      readonly updates: 'webhook';
      readonly webhook: {
        readonly url: string;
        readonly host: string;
        readonly port: number;
        readonly secret: string;
      };
    });

export type Config = Omit<Variables, `${'BOT' | 'TELEGRAM' | 'WEBHOOK'}_${string}`> & {
  readonly telegram: Updates;
};

/** The environment, parsed once. Throws ConfigError naming the first variable that cannot be used. */
export function readConfig(variables: Readonly<Record<string, string | undefined>>): Config {
  const parsed = environment.safeParse(variables);
  if (parsed.success) return { ...parsed.data, telegram: updatesBy(parsed.data) };
  const issue = parsed.error.issues[0];
  // A token is a secret: its value is never shown.
  throw new ConfigError(`${issue?.path.join('.') ?? 'environment'}: ${issue?.message ?? 'cannot be used'}`);
}

function updatesBy({
  BOT_TOKEN: token,
  TELEGRAM_API_ROOT: apiRoot,
  TELEGRAM_TEST_ENV: testEnv,
  WEBHOOK_URL: url,
  WEBHOOK_HOST: host,
  WEBHOOK_PORT: port,
  WEBHOOK_SECRET: secret = randomBytes(32).toString('base64url'),
}: Variables): Updates {
  if (token === undefined) return { updates: 'none' };
  const account = { token, apiRoot, testEnv };
  return url === undefined
    ? { ...account, updates: 'polling' }
    : { ...account, updates: 'webhook', webhook: { url, host, port, secret } };
}

/** The names of all variables, as the documentation must list them. */
export const variableNames: readonly string[] = Object.keys(environment.shape);
