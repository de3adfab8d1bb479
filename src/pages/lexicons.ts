import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string().min(1)).readonly();

function read<T>(name: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')));
}

/** data/pages.json: the words a page is read by. */
export const pageWords = read(
  'pages.json',
  z.object({
    bylineRoles: words,
    datelines: words,
    appNames: words,
    sectionNames: words,
    editorialRoles: words,
    commentaryWords: words,
    columnEndings: words,
    commentaryLabels: words,
    weatherWords: words,
    noticeTitles: words,
    slogans: words,
    sloganWords: words,
    proseWords: words,
    openings: words,
    danglingEnds: words,
    midSentenceStarts: words,
    imprintWords: words,
    noticeWords: words,
    signatoryEndings: words,
    placeEndings: words,
  }),
);

/** data/surnames.json: one and two characters. */
export const surnames: ReadonlySet<string> = new Set(
  read('surnames.json', z.object({ surnames: words })).surnames,
);

/** data/events.json: what pages count down to or date themselves by. */
export const events = read(
  'events.json',
  z.object({
    openings: z.array(z.object({ names: words, opens: z.iso.date() })).readonly(),
    springFestivals: z.array(z.iso.date()).readonly(),
  }),
);
