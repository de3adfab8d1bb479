import { city } from '../../city/index.js';
import type { Outcome } from '../../store/index.js';
import { commandTexts, staffCommandTexts } from './commands.js';

const { city: here, bot } = city.inTexts.zh;
const { town, subject, measure } = city.inTexts.examples;

const fromTo = (from: number, to: number): string => (to > from ? `${from}–${to}` : String(from));

/** Why a page or file of articles cannot be read, as pages/ and load/ name it. */
const problems: Readonly<Record<string, string>> = {
  empty: '是空的',
  'not text': '不是文字',
  'a PDF, not its text': '是 PDF，不是文字',
  'a web page (HTML), not its text': '是网页，不是文字',
  'no article': '没有读到报道',
  'it holds no article': '没有读到报道',
};
const problemInWords = (reason: string): string =>
  problems[reason] ??
  reason.replace(/^line (\d+)(?: is|:) ?/u, '第 $1 行：').replace('not JSON', '不是 JSON');

/**
 * Every text the bot says of its own; words of articles are never among them. What stands here is what every language
 * has to say.
 */
export const zh = {
  name: bot,
  /** What an app shows of the bot: before the first word (at most 512 characters), and beside its name (120). */
  description: `为您查找${here}本地新闻。\n\n直接提问，或发送几个关键词，例如“谁、哪里、什么时候、多少”。我只用报纸上的原话回答，并注明标题和日期；报上没有的，我会直说。\n\n还可以关注镇、街道或话题，有新报道就通知您。`,
  shortDescription: `查找${here}本地新闻：只用报道原文回答，注明出处。`,
  /** On the button that opens the web page. */
  webPage: '网页',
  greeting: `您好，我是“${bot}”，为您查找${here}本地新闻。`,
  whatICanDo: '直接提问，或发送几个关键词。我只用报纸上的原话回答，并注明出处；报上没有的，我会直说。',
  exampleQuestions: '您可以这样问：',
  help: {
    title: '使用方法',
    question: '直接提问就行，繁体、拼音、错别字也认得。',
    footer: '查找时可以加引号“词组”、年份 2023..2025、镇街道名、“评论”“图片”等类别，用 -词 排除。',
  },
  commands: commandTexts('zh'),
  /** How a command is used, before an example of it. */
  usage: (usage: string) => `用法：${usage}，例如 `,
  unknownCommand: (command: string) => `没有 ${command} 这个命令，发送 /help 看看我会什么。`,
  about: ({
    articles,
    pages,
    from,
    to,
  }: {
    articles: number;
    pages: number;
    from: string | null;
    to: string | null;
  }) => `现收录 ${articles} 篇报道，来自 ${pages} 个版面${from && to ? `，时间从${from}到${to}` : ''}。`,
  aboutHonesty: '回答里的每一句话都是报道原文，并附标题和日期；报道里没有的，我不猜。',
  found: (query: string, total: number) => `“${query}” 找到 ${total} 篇报道`,
  foundPartly: (query: string, total: number) => `没有报道完全符合“${query}”，以下 ${total} 篇部分相符`,
  readAs: (words: string) => `按“${words}”查找`,
  /** Found by words of like meaning alone. */
  foundNear: (query: string, total: number) => `没有报道完全符合“${query}”，以下 ${total} 篇意思相近`,
  /** Words of like meaning that were looked for as well. */
  alsoFor: (words: readonly string[]) => `也找了：${words.join('、')}`,
  nothingFound: (query: string) => `没有找到关于“${query}”的报道。`,
  didYouMean: '您是不是要找：',
  latest: (total: number) => `最新报道（共 ${total} 篇）`,
  latestOf: (filter: string, total: number) => `“${filter}” 的最新报道（共 ${total} 篇）`,
  noArticles: '现在还没有收录报道。',
  townArticles: (town: string, total: number) => `${town}：${total} 篇报道`,
  unknownTown: (name: string) => `${here}没有叫“${name}”的镇或街道。请从下面选：`,
  chooseTown: '请选择镇、街道（括号里是报道篇数）：',
  noTowns: '收录的报道里还没有写到各镇、街道的。',
  noSuchArticle: (id: string) => `没有编号为 ${id} 的报道。`,
  articleGone: '这篇报道已经不再收录。',
  related: (title: string) => `与《${title}》相关的报道`,
  noRelated: '没有找到相关的报道。',
  undated: '日期不详',
  /** Takes the paper and its date. */
  source: (printed: string) => `出处：${printed}`,
  pageOf: (page: number, pages: number) => `第 ${page}/${pages} 页`,
  figuresHint: `想看哪方面的数据？例如：/figures ${subject} ${measure}`,
  noFigures: (query: string) => `没有找到关于“${query}”的数据。`,
  figuresOf: (query: string, total: number) => `“${query}”的数据，共 ${total} 项`,
  rangeOfFigures: (from: number, to: number, total: number) => `第 ${fromTo(from, to)} 项，共 ${total} 项`,
  range: (from: number, to: number, total: number) => `第 ${fromTo(from, to)} 篇，共 ${total} 篇`,
  keyFigures: '主要数据',
  notFound: (asked: string) => `没有找到能回答“${asked}”的报道。`,
  nearest: '最接近的报道（未必是答案）：',
  reportsDiffer: '各篇报道的说法不同，最合问题的在前，其余从新到旧：',
  shortened: (characters: number) => `（您的话较长，我只看了前 ${characters} 个字。）`,
  /** To a number that is in no list: the first and last of the one shown. */
  noMore: '没有更多了。',
  notListed: (from: number, to: number) => `刚才列出的是第 ${fromTo(from, to)} 篇，请发其中的编号。`,
  /** How readers reach the paper. */
  contact: (contact: string) => `联系报社：${contact}`,
  smallTalk: {
    greeting: `您好！想了解${here}的什么新闻？`,
    thanks: '不客气！还想了解什么，随时问我。',
    insult: '抱歉没能帮上忙。换个说法再问问，或者发送 /help 看看我会什么。',
    farewell: '再见，有事随时问我！',
    emoji: `😊 请用一句话问我${here}的新闻，比如“谁、哪里、什么时候、多少”。`,
    tooShort: '请多说几个字，比如问“谁、哪里、什么时候、多少”。',
    aboutBot: `我是“${bot}”，一个查找${here}本地新闻的机器人，只用报道原文回答。发送 /help 看看我会什么。`,
    contact: '我是查新闻的机器人，没有人工客服；投稿、报料、投诉等请直接联系报社。',
    otherLanguage: '我用中文报道回答问题。请用中文提问，或者发送 /latest、/search。',
    nonsense: `没看懂您的话。请用一句话问我${here}的新闻，或者发送 /help 看看我会什么。`,
  },
  kinds: { news: '消息', brief: '简讯', commentary: '评论', photo: '图片', weather: '天气', notice: '启事' },
  buttons: {
    fullText: '全文',
    fullTextOf: (number: number) => `${number} 全文`,
    related: '相关报道',
    previous: '‹ 上一页',
    next: '下一页 ›',
    towns: '各镇街道',
    latest: '最新报道',
    help: '使用方法',
  },
  terminal: {
    loaded: (articles: number, pages: number) => `${bot} · 已收录 ${articles} 篇报道，来自 ${pages} 个版面`,
    prompt: '问> ',
    hint: '直接提问，或输入 /help 看全部命令；Ctrl-D 结束。',
    choose: '输入字母：',
    goodbye: '再见！',
  },
  forgotten: '已全部删除：您的设置、关注的话题、待发的报道、提问记录和刚才的话题。',
  forgottenInGroup: '已删除您的提问记录和刚才的话题。要删除设置和关注，请私下发 /forget 给我。',
  failed: '抱歉，刚才出了点问题，请稍后再试一次。',
  /** To somebody who chose, followed or published something while nothing can be written. */
  notSaved: '现在无法保存，刚才的操作没有生效，请稍后再试。查找和提问不受影响。',
  /** To somebody who asks faster than a person reads. */
  slowDown: '您问得太快了，请休息一分钟再问我。',
  outdatedButton: '这个按钮已失效，请重新提问。',
  /** To something sent without words. */
  wordless: {
    sticker: `😊 收到！想了解${here}的什么新闻？请用文字问我，或发送 /latest 看最新报道。`,
    picture: '我看不了图片，请把想问的用文字发给我。',
    video: '我看不了视频，请把想问的用文字发给我。',
    sound: '我听不了语音，请把想问的用文字发给我。',
    file: '我不收文件。想查报道，直接发问题或关键词就行；要投稿，请联系编辑部。',
    contact: `我用不上联系方式，也不会保存。想查${here}的新闻，直接用文字问我。`,
    place: '我不按位置查新闻。想看某个镇、街道的报道，请发送 /town。',
    poll: `我不参加投票。想查${here}的新闻，直接用文字问我。`,
    other: '我目前只看得懂文字，请把问题打出来发给我。',
  },
  /** What the bot says once when it is added to a group. */
  addedToGroup: (username: string) =>
    `大家好，我是“${bot}”。在群里 @${username} 提问、回复我的消息，或发送 /latest、/search，我就用${here}的报道原文回答；其他消息我不看。管理员可用 /follow 让新报道发到本群，用 /settings 设置。`,
  /** To a member of a group who asks again too soon, once. */
  tooSoon: (seconds: number) => `本群每人两次提问至少间隔 ${seconds} 秒，请稍等再问我。`,
  share: '转发给朋友',
  /** Over what is offered while somebody types behind the bot's @name. */
  inline: {
    hint: `输入问题或关键词，例如：${subject}${measure}`,
    nothing: '没有找到，换个词试试，或点这里问我',
  },
  administratorsOnly: '只有群管理员可以这样做。',
  notAllowed: '您没有这个权限。',
  votes: {
    taken: { up: '谢谢，已记下 👍', down: '已记下 👎，编辑会看到。谢谢！', none: '已收回您的评价。' },
  },
  /** Questions passed to the newsroom. */
  editors: {
    ask: '问编辑部',
    passedOn: '已转给编辑部，有了答复会发到这里。',
    /** Why a question is not passed on. */
    refused: {
      same: '这个问题已经转给编辑部了，请耐心等答复。',
      enough: '今天转给编辑部的问题够多了，请明天再问。',
    },
    /** Over a question, to the staff. */
    letter: (id: number) => `读者提问 #${id}`,
    howToAnswer: '机器人没有找到答案。回复本条消息，您的话会以编辑部的名义转给提问者，只转一次。',
    delivered: '已转给提问者。',
    undelivered: '没能送达：提问者停用了机器人，或已退出。',
    answeredBefore: '这个问题已经答复过了。',
    /** Over the newsroom's answer, to who asked. */
    answerTo: (question: string) => `编辑部答复您的提问“${question}”：`,
    notOfTheArchive: '—— 以上是编辑部的答复，不是报道原文。',
  },
  language: {
    /** Asked when none was named. */
    choose: '请选择语言。Choose a language:',
    chosen: '好的，以后用中文回答。',
    /** Everybody the language of their own app. */
    own: '跟随各人的 Telegram',
    ownChosen: '好的，以后用各人 Telegram 的语言回答。',
  },
  settings: {
    title: '设置',
    language: '语言：',
    replies: '回答：',
    full: '完整',
    short: '简短',
    subscribers: '谁可以让本群关注话题：',
    administrators: '管理员',
    everyone: '所有人',
    cooldown: '每人两次提问至少间隔：',
    seconds: (seconds: number) => `${seconds} 秒`,
    noCooldown: '不限',
  },
  /** A channel's settings. */
  channel: {
    title: '本频道的设置',
    posting:
      '每篇新发布的报道会发到这里：标题、导语、数据、镇街道话题标签，点按钮看全文；更正和撤下也会跟着改。夜里（22:00–7:00）不发。',
    notPosting: '现在不发报道。',
    posts: '发布新报道',
    noPosts: '不发布',
    charts: '配图表',
    noCharts: '不配图表',
    /** In private to who made the bot an administrator of a channel. */
    added: (title: string) =>
      `我已是频道“${title}”的管理员。要让新报道发到那里，请在频道里发 /settings 选择。`,
    /** In the place of a post that cannot be deleted. */
    withdrawn: '（这篇报道已撤下。）',
  },
  following: {
    none: `还没有关注任何话题。发送 /follow 挑选，或直接发 /follow ${town}、/follow ${subject}，有新报道就通知您。`,
    /** What `/follow` alone says over its buttons. */
    offer: `想关注什么？请从下面选，或发送 /follow 加上您关心的词，例如 /follow ${subject}。`,
    /** What following every article is called, on a button too. */
    everything: '全部报道',
    /** To a chat that follows nothing and chooses when to get its news. */
    everythingFollowed: '您还没有关注话题，已为您关注全部报道；发送 /following 可以调整。',
    list: '正在关注：',
    follows: (topic: string) => `已关注“${topic}”，有新报道会发到这里。`,
    known: (topic: string) => `已经在关注“${topic}”了。`,
    tooMany: (most: number) => `最多关注 ${most} 个话题，请先用 /following 取消几个。`,
    stopped: (topic: string) => `不再关注“${topic}”。`,
    follow: (topic: string) => `关注${topic}`,
    stop: (topic: string) => `✕ ${topic}`,
    tune: (topic: string) => `⚙ ${topic}`,
    howBrought: (topic: string) => `“${topic}”的新报道怎么发？`,
    manner: {
      paces: { own: '跟随本聊天', atOnce: '随到随发', daily: '每天一次' },
      sound: { loud: '有提示音', silent: '静音' },
      length: { full: '带摘要', brief: '只发标题' },
      state: { on: '接收', paused: '暂停' },
    },
    manage: '我的关注',
    asItComes: '新报道随到随发，夜里（22:00–7:00）不打扰。',
    daily: (time: string) => `新报道每天 ${time} 一起发。`,
    digestChoice: '想什么时候收到新报道？',
    off: '随到随发',
    badTime: '看不懂这个时间。例如 /digest 08:00，或 /digest off。',
    news: (topics: readonly string[]) => `新报道 · ${topics.join('、')}`,
    /** Where a front end cannot bring news by itself. */
    feeds: '网页不会主动通知您；用阅读器订阅，有新报道就能看到。要在手机上收到通知，请在 Telegram 里关注。',
    feedOf: (topic: string) => `订阅“${topic}”（Atom）`,
    more: (count: number) => `另有 ${count} 篇，可用 /latest 或 /search 查看。`,
  },
  /** On the web page, around the replies. */
  web: {
    skip: '跳到正文',
    questionLabel: `想知道${here}的什么事？`,
    ask: '提问',
    hint: '例如：某项目总投资多少、谁是某某中心主任；按 / 键可直接输入',
    conversation: '对话',
    search: '查找',
    searchLabel: '查找报道',
    figures: '数据',
    figuresLabel: '哪方面的数据',
    find: '查找',
    copy: '复制',
    period: '时间',
    value: '数值',
    source: '每一句回答都是报道原文；报道里没有的，我不猜。',
    privacy: '不用注册，不跟踪；只有提问以后才存一个 Cookie，用来接着上一句问。',
    forget: '忘掉我的对话',
    otherLanguage: 'English',
    noPage: '没有这个页面。',
    tooLong: '内容太长，请缩短后再试。',
    elsewhere: '这次提交不是从本站页面发出的，没有处理。请在本页重新提问。',
  },
  staff: {
    commands: staffCommandTexts('zh'),
    wrongFile: '请发送 .pdf、.txt、.md 或 .jsonl 文件。',
    /** Megabytes that can be sent, by a file's ending. */
    tooLarge: (most: Readonly<Record<'.pdf' | '.jsonl' | '.txt', number>>) =>
      `文件太大：.pdf 最多 ${most['.pdf']} MB，.jsonl ${most['.jsonl']} MB，.txt 和 .md ${most['.txt']} MB。`,
    unreadable: (page: string, reason: string) => `读不了 ${page}：${problemInWords(reason)}`,
    /** Why a file, or a page of one, brings nothing. */
    problem: problemInWords,
    /** What is to be looked at in an article as it was read. */
    doubts: {
      reading: '请核对标题和正文',
      noHeadline: '没有读到标题',
      undated: '没有读到日期',
      unfinished: '文字似乎没完',
      tornOff: '段首似乎缺字',
      unreadable: '有认不出的字',
    },
    /** A text that has no file's name. */
    passedOn: '转来的文字',
    proofOf: (number: number) => `看第 ${number} 篇`,
    leaveOutOf: (number: number) => `✕ 不发 ${number}`,
    putBackOf: (number: number) => `↩ 要发 ${number}`,
    leaveOut: '不发布这篇',
    putBackIn: '还是发布这篇',
    isLeftOut: '（不发布）',
    read: (file: string, articles: number, pages: number) =>
      `${file}：${pages > 1 ? `${pages} 版，` : ''}读出 ${articles} 篇报道`,
    /** A part of a file, by its articles' numbers and its page's own. */
    turnTo: (from: number, to: number, page: string | null) =>
      `${page === null ? '' : `第${page}版：`}第 ${fromTo(from, to)} 篇`,
    /** Under a picture of how a page was understood. */
    picture: '读出的版面：一种颜色是一篇报道，数字是报道的编号，箭头是阅读的顺序。',
    replaces: (page: string) => `发布后将替换已有的 ${page}。`,
    publish: '发布',
    discard: '放弃',
    published: (page: string, articles: number) => `已发布 ${page}，共 ${articles} 篇报道。`,
    discarded: (page: string) => `已放弃 ${page}。`,
    noDraft: '这一版已经发布或放弃。',
    reallyRetract: (title: string) => `确定撤下《${title}》吗？撤下后谁都查不到它；一天之内可以恢复。`,
    retract: '撤下',
    keep: '不撤',
    kept: (title: string) => `《${title}》没有撤下。`,
    retracted: (title: string) => `已撤下《${title}》。一天之内可以恢复。`,
    restore: '恢复',
    restored: (title: string) => `已恢复《${title}》。`,
    tooLateToRestore: '已经无法恢复；请重新发送这一版。',
    /** What `/start` and `/help` say to the staff besides. */
    forYou:
      '您是编辑：把版面文件（.pdf、.txt、.md、.jsonl）发给我，或转发一段文字，我先给您看读出的报道，您点“发布”后居民就能查到。另有命令：',
    /** The evidence of a date set by the staff. */
    byHand: '编辑更正',
    statsOf: (days: number) => `最近 ${days} 天`,
    counts: (
      { answered, unanswered, found, nothingFound }: Readonly<Record<Outcome, number>>,
      askers: number,
    ) =>
      `${askers} 人；提问 ${answered + unanswered} 次（答出 ${answered}，没有答案 ${unanswered}）；搜索 ${found + nothingFound} 次（有结果 ${found}，无结果 ${nothingFound}）。`,
    unanswered: '没有找到答案的',
    mostAsked: '问得最多的',
    votes: ({ up, down }: Readonly<Record<'up' | 'down', number>>) => `对回答的评价：👍 ${up}，👎 ${down}。`,
    judgedWrong: '被评为不好的回答，问的是',
    lettersWaiting: (letters: number) => `等编辑部答复的提问（${letters}）`,
    deliveries: (chats: number, articles: number) => `${chats} 个聊天在关注话题；推送报道 ${articles} 篇次。`,
    exported: (articles: number) => `共 ${articles} 篇报道。`,
    exportTooLarge: '报道太多，无法在这里发送；请在服务器上运行 npm run --silent cli -- articles --json。',
  },
};

/** The bot's own words, in one language. */
export type Texts = typeof zh;
