import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { vocabulary } from './vocabulary.js';

/** Numbers that the encoder gives a line. */
export const vectorLength = 768;

/** Lines read together, and those before and after that they are read with. */
const [together, around] = [10, 2];
/** Characters read of a line: its beginning and its end. */
const most = { whole: 26, begin: 14, end: 10 };
/** Tokens read together (the places that the encoder knows). */
const longest = 256;
/** For a page of as many lines as are ever wanted; one of a newspaper takes a second. */
const millisecondsAllowed = 100_000;

/** Some lines as tokens, and which of these each line wanted has: from, and up to but not with. */
interface Stretch {
  readonly ids: readonly number[];
  readonly spans: readonly (readonly [number, number])[];
}

/**
 * What a Chinese BERT's first three layers (Devlin and others 2019), taught to tell lines (bench/trainLineEncoder.py),
 * make of printed lines among their neighbours: for each line wanted, by its place, the mean over its characters. The
 * layers stand in data/lineEncoder.onnx, or in `file`. Blocks meanwhile.
 * Throws when the file is missing or this machine cannot run it.
 */
export function encodeLines(
  lines: readonly string[],
  wanted: readonly number[],
  file = shipped,
): ReadonlyMap<number, Float32Array> {
  const vectors = new Map<number, Float32Array>();
  if (wanted.length === 0) return vectors;
  const groups = inGroups(wanted);
  const read = ask(
    file,
    groups.map((group) => stretchOf(lines, group)),
  );
  for (const [at, group] of groups.entries())
    for (const [place, line] of group.entries()) {
      const vector = read[at]?.subarray(place * vectorLength, (place + 1) * vectorLength);
      if (vector) vectors.set(line, vector);
    }
  return vectors;
}

/** Lines that follow each other, as many as are read together. */
function inGroups(wanted: readonly number[]): number[][] {
  const groups: number[][] = [];
  for (const line of wanted) {
    const last = groups.at(-1);
    if (last && last.length < together && last.at(-1) === line - 1) last.push(line);
    else groups.push([line]);
  }
  return groups;
}

function stretchOf(lines: readonly string[], group: readonly number[]): Stretch {
  const [begin, part] = [numberOf('[CLS]'), numberOf('[SEP]')];
  const ids = [begin];
  const spans: (readonly [number, number])[] = [];
  const first = group[0] ?? 0;
  const last = group.at(-1) ?? 0;
  for (let line = Math.max(0, first - around); line <= Math.min(lines.length - 1, last + around); line++) {
    const from = ids.length;
    ids.push(...tokensOf(lines[line] ?? ''));
    if (line >= first && line <= last) spans.push([from, Math.max(from + 1, ids.length)]);
    ids.push(part);
  }
  return { ids: ids.slice(0, longest), spans };
}

function tokensOf(line: string): number[] {
  const characters = [...line.replace(/\s+/gu, '')];
  const read =
    characters.length > most.whole
      ? [...characters.slice(0, most.begin), ...characters.slice(-most.end)]
      : characters;
  return read.map((character) => numberOf(character.toLowerCase()));
}

function numberOf(token: string): number {
  return vocabulary().get(token) ?? vocabulary().get('[UNK]') ?? 0;
}

const shipped = fileURLToPath(new URL('../../data/lineEncoder.onnx', import.meta.url));
const encoderProcess = fileURLToPath(new URL('lineEncoderProcess.mjs', import.meta.url));

/**
 * The vectors of each stretch's lines, one after another. They are made by a process of their own: whoever reads a page
 * waits for it, where ONNX Runtime only promises; and the 110 MB that it takes go with it.
 */
function ask(file: string, stretches: readonly Stretch[]): Float32Array[] {
  const { stdout, stderr, error, status } = spawnSync(process.execPath, [encoderProcess, file], {
    input: JSON.stringify(stretches),
    maxBuffer: Number.POSITIVE_INFINITY,
    timeout: millisecondsAllowed,
  });
  if (error || status !== 0)
    throw new Error(
      `data/lineEncoder.onnx cannot be run; \`git checkout data/lineEncoder.onnx\` brings it back. (${error?.message ?? stderr.toString().trim()})`,
    );
  const numbers = new Float32Array(new Uint8Array(stdout).buffer);
  let from = 0;
  return stretches.map(({ spans }) => {
    const to = from + spans.length * vectorLength;
    const vectors = numbers.subarray(from, to);
    from = to;
    return vectors;
  });
}
