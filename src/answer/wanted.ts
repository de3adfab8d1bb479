import { anyOf, callings, officeTitles, type SpanType, type TypedSpan } from '../language/index.js';
import { isOtherDimension } from './contradiction.js';
import { questionWords } from './lexicon.js';
import { fits, type Question } from './question.js';

/** How well each kind of stretch suits each kind of question, where its form decides. */
const suited: Partial<Record<Question['kind'], Partial<Record<SpanType, number>>>> = {
  time: { ordinal: 0.3 },
  person: { person: 1, organisation: 0.5, name: 0.3 },
  place: { place: 1, organisation: 0.6, name: 0.3 },
  thing: { title: 1, quoted: 1, name: 0.7, organisation: 0.6, place: 0.4, ordinal: 0.3 },
  list: { title: 0.6, quoted: 0.6, organisation: 0.6, place: 0.6, person: 0.6, name: 0.6 },
};

/** `叫什么`, `叫啥名字`: a name of whatever kind. */
const nameAsked = new RegExp(anyOf(questionWords.nameAsked), 'u');
const named: Partial<Record<SpanType, number>> = {
  person: 1,
  quoted: 0.9,
  title: 0.9,
  organisation: 0.8,
  name: 0.8,
  place: 0.5,
};

/** Whether a question asks for a name: of a person, or of one among its kind. */
export function asksForName({ kind, text, wanted: noun }: Question): boolean {
  return kind === 'person' || noun !== null || nameAsked.test(text);
}

/** `跳河的女子叫什么`, `校长姓什么`: the name of a person. */
const personNamed = new RegExp(
  `(?:${anyOf([...questionWords.persons, ...callings, ...officeTitles])})(?:的(?:名字|姓名)(?:叫|是)?|的?名叫|姓名|的?叫|姓)(?:什么|啥)|姓(?:什么|啥)`,
  'u',
);
const namesOfPersons: Partial<Record<SpanType, number>> = { person: 1, name: 0.2 };

/** How closely a question asks for a name: 2 for a person's, 1 for one of whatever kind, 0 for none. */
export function nameSought(question: Question): 0 | 1 | 2 {
  if (question.kind === 'person' || personNamed.test(question.text)) return 2;
  return asksForName(question) ? 1 : 0;
}

/** `某某是谁`, `某某的职务`: who is named is asked for by what they are. */
export const asksWhoIs = new RegExp(anyOf(questionWords.officeAsked), 'u');

/** `做什么工作`, `干啥的`: what someone does. */
const workAsked = new RegExp(anyOf(questionWords.workAsked), 'u');

/** What a question of time asks for, and the form that tells it. */
const grains = questionWords.grains.map(({ asked, told }) => ({ asked, told: new RegExp(told, 'u') }));

/** 1 when a time is as fine as was asked, 0.3 when it is not. */
function grainFit({ text }: Question, time: string): number {
  const grain = grains.find(({ asked }) => asked.some((word) => text.includes(word)));
  return !grain || grain.told.test(time) ? 1 : 0.3;
}

/**
 * How well a stretch is of the kind a question asks for: 1 surely, 0 not at all. `before` is what its sentence says
 * up to it.
 */
export function asksFor(
  question: Question,
  { type, quantity }: TypedSpan,
  text: string,
  before: string,
): number {
  if (question.phone) return type === 'phone' ? 1 : 0;
  if (question.kind === 'number') {
    if (question.ordinal) return type === 'ordinal' ? 1 : 0;
    if (quantity?.kind === 'length' && isOtherDimension(question, before)) return 0;
    return quantity && question.unit && fits(quantity, question.unit) ? 1 : 0;
  }
  if (workAsked.test(question.text) && (type === 'calling' || type === 'office')) return 1;
  if (type === 'time')
    return question.kind === 'time' ? grainFit(question, text) : question.kind === 'duration' ? 0.2 : 0;
  if (nameAsked.test(question.text) && question.kind !== 'person')
    return (personNamed.test(question.text) ? namesOfPersons : named)[type] ?? 0;
  if (question.kind === 'duration') return quantity?.kind === 'duration' ? 1 : 0;
  if (type === 'office') return asksWhoIs.test(question.text) ? 1 : 0;
  return suited[question.kind]?.[type] ?? 0;
}
