import { beforeAll, describe, expect, it } from 'vitest';
import { type Action, type Button, type Converse, conversation, type Reply } from '../../src/chat/index.js';
import type { StoredArticle } from '../../src/news/index.js';
import type { Newsroom } from '../../src/newsroom.js';
import { aRequest, theNewsroom, wordsOf } from '../theNewsroom.js';

let newsroom: Newsroom;
let converse: Converse;
let articles: StoredArticle[];

beforeAll(() => {
  newsroom = theNewsroom();
  converse = newsroom.converse;
  articles = [...newsroom.store.articles.all()];
});

const say = (text: string) => converse(aRequest(text));
const press = (action: Action) => converse(aRequest({ kind: 'action', action }));
const buttonsOf = (reply: Reply | null): Button[] => (reply?.buttons ?? []).flat();

describe('while nothing can be saved', () => {
  it('says so in the person’s language, and goes on searching and answering', async () => {
    const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    const following = {
      ...newsroom.desk.following,
      add() {
        throw full;
      },
    };
    const speak = conversation({ ...newsroom.desk, following });
    expect(wordsOf(await speak(aRequest('/follow 新仓')))).toContain('现在无法保存');
    expect(wordsOf(await speak(aRequest('/follow 新仓', { language: 'en' })))).toContain(
      'Nothing can be saved',
    );
    expect(wordsOf(await speak(aRequest('/search 机床')))).toContain('找到');
    expect(wordsOf(await speak(aRequest('疏科纳米的创始人是谁？')))).toContain('宋永生');
  });
});

describe('/search', () => {
  it('lists matching articles with headline, snippet, date, and their matches marked', async () => {
    const reply = await say('/search 机床');
    expect(wordsOf(reply)).toMatch(/^“机床” 找到 \d+ 篇报道/u);
    const spans = (reply?.blocks ?? []).flatMap((block) => (block.kind === 'text' ? block.spans : []));
    expect(spans.filter((span) => span.style === 'bold').length).toBeGreaterThanOrEqual(3);
    const marked = spans.filter((span) => span.style === 'match').map((span) => span.text);
    expect(marked.length).toBeGreaterThan(0);
    expect(marked.every((text) => text.includes('机') || text.includes('床'))).toBe(true);
  });

  it('has a button for each text, and pages on', async () => {
    const first = await say('/search 平湖');
    const next = buttonsOf(first).find((button) => button.label.startsWith('下一页'));
    expect(buttonsOf(first).filter((button) => button.action.kind === 'article')).toHaveLength(5);
    expect(next?.action).toEqual({ kind: 'search', query: '平湖', offset: 5 });
    const second = await press(next?.action ?? { kind: 'help' });
    expect(second?.delivery).toBe('replace');
    expect(wordsOf(second)).toContain('6. ');
    expect(buttonsOf(second).some((button) => button.label.includes('上一页'))).toBe(true);
  });

  it('says so when there is nothing, and never shows something else as a match', async () => {
    const reply = await say('/search 量子计算机芯片');
    expect(wordsOf(reply)).toMatch(/没有/u);
  });

  it('explains itself with an example when asked for nothing', async () => {
    expect(wordsOf(await say('/search'))).toContain('/search 机床');
    expect(wordsOf(await converse(aRequest('/search', { language: 'en' })))).toContain('Usage');
  });
});

describe('/latest', () => {
  it('shows the newest first, as many as asked', async () => {
    const reply = await say('/latest 3');
    const ids = buttonsOf(reply).flatMap(({ action }) => (action.kind === 'article' ? [action.id] : []));
    expect(ids).toHaveLength(3);
    const newest =
      articles
        .map((article) => article.date?.iso ?? '')
        .sort()
        .at(-1) ?? '';
    expect(articles.find((article) => article.id === ids[0])?.date?.iso).toBe(newest);
  });

  it('of words that are no town and no kind is a search', async () => {
    expect(wordsOf(await say('/latest 机床'))).toBe(wordsOf(await say('/search 机床')));
    expect(wordsOf(await say('/latest 地铁'))).toContain('没有找到');
  });

  it('takes a kind and a town', async () => {
    const photos = articles.filter((article) => article.kind === 'photo');
    expect(wordsOf(await say('/latest 图片'))).toContain(`共 ${photos.length} 篇`);
    expect(wordsOf(await say('/latest 新仓'))).toContain('新仓');
  });
});

