import { fileURLToPath } from 'node:url';
import { Worker } from 'node:worker_threads';
import { LRUCache } from 'lru-cache';
import { vocabulary } from '../learned/index.js';
import { type Pair, type PairTokens, tokensOfPair } from './pairTokens.js';

/** What the encoder makes of a sentence beside a question. */
export interface CloseReading {
  /** Log-odds that the sentence answers. */
  readonly answers: number;
  /** By how much its likeliest stretch is likelier than none, in log-odds. */
  readonly margin: number;
  /** Its likeliest stretch; null of a sentence without characters. */
  readonly best: { readonly start: number; readonly end: number } | null;
  /** By how much a stretch is likelier than none; `least` when the encoder did not read to its end. */
  marginOf(start: number, end: number): number;
}

/** The encoder's file is missing or damaged, or this machine cannot run it. */
export class EncoderError extends Error {
  constructor(problem: string) {
    super(`data/encoder.onnx cannot be run; \`git checkout data/encoder.onnx\` brings it back. (${problem})`);
  }
}

/** Reads sentences beside a question, character against character. */
export interface Encoder {
  /** In the order given. Throws EncoderError. */
  read(pairs: readonly Pair[]): Promise<CloseReading[]>;
  /**
   * Ends its thread once what was asked is read: a process must not exit over one that runs. It reads no more: ONNX
   * Runtime 1.16 cannot be loaded again.
   */
  close(): Promise<void>;
}

/** A pair handed to the thread. */
interface Handed {
  readonly turn: number;
  readonly ids: BigInt64Array;
  readonly types: BigInt64Array;
}

/** What the thread made of it: two numbers a character (begins, ends), and one. */
type HandedBack =
  | { readonly turn: number; readonly spans: Float32Array; readonly answers: number }
  | { readonly turn: number; readonly problem: string };

/** Below this no log-odds are told. */
export const least = -20;
/** Characters a stretch may have. */
const longestSpan = 40;
/** Readings kept: what is asked again is not read again. */
const readingsKept = 1000;
/** Between looks at whether all is read before the thread is ended. */
const closingMilliseconds = 20;

const fileOf = (name: string) => fileURLToPath(new URL(`../../data/${name}`, import.meta.url));

let opened: Encoder | null = null;

/** The encoder of data/encoder.onnx, one for the whole program; its thread starts with the first question. */
export function openEncoder(): Encoder {
  opened ??= encoderIn(fileOf('encoder.onnx'));
  return opened;
}

/** An encoder with a thread of its own for the model in a file. */
export function encoderIn(file: string): Encoder {
  const known = new LRUCache<string, Promise<CloseReading>>({ max: readingsKept });
  let thread: Worker | null = null;
  let turns = 0;
  let isClosed = false;
  const waiting = new Map<
    number,
    { readonly done: (back: HandedBack) => void; readonly failed: (error: Error) => void }
  >();
  const started = (): Worker => {
    const begun = new Worker(new URL('encoderThread.mjs', import.meta.url), {
      workerData: file,
    });
    begun.on('message', (back: HandedBack) => {
      waiting.get(back.turn)?.done(back);
      waiting.delete(back.turn);
      if (waiting.size === 0) begun.unref();
    });
    begun.on('error', (error) => {
      if (thread === begun) thread = null;
      for (const { failed } of waiting.values()) failed(error);
      waiting.clear();
    });
    return begun;
  };
  const readOne = async (row: PairTokens): Promise<CloseReading> => {
    const turn = turns++;
    thread ??= started();
    thread.ref();
    const back = await new Promise<HandedBack>((done, failed) => {
      waiting.set(turn, { done, failed });
      thread?.postMessage(handed(row, turn));
    });
    if ('problem' in back) throw new EncoderError(back.problem);
    return closeReading(row, back.answers, back.spans);
  };
  return {
    read: async (pairs) => {
      if (isClosed && pairs.length > 0) throw new EncoderError('closed');
      return Promise.all(
        pairs.map((pair) => {
          const key = JSON.stringify(pair);
          const read = known.get(key) ?? readOne(tokensOfPair(pair, vocabulary()));
          known.set(key, read);
          read.catch(() => known.delete(key));
          return read;
        }),
      );
    },
    async close() {
      isClosed = true;
      while (waiting.size > 0) await new Promise((resolve) => setTimeout(resolve, closingMilliseconds));
      await thread?.terminate();
    },
  };
}

function handed({ ids, asked }: PairTokens, turn: number): Handed {
  return {
    turn,
    ids: BigInt64Array.from(ids, BigInt),
    types: BigInt64Array.from(ids, (_, place) => (place < asked ? 0n : 1n)),
  };
}

/** `spans` holds for each token how likely a stretch begins there, and ends; at the first, that there is none. */
function closeReading({ start, places }: PairTokens, answers: number, spans: Float32Array): CloseReading {
  const begins = (at: number) => spans[2 * (start + at)] ?? least;
  const ends = (at: number) => spans[2 * (start + at) + 1] ?? least;
  const none = (spans[0] ?? 0) + (spans[1] ?? 0);
  let [best, margin] = [null as CloseReading['best'], least];
  for (const from of places.keys())
    for (let to = from; to < Math.min(places.length, from + longestSpan); to++) {
      const score = begins(from) + ends(to) - none;
      if (score > margin) {
        margin = score;
        best = { start: places[from] ?? 0, end: (places[to] ?? 0) + 1 };
      }
    }
  return {
    answers,
    margin,
    best,
    marginOf(from, to) {
      const [first, last] = [places.indexOf(from), places.indexOf(to - 1)];
      return first < 0 || last < first ? least : begins(first) + ends(last) - none;
    },
  };
}
