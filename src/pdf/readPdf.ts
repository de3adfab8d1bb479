import { Worker } from 'node:worker_threads';
import { type Limits, limits } from './limits.js';
import { problems } from './problems.js';
import type { PdfReading } from './reading.js';

/** How often what reading takes is looked at: a file that unpacks without end fills some 20 MB in that time. */
const lookMilliseconds = 100;

/** What the thread is given. */
export interface PdfTask {
  readonly bytes: Uint8Array;
  readonly mostPages: number;
}

/**
 * Reads a PDF in a thread of its own, so that nobody waits for it. A file that takes too much memory or time is
 * given up with a line that says so. Never throws.
 */
export function readPdf(bytes: Uint8Array, within: Limits = limits): Promise<PdfReading> {
  const megabytes = Math.ceil(bytes.length / 2 ** 20);
  if (megabytes > within.megabytes)
    return Promise.resolve({ problem: problems.tooLarge(megabytes, within.megabytes) });
  const before = process.memoryUsage.rss();
  const worker = new Worker(new URL('./thread.mjs', import.meta.url), {
    workerData: { bytes, mostPages: within.pages } satisfies PdfTask,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: within.memoryMegabytes },
    // What pdf.js says of small faults is for those who make PDFs.
    stdout: true,
    stderr: true,
  });
  return new Promise((resolve) => {
    const end = (reading: PdfReading) => {
      clearInterval(looks);
      clearTimeout(late);
      void worker.terminate();
      resolve(reading);
    };
    const looks = setInterval(() => {
      if (process.memoryUsage.rss() - before > within.memoryMegabytes * 2 ** 20)
        end({ problem: problems.tooMuchMemory(within.memoryMegabytes) });
    }, lookMilliseconds);
    const late = setTimeout(() => end({ problem: problems.tooSlow(within.seconds) }), within.seconds * 1000);
    worker.once('message', end);
    worker.once('error', (error: NodeJS.ErrnoException) =>
      end({
        problem:
          error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? problems.tooMuchMemory(within.memoryMegabytes)
            : problems.damaged,
      }),
    );
    worker.once('exit', () => end({ problem: problems.damaged }));
  });
}
