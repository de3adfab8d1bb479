import { z } from 'zod';
import { readData, words } from '../language/index.js';

/** data/pages.json: the words a page is read by. */
export const pageWords = readData(
  'pages.json',
  z.object({
    bylineRoles: words,
    bracketedAsides: words,
    datelines: words,
    appNames: words,
    sectionNames: words,
    editorialRoles: words,
    commentaryWords: words,
    columnEndings: words,
    columnCounts: words,
    columnLabels: z.object({
      brief: words,
      commentary: words,
      photo: words,
      notice: words,
    }),
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

/** data/events.json: what pages count down to or date themselves by. */
export const events = readData(
  'events.json',
  z.object({
    openings: z.array(z.object({ names: words, opens: z.iso.date() })).readonly(),
    springFestivals: z.array(z.iso.date()).readonly(),
  }),
);
