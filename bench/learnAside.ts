import { fork } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Network } from '../src/answer/network.js';
import type { Forest } from '../src/learned/index.js';
import { type Boosting, boost, type Examples } from './boosting.js';
import { learnNetwork } from './learnNetwork.js';

/** A forest to be grown where a setup is given, else a network. */
type Task = readonly [Examples, Boosting | null];

/** Learns forests on all cores, one a process; the results are the same as one after another. */
export function boostAll(tasks: readonly (readonly [Examples, Boosting])[]): Promise<Forest[]> {
  return learnAll(tasks) as Promise<Forest[]>;
}

/** The same for networks. */
export function learnNetworks(examples: readonly Examples[]): Promise<Network[]> {
  return learnAll(examples.map((each) => [each, null])) as Promise<Network[]>;
}

async function learnAll(tasks: readonly Task[]): Promise<(Forest | Network)[]> {
  const learned: (Forest | Network)[] = [];
  let next = 0;
  const work = async () => {
    for (let at = next++; at < tasks.length; at = next++) {
      const task = tasks[at];
      if (task) learned[at] = await learnAside(task);
    }
  };
  await Promise.all(Array.from({ length: Math.min(tasks.length, availableParallelism()) }, work));
  return learned;
}

function learnAside(task: Task): Promise<Forest | Network> {
  return new Promise((resolve, reject) => {
    const child = fork(fileURLToPath(import.meta.url), ['aside'], { serialization: 'advanced' });
    child.once('message', (learned) => {
      resolve(learned as Forest | Network);
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
    process.send?.(setup === null ? learnNetwork(examples) : boost(examples, setup));
  });
