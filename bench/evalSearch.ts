/**
 * `npm run eval:search [LIST]`: whether everyday words lead to the reports they mean. Without a list it is the one
 * that the weights were learned from (test/search/everyday.txt), which flatters.
 */
import { everydayArchives, today } from './everydaySet.js';

const shownFirst = 3;
const count = { withFitting: 0, found: 0, shown: 0, firstFits: 0, places: 0, fits: 0 };
for (const { newsroom, reports, asked } of everydayArchives(process.argv[2] ?? 'test/search/everyday.txt')) {
  const ids = new Set(reports.values());
  for (const { typed, fitting } of asked) {
    const { hits } = newsroom.desk.search.search(typed, { limit: shownFirst, offset: 0, today });
    const right = hits.map(({ id }) => fitting.has(reports.get(id) ?? ''));
    if ([...fitting].some((report) => ids.has(report))) {
      count.withFitting += 1;
      count.found += Number(right.includes(true));
    }
    count.shown += Number(right.length > 0);
    count.firstFits += Number(right[0] ?? false);
    count.places += right.length;
    count.fits += right.filter(Boolean).length;
  }
}
const share = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
console.log(
  `a fitting report among the first three: ${share(count.found, count.withFitting)} of ${count.withFitting}`,
);
console.log(`shown first, fits: ${share(count.firstFits, count.shown)} of ${count.shown}`);
console.log(`shown among the first three, fit: ${share(count.fits, count.places)} of ${count.places}`);
