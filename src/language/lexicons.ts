import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { city, cityNames } from '../city/index.js';

/** A list of words, as the files of `data/` hold them. */
export const words = z.array(z.string().min(1));

type Each<Names extends string> = Names extends `${infer First} ${infer Rest}` ? First | Each<Rest> : Names;

/** Lists of words as parts of a file, by their names with blanks between. */
export const lists = <const Names extends string>(names: Names): Record<Each<Names>, typeof words> =>
  Object.fromEntries(names.split(' ').map((name) => [name, words])) as Record<Each<Names>, typeof words>;

/** The lines of a text file of `data/`, without remarks (`#`) and empty ones. */
export function readLines(name: string): string[] {
  return readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')
    .split(/\r?\n/)
    .map((line) => line.replace(/#.*/, '').trim())
    .filter((line) => line !== '');
}

/** What a JSON file of `data/` holds. Throws where it has another shape. */
export function readData<T>(name: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')));
}

export const unitKinds = [
  'money',
  'share',
  'ratio',
  'area',
  'volume',
  'length',
  'weight',
  'energy',
  'temperature',
  'wind',
  'duration',
  'age',
  'speed',
  'people',
  'count',
] as const;
/** What a unit measures. */
export type UnitKind = (typeof unitKinds)[number];

/** data/language/units.json: measure words by what they measure, and what stands before and after an amount. */
export const {
  before: beforeAmounts,
  after: afterAmounts,
  ...units
} = readData(
  'language/units.json',
  z.object({
    ...lists('before after'),
    ...(Object.fromEntries(unitKinds.map((kind) => [kind, words])) as Record<UnitKind, typeof words>),
  }),
);

/** data/language/offices.json: what stands before or after a person's name. */
export const personWords = readData(
  'language/offices.json',
  z.object(lists('offices callings titles ends speaking acting')),
);

/** Titles of offices: 书记, 副市长, CEO. */
export const officeTitles: readonly string[] = personWords.offices;

/** What most offices end with: 长, 主任. */
export const officeEnds: readonly string[] = personWords.ends;

/** What people do or are: 村民, 司机. */
export const callings: readonly string[] = personWords.callings;

/** data/language/surnames.json: one and two characters. */
export const surnames: ReadonlySet<string> = new Set(
  readData('language/surnames.json', z.object(lists('surnames'))).surnames,
);

/** data/language/times.json: times by their distance from the day a text was written on. */
export const timeWords = readData(
  'language/times.json',
  z.object({
    years: z.record(z.string(), z.int()),
    typedYears: z.record(z.string(), z.int()),
    askedYears: words,
    days: z.record(z.string(), z.int()),
    months: z.record(z.string(), z.tuple([z.int(), z.int()])),
  }),
);

/** data/language/asking.json: words and marks of asking. */
export const askingWords = readData('language/asking.json', z.object(lists('words'))).words;

/** data/language/places.json: words for places, and the city's own. */
export const placeWords = readData(
  'language/places.json',
  z.object({
    home: words.transform((said) => [...cityNames, ...said]),
    regions: words.transform((everywhere) => [...city.regions, ...everywhere]),
    ...lists('countries institutions ends organisations located districts'),
  }),
);
