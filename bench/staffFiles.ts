import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { paperStyles } from '../test/pages/paperStyles.js';
import { printWithPdfkit } from '../test/print/pdfkitPrint.js';
import { printDesigns } from '../test/print/printDesigns.js';
import { makePrint } from '../test/print/printMaker.js';
import { freePort } from '../test/telegram/botUnderTest.js';
import { LocalTelegram } from '../test/telegram/localTelegram.js';

/**
 * The whole bot, in a process of its own, while its staff sends and publishes large files: how long a resident's
 * /search waits meanwhile, and the loop's longest delay as /metrics has it.
 */
const telegram = await LocalTelegram.open();
const editor = telegram.person('编辑');
const his = telegram.privateChat(editor);
/** Many, as one who asks without pause is told to slow down. */
const residents = Array.from({ length: 400 }, (_, at) => telegram.person(`居民${at}`));
const monitor = await freePort();
const folder = mkdtempSync(join(tmpdir(), 'staff-files-'));
const bot = spawn('npx', ['tsx', 'src/main.ts', 'serve'], {
  detached: true,
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    ...process.env,
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    ADMIN_IDS: String(editor.id),
    MONITOR_PORT: String(monitor),
    DATABASE_PATH: join(folder, 'bench.sqlite'),
    SEEDS_DIR: folder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  },
});

/** A paragraph that is nearly all figures. */
const dense = (month: number) =>
  `${month}月，全市完成工业产值${100 + (month % 97)}.${month % 10}亿元，同比增长${month % 20}.${month % 7}%。就业${(month * 3) % 9999}人，比上月多${month % 77}人。`;

function articlesOf(megabytes: number, paragraphs: number): string {
  const lines: string[] = [];
  for (let bytes = 0; bytes < megabytes * 2 ** 20 - 20_000; ) {
    const number = lines.length + 1;
    const body = Array.from({ length: paragraphs }, (_, at) => dense(number * paragraphs + at)).join('\n');
    const line = JSON.stringify({
      id: `x${number}`,
      headline: `第${number}号产值报告`,
      date: '2024-05-01',
      body,
    });
    bytes += Buffer.byteLength(line) + 1;
    lines.push(line);
  }
  return lines.join('\n');
}

function pdfOf(pages: number): Promise<Buffer> {
  const prints = Array.from({ length: pages }, (_, at) => {
    const [paper, design] = [paperStyles[at % paperStyles.length], printDesigns[at % printDesigns.length]];
    if (!paper || !design) throw new Error('no papers');
    return makePrint(paper, design, 600 + at);
  });
  return printWithPdfkit(prints);
}

/** The loop's longest delay since it was last asked for, in milliseconds (nodejs_eventloop_lag_max_seconds). */
async function longestDelay(): Promise<number> {
  const text = await (await fetch(`http://127.0.0.1:${monitor}/metrics`)).text();
  return 1000 * Number(/^nodejs_eventloop_lag_max_seconds (\S+)$/mu.exec(text)?.[1]);
}

const queries = ['机床', '新仓', '平湖 产值', '乡村振兴', '"高质量发展"'];

let asked = 0;

/** Searches, one after another, until the work is done; what they waited, in milliseconds. */
async function searchingDuring(work: Promise<unknown>): Promise<number[]> {
  const waited: number[] = [];
  let done = false;
  void work.finally(() => {
    done = true;
  });
  while (!done) {
    const resident = residents[asked % residents.length] ?? editor;
    const hers = telegram.privateChat(resident);
    const before = telegram.shown(hers).length;
    const at = performance.now();
    telegram.write(hers, resident, `/search ${queries[asked++ % queries.length]}`);
    await telegram.heard(hers, before + 1);
    waited.push(performance.now() - at);
    await sleep(200);
  }
  return waited;
}

async function phase(name: string, work: () => Promise<unknown>): Promise<void> {
  await longestDelay();
  const at = performance.now();
  const waited = (await searchingDuring(work())).sort((a, b) => a - b);
  const seconds = (performance.now() - at) / 1000;
  console.log(
    [
      name.padEnd(34),
      `${seconds.toFixed(1)} s`.padStart(8),
      `/search median ${waited[waited.length >> 1]?.toFixed(0)} longest ${waited.at(-1)?.toFixed(0)} ms (${waited.length})`.padEnd(
        46,
      ),
      `loop's longest delay ${(await longestDelay()).toFixed(0)} ms`,
    ].join('  '),
  );
}

const settled = async () => {
  const before = telegram.shown(his).length;
  await telegram.until(() => telegram.shown(his).length > before && !telegram.shown(his).at(-1)?.photo);
};

await telegram.called('getUpdates');
await searchingDuring(sleep(3000));
await phase('nothing', () => sleep(6000));
const files: readonly (readonly [string, () => string | Promise<Buffer>])[] = [
  ['articles.jsonl, 5 MB of figures', () => articlesOf(5, 12)],
  ['one.jsonl, an article of 1 MB', () => articlesOf(1, 9_000)],
  [
    'page.txt, 1 MB of figures',
    () => `产值报表\n\n本报讯 ${Array.from({ length: 9000 }, (_, at) => dense(at)).join('\n')}`,
  ],
  ['forty.pdf, 40 pages', () => pdfOf(40)],
];
for (const [name, make] of files) {
  const content = await make();
  await phase(`${name}: read`, async () => {
    telegram.sendFile(his, editor, name.split(',')[0] ?? '', content);
    await settled();
  });
  console.log(`  ${telegram.shown(his).at(-1)?.text.slice(0, 80).replaceAll('\n', ' ')}`);
  if (!telegram.shown(his).at(-1)?.buttons.length) continue;
  const edits = telegram.callsOf('editMessageText').length;
  await phase(`${name}: published`, async () => {
    telegram.press(his, editor, '发布');
    await telegram.called('editMessageText', edits + 1);
  });
}
process.kill(-(bot.pid ?? 0), 'SIGKILL');
await telegram.close();
