import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Language } from '../../src/chat/index.js';

const words = /平湖|Pinghu|嘉兴|浙江|新仓|机床/u;

/** The whole product with the city of a folder, and how it answers. */
async function opened(folder: string, pages: string) {
  vi.resetModules();
  vi.stubEnv('CITY_DIR', folder);
  const { theNewsroom, aRequest, wordsOf } = await import('../theNewsroom.js');
  const { textsIn } = await import('../../src/chat/index.js');
  const { store, converse } = theNewsroom(pages);
  const ask = async (said: string, language: Language = 'zh') => {
    const reply = await converse(aRequest(said, { language }));
    return `${wordsOf(reply)}\n${reply?.buttons.flat().map(({ label }) => label)}`;
  };
  return { ask, textsIn, store };
}

const here = await opened('data', 'seeds');
const there = await opened('test/city/yunxi', 'test/city/yunxi/pages');
afterAll(() => {
  here.store.close();
  there.store.close();
  vi.unstubAllEnvs();
});

/** Every text that has no gaps. */
function wholeTexts(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(wholeTexts) : [];
}

describe('another city, which is a folder of data', () => {
  it.each([
    ['/start', '您好，我是“问云溪”，为您查找云溪本地新闻。'],
    ['各镇街道', '松口镇 (1)'],
    ['/town', '柳塘街道 (1)'],
    ['/town 梅岭', '梅岭乡：1 篇报道'],
    ['/town 杨柳坡村', '松口镇：1 篇报道'],
    ['/town 平仓', '云溪没有叫“平仓”的镇或街道'],
    ['/search', '/search 茶叶'],
    ['/latest', '松口春茶开采'],
    ['/article 1', '出处：云溪日报'],
    ['/figures 茶园', '2300亩'],
    ['/about', '现收录 3 篇报道，来自 1 个版面'],
    ['云溪图书馆馆长是谁？', '沈若兰'],
    ['松口镇有多少茶农？', '460户'],
    ['梅岭最近有什么新闻', '梅岭乡办起夜校'],
    ['云溪最近有什么新闻', '最新报道（共 3 篇）'],
    ['/search 云高园', '云溪图书馆新馆'],
    ['云溪地铁什么时候开通？', '没有找到能回答“云溪地铁什么时候开通”的报道。'],
    ['谢谢', '不客气'],
    ['你是谁', '问云溪'],
  ])('%s', async (said, says) => {
    const reply = await there.ask(said);
    expect(reply).toContain(says);
    expect(reply).not.toMatch(words);
  });

  it('speaks of itself in English, too', async () => {
    expect(await there.ask('/start', 'en')).toContain('Hello, I am Ask Yunxi (问云溪).');
    expect(await there.ask('news in yunxi', 'en')).toContain('Latest');
    expect(await here.ask('news in pinghu', 'en')).toContain('Latest');
  });

  it('is spoken of by every text the bot has, and the first city by none', () => {
    for (const language of ['zh', 'en'] as const) {
      const texts = there.textsIn(language);
      const { following, terminal, unknownTown, addedToGroup } = texts;
      const said = [...wholeTexts(texts), following.daily('08:00'), terminal.loaded(3, 1), unknownTown('甲')];
      expect(said.length).toBeGreaterThan(100);
      expect([...said, addedToGroup('Bot')].filter((text) => words.test(text))).toEqual([]);
    }
  });

  it('leaves the first as it is, open beside it', async () => {
    expect(await here.ask('/start')).toContain('您好，我是“问平湖”，为您查找平湖本地新闻。');
    expect(await here.ask('/town')).toContain('新仓镇');
    expect(await here.ask('/town 松口')).toContain('平湖没有叫“松口”的镇或街道');
    expect(await here.ask('云溪图书馆馆长是谁？')).not.toContain('沈若兰');
  });
});
