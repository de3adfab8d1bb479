import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { commandNames, decodeAction, type Reply, staffCommandNames } from '../../src/chat/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { longestMessage, toHtml } from '../../src/telegram/html.js';
import { anArticle } from '../anArticle.js';
import { readHtml } from '../telegram/readHtml.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';
import { injections, slowStrings } from './hostileTexts.js';

let newsroom: Newsroom;
beforeAll(() => {
  newsroom = theNewsroom();
});

const staff = { staff: true, administers: async () => true };
const long = 100_000;

/** A reply Telegram takes: HTML that can be read, and short enough. */
function expectSendable(reply: Reply | null): void {
  if (!reply) return;
  const { text } = readHtml(toHtml(reply.blocks));
  expect(text.length).toBeLessThanOrEqual(longestMessage);
  for (const button of reply.buttons.flat()) expect(button.label).not.toBe('');
}

const say = async (text: string) =>
  expectSendable(await newsroom.converse(aRequest(text, { rights: staff })));

/** Strings as people, mischief and machines send them. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 400 }),
  fc.string({
    unit: fc.constantFrom(...'平湖新仓机床多少？。“”"-《》()[]/\\<>&;%\'\n\u0000 0123年月'),
    maxLength: 400,
  }),
  // One piece, as often as a message can hold and far beyond.
  fc
    .tuple(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 3 }), fc.constantFrom(3, 300, long / 3))
    .map(([piece, times]) => piece.repeat(times)),
);

describe('any message', () => {
  it('to any command, or to none, is answered with what Telegram can show, or with silence', async () => {
    const commands = [...commandNames, ...staffCommandNames].map((name) => `/${name} `);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom('', ...commands), anyText, (command, text) => say(command + text)),
      { numRuns: 150, endOnFailure: true },
    );
  });

  it('that would break into a database or a page is text like any other', async () => {
    const before = newsroom.store.articles.count();
    for (const text of injections) {
      for (const command of [
        '',
        '/search ',
        '/town ',
        '/article ',
        '/figures ',
        '/follow ',
        '/latest ',
        '/edit 1 deck ',
      ]) {
        await say(command + text);
      }
    }
    expect(newsroom.store.articles.count()).toBe(before);
    expect(wordsOf(await newsroom.converse(aRequest('/article 1')))).toContain('未闭合 <a');
  });

  it('that names what every object has is text like any other', async () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'valueOf']) {
      for (const command of [...commandNames, ...staffCommandNames]) {
        await say(`/${command} ${name}`);
        await say(`/${command} 1 ${name} 2024`);
      }
      await say(`/${name}`);
    }
    const { headline } = newsroom.store.articles.get(1) ?? {};
    expect(headline).toBeTruthy();
  });

  it('made to keep a pattern busy is answered like any other', async () => {
    for (const piece of slowStrings) {
      await say(piece.repeat(long / piece.length));
      await say(`/search ${piece.repeat(299 / piece.length)}x`);
      await say(`${piece.repeat(299 / piece.length)}x`);
    }
  });
});

describe('any button', () => {
  it('is an action that is answered, or none', async () => {
    const letters = fc.constantFrom(...'sltTaprfqhLFuUdSPDxX');
    const code = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 64 }),
      fc
        .tuple(
          letters,
          fc.constantFrom('', '0', '5', '1.1', '999999999999999'),
          fc.constantFrom('', '=', '#1'),
          anyText,
        )
        .map((parts) => parts.join('')),
    );
    await fc.assert(
      fc.asyncProperty(code, async (data) => {
        const action = decodeAction(data, newsroom.store.phrasebook);
        if (!action) return;
        expectSendable(await newsroom.converse(aRequest({ kind: 'action', action }, { rights: staff })));
      }),
      { numRuns: 150, endOnFailure: true },
    );
  });
});

describe('an article of one endless sentence', () => {
  it('is listed, opened and turned like any other', async () => {
    const { store, desk, converse } = theNewsroom();
    const article = anArticle({
      headline: '没有句号',
      paragraphs: ['平湖，'.repeat(300_000)],
      date: { iso: '2030-01-01', precision: 'day', basis: 'test' },
    });
    const { id } = store.articles.put(article, {
      ...{ pageId: null, source: 'f', position: 0, externalId: null, identity: 'endless' },
    });
    desk.search.refresh();
    for (const text of ['/latest 20', '/search 没有句号', `/article ${id}`]) {
      const reply = await converse(aRequest(text));
      expect(wordsOf(reply)).toContain('没有句号');
      expectSendable(reply);
    }
    const turned = await converse(aRequest({ kind: 'action', action: { kind: 'turn', id, page: 2 } }));
    expectSendable(turned);
  });
});

describe('a file with a trick in it', () => {
  const zip = Uint8Array.from([
    0x50,
    0x4b,
    3,
    4,
    20,
    0,
    0,
    0,
    8,
    0,
    ...Array.from({ length: 5_000 }, (_, at) => (at * 7_919) % 256),
  ]);
  const text = (content: string) => new TextEncoder().encode(content);
  const sentences = '平湖市召开会议，'.repeat(60_000);
  it.each([
    { name: 'page.txt', what: 'an archive', bytes: zip },
    { name: 'page.jsonl', what: 'an archive', bytes: zip },
    { name: 'deep.jsonl', what: 'lists in lists', bytes: text('['.repeat(1_000_000)) },
    {
      name: 'deep.jsonl',
      what: 'objects in objects',
      bytes: text(`${'{"headline":'.repeat(100_000)}1${'}'.repeat(100_000)}`),
    },
    {
      name: 'proto.jsonl',
      what: 'a prototype',
      bytes: text('{"__proto__":{"headline":"x"},"body":"正文。"}'),
    },
    { name: 'line.txt', what: 'one line of half a million characters', bytes: text(sentences) },
    {
      name: 'line.jsonl',
      what: 'one such paragraph',
      bytes: text(JSON.stringify({ headline: '会议', body: sentences })),
    },
    { name: 'spaces.txt', what: 'blanks only', bytes: text(' '.repeat(1_000_000)) },
    { name: '../../../etc/passwd.txt', what: 'a path for a name', bytes: text('标题\n正文。') },
    { name: 'empty.txt', what: 'nothing', bytes: new Uint8Array() },
  ])('($name: $what) is shown as read or refused in words', async ({ name, bytes }) => {
    const input = { kind: 'page', name, bytes } as const;
    const reply = await newsroom.converse(aRequest(input, { rights: staff }));
    expect(wordsOf(reply)).not.toBe('');
    expect(wordsOf(reply)).not.toContain('..');
    expectSendable(reply);
  });
});
