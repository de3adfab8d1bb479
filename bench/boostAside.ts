import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Forest } from '../src/answer/forest.js';
import { type Boosting, boost, type Examples } from './boosting.js';

type Task = readonly [Examples, Boosting];

/** Learns forests on all cores, one a process; the results are the same as one after another. */
export async function boostAll(tasks: readonly Task[]): Promise<Forest[]> {
  const forests: Forest[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at];
      if (task) forests[at] = await boostAside(task);
    }
  };
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, work));
  return forests;
}

function boostAside(task: Task): Promise<Forest> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['aside'], { serialization: 'advanced' });
    child.once('message', (forest) => {
      resolve(forest as Forest);
      child.disconnect();
    });
    child.once('error', reject);
    child.once('exit', (status) => status && reject(new Error(`a learner ended with status ${status}`)));
    child.send(task);
  });
}

if (process.argv[2] === 'aside')
  process.once('message', (task) => {
    const [examples, setup] = task as Task;
    process.send?.(boost(examples, setup));
  });
