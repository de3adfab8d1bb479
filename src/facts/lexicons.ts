import { z } from 'zod';
import { lists, readData, unitKinds, words } from '../language/index.js';

/** data/figures.json: the words around a figure. */
export const figureWords = readData(
  'figures.json',
  z.object({
    ...lists('measures changes links emptyVerbs now timeless totals ranks each planned newsTimes'),
    ...lists('newsVerbs newsPlaces sayings continues scenes slogans anaphors lasting compared asides'),
    ...lists('persons pronouns spokenOf reporters meetings done being pastFirst'),
    ...lists('mistagged bodies properties measureEndings reports settings verbsLikeNouns finds leaning'),
    ...lists('openEnds conditions learns hours looks background vague feelings turns holds'),
    ...lists('withinPredicates besides beforeMeasures existing wins harms parts meanwhile selves formerly'),
    ...lists('lastingFor beforeLabels firms smoothly'),
    /** What a word asks for that ends so: `占地面积` an area. */
    askedKinds: z.partialRecord(z.enum(unitKinds), words),
    /** Who types these asks for a time, for one of the clock, for a telephone number, for an age. */
    ...lists('askedTimes askedClocks askedTelephones askedAges'),
  }),
);
