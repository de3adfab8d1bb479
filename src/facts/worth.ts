import { baseUnit, callings, overlap, type Quantity, type UnitKind } from '../language/index.js';
import type { Features } from './figureWeights.js';
import { has } from './flags.js';
import { figureWords } from './lexicons.js';

/** Where a number stands in its article, and what is quoted for it. */
export interface Placed {
  readonly quantity: Quantity;
  readonly sentence: string;
  readonly quotation: string;
  readonly heading: string;
  /** Values the headline and the deck name. */
  readonly headlined: boolean;
  readonly paragraph: number;
  readonly paragraphs: number;
  /** Whether it stands in one of the first two sentences of the text. */
  readonly early: boolean;
  /** What was measured of the stretch that is quoted: whether it can be understood is part of its worth. */
  readonly stretch: Features;
  readonly measured: boolean;
  readonly labelled: boolean;
}

const groups: Readonly<Partial<Record<UnitKind, string>>> = {
  money: 'money',
  share: 'rate',
  ratio: 'rate',
  count: 'count',
  people: 'people',
  area: 'area',
  volume: 'amount',
  weight: 'amount',
  energy: 'amount',
  length: 'length',
  duration: 'duration',
  age: 'age',
  temperature: 'weather',
  wind: 'weather',
  speed: 'weather',
};

/** What of a stretch tells whether a reader would know what its number is of. */
const tellingOfStretch = [
  'named',
  'nouns',
  'proper',
  'counted',
  'subjectTold',
  'subjectFirst',
  'subjectOwn',
  'subjectLead',
  'subjectNumbered',
  'emptyLead',
  'subjectLoose',
  'subjectBefore',
  'headNames',
  'joined',
  'joinedSentence',
  'opensVerb',
  'opensLink',
  'opensPronoun',
  'opensNumber',
  'opensMeasure',
  'opensPart',
  'opensSaying',
  'opensSentence',
  'changeAlone',
  'short',
  'apart',
  'verbless',
];

/** What is measured of a number to tell whether a reader would want it; its unit and the two characters before it by name: `before|产值`. */
export function worthFeatures(placed: Placed): Features {
  const { quantity, sentence, quotation, heading, paragraph, paragraphs } = placed;
  const before = sentence.slice(Math.max(0, quantity.start - 12), quantity.start);
  const after = sentence.slice(quantity.end, quantity.end + 6);
  const group = groups[quantity.kind] ?? 'count';
  const amount = quantity.value * baseUnit(quantity.unit).times;
  const size = Math.log10(Math.max(1, amount));
  const spoken =
    sentence.lastIndexOf('“', quantity.start) > sentence.lastIndexOf('”', quantity.start) ? 1 : 0;
  return {
    [`unit|${baseUnit(quantity.unit).unit}`]: 1,
    [`before|${before.replace(/[^\p{Script=Han}]/gu, '').slice(-2)}`]: 1,
    [group]: 1,
    [`${group}Size`]: size / 4,
    small: amount < 4 && group === 'count' ? 1 : 0,
    headlined: placed.headlined ? 1 : 0,
    headingShared: overlap(heading, quotation),
    early: placed.early ? 1 : 0,
    place: paragraph < 0 ? 0 : paragraph / Math.max(1, paragraphs),
    inHeadline: paragraph < 0 ? 1 : 0,
    changed: has(before, figureWords.changes),
    total: has(before, figureWords.totals),
    ranked: has(quotation, figureWords.ranks),
    each: has(before.slice(-6), figureWords.each) || has(after.charAt(0), ['/', '一']) ? 1 : 0,
    aside: has(before, figureWords.asides),
    personal: has(before, figureWords.persons) || has(quotation, callings),
    slogan: has(sentence, figureWords.slogans),
    won: has(quotation, figureWords.wins),
    wonTime: group === 'duration' || group === 'length' ? has(quotation, figureWords.wins) : 0,
    harmed: has(quotation, figureWords.harms),
    planned: has(before, figureWords.planned),
    spelled: quantity.spelled ? 1 : 0,
    spoken,
    ...Object.fromEntries(tellingOfStretch.map((name) => [name, placed.stretch[name] ?? 0])),
    measured: placed.measured ? 1 : 0,
    labelled: placed.labelled ? 1 : 0,
    length: quotation.length / 40,
  };
}
