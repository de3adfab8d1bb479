import { type ChildProcess, fork } from 'node:child_process';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { FileReader } from '../load/index.js';
import type { PageOverride } from '../pages/index.js';
import { problems } from '../pdf/index.js';
import { type Limits, limits } from './limits.js';
import type { Order, Told } from './orders.js';
import { pageReader } from './pageReader.js';
import type { PrintOfPage } from './readWhole.js';

/** Idle for so long the process is let go, with the memory it took. */
const idleMilliseconds = 60_000;

/** Where files are read and pages drawn, apart from the program. */
export interface Press extends FileReader<PageOverride> {
  /** A picture (PNG) of how a page was understood; null where the optional drawing packages are not installed. */
  draw(page: PrintOfPage, firstNumber: number): Promise<Uint8Array | null>;
}

/** Why the process ended before an order was done. */
type Ended = 'memory' | 'time' | 'fault';

/**
 * The press, in a process of its own while there is something to read: nobody waits for it, and what takes too
 * much memory or time ends only that process. A thread would not do, as nodejieba never gives back a thread's
 * dictionary.
 */
export function openPress(within: Limits = limits): Press {
  let child: ChildProcess | null = null;
  let idle: NodeJS.Timeout | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const started = (): ChildProcess => {
    const language = extname(import.meta.url);
    const begun = fork(
      fileURLToPath(new URL(`readingProcess${language}`, import.meta.url)),
      [`${within.memoryMegabytes}`],
      {
        execArgv: [
          ...(language === '.ts' ? ['--import', import.meta.resolve('tsx')] : []),
          `--max-old-space-size=${within.memoryMegabytes}`,
        ],
        serialization: 'advanced',
        // What pdf.js says of small faults is for those who make PDFs.
        stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      },
    );
    begun.once('exit', () => {
      if (child === begun) child = null;
    });
    return begun;
  };

  const follow = (order: Order, told: (told: Told) => boolean): Promise<Ended | null> =>
    new Promise((resolve) => {
      clearTimeout(idle);
      child ??= started();
      const worker = child;
      const hold = (held: boolean) => {
        worker[held ? 'ref' : 'unref']();
        worker.channel?.[held ? 'ref' : 'unref']();
      };
      let isWorn = false;
      const end = (ended: Ended | null) => {
        clearTimeout(late);
        worker.off('message', hear).off('exit', exit).off('error', fail);
        if (ended || isWorn) {
          if (child === worker) child = null;
          worker.kill('SIGKILL');
        } else {
          hold(false);
          idle = setTimeout(() => {
            // It may have been killed meanwhile, by a system out of memory.
            if (worker.connected) worker.disconnect();
          }, idleMilliseconds).unref();
        }
        resolve(ended);
      };
      const hear = (message: unknown) => {
        const heard = message as Told;
        if ('worn' in heard) isWorn = true;
        else if (told(heard)) end(null);
      };
      // Killed by watchMemory or by a system out of memory; V8 aborts when its heap is full.
      const exit = (_: number | null, signal: string | null) =>
        end(signal === 'SIGKILL' || signal === 'SIGABRT' ? 'memory' : 'fault');
      const fail = () => end('fault');
      const late = setTimeout(() => end('time'), within.seconds * 1000);
      worker.on('message', hear).on('exit', exit).on('error', fail);
      hold(true);
      worker.send(order, (error) => {
        if (error) fail();
      });
    });

  const problemOf: Readonly<Record<Ended, string>> = {
    memory: problems.tooMuchMemory(within.memoryMegabytes),
    time: problems.tooSlow(within.seconds),
    fault: problems.failed,
  };

  /** One order at a time. */
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work);
    last = turn.catch(() => {});
    return turn;
  };

  return {
    version: pageReader.version,
    read({ name, bytes }, overrides, told) {
      return inTurn(async () => {
        const megabytes = Math.ceil(bytes.length / 2 ** 20);
        if (megabytes > within.megabytes) return { problem: problems.tooLarge(megabytes, within.megabytes) };
        let head: Awaited<ReturnType<Press['read']>> | undefined;
        const order = { kind: 'read', name, bytes, overrides, mostPages: within.pages } as const;
        const ended = await follow(order, (message) => {
          if ('pieces' in message) told(message.pieces);
          if ('head' in message) head = message.head;
          return 'head' in message;
        });
        return head ?? { problem: problemOf[ended ?? 'fault'] };
      });
    },
    draw: (page, firstNumber) =>
      inTurn(async () => {
        let png: Uint8Array | null = null;
        await follow({ kind: 'draw', page, firstNumber }, (message) => {
          if ('png' in message) png = message.png;
          return 'png' in message;
        });
        return png;
      }),
  };
}
