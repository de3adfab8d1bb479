import { pick, placeName, type Random } from './inventedStories.js';

/** What papers call themselves, as it stands before the names of their columns: `晚报快读`. */
const papers = ['晚报', '日报', '晨报', '商报', '时报', '今报', '都市', '融媒', '新报', '周报'];

/** How papers name their columns: what stands before, and how the name ends; a part of the endings no lexicon has. */
const parts = {
  brief: {
    whole: [
      '简 讯',
      '短　讯',
      '一句话新闻',
      '新闻集装箱',
      '简　　讯',
      '一周简讯',
      '简明新闻',
      '要闻速览',
      '短讯三则',
      '简讯一组',
    ],
    before: ['乡镇', '社区', '部门', '基层', '本地', '校园', '街镇', '企业', '政法', '一周', '百村', '工会'],
    endings: ['简讯', '短讯', '快讯', '动态', '短波', '传真', '集锦', '速递', '扫描', '零讯'],
    others: [
      ...[
        '点滴',
        '小报',
        '三两句',
        '碎语',
        '豆腐块',
        '耳边风',
        '拾零',
        '荟萃',
        '一瞥',
        '广角',
        '采撷',
        '百事',
        '新鲜事',
      ],
      ...[
        '大小事',
        '纵览',
        '要事',
        '天天报',
        '一周间',
        '扫街',
        '直播间',
        '连线',
        '新事',
        '现场',
        '风采',
        '瞭望',
        '三分钟',
        '快读',
        '速读',
        '微报',
        '摘报',
        '一句话',
        '播报',
        '资讯',
        '掠览',
        '集纳',
        '零拾',
      ],
    ],
  },
  commentary: {
    whole: ['有话直说', '今日谈', '街谈巷议', '一家之言', '三言两语', '评 论', '言　论'],
    before: ['青柳', '街角', '民生', '城市', '周末', '桥头', '山乡', '晨光', '湖畔', '田头', '百姓', '北门'],
    endings: ['论坛', '漫笔', '夜话', '快语', '茶座', '时评', '杂谈', '微评', '闲话', '走笔', '絮语', '观点'],
    others: [
      '听雨',
      '灯下',
      '有约',
      '小品',
      '圆桌',
      '说理',
      '随手记',
      '碰头会',
      '直通',
      '心声',
      '茶余',
      '一得录',
      '拍案',
      '开讲',
      '侧耳',
      '谭',
      '说',
      '一议',
      '短论',
      '快论',
      '夜谭',
      '短评',
      '锐评',
      '时论',
    ],
  },
  photo: {
    whole: ['图片新闻', '新闻图片', '镜 头', '随手拍', '[图说]', '图片报道'],
    before: ['青柳', '光影', '乡村', '城市', '街头'],
    endings: ['影像', '掠影', '镜头', '瞬间', '快拍'],
    others: ['眼', '取景框', '一格', '看见', '之美', '画中话', '聚光'],
  },
  notice: {
    whole: ['分类广告', '便民信息', '信息服务', '公 告 栏', '公告·声明', '生活资讯', '广告·信息', '便民窗'],
    before: ['青柳', '生活', '便民', '城乡'],
    endings: ['信息栏', '服务台', '公告栏', '信息窗'],
    others: ['橱窗', '小喇叭', '告示', '专栏', '一览', '园地'],
  },
  other: {
    whole: ['走基层', '新春走基层', '记者调查', '热线追踪', '身边人', '我在现场'],
    before: ['青柳', '热线', '乡村', '基层', '百姓', '街巷', '共富', '平安', '记者', '千村'],
    endings: ['人物', '故事', '追踪', '调查', '见闻', '观察', '连线', '直通车', '新事', '一线', '帮你办'],
    others: [
      '圈',
      '河岸',
      '院坝',
      '格子',
      '站台',
      '面孔',
      '加油站',
      '晒一晒',
      '跑一趟',
      '同期声',
      '新貌',
      '万象',
      '大地',
      '看点',
      '先锋',
      '底色',
      '答卷',
      '春秋',
      '暖流',
    ],
  },
} as const;

export type ColumnSort = keyof typeof parts;

const forms = [
  'N',
  'N',
  'N',
  'N',
  '[N]',
  '【N】',
  '◎N',
  '■N',
  '●N',
  '· N ·',
  '▌N',
  '◎ N',
  '|N|',
  '☆N☆',
  '◆ N ◆',
  '｜N｜',
  '〖N〗',
  '—N—',
  '＝N＝',
  '▶ N',
] as const;

/** An invented name of a column, as a paper prints it. */
export function inventColumn(sort: ColumnSort, random: Random): string {
  const { whole, before, endings, others } = parts[sort];
  const ending = () => pick(random() < (sort === 'brief' ? 0.5 : 0.7) ? endings : others, random);
  // Many a column is called by its paper, or the place it is of.
  const first = () =>
    random() < 0.4 ? (random() < 0.5 ? pick(papers, random) : placeName(random)) : pick(before, random);
  const name = random() < 0.3 ? pick(whole, random) : first() + ending();
  const spaced = name.length <= 4 && !/\P{Script=Han}/u.test(name) && random() < 0.1;
  return pick(forms, random).replace('N', spaced ? [...name].join(pick([' ', '　'], random)) : name);
}
