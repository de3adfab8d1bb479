import { readdirSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { keyFigures, leadSentence, withFacts } from '../../src/facts/index.js';
import { readTextPage } from '../../src/press/index.js';
import { tokenizer } from './material.js';

const shape = z.object({
  reports: z.record(
    z.string(),
    z.object({
      wanted: z.array(z.string()),
      leads: z.array(z.string()),
      queries: z.record(z.string(), z.string()),
    }),
  ),
});

/** Lines shown of an article. */
const shownOf = 5;

/** How the lines shown of the five pages compare with what a reader wants; at most five count as wanted of one. */
export function measureWanted() {
  const { reports } = shape.parse(
    JSON.parse(readFileSync(new URL('figuresWanted.json', import.meta.url), 'utf8')),
  );
  const seeds = new URL('../../seeds/', import.meta.url);
  const articles = readdirSync(seeds).flatMap((name) => {
    if (!name.endsWith('.txt')) return [];
    const reading = readTextPage(readFileSync(new URL(name, seeds)), name);
    return reading.kind === 'articles' ? reading.articles.map((one) => withFacts(one, tokenizer)) : [];
  });
  const tally = { recalled: 0, wanted: 0, shown: 0, shownWanted: 0, leads: 0, leadsRight: 0 };
  const asked = { queries: 0, queriesRight: 0 };
  const lines: string[] = [];
  for (const [headline, { wanted, leads, queries }] of Object.entries(reports)) {
    const article = articles.find((one) => one.headline === headline);
    if (!article) throw new Error(`no report on the pages has the headline ${headline}`);
    const shown = keyFigures(article, shownOf).map(({ quotation }) => quotation.text);
    const most = Math.min(shownOf, wanted.length);
    tally.wanted += most;
    tally.recalled += Math.min(
      most,
      wanted.filter((number) => shown.some((line) => line.includes(number))).length,
    );
    const good = (line: string) => wanted.some((number) => line.includes(number));
    tally.shown += shown.length;
    tally.shownWanted += shown.filter(good).length;
    const lead = leadSentence(article) ?? '';
    const right = leads.some((beginning) => lead.startsWith(beginning));
    tally.leads += 1;
    tally.leadsRight += right ? 1 : 0;
    lines.push(`${headline}\n  ${right ? '' : '(not the lead wanted) '}${lead}`);
    for (const line of shown) lines.push(`  ${good(line) ? '+' : '-'} ${line}`);
    for (const [query, number] of Object.entries(queries)) {
      const first = keyFigures(article, shownOf, [query])[0]?.quotation.text ?? '';
      asked.queries += 1;
      asked.queriesRight += first.includes(number) ? 1 : 0;
      if (!first.includes(number)) lines.push(`  (${query} shows first) ${first}`);
    }
  }
  return { ...tally, ...asked, lines };
}
