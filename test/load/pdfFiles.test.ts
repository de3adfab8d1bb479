import { mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Newsroom } from '../../src/newsroom.js';
import { aPage, printWithPdfkit } from '../print/pdfkitPrint.js';
import { theNewsroom } from '../theNewsroom.js';

let folder: string;
let newsroom: Newsroom;
const stored = () =>
  [...newsroom.store.articles.all()].map(({ id, headline, source }) => ({ id, headline, source }));
const headlines = () => stored().map(({ headline, source }) => `${source}: ${headline}`);

/** A page with one story. */
function storyPage(headline: string, lines: readonly string[]) {
  return aPage([
    { text: headline, x: 40, y: 100, size: 28 },
    ...lines.map((text, at) => ({ text, x: at === 0 ? 58 : 40, y: 130 + 13.5 * at, size: 9 })),
  ]);
}
const birds = [
  '本报讯 昨天，市里的观鸟台建成开放，',
  '前来观鸟的市民很多。工作人员说，观鸟',
  '台有三层，可以看到整个湖面。',
];
const boats = ['本报讯 昨天，龙舟赛在市河开赛，二十支', '队伍参加了比赛，两岸站满了市民。'];

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pdfs-'));
  newsroom = theNewsroom(folder);
});
afterEach(() => newsroom.store.close());

it('each page of a PDF in the folder is a page of its own, found once it is read', async () => {
  const bytes = await printWithPdfkit([storyPage('观鸟台建成开放', birds), storyPage('龙舟赛开赛', boats)]);
  writeFileSync(join(folder, '一期.pdf'), bytes);
  await newsroom.follow();
  expect(headlines()).toEqual([]);
  settle('一期.pdf');
  await newsroom.follow();
  await newsroom.readFiles();
  expect(headlines().sort()).toEqual(['一期.pdf#1: 观鸟台建成开放', '一期.pdf#2: 龙舟赛开赛']);
  const { hits } = newsroom.desk.search.search('龙舟赛', { limit: 5, offset: 0, today: new Date() });
  expect(hits).toHaveLength(1);
  const before = stored();
  renameSync(join(folder, '一期.pdf'), join(folder, '二期.pdf'));
  await newsroom.follow();
  await newsroom.readFiles();
  expect(stored().map(({ id }) => id)).toEqual(before.map(({ id }) => id));
  expect(headlines().sort()).toEqual(['二期.pdf#1: 观鸟台建成开放', '二期.pdf#2: 龙舟赛开赛']);
  rmSync(join(folder, '二期.pdf'));
  await newsroom.follow();
  expect(headlines()).toEqual([]);
});

it('an article that the text of the same page has is not stored twice, and stays when that goes', async () => {
  writeFileSync(join(folder, 'a.txt'), `观鸟台建成开放\n\n${birds.join('\n')}\n`);
  settle('a.txt');
  await newsroom.follow();
  await newsroom.readFiles();
  expect(headlines()).toEqual(['a.txt: 观鸟台建成开放']);
  writeFileSync(join(folder, 'a.pdf'), await printWithPdfkit([storyPage('观鸟台建成开放', birds)]));
  settle('a.pdf');
  await newsroom.follow();
  await newsroom.readFiles();
  expect(headlines()).toEqual(['a.txt: 观鸟台建成开放']);
  rmSync(join(folder, 'a.txt'));
  await newsroom.follow();
  await newsroom.readFiles();
  expect(headlines()).toEqual(['a.pdf: 观鸟台建成开放']);
});

it('a PDF that cannot be read is said so, and keeps no other from being read', async () => {
  writeFileSync(join(folder, 'a.pdf'), 'no PDF');
  writeFileSync(join(folder, 'b.pdf'), await printWithPdfkit([storyPage('观鸟台建成开放', birds)]));
  settle('a.pdf');
  settle('b.pdf');
  await newsroom.follow();
  await newsroom.readFiles();
  expect(headlines()).toEqual(['b.pdf: 观鸟台建成开放']);
  expect((await newsroom.follow()).skipped).toEqual([{ name: 'a.pdf', reason: 'PDF文件已损坏，打不开' }]);
});

/** As if it had been written a while ago. */
function settle(name: string): void {
  const then = new Date(Date.now() - 60_000);
  utimesSync(join(folder, name), then, then);
}
