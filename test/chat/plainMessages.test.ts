import { beforeAll, describe, expect, it } from 'vitest';
import type { Converse } from '../../src/chat/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';

let newsroom: Newsroom;
let converse: Converse;
beforeAll(() => {
  newsroom = theNewsroom();
  converse = newsroom.converse;
});
const say = async (text: string, language: 'zh' | 'en' = 'zh') =>
  wordsOf(await converse(aRequest(text, { language })));

describe('a number after a list', () => {
  it.each(['2', '第2篇', '第二篇全文', '２'])('%s opens the article with that number', async (picked) => {
    const list = await say('/latest');
    const title = /^2\. (?<title>.+)$/mu.exec(list)?.groups?.title ?? '';
    expect(title).not.toBe('');
    expect((await say(picked)).startsWith(title)).toBe(true);
  });

  it('opens nothing when the list has no such number', async () => {
    await say('/latest');
    expect(await say('99')).toContain('没看懂');
  });
});

describe('a message that is no question', () => {
  it('asks for a place or a subject: what there is on it', async () => {
    expect(await say('独山港最近怎么样')).toMatch(/^“独山港” 找到 \d+ 篇报道/u);
  });

  it('of mere words is searched', async () => {
    expect(await say('垃圾分类')).toMatch(/找到|相符/u);
  });

  it('asks for a person at the paper: that the bot is none', async () => {
    expect(await say('人工客服')).toContain('报社');
  });

  it.each(['hello there what can you do', '신문 있어요', 'Какие новости'])(
    '%s is told which language is understood',
    async (message) => {
      expect(await say(message)).toContain('中文');
      expect(await say(message, 'en')).toContain('in Chinese');
    },
  );

  it('with letters that an article may have is searched', async () => {
    expect(await say('GDP 2024')).not.toContain('请用中文提问');
  });
});

describe('reports near what was not found', () => {
  it('are not named when they are about something else', async () => {
    const reply = await say('平湖地铁什么时候通？');
    expect(reply).toContain('没有找到');
    expect(reply).not.toContain('最接近');
  });
});
