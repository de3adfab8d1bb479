import { z } from 'zod';
import { anyOf, lists, readData, words } from '../language/index.js';

/** data/pages.json: the words a page is read by. */
export const pageWords = readData(
  'pages.json',
  z.object({
    ...lists('bylineRoles bracketedAsides datelines appNames sectionNames editorialRoles'),
    ...lists('commentaryWords columnEndings columnCounts weatherWords noticeTitles slogans sloganWords'),
    ...lists('proseWords openings danglingEnds midSentenceStarts imprintWords noticeWords'),
    ...lists('signatoryEndings placeEndings papers yearAhead aheadAfterYear yearBegins yearHere'),
    ...lists('yearlyEvents yearPast monthHere partsOfDay festivalAhead countedNotYears detailStarts'),
    ...lists('weatherStarts weatherPlaces forecastTitles remarkStarts'),
    columnLabels: z.object(lists('brief commentary photo notice')),
  }),
);

export const weatherWord = new RegExp(anyOf(pageWords.weatherWords), 'gu');
export const sloganWord = new RegExp(anyOf(pageWords.sloganWords), 'gu');
/** Matches the end of what is not said to the end: `我市将`. */
export const danglingEnd = new RegExp(`(?:${anyOf(pageWords.danglingEnds)})$`, 'u');

/** data/events.json: what pages count down to or date themselves by. */
export const events = readData(
  'events.json',
  z.object({
    openings: z.array(z.object({ names: words, opens: z.iso.date() })).readonly(),
    springFestivals: z.array(z.iso.date()).readonly(),
  }),
);
