import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';

it('npm run build writes all that is run, and nothing where that is newer than its source', () => {
  const folder = mkdtempSync(join(tmpdir(), 'built-'));
  const out = join(folder, 'dist');
  const build = () => execFileSync(process.execPath, ['src/compile.mjs', out]);
  build();
  for (const file of ['main.js', 'store/migrations/01-articles.sql', 'web/assets/page.css'])
    expect(existsSync(join(out, file))).toBe(true);
  expect(readdirSync(folder)).toEqual(['dist']);
  const before = statSync(join(out, 'main.js')).mtimeMs;
  build();
  expect(statSync(join(out, 'main.js')).mtimeMs).toBe(before);
});
