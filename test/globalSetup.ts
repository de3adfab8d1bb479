import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { TestProject } from 'vitest/node';

declare module 'vitest' {
  interface ProvidedContext {
    /** What `node` starts in the place of `--import tsx src/main.ts`, which spends a second of each start on compiling. */
    program: string;
  }
}

/** Once for all tests of a run: the program compiled, and a folder for what they write that goes with the run. */
export default function setUp(project: TestProject): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'tests-'));
  // Some tests look into it as another user.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  project.provide('program', compiled(join(folder, 'program')));
  return () => rmSync(folder, { recursive: true });
}

/** Compiles the program into a folder, and tells its front door. */
function compiled(folder: string): string {
  mkdirSync(folder);
  for (const beside of ['data', 'node_modules', 'package.json'])
    symlinkSync(resolve(beside), join(folder, beside));
  execFileSync('npm', ['run', '--silent', 'build', '--', join(folder, 'dist')]);
  return join(folder, 'dist', 'main.js');
}
