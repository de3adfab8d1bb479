import { setImmediate } from 'node:timers/promises';
import type { StoredArticle } from '../../news/index.js';
import type { Command } from '../command.js';
import { saying } from '../replies.js';

/** Bytes that front ends can send as a file (Bot API: 50 MB). */
const largestFile = 49_000_000;
/** Articles written before others are answered again: some milliseconds' work. */
const atOnce = 200;

/** `/export`: all articles as JSON lines, as the `import` command takes them. */
export const exportArticles: Command = async ({ desk, request, texts }) => {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for (const article of desk.articles.all()) {
    const line = Buffer.from(`${JSON.stringify(lineOf(article))}\n`);
    bytes += line.length;
    if (bytes > largestFile) return saying(texts.staff.exportTooLarge);
    chunks.push(line);
    if (chunks.length % atOnce === 0) await setImmediate();
  }
  if (bytes === 0) return saying(texts.noArticles);
  desk.audit.record({ user: request.user, act: 'export', detail: String(chunks.length), at: request.at });
  const day = request.at.toISOString().slice(0, 10);
  return {
    ...saying(texts.staff.exported(chunks.length)),
    file: { name: `articles-${day}.jsonl`, bytes: Buffer.concat(chunks) },
  };
};

const lineOf = ({
  id,
  externalId,
  headline,
  kicker,
  deck,
  date,
  paragraphs,
  towns,
  source,
}: StoredArticle) => ({
  id: externalId ?? String(id),
  headline,
  kicker,
  deck,
  date: date?.iso ?? null,
  paragraphs,
  towns: towns.map(({ name }) => name),
  source,
});
