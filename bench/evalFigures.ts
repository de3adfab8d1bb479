/**
 * `npm run eval:figures`: the figures and leads of the five pages against what a reader wants of them, written by
 * hand in test/facts/figuresWanted.json; `-- --show` prints every line.
 */
import { measureWanted } from '../test/facts/figuresWanted.js';

const show = process.argv.includes('--show');
const measure = measureWanted();
if (show) for (const line of measure.lines) console.log(line);
const percent = (part: number, whole: number) =>
  `${((100 * part) / whole).toFixed(1)}% (${part} of ${whole})`;
console.log(`recall in the first five: ${percent(measure.recalled, measure.wanted)}`);
console.log(`wanted of the lines shown: ${percent(measure.shownWanted, measure.shown)}`);
console.log(`leads that say what happened: ${percent(measure.leadsRight, measure.leads)}`);
console.log(`the figure on the query first: ${percent(measure.queriesRight, measure.queries)}`);