describe('/town', () => {
  it('shows a town by its short name', async () => {
    expect(wordsOf(await say('/town 新仓'))).toMatch(/^新仓镇：\d+ 篇报道/u);
  });

  it('alone shows the towns with their counts, each a button that works', async () => {
    const buttons = buttonsOf(await say('/town'));
    expect(buttons.length).toBeGreaterThan(3);
    for (const button of buttons) {
      const count = /\((\d+)\)$/u.exec(button.label)?.[1];
      expect(wordsOf(await press(button.action))).toContain(`：${count} 篇报道`);
    }
  });

  it('offers the towns when the name is none of them', async () => {
    const reply = await say('/town 巴黎');
    expect(wordsOf(reply)).toContain('巴黎');
    expect(buttonsOf(reply).length).toBeGreaterThan(3);
  });
});

describe('/article', () => {
  it('shows the whole text over its pages, and nothing but it', async () => {
    const longest = articles.reduce((a, b) =>
      a.paragraphs.join('').length > b.paragraphs.join('').length ? a : b,
    );
    let reply = await say(`/article ${longest.id}`);
    let text = wordsOf(reply);
    for (let next = nextOf(reply); next; next = nextOf(reply)) {
      reply = await press(next);
      expect(reply?.delivery).toBe('replace');
      text += wordsOf(reply);
    }
    const squeezed = text.replace(/\s/gu, '');
    for (const paragraph of longest.paragraphs) {
      const start = paragraph.replace(/\s/gu, '').slice(0, 30);
      expect(squeezed).toContain(start);
    }
  });

  it('takes a number written otherwise, and says when there is no such article', async () => {
    const title = wordsOf(await say('/article 3')).split('\n')[0];
    expect(wordsOf(await say('/article №3')).split('\n')[0]).toBe(title);
    expect(wordsOf(await say('/article ３')).split('\n')[0]).toBe(title);
    expect(wordsOf(await say('/article 99999'))).toContain('99999');
    expect(wordsOf(await say('/article abc'))).toContain('abc');
    expect(wordsOf(await press({ kind: 'article', id: 99999 }))).toContain('不再收录');
  });

  it('leads to what is near in time where several share its words', async () => {
    const origin = articles.find(({ headline }) => headline === '以开放视野塑造一体化新优势');
    const reply = await press({ kind: 'related', id: origin?.id ?? 0 });
    const years = [...wordsOf(reply).matchAll(/^(?:\p{Script=Han}+ · )?(?<year>\d{4})年/gmu)];
    expect(years.length).toBeGreaterThan(1);
    expect(years.map(({ groups }) => Math.abs(Number(groups?.year) - 2025) <= 2)).not.toContain(false);
  });

  it('leads to related articles, never to itself', async () => {
    const { id } = articles[0] ?? { id: 0 };
    const ids = buttonsOf(await press({ kind: 'related', id })).flatMap(({ action }) =>
      action.kind === 'article' ? [action.id] : [],
    );
    expect(ids).not.toContain(id);
  });
});

