import { beforeAll, describe, expect, it } from 'vitest';
import { type Converse, conversation } from '../../src/chat/index.js';
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

  it('or words for the next opens it, or turns the page', async () => {
    await say('/latest');
    expect(await say('还有吗')).toContain('6. ');
    await say('平湖博物馆投资多少钱');
    expect(await say('全文')).toContain('庄桥坟遗址');
    await say('机床');
    expect(await say('下一页')).toBe('没有更多了。');
  });

  it('opens nothing when the list has no such number, and tells which it has', async () => {
    await say('/latest');
    expect(await say('99')).toBe('刚才列出的是第 1–5 篇，请发其中的编号。');
    await say('/latest 1');
    expect(await say('2', 'en')).toBe('I listed 1 just now; please send one of these numbers.');
  });
});

describe('a message that is no question', () => {
  it('asks for a place or a subject: what there is on it', async () => {
    expect(await say('独山港最近怎么样')).toMatch(/^“独山港” 找到 \d+ 篇报道/u);
  });

  it('that ends with 没 asks, and is not searched', async () => {
    expect(await say('平湖地铁开通了没')).toMatch(/^没有找到能回答“平湖地铁开通了没”/u);
  });

  it('that names a measure and asks nothing outright is searched where no report tells it', async () => {
    expect(await say('博物馆 票价')).toMatch(/博物馆 票价.* \d+ 篇/u);
  });

  it('of mere words is searched', async () => {
    expect(await say('垃圾分类')).toMatch(/找到|相符/u);
  });

  it('asks for good news: the newest', async () => {
    expect(await say('最近有啥好消息')).toMatch(/^最新报道/u);
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

describe('what is asked of the bot itself', () => {
  const contact = '热线 0573-12345678';
  const asked = async (text: string) =>
    wordsOf(await conversation({ ...newsroom.desk, contact })(aRequest(text, { chat: 'itself' })));

  it.each(['你是不是机器人', '人工客服', '我要投诉', '笨蛋', '/about'])(
    '%s gets a fitting word and how to reach the paper, where that is known',
    async (message) => {
      expect(await asked(message)).toMatch(/\n联系报社：热线 0573-12345678$/u);
      expect(await say(message)).not.toContain('联系报社：');
    },
  );

  it.each(['怎么投稿', '编辑部在哪里', '怎么联系你们'])(
    '%s, of which no report tells, gets how to reach the paper, too',
    async (message) => {
      expect(await asked(message)).toMatch(/\n联系报社：热线 0573-12345678$/u);
      expect(await asked('平湖地铁什么时候开通？')).not.toContain('联系报社：');
    },
  );

  it.each(['晚安', 'good night', '谢谢'])('%s gets a short word and nothing else', async (message) => {
    const reply = await asked(message);
    expect(reply.length).toBeLessThan(20);
    expect(reply).not.toMatch(/没有找到|0573/u);
  });

  it.each(['hello', 'Who are you?', 'How many companies are there?'])(
    '%s gets the way to use the bot in English, whatever the app speaks',
    async (message) => {
      const reply = await conversation(newsroom.desk)(aRequest(message));
      expect(wordsOf(reply)).toMatch(/\p{Script=Han}[^\n]*\n.*[Cc]hinese|\p{Script=Han}[^\n]*\n.*\/help/u);
      expect(reply?.buttons.flat().map(({ label }) => label)).toContain('English');
      expect(await say(message, 'en')).not.toMatch(/[请您]/u);
    },
  );

  it('in Chinese is answered in Chinese alone', async () => {
    expect(await say('你好')).toBe('您好！想了解平湖的什么新闻？');
  });
});

describe('a message after an answer', () => {
  const talk = (chat: string) => async (text: string) => wordsOf(await converse(aRequest(text, { chat })));

  it('that stands alone is taken as it stands where that finds more', async () => {
    const tell = talk('alone');
    await tell('平湖博物馆在哪里');
    const reply = await tell('企业贷款难怎么办');
    expect(reply).not.toContain('博物馆企业');
    expect(reply).toMatch(/最接近的报道|融资/u);
  });

  it('that was mere words asks of their subject', async () => {
    const tell = talk('words');
    expect(await tell('机床产业')).toMatch(/找到 \d+ 篇/u);
    expect(await tell('2024年产值是多少')).toContain('120.4亿元');
  });

  it('that points back is not looked for without what it points to', async () => {
    const tell = talk('pointing');
    await tell('平湖博物馆新馆总投资多少？');
    expect(await tell('那边停车多少钱')).toContain('博物馆');
  });

  it('asks for another measure of another time', async () => {
    const tell = talk('measures');
    await tell('2024年平湖机床产业产值是多少？');
    expect(await tell('去年利润呢')).toContain('机床产业去年利润');
  });

  it('that names another thing is not taken to go on', async () => {
    const tell = talk('another thing');
    await tell('谁是市长？');
    expect(await tell('停電')).toContain('“停電”');
  });

  it('that misses leaves the subject to the next', async () => {
    const tell = talk('missed');
    await tell('2024年平湖机床产业产值是多少？');
    await tell('那1971年呢？');
    expect(await tell('那2022年呢？')).toContain('134亿元');
  });
});

describe('a message that answers somebody else’s', () => {
  const quoted = '2024年平湖机床产业产值是多少？';
  const answering = async (text: string) => wordsOf(await converse(aRequest(text, { chat: text, quoted })));

  it('and asks nothing that can be found takes up what they asked', async () => {
    expect(await answering('你知道吗')).toContain('120.4亿元');
    expect(await answering('？')).toContain('120.4亿元');
  });

  it('and has a question of its own is answered that', async () => {
    expect(await answering('平湖博物馆新馆总投资多少？')).toMatch(/^5亿元/u);
    expect(await answering('谢谢')).toMatch(/^不客气/u);
  });
});

describe('what was typed', () => {
  it('is repeated in short when it was long', async () => {
    const long = `平湖地铁什么时候开通？${'请你帮我找一找。'.repeat(30)}`;
    expect(await say(long)).toMatch(/^没有找到能回答“.{40}…”的报道。/u);
    expect(await say(`/figures ${long}`)).toMatch(/“.{40}…”/u);
  });
});

describe('reports near what was not found', () => {
  it('are shown with what they say that is nearest, in their own words', async () => {
    const reply = await say('建国南路隧道工程谁设计的');
    const [, headline, , sentence] = reply.slice(reply.indexOf('最接近的报道')).split('\n');
    const named = [...newsroom.store.articles.all()].find((one) => headline === `1. ${one.headline}`);
    expect(named?.paragraphs.join('')).toContain(sentence?.replace(/…$/u, ''));
    expect(sentence?.length).toBeGreaterThan(10);
  });

  it('are those of what was meant, where it was mistyped', async () => {
    const reply = await say('平糊博物馆新馆门票多少钱');
    expect(reply).toContain('“平糊博物馆新馆门票多少钱”');
    expect(reply).toContain('博物馆新馆');
  });

  it('are not named when they are about something else', async () => {
    const reply = await say('平湖地铁什么时候通？');
    expect(reply).toContain('没有找到');
    expect(reply).not.toContain('最接近');
  });
});
