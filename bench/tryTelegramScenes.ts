import { readFileSync } from 'node:fs';

/** One thing somebody says or does, and what must, or must not, be seen then. */
export interface Step {
  /** The words, or what is done in words. */
  readonly says: string;
  /** The words where `says` is too short for them. */
  readonly text?: string;
  /** Something else than words. */
  readonly content?: object;
  /** A button pressed, the last that fits. */
  readonly press?: RegExp;
  readonly file?: { readonly name: string; readonly text: string };
  /** What happens besides messages. */
  readonly update?: (at: { readonly chat: object; readonly from: object }, says: string) => object;
  /** Another person of the scene. */
  readonly by?: number;
  /** More of the message; can find what the bot said last, or last with such words. */
  readonly more?: object | ((said: (words?: RegExp) => object) => object);
  readonly silent?: true;
  readonly shows?: RegExp;
  readonly hides?: RegExp;
}

/** Somebody, and what they do one after another. */
export interface Scene {
  readonly title: string;
  readonly who: {
    readonly id: number;
    readonly name: string;
    readonly place: 'private' | 'group' | 'channel';
    readonly language?: string;
  };
  readonly steps: readonly Step[];
}

const resident = { id: 101, name: '小明', place: 'private' } as const;
const elder = { id: 102, name: '王阿姨', place: 'private' } as const;
const visitor = { id: 103, name: 'Ann', place: 'private', language: 'en' } as const;
const passerBy = { id: 104, name: '路人', place: 'private' } as const;
const member = { id: 105, name: '群友', place: 'group' } as const;
const editor = { id: 7, name: '编辑', place: 'private' } as const;

const says = (...lines: string[]): Step[] => lines.map((line) => ({ says: line }));
const inline = (query: string): Step => ({
  says: `@TestNameBot ${query}`,
  update: ({ from }) => ({ inline_query: { id: `i${query}`, from, query, offset: '' } }),
});
const answersBot = (said: (words?: RegExp) => object) => ({ reply_to_message: said() });
const answersLetter = (said: (words?: RegExp) => object) => ({ reply_to_message: said(/^读者提问/u) });
const membership = (before: string, after: string) => (at: { chat: object; from: object }) => ({
  my_chat_member: {
    ...at,
    date: 1,
    old_chat_member: { user: { id: 666 }, status: before },
    new_chat_member: { user: { id: 666 }, status: after },
  },
});

const channelPost = ({ chat }: { chat: object }, text: string) => ({
  channel_post: { message_id: 900, date: 1, chat, sender_chat: chat, text, entities: [] },
});

const page = `创新园区迎来首批企业

本报讯 3月5日上午，当湖街道创新园区迎来首批12家企业，总投资3.6亿元。

街道负责人介绍，园区今年计划新增就业岗位500个

社区食堂开张

本报讯 近日，新仓镇社区食堂正式开张，首日接待老人210人次。
`;

const yearly = readFileSync('test/chat/yearlyReports/reports.jsonl', 'utf8');

