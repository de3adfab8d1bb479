import { city } from '../../city/index.js';
import type { Language } from '../request.js';

/** How a command is used, for the help and for a command given wrongly. */
export interface Usage {
  readonly usage: string;
  readonly does: string;
}

/** A command that everybody has. */
export interface CommandTexts extends Usage {
  /** What people call it besides, without a slash; buttons that do the same among it. */
  readonly called: readonly string[];
}

/** Commands by name, in the order of the menu, with their texts in each language. */
type Table<Name extends string, T> = Readonly<Record<Name, Readonly<Record<Language, T>>>>;

const { bot } = city.inTexts.zh;

const commands = {
  search: {
    zh: { usage: '/search 关键词', does: '查找报道', called: ['搜索', '查找'] },
    en: { usage: '/search words', does: 'Find articles', called: [] },
  },
  latest: {
    zh: { usage: '/latest [篇数]', does: '最新报道', called: ['最新报道', '最新'] },
    en: { usage: '/latest [number]', does: 'The latest articles', called: [] },
  },
  town: {
    zh: { usage: '/town [镇或街道]', does: '某镇、街道的报道', called: ['各镇街道', '镇街道'] },
    en: { usage: '/town [name]', does: 'Articles about a town', called: ['towns'] },
  },
  article: {
    zh: { usage: '/article 编号', does: '看全文', called: ['全文'] },
    en: { usage: '/article number', does: 'Read an article', called: [] },
  },
  figures: {
    zh: { usage: '/figures 关键词', does: '按时间列出相关数据', called: [] },
    en: { usage: '/figures words', does: 'Figures on a subject, by date', called: [] },
  },
  follow: {
    zh: {
      usage: '/follow [镇或词]',
      does: '关注全部、一个镇或话题，有新报道就通知',
      called: ['关注', '订阅'],
    },
    en: {
      usage: '/follow [town or words]',
      does: 'Hear of new articles: all, on a town, on a subject',
      called: ['subscribe'],
    },
  },
  following: {
    zh: { usage: '/following', does: '看看在关注什么', called: ['我的关注', '取消关注', '退订'] },
    en: { usage: '/following', does: 'What you follow', called: ['unfollow', 'unsubscribe'] },
  },
  digest: {
    zh: { usage: '/digest 时间或 off', does: '每天定时收新报道', called: [] },
    en: { usage: '/digest time or off', does: 'New articles once a day', called: [] },
  },
  language: {
    zh: { usage: '/language', does: '选择语言 Language', called: ['语言'] },
    en: { usage: '/language', does: 'Choose a language 选择语言', called: [] },
  },
  settings: {
    zh: { usage: '/settings', does: '设置', called: ['设置'] },
    en: { usage: '/settings', does: 'Settings', called: [] },
  },
  forget: {
    zh: { usage: '/forget', does: '删除我记下的关于您的一切', called: [] },
    en: { usage: '/forget', does: 'Erase what I keep about you', called: [] },
  },
  help: {
    zh: { usage: '/help', does: '使用方法', called: ['帮助', '使用方法', '菜单', '命令'] },
    en: { usage: '/help', does: 'How to use me', called: ['menu', 'commands'] },
  },
  about: {
    zh: { usage: '/about', does: `关于${bot}`, called: ['关于'] },
    en: { usage: '/about', does: 'About this bot', called: [] },
  },
  start: {
    zh: { usage: '/start', does: '从头开始', called: ['开始'] },
    en: { usage: '/start', does: 'Start over', called: [] },
  },
} satisfies Table<string, CommandTexts>;
export type CommandName = keyof typeof commands;

/** Commands of the newsroom's own people. */
const staffCommands = {
  stats: {
    zh: { usage: '/stats', does: '提问、关注与推送的统计' },
    en: { usage: '/stats', does: 'Questions, followers and deliveries' },
  },
  retract: {
    zh: { usage: '/retract 编号', does: '撤下一篇报道' },
    en: { usage: '/retract number', does: 'Withdraw an article' },
  },
  edit: {
    zh: {
      usage: '/edit 编号 headline|kicker|deck|date|towns 内容',
      does: '更正报道的标题、引题、副题、日期或镇街道',
    },
    en: {
      usage: '/edit number headline|kicker|deck|date|towns text',
      does: 'Correct an article’s headline, kicker, deck, date or towns',
    },
  },
  export: {
    zh: { usage: '/export', does: '导出全部报道（JSONL）' },
    en: { usage: '/export', does: 'All articles as JSONL' },
  },
} satisfies Table<string, Usage>;
export type StaffCommandName = keyof typeof staffCommands;

export const commandNames = Object.keys(commands) as CommandName[];
export const staffCommandNames = Object.keys(staffCommands) as StaffCommandName[];

const spoken = <Name extends string, T>(table: Table<Name, T>, language: Language) =>
  Object.fromEntries((Object.keys(table) as Name[]).map((name) => [name, table[name][language]])) as Record<
    Name,
    T
  >;

/** Everybody's commands in a language, and the staff's. */
export const commandTexts = (language: Language) => spoken<CommandName, CommandTexts>(commands, language);
export const staffCommandTexts = (language: Language) =>
  spoken<StaffCommandName, Usage>(staffCommands, language);
