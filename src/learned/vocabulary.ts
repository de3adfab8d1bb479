import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

let known: ReadonlyMap<string, number> | null = null;

/** The number of each character and sign that the encoders know: data/encoder.txt, one a line, read when first needed. */
export function vocabulary(): ReadonlyMap<string, number> {
  known ??= new Map(
    readFileSync(fileURLToPath(new URL('../../data/encoder.txt', import.meta.url)), 'utf8')
      .split('\n')
      .map((character, number) => [character, number]),
  );
  return known;
}
