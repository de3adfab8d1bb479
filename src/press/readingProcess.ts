import type { FileHead } from '../load/index.js';
import { reasonOf } from '../news/index.js';
import { pngOf } from '../pdf/index.js';
import type { Piece } from '../store/index.js';
import type { Order, Told } from './orders.js';
import { readWhole } from './readWhole.js';
import { watchMemory } from './watchMemory.js';

/** Characters of pieces told together: telling each alone, or all at once, would hold up whoever hears. */
const together = 100_000;

/** The share of the memory allowed that a process may have taken and go on: a file must not fail for those before it. */
const worn = 0.75;
const megabytesAllowed = Number(process.argv[2]);

const tell = (told: Told) => process.send?.(told);

async function follow(order: Order): Promise<void> {
  const told =
    order.kind === 'draw'
      ? { png: await pngOf(order.page, order.firstNumber) }
      : { head: await read(order).catch(problemOf) };
  if (process.memoryUsage.rss() > worn * megabytesAllowed * 2 ** 20) tell({ worn: true });
  tell(told);
}

async function read(order: Extract<Order, { kind: 'read' }>): Promise<FileHead> {
  let pieces: Piece[] = [];
  let characters = 0;
  const flush = () => {
    if (pieces.length > 0) tell({ pieces });
    [pieces, characters] = [[], 0];
  };
  const head = await readWhole(order, order.overrides, order.mostPages, (piece) => {
    pieces.push(piece);
    characters += piece.content.length;
    if (characters > together) flush();
  });
  flush();
  return head;
}

const problemOf = (error: unknown): FileHead => ({ problem: reasonOf(error) });

watchMemory(megabytesAllowed);
process.on('message', (order: Order) => void follow(order));
// It ends with the program that asked, which finishes what it has in hand first.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => {});
process.on('disconnect', () => process.exit());
