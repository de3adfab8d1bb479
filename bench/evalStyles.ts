import { readPage } from '../src/pages/index.js';
import { measurePage, summed } from '../test/pages/measure.js';
import { makePage } from '../test/pages/pageMaker.js';
import { paperStyles } from '../test/pages/paperStyles.js';
import { learnPages } from './learnPages.js';
import { trainingPages } from './trainPages.js';

const percent = (share: number) => `${(100 * share).toFixed(1)}`.padStart(5);
const all = [];
let missing = 0;
let total = 0;
const whole = process.argv.includes('--seen') ? learnPages(trainingPages(paperStyles)) : null;
for (const [index, style] of paperStyles.entries()) {
  if (process.argv[2] && !process.argv[2].startsWith('--') && process.argv[2] !== style.name) continue;
  const weights = whole ?? learnPages(trainingPages(paperStyles.filter((other) => other !== style)));
  const measures = [];
  let lost = 0;
  for (let at = 0; at < 30; at++) {
    const page = makePage(style, 500_000 + 1000 * index + at);
    const reading = readPage(new TextEncoder().encode(page.text), 'made.txt', undefined, weights);
    const read = reading.kind === 'articles' ? reading.articles : [];
    lost += Math.max(0, page.truth.length - read.length);
    total += page.truth.length;
    const m = measurePage(read, page.truth, { read: null, iso: null });
    measures.push(m);
    if (process.argv[2] === style.name && at < 30) {
      for (const [i, a] of m.articles.entries())
        if (!a.headline || a.found < a.characters || !a.byline || !a.kind)
          console.log(
            at,
            page.truth[i]?.headline,
            a.headline,
            `${a.found}/${a.characters}`,
            'byline',
            a.byline,
            'kind',
            a.kind,
          );
    }
  }
  missing += lost;
  all.push(...measures);
  const s = summed(measures);
  console.log(
    percent(s.headline),
    percent(s.characters),
    percent(s.byline),
    percent(s.kind),
    percent(s.kicker),
    percent(s.deck),
    s.tooMany,
    lost,
    s.articles,
    style.name,
  );
}
const s = summed(all);
console.log(
  percent(s.headline),
  percent(s.characters),
  percent(s.byline),
  percent(s.kind),
  percent(s.kicker),
  percent(s.deck),
  s.tooMany,
  missing,
  total,
);
