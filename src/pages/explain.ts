import type { PageReading } from './readPage.js';
import { closeUp } from './spacing.js';

/** How a page was read, as text for a person: each block with its lines, its evidence and its article. */
export function explainPage(reading: PageReading): string {
  if (reading.kind === 'unreadable') return `不能读：${reading.reason}`;
  const lines: string[] = [];
  for (const { block, article, as } of reading.blocks) {
    const [first, last] = [block.lines[0]?.line.number, block.lines.at(-1)?.line.number];
    const whose =
      article === null ? '—' : `#${article + 1} ${reading.articles[article]?.headline ?? '（无题）'}`;
    const evidence = new Map<string, number>();
    for (const line of block.lines)
      for (const { name } of line.evidence) evidence.set(name, (evidence.get(name) ?? 0) + 1);
    const text = closeUp(block.lines.map(({ line }) => line.text).join(''));
    lines.push(`${first}–${last} ${as} → ${whose}`);
    lines.push(`    ${[...text].slice(0, 40).join('')}${[...text].length > 40 ? '…' : ''}`);
    lines.push(
      `    ${[...evidence].map(([name, times]) => (times > 1 ? `${name}×${times}` : name)).join('，') || '无'}`,
    );
  }
  lines.push(
    '',
    `日期：${reading.issueDate ? `${reading.issueDate.iso}（${reading.issueDate.basis}）` : '不知'}`,
  );
  for (const [index, article] of reading.articles.entries()) {
    lines.push(
      `#${index + 1} [${article.kind}] ${article.kicker ? `${article.kicker} / ` : ''}${article.headline ?? '（无题）'}${article.deck ? ` / ${article.deck}` : ''}`,
    );
    lines.push(
      `    ${article.byline.map(({ role, name }) => `${role} ${name}`).join('，') || '（无署名）'}；${article.paragraphs.join('').length}字`,
    );
  }
  return lines.join('\n');
}
