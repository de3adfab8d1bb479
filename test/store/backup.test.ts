import { mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { backUp, openStore, repair, StoreError } from '../../src/store/index.js';

const at = new Date('2025-01-02T08:00:00Z');
const later = new Date('2025-01-03T08:00:00Z');
const aPath = () => join(mkdtempSync(join(tmpdir(), 'backup-')), 'news.sqlite');

/** Overwrites pages in the middle of a database, as a failing disk would. */
function damage(path: string): void {
  const bytes = readFileSync(path);
  bytes.fill(0x5a, 4096, bytes.length);
  writeFileSync(path, bytes);
}

describe('a backup', () => {
  it('is made while the database is in use, and holds what was committed', async () => {
    const path = aPath();
    const store = openStore(path);
    const id = store.phrasebook.remember('机床');
    const copy = await backUp(path, at);
    store.phrasebook.remember('later');
    expect(copy).toMatch(/backups\/news\.sqlite\.20250102T080000Z$/u);
    expect(openStore(copy).phrasebook.recall(id)).toBe('机床');
    expect(openStore(copy).phrasebook.recall(id + 1)).toBeUndefined();
    store.close();
  });

  it('of nothing, or of a damaged database, is refused in words and leaves no file', async () => {
    const path = aPath();
    await expect(backUp(path, at)).rejects.toThrow(StoreError);
    writeFileSync(path, 'no database, but some text of a certain length');
    await expect(backUp(path, at)).rejects.toThrow(/could not be backed up/u);
    expect(readdirSync(join(path, '..', 'backups'))).toEqual([]);
  });
});

describe('a repair', () => {
  it('leaves a sound database alone', () => {
    const path = aPath();
    openStore(path).close();
    expect(repair(path, at)).toEqual({ kind: 'sound' });
    expect(repair(`${path}.none`, at)).toEqual({ kind: 'sound' });
  });

  it('moves a damaged database aside and restores the newest sound backup', async () => {
    const path = aPath();
    const store = openStore(path);
    const id = store.phrasebook.remember('机床');
    const older = await backUp(path, at);
    const newest = await backUp(path, later);
    store.close();
    damage(path);
    damage(newest);
    expect(() => openStore(path).phrasebook.recall(id)).toThrow();
    const done = repair(path, later);
    expect(done).toEqual({
      kind: 'repaired',
      movedTo: `${path}.damaged.20250103T080000Z`,
      restoredFrom: older,
    });
    expect(openStore(path).phrasebook.recall(id)).toBe('机床');
    expect(readdirSync(join(path, '..'))).toContain('news.sqlite.damaged.20250103T080000Z');
  });

  it('without a backup leaves room for a new database', () => {
    const path = aPath();
    writeFileSync(path, 'no database, but some text of a certain length');
    expect(() => openStore(path)).toThrow(/it is damaged: `npm run repair`/u);
    expect(repair(path, at)).toMatchObject({ kind: 'repaired', restoredFrom: null });
    expect(openStore(path).articles.count()).toBe(0);
  });
});
