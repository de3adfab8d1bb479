import { z } from 'zod';
import { lists, readData, unitKinds, words } from '../language/index.js';
import { talks } from './answer.js';

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
const kindsAtAsking = ['money', 'share', 'weight', 'speed'] as const;

/** data/questions.json: how people ask. */
export const questionWords = readData(
  'questions.json',
  z.object({
    asks: z.record(z.enum(questionKinds), words),
    ...lists('noise answerWords around clinging persons idle courtesies phones nameAsked officeAsked'),
    ...lists('workAsked holderNow pointedPlaces pointedPersons comparing wordedAmounts counters'),
    ...lists(
      'soldSmall pointedCounters pointedParts eachCounters askedUnits unitNouns askedNouns leadsTo goingOn',
    ),
    implied: z.array(z.object({ forms: words, kinds: z.array(z.enum(unitKinds)) })),
    grains: z.array(z.object({ asked: words, told: z.string() })),
    measures: z.record(z.enum(measuredKinds), words),
    atAsking: z.record(z.enum(kindsAtAsking), words),
    cues: z.partialRecord(z.enum(questionKinds), words),
    alike: z.array(words),
    namedBy: z.record(z.string(), words),
  }),
);

/** data/smallTalk.json: messages that ask nothing. */
export const smallTalkWords = readData(
  'smallTalk.json',
  z.partialRecord(z.enum([...talks, 'particles', 'address']), words),
);

/** data/newsRequests.json: how people ask for news itself. */
export const newsRequestWords = readData(
  'newsRequests.json',
  z.object(lists('news recent offer about made works courtesies ofNews whoWrote whoTook ofReports')),
);