describe('a plain message', () => {
  it('that is a question gets the answer, the sentence and the source', async () => {
    const reply = await say('疏科纳米的创始人是谁？');
    expect(wordsOf(reply)).toContain('宋永生');
    expect(wordsOf(reply)).toContain('——');
    expect(reply?.blocks.some((block) => block.kind === 'quote')).toBe(true);
  });

  it('in traditional characters is answered, not only looked up', async () => {
    const reply = await say('信易電熱獲得什麼獎');
    expect(reply?.blocks.some((block) => block.kind === 'quote')).toBe(true);
  });

  it('that the articles do not answer is told so', async () => {
    expect(wordsOf(await say('平湖地铁什么时候开通？'))).toMatch(/没有找到/u);
  });

  it('of a few words is looked up', async () => {
    expect(wordsOf(await say('伊控动力'))).toContain('伊控动力');
  });

  it.each(['', ' ', '🙂', '啊', '\u0000', '<b>&', '[]{}()*+?.^$|\\', '"', "' OR 1=1 --", '/', '//', '/🙂'])(
    'of no use, %j, gets a kind reply',
    async (text) => {
      expect(wordsOf(await say(text)).length).toBeGreaterThan(0);
    },
  );

  it('of 5,000 characters is answered, and told that it was shortened', async () => {
    expect(wordsOf(await say('机床产业'.repeat(1250)))).toContain('300');
  });
});

describe('other commands', () => {
  it('/start offers questions that the bot answers', async () => {
    const asks = buttonsOf(await say('/start')).filter((button) => button.action.kind === 'ask');
    expect(asks.length).toBeGreaterThan(0);
    for (const { action } of asks) expect(wordsOf(await press(action))).toContain('——');
  });

  it('/help names every command, in both languages', async () => {
    for (const language of ['zh', 'en'] as const) {
      const text = wordsOf(await converse(aRequest('/help', { language })));
      for (const name of ['search', 'latest', 'town', 'article', 'about', 'help']) {
        expect(text).toContain(`/${name}`);
      }
    }
  });

  it('/about counts what is held', async () => {
    expect(wordsOf(await say('/about'))).toContain(`${articles.length} 篇`);
  });

  it('an unknown one is said to be none in private, and ignored in a group', async () => {
    expect(wordsOf(await say('/fly'))).toContain('/fly');
    expect(wordsOf(await say('/constructor'))).toContain('/constructor');
    expect(wordsOf(await say('/搜索 机床'))).toMatch(/^没有 \/搜索 这个命令/u);
    expect(wordsOf(await say('/'))).toMatch(/^没有 \/ 这个命令/u);
    for (const typed of ['/fly', '/搜索 机床']) {
      expect(await converse(aRequest(typed, { place: 'group' }))).toBeNull();
    }
  });

  it.each([
    ['帮助', '/help'],
    ['使用方法', '/help'],
    ['Help!', '/help'],
    ['／help', '/help'],
    ['最新报道', '/latest'],
    ['各镇街道', '/town'],
    ['设置', '/settings'],
    ['搜索 机床', '/search 机床'],
    ['search 机床', '/search 机床'],
    ['latest 2', '/latest 2'],
    ['我的关注', '/following'],
    ['我要订阅新仓', '/follow 新仓'],
    ['关注新仓镇', '/follow 新仓'],
  ])('are known by what people call them: %s is %s', async (called, command) => {
    const said = async (text: string) =>
      wordsOf(await converse(aRequest(text, { chat: `${called}: ${text}` })));
    expect(await said(called)).toBe(await said(command));
  });

  it.each(['关注民生', 'about the museum', 'help me', 'forget', '搜索引擎'])(
    'are not meant by %s',
    async (text) => {
      const words = wordsOf(await say(text));
      expect(words).not.toMatch(/^(?:使用方法|问平湖|已关注|已全部删除)/u);
      expect(newsroom.store.following.of('test')).toEqual([]);
    },
  );

  it('are known with no space behind them', async () => {
    expect(wordsOf(await say('/search机床'))).toBe(wordsOf(await say('/search 机床')));
    expect(wordsOf(await say('/latest2'))).toBe(wordsOf(await say('/latest 2')));
  });

  it('lists in a group are shorter', async () => {
    const reply = await converse(aRequest('/search 平湖', { place: 'group' }));
    expect(buttonsOf(reply).filter((button) => button.action.kind === 'article')).toHaveLength(3);
  });
});

function nextOf(reply: Reply | null): Action | undefined {
  return buttonsOf(reply).find((button) => button.label.startsWith('下一页'))?.action;
}
