import { readFileSync } from 'node:fs';
import { z } from 'zod';

const words = z.array(z.string().min(1));

function read<T>(name: string, shape: z.ZodType<T>): T {
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

/** data/units.json: measure words by what they measure. */
export const units: Readonly<Record<UnitKind, readonly string[]>> = read(
  'units.json',
  z.object(Object.fromEntries(unitKinds.map((kind) => [kind, words])) as Record<UnitKind, typeof words>),
);

/** data/figures.json: what stands before and after an amount, as `近` and `左右`. */
export const amountWords = read('figures.json', z.object({ before: words, after: words }));

/** data/offices.json: what stands before or after a person's name. */
export const officeWords = read('offices.json', z.object({ offices: words, callings: words, titles: words }));

/** Titles of offices: 书记, 副市长, CEO. */
export const officeTitles: readonly string[] = officeWords.offices;

/** What people do or are: 村民, 司机. */
export const callings: readonly string[] = officeWords.callings;

/** data/surnames.json. */
export const surnames: readonly string[] = read('surnames.json', z.object({ surnames: words })).surnames;
