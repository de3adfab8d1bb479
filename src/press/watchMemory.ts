import { Worker } from 'node:worker_threads';

/** A file that unpacks without end fills some 20 MB in that time. */
const lookMilliseconds = 100;

/**
 * Kills this process when it takes more memory, in megabytes, however busy it is: a limit of V8's heap would not see
 * what is unpacked outside of it.
 */
export function watchMemory(megabytes: number): void {
  const watch = `setInterval(() => {
    if (process.memoryUsage.rss() > ${megabytes} * 2 ** 20) process.kill(process.pid, 'SIGKILL');
  }, ${lookMilliseconds});`;
  new Worker(watch, { eval: true, execArgv: [] }).unref();
}
