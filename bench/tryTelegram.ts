import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { pino } from 'pino';
import { dealCards, newsDesk } from '../src/chat/index.js';
import { openNewsroom } from '../src/newsroom.js';
import { startBot } from '../src/telegram/index.js';
import { freePort, quickPace } from '../test/telegram/botUnderTest.js';
import { readHtml } from '../test/telegram/readHtml.js';
import { type Made, openEmulatorProxy } from './emulatorProxy.js';
import { type Step, scenes } from './tryTelegramScenes.js';

/**
 * Half an hour with the bot against an emulator of Telegram that is not ours (`telegram-test-api`), as residents,
 * a group and a newsroom have it. Prints what was said and what was replied, to be read as they would read it;
 * ends with status 1 where a reply breaks what always holds.
 */
const token = '123456:emulator-TEST-token_35-characters';
/** What no reply ever shows; to residents no file's name, either. */
const nevers = [/undefined|NaN|\[object|null/u, /抱歉，刚才出了点问题/u];
const fileName = /\w{6,}\.(?:txt|jsonl)/u;
const [staff, administrator] = [7, 8];
const contact = '平湖新闻热线 0573-85000000';
const [group, channel] = [-1_001_000_000_001, -1_001_000_000_002];
/** Milliseconds without a call until a reply is taken as whole; a file's, read in a process of its own, may take long. */
const [quiet, patience] = [150, 40_000];
/** Calls that nobody in the chat reads anything of. */
const unheard = new Set(['sendChatAction', 'getFile']);

/** The emulator, as far as it is used here; named so that the types do without the package (see peers.ts). */
interface Emulator {
  start(): Promise<void>;
  stop(): Promise<unknown>;
  addUserMessage(message: object): Promise<void>;
  addUserCallback(press: object): Promise<void>;
}
const emulatorPackage: string = 'telegram-test-api';
const { default: TelegramServer }: { default: new (options: object) => Emulator } = await import(
  emulatorPackage
);

const pages = join(mkdtempSync(join(tmpdir(), 'try-telegram-')), 'seeds');
cpSync('seeds', pages, { recursive: true });
const port = await freePort();
const emulator = new TelegramServer({ port, host: '127.0.0.1', storeTimeout: 3_600 });
await emulator.start();
const proxy = await openEmulatorProxy(`http://127.0.0.1:${port}`);
proxy.administrators.add(administrator);

// Nobody here asks faster than a person does.
let clock = new Date('2026-11-27T02:00:00Z').getTime();
const faults: string[] = [];
const { store, desk, converse } = openNewsroom(
  {
    DATABASE_PATH: ':memory:',
    SEEDS_DIR: pages,
    SEARCH_ENGINE: 'auto',
    CONTACT: contact,
  },
  pino({ level: 'silent' }),
);
const logLines: string[] = [];
const bot = startBot({
  token,
  apiRoot: proxy.address,
  converse,
  dealCards: dealCards(desk),
  news: newsDesk(desk),
  store,
  staff: [staff],
  contact,
  log: pino({ level: 'warn' }, { write: (line: string) => void logLines.push(line) }),
  now: () => new Date(clock),
  onReady: () => {},
  pace: { ...quickPace, blink: 500, typing: 4_500 },
});
await sleep(1_000);

let asked = 0;
for (const { title, who, steps } of scenes) {
  console.log(`\n## ${title}\n`);
  for (const step of steps) await played(step, who);
}
await bot.stop();
await emulator.stop();
await proxy.close();
store.close();
rmSync(join(pages, '..'), { recursive: true });
for (const line of logLines) faults.push(`logged: ${line.trim()}`);
console.log(`\n${asked} messages, ${faults.length} faults`);
for (const fault of faults) console.log(`- ${fault}`);
process.exit(faults.length > 0 ? 1 : 0);

/** Says or does one thing, waits for what the bot does, prints both and looks for what must never be. */
async function played(step: Step, who: (typeof scenes)[number]['who']): Promise<void> {
  asked += 1;
  clock += 20_000;
  const before = proxy.made.length;
  console.log(`**${step.says}**`);
  await perform(step, who);
  await settled(before, step);
  const made = proxy.made.slice(before).filter(({ method }) => method !== 'sendChatAction');
  const words = made.map(wordsOf).filter((each) => each !== '');
  for (const each of words) console.log(each.replace(/^/gmu, '> '));
  if (words.length === 0) console.log('> (silence)');
  console.log('');
  const fault = (what: string) => faults.push(`“${step.says.slice(0, 40)}”: ${what}`);
  const whole = words.join('\n');
  if (step.silent ? words.length > 0 : words.length === 0) fault(step.silent ? 'not silent' : 'silent');
  if (step.shows && !step.shows.test(whole)) fault(`does not show ${step.shows}`);
  if (step.hides?.test(whole)) fault(`shows ${step.hides}`);
  for (const never of who.id === staff ? nevers : [...nevers, fileName]) {
    if (never.test(whole)) fault(`shows ${never}`);
  }
  for (const { params } of made) {
    if (typeof params.text === 'string' && params.parse_mode === 'HTML') {
      if (readHtml(params.text).text.length > 4096) fault('is too long');
    }
  }
}

async function perform(step: Step, who: (typeof scenes)[number]['who']): Promise<void> {
  const id = step.by ?? who.id;
  const chat = {
    private: { id, type: 'private', first_name: who.name },
    group: { id: group, type: 'supergroup', title: '读者群' },
    channel: { id: channel, type: 'channel', title: '平湖新闻' },
  }[who.place];
  const from = { id, is_bot: false, first_name: who.name, language_code: who.language ?? 'zh-hans' };
  const common = { botToken: token, date: clock / 1000, from, chat };
  if (step.press !== undefined) {
    const at = keyboards().findLast(
      (each) => each.chat === chat.id && each.buttons.some(({ text }) => step.press?.test(text)),
    );
    const data = at?.buttons.find(({ text }) => step.press?.test(text))?.callback_data;
    if (data === undefined) return void faults.push(`“${step.says}”: there is no such button`);
    const message = { message_id: at?.message, date: clock / 1000, chat, from: { id: 666, is_bot: true } };
    await emulator.addUserCallback({ ...common, message, data });
    return;
  }
  if (step.update) return proxy.hand(step.update({ chat, from }, step.says));
  if (step.file) {
    const file_id = `file${clock}`;
    proxy.files.set(file_id, Buffer.from(step.file.text));
    const document = { file_id, file_unique_id: file_id, file_name: step.file.name, file_size: 10 };
    await emulator.addUserMessage({ ...common, document });
    return;
  }
  const text = step.text ?? step.says;
  const entities = [...text.matchAll(/\/\w+(?:@\w+)?|@\w{4,}/gu)].map(({ 0: found, index }) => ({
    type: found.startsWith('/') ? 'bot_command' : 'mention',
    offset: index,
    length: found.length,
  }));
  const more = typeof step.more === 'function' ? step.more(saidIn(chat.id)) : step.more;
  const words = step.content ?? { text, entities };
  await emulator.addUserMessage({ ...common, ...words, ...more });
}

/** Waits for the bot's calls, and until it makes no more. */
async function settled(before: number, step: Step): Promise<void> {
  const begun = Date.now();
  let seen = before;
  let since = begun;
  for (;;) {
    await sleep(25);
    const now = Date.now();
    if (proxy.made.length > seen) {
      seen = proxy.made.length;
      since = now;
    }
    const spoke = proxy.made.slice(before).some(({ method }) => !unheard.has(method));
    if (spoke && now - since > quiet) return;
    if (now - begun > (step.silent ? 1_000 : patience)) return;
  }
}

interface Pressable {
  readonly text: string;
  readonly callback_data?: string;
  readonly url?: string;
  readonly copy_text?: object;
}

function buttonsIn({ params }: Made): Pressable[] {
  const markup =
    typeof params.reply_markup === 'string' ? JSON.parse(params.reply_markup) : params.reply_markup;
  return (markup as { inline_keyboard?: Pressable[][] } | undefined)?.inline_keyboard?.flat() ?? [];
}

function keyboards(): { chat: number; message: number | undefined; buttons: Pressable[] }[] {
  return proxy.made.flatMap((each) => {
    const message = each.message ?? (each.params.message_id as number | undefined);
    return message === undefined
      ? []
      : [{ chat: Number(each.params.chat_id), message, buttons: buttonsIn(each) }];
  });
}

/** What the bot said last in a chat, or last with such words, as another answers it. */
function saidIn(chat: number): (words?: RegExp) => object {
  return (words = /(?:)/u) => {
    const last = proxy.made.findLast(
      (each) =>
        Number(each.params.chat_id) === chat && each.message !== undefined && words.test(wordsOf(each)),
    );
    return { message_id: last?.message, date: clock / 1000, from: { id: 666, is_bot: true }, text: '…' };
  };
}

/** A call as the person sees it. */
function wordsOf(made: Made): string {
  const { method, params } = made;
  if (method === 'answerInlineQuery') {
    const results = params.results as { title: string; description: string }[];
    const cards = results.map(({ title, description }) => `[card] ${title} — ${description}`);
    return [...cards, ...(params.button ? [`[above] ${(params.button as { text: string }).text}`] : [])].join(
      '\n',
    );
  }
  if (method === 'answerCallbackQuery') {
    const url = params.url ? `[opens ${params.url}]` : '';
    return params.text ? `[${params.show_alert ? 'alert' : 'passing'}] ${params.text}` : url;
  }
  if (!/^(?:send|edit|delete)/u.test(method)) return '';
  const written = String(params.text ?? params.caption ?? '');
  const text = params.parse_mode === 'HTML' ? readHtml(written).text : written;
  const buttons = buttonsIn(made).map(({ text: label, url, copy_text }) =>
    url ? `[${label} ↗]` : copy_text ? `[${label} ⧉]` : `[${label}]`,
  );
  const how = [
    method === 'editMessageText' ? '(in place) ' : '',
    method === 'sendPhoto' ? '(picture) ' : '',
    method === 'sendDocument' ? `(file ${params.document}) ` : '',
    method === 'deleteMessage' ? '(deleted)' : '',
  ].join('');
  return [how + text, ...(buttons.length > 0 ? [buttons.join(' ')] : [])].join('\n');
}
