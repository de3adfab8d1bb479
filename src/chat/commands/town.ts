import { normalise } from '../../language/index.js';
import type { Asked, Command } from '../command.js';
import { entriesOf, listingReply, pageSize, rowsOf } from '../listing.js';
import { asTyped, heading, plain } from '../replies.js';
import type { Button, Reply } from '../reply.js';

/** `/town 新仓`: the town's articles; `/town` alone: the towns to choose from. */
export const town: Command = (asked, argument) => {
  if (argument === '') return townsReply(asked, asked.texts.chooseTown);
  const name = townTyped(asked, argument);
  return name ? townReply(asked, name, 0) : townsReply(asked, asked.texts.unknownTown(asTyped(argument)));
};

/** The town meant by what was typed, also in traditional characters, pinyin or with a slip. */
function townTyped({ desk }: Asked, typed: string): string | null {
  return (
    [typed, normalise(typed), desk.search.readAs(typed) ?? '']
      .map(desk.towns.named)
      .find((name) => name !== null) ?? null
  );
}

/** A town's articles from an offset on: those about it first, then those that name it. */
export function townReply(asked: Asked, name: string, offset: number): Reply {
  const { desk, texts, request } = asked;
  const size = pageSize(asked);
  const { total, ids } = desk.articles.latest({ town: name }, { limit: size, offset });
  if (total === 0) return townsReply(asked, texts.nothingFound(name));
  return listingReply(asked, {
    head: [heading(plain(texts.townArticles(name, total)))],
    entries: entriesOf(asked, ids),
    offset,
    total,
    size,
    at: (next) => ({ kind: 'town', town: name, offset: next }),
    more:
      request.place === 'private'
        ? [[{ label: texts.following.follow(name), action: { kind: 'follow', topic: name } }]]
        : [],
  });
}

/** The towns as buttons with their counts, under the given words. */
export function townsReply({ desk, texts }: Asked, words: string): Reply {
  const counts = desk.articles.townCounts();
  const buttons = desk.towns.all
    .filter((name) => counts.has(name))
    .map(
      (name): Button => ({
        label: `${name} (${counts.get(name)})`,
        action: { kind: 'town', town: name, offset: 0 },
      }),
    );
  return {
    blocks: [heading(plain(buttons.length > 0 ? words : texts.noTowns))],
    buttons: rowsOf(buttons, 3),
    delivery: 'new',
  };
}
