import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';

/** A copy of the program for a newcomer to add to, by the page “To add …” of docs/architecture.md. */
const copy = mkdtempSync(join(tmpdir(), 'newcomer-'));
for (const part of ['src', 'data', 'seeds', 'package.json', 'tsconfig.json'])
  cpSync(part, join(copy, part), { recursive: true, filter: (path) => !path.includes('.sqlite') });
symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));

const run = promisify(execFile);
function write(path: string, text: string): void {
  mkdirSync(join(copy, path, '..'), { recursive: true });
  writeFileSync(join(copy, path), text);
}
/** Puts lines behind the first place where a file says something. */
function insert(path: string, behind: string, lines: string): void {
  const text = readFileSync(join(copy, path), 'utf8');
  expect(text).toContain(behind);
  write(
    path,
    text.replace(behind, (said) => `${said}\n${lines}`),
  );
}
const compiled = () =>
  run('node_modules/.bin/tsc', ['--noEmit', '-p', '.'], { cwd: copy }).then(
    () => '',
    ({ stdout }: { stdout: string }) => stdout,
  );

let shown: readonly string[] = [];
let forgotten = '';

describe('a newcomer adds', () => {
  beforeAll(async () => {
    // An edge: messages of one who types them as arguments.
    write(
      'src/arguments/edge.ts',
      `import { pino } from 'pino';
import type { Input } from '../chat/index.js';
import { openNewsroom } from '../newsroom.js';
import { textOf } from '../terminal/index.js';

const { converse } = openNewsroom({ DATABASE_PATH: ':memory:', SEEDS_DIR: 'seeds', SEARCH_ENGINE: 'auto' }, pino({ level: 'silent' }));
const said: Input[] = [...process.argv.slice(2).map((text) => ({ kind: 'text', text }) as const), { kind: 'action', action: { kind: 'count', town: '新仓镇' } }];
const replies = [];
for (const input of said) {
  const reply = await converse({ chat: 'a', user: 'a', place: 'private', language: 'zh', input, at: new Date('2025-03-01') });
  replies.push(reply && [textOf(reply, 'plain'), ...reply.buttons.flat().map(({ label }) => label)].join('\\n'));
}
console.log(JSON.stringify(replies));
`,
    );
    // A command …
    insert(
      'src/chat/texts/commands.ts',
      'const commands = {',
      `count: { zh: { usage: '/count 镇', does: '数报道', called: ['数一数'] }, en: { usage: '/count town', does: 'Count articles', called: [] } },`,
    );
    write(
      'src/chat/commands/count.ts',
      `import type { Asked, Command } from '../command.js';
import { saying } from '../replies.js';
export const countReply = ({ desk }: Asked, town: string) => saying(\`\${town}：\${desk.articles.townCounts().get(town) ?? 0}\`);
export const count: Command = ({ desk }, town) => saying('好的', [[{ label: '数', action: { kind: 'count', town: desk.towns.named(town) ?? '' } }]]);
`,
    );
    // … its button …
    insert(
      'src/chat/action.ts',
      'export type Action =',
      '  | { readonly kind: "count"; readonly town: string }',
    );
    // … and a way to ask.
    insert('data/questions.json', '"person": [', '"何许人",');

    forgotten = await compiled();
    insert(
      'src/chat/actionCode.ts',
      'const forms: Forms = {',
      `count: carrying('c', 'c=新仓镇', [], 'town'),`,
    );
    insert(
      'src/chat/conversation.ts',
      "import { channelChosenReply, channelReply } from './commands/channel.js';",
      "import { count, countReply } from './commands/count.js';",
    );
    insert(
      'src/chat/conversation.ts',
      'const commands: Readonly<Record<CommandName, Command>> = {',
      'count,',
    );
    insert(
      'src/chat/conversation.ts',
      'switch (action.kind) {',
      "case 'count': return countReply(asked, action.town);",
    );
    const said = ['/count 新仓', '数一数 新仓', '/help', '平湖经济技术开发区管委会主任何许人？'];
    const { stdout } = await run('node_modules/.bin/tsx', ['src/arguments/edge.ts', ...said], { cwd: copy });
    shown = JSON.parse(stdout);
  });

  it('a command, which help names, too', () => {
    expect(shown.slice(0, 2)).toEqual(['好的\n数', '好的\n数']);
    expect(shown[2]).toContain('/count 镇');
  });

  it('a button', () => {
    expect(shown.at(-1)).toBe('新仓镇：1');
  });

  it('a way to ask, without a line of code', () => {
    expect(shown[3]).toContain('王学斌');
  });

  it('and is told by the compiler what was forgotten', () => {
    expect(forgotten).toMatch(/^src\/chat\/actionCode\.ts.*count/mu);
    expect(forgotten).toMatch(/^src\/chat\/conversation\.ts/mu);
  });
});
