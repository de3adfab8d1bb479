export { anyOf } from './anyOf.js';
export { asksSomething } from './asking.js';
export { overlap, pairsOf } from './bigrams.js';
export { type Clause, clauseBorder, clauseEnd, clauseMarks, clausesOf } from './clauses.js';
export { inStandardWords } from './dialect.js';
export {
  beforeAmounts,
  callings,
  lists,
  officeEnds,
  officeTitles,
  placeWords,
  readData,
  readLines,
  surnames,
  timeWords,
  type UnitKind,
  unitKinds,
  words,
} from './lexicons.js';
export { normalise } from './normalise.js';
export { endsNumber, numeralOf, readNumeral } from './numerals.js';
export { findPeriods, lastYearOf, type Period, yearInDigits } from './periods.js';
export { countsIn, namesAlone, officeEnd, officeHoldersIn } from './persons.js';
export {
  districtAfter,
  districtEnd,
  institutionForm,
  isHomeWord,
  otherNames,
  regionForm,
  townForm,
} from './places.js';
export { baseUnit, type Quantity, readQuantities } from './quantities.js';
export { simplified } from './script.js';
export { closings, endsSentence, sentenceClosings, stops } from './sentenceEnds.js';
export { type Sentence, sentencesOf, splitSentences, withoutPlaceLine } from './sentences.js';
export { withoutStandIns } from './standIns.js';
export { hasDigit, isTagged } from './tags.js';
export { telephonesIn } from './telephones.js';
export { timesIn } from './times.js';
export { type NamedTown, townNamed, townNames, townsNamedIn } from './towns.js';
export {
  type Named,
  type SpanType,
  spanTypes,
  type Token,
  type TypedSpan,
  tokensOf,
  typedSpansOf,
} from './typedSpans.js';
export { unworded, type Wordings, wordingsOf } from './wordings.js';
