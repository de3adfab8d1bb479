// Whether related articles are about the same: paragraphs of one article of the encyclopedia (DRCD dev), without
// its headline, should lead to one another. `npm run eval:related -- ../shared/eval/retrieval/drcd-dev.corpus.jsonl`.
import { readFileSync } from 'node:fs';
import { pino } from 'pino';
import { describe, openNewsroom } from '../src/newsroom.js';

const [path = ''] = process.argv.slice(2);
const shown = 3;
const { store, desk } = openNewsroom(
  { DATABASE_PATH: ':memory:', SEEDS_DIR: 'nowhere', SEARCH_ENGINE: 'auto' },
  pino({ level: 'silent' }),
);
const subjects = new Map<number, string>();
store.transaction(() => {
  for (const line of readFileSync(path, 'utf8').trim().split('\n')) {
    const { id: externalId, headline, body } = JSON.parse(line);
    const article = describe({
      headline: null,
      kicker: null,
      deck: null,
      byline: [],
      kind: 'news',
      date: null,
      paragraphs: body.split('\n'),
      subheads: [],
    });
    const origin = { pageId: null, source: 'x', position: 0, externalId, identity: externalId };
    subjects.set(store.articles.put(article, origin).id, headline);
  }
});
desk.search.refresh();

const often = new Map<string, number>();
for (const subject of subjects.values()) often.set(subject, (often.get(subject) ?? 0) + 1);
const count = { paragraphs: 0, firstRight: 0, shown: 0, right: 0, none: 0 };
for (const [id, subject] of subjects) {
  if ((often.get(subject) ?? 0) < 2) continue;
  const right = desk.search.related(id, shown).map((hit) => subjects.get(hit.id) === subject);
  count.paragraphs += 1;
  count.firstRight += Number(right[0] ?? false);
  count.shown += right.length;
  count.right += right.filter(Boolean).length;
  count.none += Number(right.length === 0);
}
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
console.log(
  `${count.paragraphs} paragraphs: first related right ${share(count.firstRight, count.paragraphs)}, ` +
    `of those shown right ${share(count.right, count.shown)}, none shown ${share(count.none, count.paragraphs)}`,
);
