import type { PageArticle } from '../news/index.js';
import type { LabelledLine } from './labels.js';
import { type LineLabel, type LineRule, lineLabels } from './lineEvidence.js';
import type { Office } from './lineSense.js';
import type { PageReading, PlacedBlock } from './readPage.js';
import { closeUp } from './spacing.js';
import { pageWeights } from './weights.js';

const offices = {
  kicker: '引题',
  headline: '主题',
  deck: '副题',
  subhead: '小标题',
  byline: '署名',
  text: '正文',
  furniture: '版面',
} as const satisfies Record<PlacedBlock['as'], string>;

const labels = {
  body: '正文',
  title: '标题',
  more: '标题续行',
  byline: '署名',
  furniture: '版面',
  notice: '启事',
} as const satisfies Record<LineLabel, string>;

const shown = 40;
/** Weights below this are not worth showing. */
const least = 8;

/**
 * How a page was read, as text for a person: each block with its lines, what it was taken for, the
 * article it went to and the evidence with its votes; then the date and the articles.
 */
export function explainPage(reading: PageReading): string {
  if (reading.kind === 'unreadable') return `不能读：${reading.reason}`;
  const { articles, issueDate } = reading;
  return [
    ...reading.blocks.flatMap((placed) => explainBlock(placed, articles)),
    '',
    `日期：${issueDate ? `${issueDate.iso}（${issueDate.basis}）` : '版面上没有依据'}`,
    ...articles.flatMap((article, index) => explainArticle(article, index, reading.weighed[index] ?? [])),
  ].join('\n');
}

function explainBlock(
  { block, article, as, because }: PlacedBlock,
  articles: readonly PageArticle[],
): string[] {
  const [first, last] = [block.lines[0], block.lines.at(-1)];
  const whose =
    article === null ? '不属任何一篇' : `第${article + 1}篇《${articles[article]?.headline ?? '无题'}》`;
  const text = [...closeUp(block.lines.map(({ line }) => line.text).join(''))];
  const rules = new Map<LineRule, number>();
  for (const { evidence } of block.lines)
    for (const rule of evidence) rules.set(rule, (rules.get(rule) ?? 0) + 1);
  const votes = [...rules]
    .map(([rule, times]) => ({ rule, times, votes: votesOf(rule) }))
    .filter((one) => one.votes !== '')
    .map(({ rule, times, votes }) => `${rule.name}${times > 1 ? `×${times}` : ''}（${votes}）`);
  return [
    `${first?.line.number}–${last?.line.number}行 ${offices[as]} → ${whose}${because ? `：${because}` : ''}`,
    `    ${text.slice(0, shown).join('')}${text.length > shown ? '…' : ''}`,
    `    ${votes.join('，') || '无'}`,
    ...(first?.sense ? [`    ${sensed(first)}`] : []),
  ];
}

/** What a line was taken for by what its words mean; that decides, the looks are heard in it. */
function sensed({ label, sense }: LabelledLine): string {
  if (!sense) return '';
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  const [office, log] = Object.entries(sense.offices).sort((a, b) => b[1] - a[1])[0] ?? [];
  const isTitle = label === 'title' || label === 'more';
  const like =
    isTitle && office && log !== undefined ? `，像${offices[office as Office]}${percent(Math.exp(log))}` : '';
  return `连词义看：${labels[label]}${percent(sense.chance)}${like}`;
}

/** For which labels a rule speaks or against, and how strongly, as learned. */
function votesOf(rule: LineRule): string {
  return lineLabels
    .map((label, at) => ({ label, weight: pageWeights().lines[rule.name]?.[at] ?? 0 }))
    .filter(({ weight }) => Math.abs(weight) >= least)
    .map(({ label, weight }) => `${labels[label]}${weight > 0 ? '+' : ''}${weight}`)
    .join(' ');
}

function explainArticle(
  article: PageArticle,
  index: number,
  weighed: Extract<PageReading, { kind: 'articles' }>['weighed'][number],
): string[] {
  const reasons = weighed
    .filter(({ weight }) => Math.abs(weight) >= 0.05)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight))
    .map(({ evidence, weight }) => `${evidence}${weight > 0 ? '+' : ''}${weight.toFixed(1)}`);
  const titles = [article.kicker, article.headline ?? '（无题）', article.deck].filter(
    (title) => title !== null,
  );
  const byline = article.byline.map(({ role, name }) => `${role} ${name}`).join('，') || '无署名';
  return [
    `第${index + 1}篇 [${article.kind}] ${titles.join(' / ')}`,
    `    ${byline}；${article.paragraphs.length}段，${article.paragraphs.join('').length}字；把握${article.confidence ?? 1}`,
    `    ${reasons.join('，')}`,
  ];
}
