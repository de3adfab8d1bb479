import { z } from 'zod';
import { lists, readData, words } from '../language/index.js';

/** data/pages.json: the words a page is read by. */
export const pageWords = readData(
  'pages.json',
  z.object({
    ...lists('bylineRoles bracketedAsides datelines appNames sectionNames editorialRoles'),
    ...lists('commentaryWords columnEndings columnCounts weatherWords noticeTitles slogans sloganWords'),
    ...lists('proseWords openings danglingEnds midSentenceStarts imprintWords noticeWords'),
    ...lists('signatoryEndings placeEndings papers yearAhead aheadAfterYear yearBegins yearHere'),
    ...lists('yearlyEvents yearPast monthHere partsOfDay festivalAhead countedNotYears detailStarts'),
    ...lists('weatherStarts weatherPlaces remarkStarts'),
    columnLabels: z.object(lists('brief commentary photo notice')),
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
