import { type ChildProcess, execFileSync } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { limits, openPress, type Press } from '../../src/press/index.js';

const file = {
  name: 'news.jsonl',
  bytes: new TextEncoder().encode('{"headline": "观鸟台建成", "body": "观鸟台建成，市民都来。"}\n'),
};
const read = (press: Press) => press.read(file, new Map(), () => {});
const isRead = { pages: [{ articles: 1 }] };

describe('a process that reads files', () => {
  const started: ChildProcess[] = [];
  const note = (message: unknown) => started.push((message as { process: ChildProcess }).process);
  beforeEach(() => subscribe('child_process', note));
  afterEach(() => {
    unsubscribe('child_process', note);
  });

  it('reads one after the other, and makes room for a new one when it has grown near its limit', async () => {
    const roomy = openPress();
    expect([await read(roomy), await read(roomy)]).toEqual([isRead, isRead]);
    expect(started).toHaveLength(1);

    const taken = Number(execFileSync('ps', ['-o', 'rss=', '-p', `${started[0]?.pid}`])) / 1024;
    started[0]?.kill('SIGKILL');
    started.length = 0;
    // Of which a process that has read the file has taken more than the share it may go on with.
    const close = openPress({ ...limits, memoryMegabytes: Math.round(taken / 0.85) });
    expect([await read(close), await read(close)]).toEqual([isRead, isRead]);
    expect(started).toHaveLength(2);
  });
});