/** Residents, a group and a newsroom, as they would. */
export const scenes: readonly Scene[] = [
  {
    title: '居民：第一次来',
    who: resident,
    steps: [
      ...says('/start'),
      { says: '按第一个问题', press: /？$/u, shows: /——/u },
      { says: '点赞', press: /^👍$/u, shows: /passing/u },
      ...says('你好', '/help', '/about', '在吗？', '你是谁', '你是不是机器人', '你会什么？'),
      { says: '晚安', hides: /没有找到/u },
      { says: '人工客服', shows: /0573/u },
      { says: '我要投诉', shows: /0573/u },
      { says: '你真是个笨蛋', shows: /0573/u },
      ...says('谢谢！', '👍', '？？？', '嗯', '1', '哈哈哈哈', 'asdfgh', '。'),
    ],
  },
  {
    title: '居民：问新闻',
    who: elder,
    steps: [
      { says: '2024年平湖机床产业产值是多少？', shows: /120\.4亿元/u },
      { says: '那2022年呢？', shows: /134亿元|没有找到/u },
      ...says(
        '2024年平湖機床產業產值是多少？',
        '平湖几床产业产值',
        'jichuang',
        'xincang',
        '钟带街道有什么新闻',
        '机床',
        '机床产值',
        '平湖地铁什么时候开通？',
        '平湖博物馆在哪里',
        '企业贷款难怎么办',
        '谁',
        '新仓呢',
        '最近有什么新闻',
        '有什么关于春节的消息',
        '第2篇',
        '99',
        '老年人',
        '今天天气怎么样',
        '菜价贵不贵',
        '春节菜场开门吗？',
        '多少钱',
        '独山港 2025',
        '"高质量发展"',
        '《擦亮“浙江机床看平湖”金字招牌》',
        '请问，我想了解一下新埭镇的网格调研具体是怎么做的？谢谢！',
        '<b>机床</b> & "产值"',
        '上海博物馆展出了平湖几件文物？',
        '平湖首条隧道叫什么名字',
        '长三角女性人才联谊会在哪里成立',
      ),
      {
        says: '五千个字',
        text: `平湖机床产业产值是多少？${'请你一定要帮我好好找一找。'.repeat(380)}`,
        shows: /较长/u,
      },
      { says: '五千个“哈”', text: '哈'.repeat(5_000) },
    ],
  },
  {
    title: '居民：命令与按钮',
    who: resident,
    steps: [
      ...says('帮助', '／help', '使用方法', '搜索 机床', '关注新仓', '取消关注', '设置', 'help', 'latest 2'),
      ...says('怎么投稿', '你们报社电话多少', '编辑部在哪里', '不对', '答错了', '你好呀'),
      ...says('/search', '/search 机床', '/search@TestNameBot 新仓'),
      ...says('/search 平湖'),
      { says: '下一页', press: /下一页/u, shows: /第 6–10 篇/u },
      { says: '打开全文', press: /全文/u, shows: /出处：嘉兴日报/u },
      { says: '相关报道', press: /相关报道/u },
      ...says(
        '/search 地铁',
        '/search 机庄',
        '/latest',
        '/latest 2',
        '/latest 评论',
        '/latest 火星',
        '/town',
      ),
      { says: '选一个镇', press: /新仓镇/u },
      ...says('/town 新倉', '/town 北京', '/article 19', '/article', '/article 999', '/article abc'),
      ...says('/figures', '/figures 机床 产值', '/figures 地铁', '/follow'),
      { says: '关注全部', press: /全部报道/u, shows: /已关注/u },
      ...says('/follow 新仓', '/follow 新仓', '/following'),
      { says: '调一个', press: /⚙ 新仓镇/u },
      { says: '静音', press: /^静音$/u, shows: /✓ 静音/u },
      { says: '不关注了', press: /✕ 新仓镇/u },
      ...says('/digest', '/digest 8点', '/digest 25:00', '/digest off', '/settings'),
      { says: '简短', press: /简短/u, shows: /✓ 简短/u },
      ...says(
        '机床产值',
        '2024年平湖机床产业产值是多少？',
        '/language',
        '/stats',
        '/retract 3',
        '/nosuch',
        '/',
        '/搜索 机床',
      ),
      { says: '/forget', shows: /删除/u },
      ...says('/following', '/start a19', '/start a999', '/start inline'),
    ],
  },
  {
    title: '居民：不是文字的',
    who: passerBy,
    steps: [
      { says: '表情贴纸', content: { sticker: { file_id: 's', emoji: '😀' } } },
      { says: '投票', content: { poll: { id: 'p', question: '？', options: [] } } },
      { says: '名片', content: { contact: { phone_number: '1', first_name: '某' } } },
      { says: '照片', content: { photo: [{ file_id: 'p' }] } },
      { says: '照片，写着“这是哪里”', content: { photo: [{ file_id: 'p' }], caption: '平湖首条隧道在哪里' } },
      { says: '语音', content: { voice: { file_id: 'v', duration: 3 } } },
      { says: '位置', content: { location: { latitude: 30.7, longitude: 121 } } },
      { says: 'PDF', file: { name: '平湖日报.pdf', text: '%PDF' }, shows: /投稿.*\n.*0573/u, hides: /权限/u },
      { says: '转发的文字', text: '平湖经开外资企业跑出加速度', more: { forward_origin: { type: 'user' } } },
      { says: '聊天背景换了', content: { chat_background_set: {} }, silent: true },
      {
        says: '按一个坏掉的旧按钮',
        update: ({ chat, from }) => ({
          callback_query: { id: 'old', from, data: 'zzz', message: { message_id: 1, chat, date: 1 } },
        }),
        shows: /失效/u,
      },
    ],
  },
  {
    title: 'An English visitor',
    who: visitor,
    steps: [
      ...says(
        '/start',
        'hello',
        'What is Pinghu famous for?',
        'Where is the museum?',
        'pinghu museum',
        '机床',
        '/latest 2',
        '/follow 新仓',
        '/help',
        'who are you',
        'good night',
        'привет',
        '平湖で何が有名ですか',
      ),
    ],
  },
  {
    title: '中文手机，写英文',
    who: passerBy,
    steps: [
      { says: 'Hello', shows: /ask in Chinese/iu },
      { says: 'How many companies are there in Pinghu?', shows: /ask in Chinese/iu },
    ],
  },
  {
    title: '在别处输入 @机器人',
    who: resident,
    steps: [inline(''), inline('机床'), inline('2024年平湖机床产业产值是多少？'), inline('火星移民')],
  },
  {
    title: '群里',
    who: member,
    steps: [
      { says: '（被拉进群）', update: membership('left', 'member'), shows: /大家好/u },
      { says: '大家早上好', silent: true },
      { says: '/weather', silent: true },
      { says: '/latest@SomeOtherBot', silent: true },
      { says: '/latest', shows: /最新报道/u },
      { says: '@TestNameBot 2024年平湖机床产业产值是多少？', shows: /120\.4亿元/u },
      { says: '@TestNameBot', shows: /使用方法/u },
      {
        says: '@TestNameBot（回复别人问的“平湖首条隧道在哪里”）',
        text: '@TestNameBot',
        more: {
          reply_to_message: {
            message_id: 5,
            date: 1,
            from: { id: 9, first_name: '某' },
            text: '平湖首条隧道什么时候完成主体施工？',
          },
        },
        hides: /使用方法/u,
      },
      {
        says: '@TestNameBot 你知道吗（回复别人的问题）',
        text: '@TestNameBot 你知道吗',
        more: {
          reply_to_message: {
            message_id: 5,
            date: 1,
            from: { id: 9, first_name: '某' },
            text: '2024年平湖机床产业产值是多少？',
          },
        },
        shows: /120\.4亿元/u,
      },
      {
        says: '那2022年呢？（回复机器人）',
        text: '那2022年呢？',
        more: answersBot,
      },
      { says: '谢谢（回复机器人）', text: '谢谢', more: answersBot },
      { says: '/article 19', shows: /↗/u },
      { says: '/settings', shows: /管理员/u, hides: /语言/u },
      { says: '/settings（管理员）', text: '/settings', by: 8, shows: /语言/u },
      { says: '不是管理员的人按“简短”', press: /简短/u, shows: /\[alert\]/u },
      { says: '管理员按“30 秒”', press: /^30 秒/u, by: 8, shows: /✓ 30 秒/u },
      { says: '/latest 1', shows: /最新/u },
      { says: '/town 新仓', shows: /至少间隔/u },
      { says: '/town 新仓', shows: /./u },
      { says: '/follow 新仓', by: 8, shows: /已关注/u },
      { says: '/stats', silent: true },
      { says: '群友发贴纸', content: { sticker: { file_id: 's' } }, silent: true },
      {
        says: '群友回复机器人一张贴纸',
        content: { sticker: { file_id: 's' } },
        more: answersBot,
        silent: true,
      },
    ],
  },
  {
    title: '频道',
    who: { id: 8, name: '频道管理员', place: 'channel' },
    steps: [
      {
        says: '（成为频道管理员）',
        update: membership('left', 'administrator'),
        shows: /频道里发 \/settings/u,
      },
      { says: '今日要闻', update: channelPost, silent: true },
      { says: '/settings', update: channelPost, shows: /本频道的设置/u },
      { says: '发布新报道', press: /^发布新报道$/u, shows: /✓ 发布新报道/u },
    ],
  },
  {
    title: '编辑部',
    who: editor,
    steps: [
      { says: '/start', shows: /\/retract/u },
      { says: '/help', shows: /\/export/u },
      { says: '发来一版', file: { name: '20260305_01.txt', text: page }, shows: /读出/u },
      { says: '看第 1 篇', press: /看第 1 篇/u },
      { says: '发布', press: /^发布$/u, shows: /已发布/u },
      { says: '创新园区首批有几家企业？', shows: /12家/u },
      {
        says: '转来一段文字',
        text: page.replaceAll('创新园区', '数字园区'),
        more: { forward_origin: { type: 'channel' } },
        shows: /数字园区/u,
      },
      { says: '放弃', press: /^放弃$/u, shows: /已放弃/u },
      { says: '发来 PDF', file: { name: 'a.pdf', text: '%PDF-1.4' } },
      { says: '发来坏文件', file: { name: 'b.jsonl', text: '{"x"' } },
      { says: '发来整理好的报道', file: { name: 'yearly.jsonl', text: yearly }, shows: /读出 3 篇/u },
      { says: '发布报道', press: /^发布$/u, shows: /已发布/u },
      { says: '/figures 眼镜 产值', shows: /picture/u },
      { says: '/retract 36', shows: /确定/u },
      { says: '撤下', press: /^撤下$/u, shows: /已撤下/u },
      { says: '恢复', press: /^恢复$/u, shows: /已恢复/u },
      ...says('/edit 36 date 2026-03-05', '/edit 36', '/retract', '/retract 9999', '/export'),
      { says: '/stats', shows: /最近 30 天/u },
    ],
  },
  {
    title: '居民问编辑部',
    who: { id: 106, name: '小周', place: 'private' },
    steps: [
      { says: '平湖地铁什么时候开通？', shows: /问编辑部/u },
      { says: '问编辑部', press: /问编辑部/u, shows: /已转给/u },
      { says: '再按一次', press: /问编辑部/u },
    ],
  },
  {
    title: '编辑答复',
    who: editor,
    steps: [
      {
        says: '目前没有计划。（回复那条提问）',
        text: '目前没有计划。',
        more: answersBot,
        shows: /已转给提问者/u,
      },
      { says: '又答一次', text: '再补充一句。', more: answersLetter, shows: /已经答复过/u },
    ],
  },
];
