// Compiles the program into dist/, or the folder named, where that is older than its source. Plain JavaScript, so that
// node starts it without a loader.
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const [out = 'dist'] = process.argv.slice(2);
const filesIn = (folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    statSync(join(folder, file)).isFile(),
  );
const source = filesIn('src');
const newest = Math.max(...source.map((file) => statSync(join('src', file)).mtimeMs));
const front = statSync(join(out, 'main.js'), { throwIfNoEntry: false });

if (!front || front.mtimeMs < newest) {
  const made = `${out}-${process.pid}`;
  const copied = ['.js', '.mjs', '.css', '.svg', '.sql'].map((ending) => [ending, 'copy']);
  await build({
    entryPoints: source.map((file) => join('src', file)),
    outbase: 'src',
    outdir: made,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    loader: Object.fromEntries(copied),
  });
  // Each file whole, since another start may be reading; last the one that tells that all are there.
  for (const file of filesIn(made).sort((a, b) => Number(a === 'main.js') - Number(b === 'main.js'))) {
    mkdirSync(dirname(join(out, file)), { recursive: true });
    renameSync(join(made, file), join(out, file));
  }
  rmSync(made, { recursive: true });
}
