import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../test/telegram/botUnderTest.js';
import { LocalTelegram } from '../test/telegram/localTelegram.js';

/**
 * The memory of the bot as operations.md starts it, over the pages of seeds/ or of a folder that is named: resident
 * once it listens, and after questions, searches and lists, of its own process and of all that it started.
 */
const [folder = 'seeds'] = process.argv.slice(2);
const telegram = await LocalTelegram.open();
let resident = telegram.person('居民');
const monitor = await freePort();
execFileSync('npm', ['run', '--silent', 'build']);
const bot = spawn(process.execPath, ['--max-semi-space-size=2', 'dist/main.js', 'serve'], {
  stdio: ['ignore', 'ignore', 'inherit'],
  env: {
    MALLOC_MMAP_THRESHOLD_: '65536',
    MALLOC_TRIM_THRESHOLD_: '65536',
    ...process.env,
    BOT_TOKEN: telegram.token,
    TELEGRAM_API_ROOT: telegram.apiRoot,
    MONITOR_PORT: String(monitor),
    WEB_PORT: String(await freePort()),
    DATABASE_PATH: join(mkdtempSync(join(tmpdir(), 'memory-')), 'bench.sqlite'),
    SEEDS_DIR: folder,
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'warn',
  },
});

interface Process {
  readonly name: string;
  readonly megabytes: number;
}

/** A process and those it started, with what each has in memory (Rss). */
function family(root: number): Process[] {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((each) => /^\d+$/u.test(each))) {
    try {
      parents.set(
        Number(name),
        Number(/^PPid:\s+(\d+)/mu.exec(readFileSync(`/proc/${name}/status`, 'utf8'))?.[1]),
      );
    } catch {
      // It ended meanwhile.
    }
  }
  const ids = [root];
  for (const id of ids) for (const [child, parent] of parents) if (parent === id) ids.push(child);
  return ids.map((id) => ({
    name: readlinkSync(`/proc/${id}/exe`).split('/').at(-1) ?? '',
    megabytes: Number(/^Rss:\s+(\d+)/mu.exec(readFileSync(`/proc/${id}/smaps_rollup`, 'utf8'))?.[1]) / 1024,
  }));
}

async function report(when: string): Promise<void> {
  await sleep(2000);
  const [own, ...others] = family(bot.pid ?? 0);
  console.log(
    `${when.padEnd(36)} ${own?.megabytes.toFixed(0)} MB resident${others.map(({ name, megabytes }) => `, ${name} ${megabytes.toFixed(0)}`).join('')}`,
  );
}

async function ask(text: string): Promise<void> {
  const hers = telegram.privateChat(resident);
  const before = telegram.shown(hers).length;
  telegram.write(hers, resident, text);
  await telegram.heard(hers, before + 1);
}

await telegram.called('getUpdates');
await report('listening');
for (const text of ['平湖有多少家企业？', '/search 机床', '新仓镇最近怎么样', '/latest', '/towns']) {
  await ask(text);
  await sleep(300);
}
await report('after two questions and three lists');
for (let at = 0; at < 40; at++) {
  // Others: who asks too much is told to slow down.
  resident = telegram.person(`居民${at}`);
  await ask(`${['产值', '乡村振兴', '谁负责', '多少亿元', '什么时候'][at % 5]}${at % 7}`);
}
await report('after forty more');
bot.kill('SIGTERM');
await telegram.close();
