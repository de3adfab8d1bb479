import { pino } from 'pino';
import { describe, expect, it } from 'vitest';
import { openNewsroom } from '../../src/newsroom.js';

const today = new Date('2025-06-01T12:00:00+08:00');
const window = { limit: 5, offset: 0, today };

/** What a resident types, and the headline that comes first. */
const firstHits: readonly (readonly [string, string])[] = [
  ['机床 产值 2024', '擦亮“浙江机床看平湖”金字招牌'],
  ['機床產業', '擦亮“浙江机床看平湖”金字招牌'],
  ['jichuang chanye', '擦亮“浙江机床看平湖”金字招牌'],
  ['斯美沃欧特堡', '平湖高端机床产业“高”速前行'],
  ['伊控动力', '平湖中小企业奔向主导产业新赛道'],
  ['疏科纳米', '千名干部助千企 稳进提质解难题'],
  ['许志容', '“浙里网格连心”构建网格智治新格局'],
  ['“五百行动”', '平湖网格调研“五百行动”直抵群众心坎'],
  ['钟带街道 充电', '钟埭街道筑牢出租房屋“防火墙”'],
  ['电瓶车 充电', '钟埭街道筑牢出租房屋“防火墙”'],
  ['建国南路遂道', '平湖首条隧道春节前完成地下主体施工'],
  ['xin cang 小升规', '精准帮扶助企拔节生长'],
  ['小升规', '精准帮扶助企拔节生长'],
  ['４００Ｗ 电子水泵', '平湖经开全力打造汽车产业新生态'],
  ['良渚 上海博物馆', '平湖4件文物亮相上海博物馆'],
  ['图片 农机', '农机改造提效率'],
  ['评论 孵化器', '创新驱动高质量发展'],
  ['营商环境 -2023 2020..2022', '平湖企业服务平台获省优'],
  ['ceo', '平湖经开外资企业跑出“加速度”'],
  ['羽绒服网上交易会有多少家企业参展？', '我市羽绒服专场网上交易会落幕'],
  ['林埭', '林埭打造“五色”青年铁军'],
];

describe.each(['minisearch', 'fts5'] as const)('the five pages with %s', (engine) => {
  const { desk, store } = openNewsroom(
    { DATABASE_PATH: ':memory:', SEEDS_DIR: 'seeds', SEARCH_ENGINE: engine },
    pino({ level: 'silent' }),
  );
  const headline = (id: number | undefined) =>
    id === undefined ? undefined : store.articles.get(id)?.headline;

  it.each(firstHits)('%s finds %s first', (typed, first) => {
    const [hit] = desk.search.search(typed, window).hits;
    // Where two rows of a headline meet, a blank may be read or none.
    expect(headline(hit?.id)?.replace(/\s/gu, '')).toBe(first.replace(/\s/gu, ''));
  });

  it('relates an article to others on its subject, never to itself', () => {
    for (const article of store.articles.all()) {
      expect(desk.search.related(article.id, 5).map((each) => each.id)).not.toContain(article.id);
    }
    const machines = [...store.articles.all()].find((each) => each.headline?.startsWith('擦亮'));
    const related = desk.search.related(machines?.id ?? 0, 3).map((each) => headline(each.id));
    expect(related).toContain('平湖高端机床产业“高”速前行');
    expect(related).toContain('平湖赴上海开展专场推介会');
  });

  it('shows snippets of at most 120 characters', () => {
    for (const [typed] of firstHits) {
      for (const { snippet } of desk.search.search(typed, window).hits) {
        const text = snippet.map((run) => run.text).join('');
        expect(text.length).toBeLessThanOrEqual(120);
      }
    }
  });
});
