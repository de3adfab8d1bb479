import { parseArgs } from 'node:util';

/** The command line cannot be understood: exit status 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}

/** The input is bad: exit status 1, the message says what and where. */
export class InputError extends Error {
  override readonly name = 'InputError';
}

/** What a command line asks for. */
export type Invocation =
  | { readonly command: 'start' | 'chat' | 'serve' | 'web' | 'backup' | 'repair' | 'help' }
  | {
      readonly command: 'parse';
      readonly files: readonly string[];
      readonly as: 'json' | 'text' | 'explanation';
    }
  | { readonly command: 'import'; readonly file: string }
  | {
      readonly command: 'search';
      readonly query: string;
      readonly limit: number;
      readonly as: 'json' | 'text';
    }
  | {
      readonly command: 'ask';
      readonly question: string;
      readonly as: 'json' | 'text' | 'explanation';
    }
  | { readonly command: 'articles'; readonly as: 'json' | 'text' };

export const usage = `usage: npm run --silent cli -- COMMAND
  parse FILE... [--json | --explain]   the articles of newspaper pages; nothing is stored
  import FILE.jsonl                    stores articles that are already structured
  search QUERY [--json] [--limit N]    finds articles; - reads a query a line from stdin
  ask QUESTION [--json | --explain]    answers a question; - reads a question a line from stdin
  articles [--json]                    all stored articles
  chat                                 a conversation at the terminal, or over stdin
  serve                                the Telegram bot; needs BOT_TOKEN
  web                                  the web page alone, on WEB_PORT or 8080
  backup                               copies the database, also while the bot runs
  repair                               moves a damaged database aside and restores the newest backup`;

/** Words of a command line, without the program's own. Throws UsageError. */
export function readArguments(words: readonly string[]): Invocation {
  const [command, ...rest] = words;
  if (command === undefined) return { command: 'start' };
  const { values, positionals } = parsed(rest);
  const as = values.json ? 'json' : 'text';
  const allow = (options: readonly string[], least: number, most: number): void => {
    const wrong = Object.keys(values).find((name) => !options.includes(name));
    if (wrong) throw new UsageError(`${command} takes no --${wrong}`);
    if (positionals.length < least) throw new UsageError(`${command} needs an argument`);
    if (positionals.length > most) throw new UsageError(`${command} takes no '${positionals[most]}'`);
  };
  const [first = ''] = positionals;
  switch (command) {
    case 'chat':
    case 'serve':
    case 'web':
    case 'backup':
    case 'repair':
      allow([], 0, 0);
      return { command };
    case 'help':
    case '--help':
    case '-h':
      return { command: 'help' };
    case 'parse':
      allow(['json', 'explain'], 1, Number.POSITIVE_INFINITY);
      return { command, files: positionals, as: values.explain ? 'explanation' : as };
    case 'import':
      allow([], 1, 1);
      return { command, file: first };
    case 'search':
      allow(['json', 'limit'], 1, Number.POSITIVE_INFINITY);
      return { command, query: positionals.join(' '), limit: readLimit(values.limit), as };
    case 'ask':
      allow(['json', 'explain'], 1, Number.POSITIVE_INFINITY);
      return { command, question: positionals.join(' '), as: values.explain ? 'explanation' : as };
    case 'articles':
      allow(['json'], 0, 0);
      return { command, as };
    default:
      throw new UsageError(`there is no command '${command}'`);
  }
}

const options = {
  json: { type: 'boolean' },
  explain: { type: 'boolean' },
  limit: { type: 'string' },
} as const;

function parsed(words: readonly string[]) {
  try {
    // `-汽车` in a query is an exclusion, not an option: only words that begin with `--` are.
    const isOption = (word: string): boolean => word.startsWith('--');
    const { values } = parseArgs({ args: optionWords(words), options });
    const positionals = words.filter((word, index) => !isOption(word) && words[index - 1] !== '--limit');
    return { values, positionals };
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message.split('. ')[0] : String(error));
  }
}

function optionWords(words: readonly string[]): string[] {
  return words.filter((word, index) => word.startsWith('--') || words[index - 1] === '--limit');
}

function readLimit(text: string | undefined): number {
  if (text === undefined) return 10;
  if (!/^[1-9]\d{0,3}$/u.test(text)) throw new UsageError('--limit takes a number from 1 to 9999');
  return Number(text);
}
