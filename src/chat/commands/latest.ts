import { kinds, type LatestFilter } from '../../news/index.js';
import type { Asked, Command } from '../command.js';
import { entriesOf, listingReply, pageSize } from '../listing.js';
import { heading, plain, saying } from '../replies.js';
import type { Reply } from '../reply.js';
import { textsIn } from '../texts/index.js';
import { searchReply } from './search.js';

/** As many as a message holds. */
const mostAtOnce = 10;

/** `/latest`, `/latest 5`, `/latest 新仓`, `/latest 图片 3`: newest first. */
export const latest: Command = (asked, argument) => latestReply(asked, argument, 0);

/** The newest articles that fit a filter as typed (a number, a town, a kind), from an offset on. */
export async function latestReply(asked: Asked, filter: string, offset: number): Promise<Reply> {
  const { desk, texts } = asked;
  const { wanted, size, words, unknown } = readFilter(asked, filter);
  // No town and no kind: mere words, of which there may be news all the same.
  if (unknown.length > 0) return searchReply(asked, filter, offset);
  const { total, ids } = desk.articles.latest(wanted, { limit: size, offset });
  const name = words.join(' ');
  if (total === 0) {
    const text = desk.articles.count() === 0 ? texts.noArticles : texts.nothingFound(name);
    return saying(text);
  }
  return listingReply(asked, {
    head: [heading(plain(name ? texts.latestOf(name, total) : texts.latest(total)))],
    entries: entriesOf(asked, ids),
    offset,
    total,
    size,
    at: (next) => ({ kind: 'latest', filter, offset: next }),
  });
}

function readFilter(
  asked: Asked,
  filter: string,
): {
  readonly wanted: LatestFilter;
  readonly size: number;
  readonly words: readonly string[];
  readonly unknown: readonly string[];
} {
  let size = pageSize(asked);
  let wanted: LatestFilter = {};
  const words: string[] = [];
  const unknown: string[] = [];
  for (const word of filter.split(/\s+/u).filter(Boolean)) {
    const kind = kinds.find((each) =>
      [textsIn('zh').kinds[each], textsIn('en').kinds[each].toLowerCase()].includes(word.toLowerCase()),
    );
    const town = asked.desk.towns.named(word);
    if (/^\d{1,4}$/u.test(word)) size = Math.min(Math.max(Number(word), 1), mostAtOnce);
    else if (kind) wanted = { ...wanted, kind };
    else if (town) wanted = { ...wanted, town };
    else unknown.push(word);
    if (kind || town) words.push(word);
  }
  return { wanted, size, words, unknown };
}
