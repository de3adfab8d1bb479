import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { city, cityNames } from '../city/index.js';
import { talks } from './answer.js';

const words = z.array(z.string().min(1));

export const questionKinds = [
  'time',
  'duration',
  'reason',
  'number',
  'place',
  'person',
  'list',
  'manner',
  'yesNo',
  'thing',
] as const;
/** What a question wants; the order decides between two ways of asking in one question. */
export type QuestionKind = (typeof questionKinds)[number];

const measuredKinds = ['money', 'share', 'area', 'temperature', 'people', 'age', 'length', 'wind'] as const;

/** data/questions.json: how people ask. */
export const questionWords = read(
  'questions.json',
  z.object({
    asks: z.record(z.enum(questionKinds), words),
    noise: words,
    answerWords: words,
    measures: z.record(z.enum(measuredKinds), words),
    cues: z.partialRecord(z.enum(questionKinds), words),
    home: words.transform((said) => [...cityNames, ...said]),
    regions: words.transform((everywhere) => [...city.regions, ...everywhere]),
    alike: z.array(words),
    around: words,
    persons: words,
    countries: words,
    institutions: words,
    located: words,
    namedBy: z.record(z.string(), words),
  }),
);

/** data/smallTalk.json: messages that ask nothing. */
export const smallTalkWords = read('smallTalk.json', z.partialRecord(z.enum(talks), words));

/** data/newsRequests.json: how people ask for news itself. */
export const newsRequestWords = read(
  'newsRequests.json',
  z.object({ news: words, recent: words, offer: words, about: words, made: words, works: words }),
);

function read<T>(name: string, shape: z.ZodType<T>): T {
  return shape.parse(JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')));
}

export { anyOf } from '../news/index.js';
