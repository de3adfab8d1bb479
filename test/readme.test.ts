import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { commandNames, staffCommandNames } from '../src/chat/index.js';
import { usage } from '../src/cli/index.js';
import { variableNames } from '../src/config.js';

const readme = readFileSync('README.md', 'utf8');
const rows = (form: RegExp): string[] =>
  [...new Set([...readme.matchAll(form)].map(([, name = '']) => name))].sort();

describe('the README', () => {
  it('tells every setting, and no other; so does .env.example', () => {
    expect(rows(/^\| `([A-Z_]+)` +\|/gmu)).toEqual([...variableNames].sort());
    const example = readFileSync('.env.example', 'utf8').matchAll(/^([A-Z_]+)=/gmu);
    expect([...example].map(([, name]) => name).sort()).toEqual([...variableNames].sort());
  });

  it('tells every command of the bot, and no other', () => {
    expect(rows(/^\| `\/(\w+)/gmu)).toEqual([...commandNames, ...staffCommandNames].sort());
  });

  it('tells every command and option of the command line, and no other', () => {
    const commands = [...usage.matchAll(/^ {2}(\w+)/gmu)].map(([, name]) => name).sort();
    expect(rows(/^\| `([a-z]+)(?: [^`]*)?` +\|/gmu)).toEqual(commands);
    const options = [...new Set(usage.match(/--\w+/gu))].filter((option) => option !== '--silent');
    for (const option of options) expect(readme).toContain(option);
  });

  it('names only scripts and files that exist', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8'));
    for (const [, name = ''] of readme.matchAll(/npm run (?:--silent )?([\w:]+)/gu))
      expect(scripts).toHaveProperty(name);
    for (const [, path = ''] of readme.matchAll(/\]\(([\w./-]+)\)/gu))
      expect(existsSync(path), path).toBe(true);
  });
});
