import { z } from 'zod';
import type { Place } from '../news/index.js';
import { readData } from './lexicons.js';

const forms = z.array(
  z.object({
    form: z.string(),
    examples: z.array(z.string()).min(1),
    not: z.array(z.string()).default([]),
  }),
);

/** data/language/printedTimes.json: the forms of times, place by place, each with examples. */
export const printedTimes = readData(
  'language/printedTimes.json',
  z.object({ places: z.array(z.object({ place: z.string(), forms })), reigns: forms }),
);

const any = (list: z.infer<typeof forms>): string => `(?:${list.map(({ form }) => form).join('|')})`;
const placeForms = new Map(printedTimes.places.map((one) => [one.place, any(one.forms)]));
const whole = [...placeForms.values()]
  .map((form) => `${form.replace(/\{(\p{L}+)\}/gu, (_, place: string) => placeForms.get(place) ?? '')}?`)
  .join('');
const time = new RegExp(whole, 'gu');
const reign = new RegExp(any(printedTimes.reigns), 'gu');
/** What stands around a time, and is none by itself. */
const bareAffix = /^(?:前后|[前后左右许起]|以前|以后|之前|之后|期间|前夕|左右)+$/u;

/** Times as printed, whole: `2017年9月底`, `晚上7点`, `上午9:00至11:30`, `每周三下午`, `春节前`, `近日`. */
export function timesIn(text: string): Place[] {
  return [...text.matchAll(time), ...text.matchAll(reign)]
    .filter(([printed]) => printed !== '' && !bareAffix.test(printed))
    .map(({ 0: printed, index }) => ({ start: index, end: index + printed.length }));
}
