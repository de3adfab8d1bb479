import { anyOf, endsNumber, type TypedSpan, unitKinds } from '../language/index.js';
import { questionKinds, questionWords } from './lexicon.js';
import { isHome, isProperName as isName, type Term } from './question.js';
import {
  heaviestUnsaid,
  namesElsewhere,
  type Regard,
  type Sight,
  type Standing,
  share,
  strangersIn,
} from './regard.js';
import { asksForName, nameSought } from './wanted.js';
import { yearOfSentence } from './years.js';

/** One sentence, held against a question, in its surroundings. */
interface View {
  readonly regard: Regard;
  readonly sight: Sight;
  /** The sentences beside it, in its paragraph. */
  readonly before: Sight | undefined;
  readonly after: Sight | undefined;
  /** What of the question its paragraph says before it, or the paragraph before where it begins one. */
  readonly earlier: readonly number[];
}

const isVerb = ({ tag }: Term): boolean => tag.startsWith('v');
const isNoun = ({ role }: Term): boolean => role === 'key';
const any = (): boolean => true;
const isPerson = ({ type }: TypedSpan): boolean => type === 'person';
/** A sentence that goes on about what the one before it named. */
const goesOn = new RegExp(`^[“"]?(?:${anyOf(questionWords.goingOn)})`, 'u');
const negation = /[没未无非不]/u;
/** 35, 5路, 二期, 第三届. */
const digits = /\d+(?:\.\d+)?|[一二三四五六七八九十]+(?=[期届级批等号路线组季])/gu;

/** The features of a sentence: what each measures, and why. */
export const sentenceFeatures: readonly {
  readonly name: string;
  readonly why: string;
  readonly of: (view: View) => number;
}[] = [
  {
    name: 'kind',
    why: 'how much must be said differs by what is asked',
    of: ({ regard }) => (questionKinds as readonly string[]).indexOf(regard.question.kind),
  },
  { name: 'terms', why: 'few words are said by chance', of: ({ regard }) => regard.question.terms.length },
  {
    name: 'length asked',
    why: 'a long question may go unsaid in part',
    of: ({ regard }) => regard.question.text.length,
  },
  {
    name: 'said',
    why: 'the question by weight',
    of: ({ regard, sight }) => share(regard.weights, sight.said),
  },
  {
    name: 'said with heading',
    why: 'the headline is understood in each sentence',
    of: ({ regard, sight }) => share(regard.weights, sight.said, regard.inHeading),
  },
  {
    name: 'said with before',
    why: 'a subject is named once, then left out',
    of: ({ regard, sight, before }) => share(regard.weights, sight.said, before?.said),
  },
  {
    name: 'said with after',
    why: 'speech names its speaker after it',
    of: ({ regard, sight, after }) => share(regard.weights, sight.said, after?.said),
  },
  {
    name: 'said so far',
    why: 'the paragraph up to here with the heading',
    of: ({ regard, sight, earlier }) => share(regard.weights, sight.said, earlier, regard.inHeading),
  },
  {
    name: 'said in all',
    why: 'what no sentence of the article says, it does not tell',
    of: ({ regard }) => share(regard.weights, regard.inWhole, regard.inHeading),
  },
  {
    name: 'heading says',
    why: 'the article is about it',
    of: ({ regard }) => share(regard.weights, regard.inHeading),
  },
  {
    name: 'unsaid',
    why: 'the heaviest word left out',
    of: ({ regard, sight }) => heaviestUnsaid(regard, any, sight.said),
  },
  {
    name: 'unsaid nearby',
    why: 'the same with neighbours and heading',
    of: ({ regard, sight, before, earlier }) =>
      heaviestUnsaid(regard, any, sight.said, before?.said, earlier, regard.inHeading),
  },
  {
    name: 'unsaid anywhere',
    why: 'a word the article never says is a near miss',
    of: ({ regard }) => heaviestUnsaid(regard, any, regard.inWhole, regard.inHeading),
  },
  {
    name: 'name unsaid nearby',
    why: 'another name is another subject',
    of: ({ regard, sight, before, earlier }) =>
      heaviestUnsaid(regard, isName, sight.said, before?.said, earlier, regard.inHeading),
  },
  {
    name: 'name unsaid',
    why: 'the same in the sentence alone',
    of: ({ regard, sight }) => heaviestUnsaid(regard, isName, sight.said),
  },
  {
    name: 'name unsaid anywhere',
    why: 'the same in the article',
    of: ({ regard }) => heaviestUnsaid(regard, isName, regard.inWhole, regard.inHeading),
  },
  {
    name: 'verb unsaid',
    why: 'what is done must be said',
    of: ({ regard, sight }) => heaviestUnsaid(regard, isVerb, sight.said),
  },
  {
    name: 'noun unsaid nearby',
    why: 'seats are not pupils',
    of: ({ regard, sight, before }) =>
      heaviestUnsaid(regard, isNoun, sight.said, before?.said, regard.inHeading),
  },
  {
    name: 'noun unsaid',
    why: 'the same in the sentence alone',
    of: ({ regard, sight }) => heaviestUnsaid(regard, isNoun, sight.said),
  },
  {
    name: 'need unsaid',
    why: '二期 is always said where it is asked for, 那事 never: the most needed word left out',
    of: ({ regard, sight, before, earlier }) =>
      mostNeeded(regard, any, sight.said, before?.said, earlier, regard.inHeading),
  },
  {
    name: 'need unmeant',
    why: 'the same in any words',
    of: ({ regard, sight, before, earlier }) =>
      mostNeeded(regard, any, sight.meant, before?.meant, earlier, regard.inHeading),
  },
  {
    name: 'need unsaid anywhere',
    why: 'the same in the whole article',
    of: ({ regard }) => mostNeeded(regard, any, regard.inWhole, regard.inHeading),
  },
  {
    name: 'need of verb or noun unmeant',
    why: 'the same of what is no name',
    of: ({ regard, sight, before }) =>
      mostNeeded(regard, (term) => !isName(term), sight.meant, before?.meant, regard.inHeading),
  },
  {
    name: 'needs unsaid',
    why: 'how surprising all that is left out is together, in nats',
    of: ({ regard, sight, before, earlier }) =>
      surprise(regard, sight.said, before?.said, earlier, regard.inHeading),
  },
  {
    name: 'needs unmeant',
    why: 'the same in any words',
    of: ({ regard, sight, before, earlier }) =>
      surprise(regard, sight.meant, before?.meant, earlier, regard.inHeading),
  },
  {
    name: 'needs unsaid anywhere',
    why: 'the same in the whole article',
    of: ({ regard }) => surprise(regard, regard.inWhole, regard.inHeading),
  },
  {
    name: 'worded',
    why: '驾驶证 says 驾照: words of the question said as reports say them',
    of: ({ regard, sight }) => share(regard.weights, sight.worded),
  },
  {
    name: 'worded nearby',
    why: 'the same with neighbours and heading',
    of: ({ regard, sight, before, earlier }) =>
      share(regard.weights, sight.worded, before?.worded, earlier, regard.headingWorded),
  },
  {
    name: 'unworded',
    why: 'the heaviest word that nothing says in any way',
    of: ({ regard, sight }) => heaviestUnsaid(regard, any, sight.worded),
  },
  {
    name: 'unworded nearby',
    why: 'the same with neighbours and heading',
    of: ({ regard, sight, before, earlier }) =>
      heaviestUnsaid(regard, any, sight.worded, before?.worded, earlier, regard.headingWorded),
  },
  {
    name: 'unworded anywhere',
    why: 'what the article says in no way, it does not tell',
    of: ({ regard }) => heaviestUnsaid(regard, any, regard.wholeWorded, regard.headingWorded),
  },
  {
    name: 'no name unworded nearby',
    why: 'what is done and what is asked for',
    of: ({ regard, sight, before, earlier }) =>
      heaviestUnsaid(
        regard,
        (term) => !isName(term),
        sight.worded,
        before?.worded,
        earlier,
        regard.headingWorded,
      ),
  },
  {
    name: 'rest worded',
    why: 'what the heading leaves unsaid',
    of: ({ regard, sight }) => restShare(regard, sight.worded),
  },
  {
    name: 'rest worded nearby',
    why: 'the same with the sentence before',
    of: ({ regard, sight, before }) => restShare(regard, sight.worded, before?.worded),
  },
  {
    name: 'measured worded',
    why: 'what is counted, in any way',
    of: ({ regard, sight, before }) =>
      Math.max(measuredSaid(regard, sight.worded), 0.8 * measuredSaid(regard, before?.worded ?? [])),
  },
  {
    name: 'need unworded',
    why: 'the most needed word that nothing near says in any way',
    of: ({ regard, sight, before, earlier }) =>
      mostNeeded(regard, any, sight.worded, before?.worded, earlier, regard.headingWorded),
  },
  {
    name: 'needs unworded',
    why: 'all of them together',
    of: ({ regard, sight, before, earlier }) =>
      surprise(regard, sight.worded, before?.worded, earlier, regard.headingWorded),
  },
  {
    name: 'needs unworded here',
    why: 'the same in the sentence alone',
    of: ({ regard, sight }) => surprise(regard, sight.worded, regard.headingWorded),
  },
  {
    name: 'needs unworded anywhere',
    why: 'the same in the whole article',
    of: ({ regard }) => surprise(regard, regard.wholeWorded, regard.headingWorded),
  },
  {
    name: 'needs',
    why: 'how much had to be said at all',
    of: ({ regard }) => surprise(regard),
  },
  {
    name: 'words unsaid nearby',
    why: 'how many, not how heavy',
    of: ({ regard, sight, before, earlier }) =>
      regard.question.terms.filter(
        (_, t) =>
          Math.max(sight.said[t] ?? 0, before?.said[t] ?? 0, earlier[t] ?? 0, regard.inHeading[t] ?? 0) < 0.5,
      ).length,
  },
  { name: 'alike said', why: '创办 for 创立', of: ({ regard, sight }) => share(regard.weights, sight.alike) },
  {
    name: 'alike said nearby',
    why: 'the same with heading and neighbour',
    of: ({ regard, sight, before, earlier }) =>
      share(regard.weights, sight.alike, before?.alike, earlier, regard.inHeading),
  },
  {
    name: 'unalike',
    why: 'the heaviest word that nothing is like',
    of: ({ regard, sight, earlier }) => heaviestUnsaid(regard, any, sight.alike, earlier, regard.inHeading),
  },
  {
    name: 'verb unalike',
    why: 'what is done, in other words',
    of: ({ regard, sight }) => heaviestUnsaid(regard, isVerb, sight.alike),
  },
  {
    name: 'meant',
    why: '免费 for 门票: words near in meaning',
    of: ({ regard, sight }) => share(regard.weights, sight.meant),
  },
  {
    name: 'meant nearby',
    why: 'the same with heading and neighbour',
    of: ({ regard, sight, before, earlier }) =>
      share(regard.weights, sight.meant, before?.meant, earlier, regard.inHeading),
  },
  {
    name: 'unmeant',
    why: 'the heaviest word that nothing is near to in meaning',
    of: ({ regard, sight, earlier }) => heaviestUnsaid(regard, any, sight.meant, earlier, regard.inHeading),
  },
  {
    name: 'verb meant',
    why: 'what is done, in other words',
    of: ({ regard, sight }) => leastMeant(regard, isVerb, sight.meant),
  },
  {
    name: 'noun meant nearby',
    why: 'seats are not pupils',
    of: ({ regard, sight, before }) =>
      leastMeant(regard, isNoun, sight.meant, before?.meant, regard.inHeading),
  },
  {
    name: 'rest said',
    why: 'what is asked of the subject that the heading names',
    of: ({ regard, sight }) => restShare(regard, sight.said),
  },
  {
    name: 'rest meant',
    why: 'the same in other words',
    of: ({ regard, sight }) => restShare(regard, sight.meant),
  },
  {
    name: 'rest meant nearby',
    why: 'the same with the sentence before',
    of: ({ regard, sight, before }) => restShare(regard, sight.meant, before?.meant),
  },
  {
    name: 'rest meant leads',
    why: 'by how much more than any other sentence of its article',
    of: ({ regard, sight }) => leadOf(regard.restMeant, sight.index),
  },
  {
    name: 'rest meant most',
    why: 'what no sentence says in any words, none answers',
    of: ({ regard }) => Math.max(0, ...regard.restMeant),
  },
  {
    name: 'telling words',
    why: 'what few sentences of the article say tells them apart',
    of: ({ regard, sight }) => regard.telling.words[sight.index] ?? 0,
  },
  {
    name: 'telling worded',
    why: 'the same in the words of reports',
    of: ({ regard, sight }) => regard.telling.worded[sight.index] ?? 0,
  },
  {
    name: 'telling worded lead',
    why: 'by how much more than any other sentence',
    of: ({ regard, sight }) => leadOf(regard.telling.worded, sight.index),
  },
  {
    name: 'telling characters',
    why: 'the same by characters: 缝 of 缝了几针',
    of: ({ regard, sight }) => regard.telling.characters[sight.index] ?? 0,
  },
  {
    name: 'telling pairs',
    why: 'the same by pairs',
    of: ({ regard, sight }) => regard.telling.pairs[sight.index] ?? 0,
  },
  {
    name: 'telling words lead',
    why: 'by how much more than any other sentence',
    of: ({ regard, sight }) => leadOf(regard.telling.words, sight.index),
  },
  {
    name: 'telling characters lead',
    why: 'the same',
    of: ({ regard, sight }) => leadOf(regard.telling.characters, sight.index),
  },
  {
    name: 'telling pairs lead',
    why: 'the same',
    of: ({ regard, sight }) => leadOf(regard.telling.pairs, sight.index),
  },
  {
    name: 'counts as asked',
    why: '几针 wants a number before 针',
    of: ({ regard, sight }) => countsAsAsked(regard, sight.passage.normal),
  },
  {
    name: 'offer is rare',
    why: 'the only sentence that has the kind asked for',
    of: ({ regard, sight }) =>
      sight.offered.length === 0 ? 0 : 1 / regard.sights.filter(({ offered }) => offered.length > 0).length,
  },
  {
    name: 'pairs',
    why: 'words said in part, or cut otherwise',
    of: ({ regard, sight }) => pairShare(regard, sight.passage.normal),
  },
  {
    name: 'pairs with before',
    why: 'the same with the sentence before and the heading',
    of: ({ regard, sight, before }) =>
      pairShare(regard, `${sight.passage.normal}\n${before?.passage.normal ?? ''}\n${regard.read.heading}`),
  },
  {
    name: 'pairs in all',
    why: 'the same over the article',
    of: ({ regard }) => pairShare(regard, regard.read.whole),
  },
  {
    name: 'longest run',
    why: 'a stretch of the question letter by letter',
    of: ({ regard, sight }) => longestRun(regard.question.about, sight.passage.normal),
  },
  {
    name: 'longest run share',
    why: 'the same as a part of the question',
    of: ({ regard, sight }) =>
      longestRun(regard.question.about, sight.passage.normal) / (regard.question.about.length || 1),
  },
  { name: 'tightness', why: 'scattered words are no match', of: ({ sight }) => tightness(sight) },
  {
    name: 'measured said',
    why: 'what stands beside the asking stands beside the answer',
    of: ({ regard, sight }) => measuredSaid(regard, sight.said),
  },
  {
    name: 'measured said nearby',
    why: 'the same with neighbours and heading',
    of: ({ regard, sight, before }) =>
      Math.max(
        measuredSaid(regard, sight.said),
        measuredSaid(regard, before?.said ?? []),
        measuredSaid(regard, regard.inHeading),
      ),
  },
  {
    name: 'measured meant',
    why: 'the same in other words',
    of: ({ regard, sight, before }) =>
      Math.max(measuredSaid(regard, sight.meant), 0.8 * measuredSaid(regard, before?.meant ?? [])),
  },
  {
    name: 'best offer',
    why: 'how well the best of them suits',
    of: ({ sight }) => Math.max(0, ...sight.offered.map(({ suits }) => suits)),
  },
  {
    name: 'best offer in article',
    why: 'an article without the kind asked for does not answer',
    of: ({ regard }) =>
      Math.max(0, ...regard.sights.flatMap(({ offered }) => offered.map(({ suits }) => suits))),
  },
  {
    name: 'offers',
    why: 'a stretch of the kind asked for',
    of: ({ sight }) => Math.min(4, sight.offered.length),
  },
  {
    name: 'offers in article',
    why: 'the only amount of a kind is likely the one asked for',
    of: ({ regard }) =>
      Math.min(
        12,
        regard.sights.reduce((sum, { offered }) => sum + offered.length, 0),
      ),
  },
  {
    name: 'wanted said',
    why: '哪个村: the word in the asking',
    of: ({ regard, sight }) => {
      const { wanted, terms } = regard.question;
      return wanted ? (sight.said[terms.indexOf(wanted)] ?? 0) : -1;
    },
  },
  {
    name: 'wanted said anywhere',
    why: '哪个体育馆: the article names one',
    of: ({ regard }) => {
      const { wanted, terms } = regard.question;
      if (!wanted) return -1;
      const at = terms.indexOf(wanted);
      return Math.max(regard.inWhole[at] ?? 0, regard.inHeading[at] ?? 0);
    },
  },
  {
    name: 'leads to an answer',
    why: 'words learned to stand beside such answers',
    of: ({ sight }) => sight.cue,
  },
  {
    name: 'leads most',
    why: 'the same against the other sentences of its article',
    of: ({ regard, sight }) =>
      sight.cue - Math.max(0, ...regard.sights.map((other) => (other === sight ? 0 : other.cue))),
  },
  { name: 'cue', why: '因为 answers why', of: ({ regard, sight }) => cueIn(regard, sight.passage.normal) },
  {
    name: 'place of article',
    why: 'search knows what is asked about',
    of: ({ regard }) => regard.standing.place,
  },
  { name: 'score of article', why: 'the same, by how much', of: ({ regard }) => regard.standing.score },
  {
    name: 'coverage of article',
    why: 'the same, by how much of the question',
    of: ({ regard }) => regard.standing.coverage,
  },
  {
    name: 'length',
    why: 'long sentences say more by chance',
    of: ({ sight }) => sight.passage.normal.length,
  },
  { name: 'index', why: 'leads answer more', of: ({ sight }) => Math.min(20, sight.index) },
  {
    name: 'sentences',
    why: 'a long article says more by chance',
    of: ({ regard }) => Math.min(60, regard.sights.length),
  },
  {
    name: 'goes on',
    why: 'its subject stands before it',
    of: ({ sight }) => Number(goesOn.test(sight.passage.normal)),
  },
  {
    name: 'best in article',
    why: 'its lead over the others of its article',
    of: ({ regard, sight }) =>
      share(regard.weights, sight.said) -
      Math.max(
        0,
        ...regard.sights.filter((one) => one !== sight).map((one) => share(regard.weights, one.said)),
      ),
  },
  {
    name: 'told before',
    why: 'a sentence that asks, answered by the next',
    of: ({ regard, before }) =>
      before && /[?？]["”]?$/u.test(before.passage.normal) ? share(regard.weights, before.said) : 0,
  },
  {
    name: 'asks itself',
    why: 'a question answers nothing',
    of: ({ sight }) => Number(/[?？]["”]?$/u.test(sight.passage.normal)),
  },
  {
    name: 'year',
    why: 'another year is another fact',
    of: ({ regard, sight }) => yearOfSentence(regard, sight),
  },
  {
    name: 'numbers unsaid',
    why: 'a number in the question marks the one meant',
    of: ({ regard, sight }) => numbersUnsaid(regard, sight.passage.normal),
  },
  {
    name: 'numbers unsaid anywhere',
    why: '5路 is not 4路',
    of: ({ regard }) => numbersUnsaid(regard, `${regard.read.heading}\n${regard.read.whole}`),
  },
  {
    name: 'deputy alone',
    why: '副主任 is not who was asked for with 主任',
    of: ({ regard, sight }) => Number(regard.question.terms.some((term) => isDeputyAlone(sight, term))),
  },
  {
    name: 'named vaguely',
    why: '一家咖啡馆: what the paper leaves unnamed has no name to give',
    of: ({ regard, sight }) => (asksForName(regard.question) ? vaguelySaid(regard, sight) : -1),
  },
  {
    name: 'name sought',
    why: 'a sentence without a name gives none',
    of: ({ regard }) => nameSought(regard.question),
  },
  {
    name: 'persons in article',
    why: 'a report that names nobody gives no name',
    of: ({ regard }) => Math.min(8, regard.persons),
  },
  {
    name: 'wanted is named',
    why: '哪家银行 wants a bank with its name',
    of: ({ regard, sight }) => wantedNamed(regard, sight),
  },
  {
    name: 'unit asked',
    why: 'what kind of amount',
    of: ({ regard }) => {
      const [kind] = regard.question.unit?.kinds ?? [];
      return kind ? unitKinds.indexOf(kind) : -1;
    },
  },
  {
    name: 'each',
    why: '多少钱一斤 is not what all of it brought',
    of: ({ regard, sight }) => eachSaid(regard, sight.passage.normal),
  },
  {
    name: 'other people',
    why: 'persons the question does not name: one of them may be meant instead',
    of: ({ regard, sight }) => Math.min(6, strangersIn(regard, sight).filter(isPerson).length),
  },
  {
    name: 'other names',
    why: 'what is told may be of what they name, not of what is asked about',
    of: ({ regard, sight }) => Math.min(6, strangersIn(regard, sight).filter((one) => !isPerson(one)).length),
  },
  {
    name: 'negation',
    why: 'what is not is asked for by a not',
    of: ({ regard, sight }) => Number(regard.question.negated) - Number(negation.test(sight.passage.normal)),
  },
  {
    name: 'elsewhere',
    why: 'another place named in the sentence',
    of: ({ regard, sight }) => Number(namesElsewhere(regard.question, sight.passage)),
  },
  {
    name: 'names home',
    why: 'the city is understood',
    of: ({ regard }) => Number(regard.question.terms.some(isHome)),
  },
  { name: 'defines', why: 'what something is', of: ({ regard }) => Number(regard.question.defines) },
  {
    name: 'heading alone',
    why: 'said by the heading and not by the sentence',
    of: ({ regard, sight }) =>
      share(regard.weights, sight.said, regard.inHeading) - share(regard.weights, sight.said),
  },
  {
    name: 'subhead',
    why: 'a subhead tells nothing',
    of: ({ regard, sight }) => Number(regard.read.article.subheads.includes(sight.passage.paragraph)),
  },
];

export const sentenceFeatureNames: readonly string[] = sentenceFeatures.map(({ name }) => name);

/** The features of each sentence of an article, in their order. */
export function measureSentences(regard: Regard): Float32Array[] {
  return regard.sights.map((sight) => {
    const view = viewOf(regard, sight);
    const values = new Float32Array(sentenceFeatures.length);
    for (let at = 0; at < values.length; at++) values[at] = sentenceFeatures[at]?.of(view) ?? 0;
    return values;
  });
}

/** Where the features of where an article stands among those found are, by what they take of its standing. */
const standingAt = (['place', 'score', 'coverage'] as const).map(
  (part) => [part, sentenceFeatureNames.indexOf(`${part} of article`)] as const,
);

/** The features of a sentence as if its article stood elsewhere among those found. */
export function withStanding(features: Float32Array, standing: Standing): Float32Array {
  const moved = features.slice();
  for (const [part, at] of standingAt) moved[at] = standing[part];
  return moved;
}

function viewOf(regard: Regard, sight: Sight): View {
  const { index, passage } = sight;
  const beside = (offset: number) => {
    const other = regard.sights[index + offset];
    return other?.passage.paragraph === passage.paragraph ? other : undefined;
  };
  const paragraph = beside(-1) ? passage.paragraph : passage.paragraph - 1;
  const earlier = regard.question.terms.map(() => 0);
  for (let at = index - 1; at >= 0; at--) {
    const other = regard.sights[at];
    if (!other || other.passage.paragraph < paragraph) break;
    for (const [t, much] of other.said.entries()) earlier[t] = Math.max(earlier[t] ?? 0, much);
  }
  return { regard, sight, before: beside(-1), after: beside(1), earlier };
}

/** The chance that answers say it of the most needed term that some texts leave unsaid, among those chosen. */
function mostNeeded(
  { question, needs }: Regard,
  chosen: (term: Term) => boolean,
  ...texts: readonly (readonly number[] | undefined)[]
): number {
  return question.terms.reduce((most, term, t) => {
    const said = Math.max(0, ...texts.map((text) => text?.[t] ?? 0));
    return chosen(term) ? Math.max(most, (1 - said) * (needs[t] ?? 0)) : most;
  }, 0);
}

/** How unlikely an answer leaves out what some texts leave unsaid: the sum of -ln(1 - need) over those terms. */
function surprise({ needs }: Regard, ...texts: readonly (readonly number[] | undefined)[]): number {
  return needs.reduce((sum, need, t) => {
    const said = Math.max(0, ...texts.map((text) => text?.[t] ?? 0));
    return sum - (1 - said) * Math.log(Math.max(0.01, 1 - need));
  }, 0);
}

/** How much more than the best other of some values. */
function leadOf(values: readonly number[], index: number): number {
  let other = 0;
  for (const [at, value] of values.entries()) if (at !== index) other = Math.max(other, value);
  return (values[index] ?? 0) - other;
}

/** Of what the heading leaves unsaid, how much some texts say together; -1 when it says all. */
function restShare({ rest }: Regard, ...texts: readonly (readonly number[] | undefined)[]): number {
  return rest.every((weight) => weight === 0) ? -1 : share(rest, ...texts);
}

/** How far the term of the chosen kind that some texts say least is said; 1 when there is none. */
function leastMeant(
  { question }: Regard,
  chosen: (term: Term) => boolean,
  ...texts: readonly (readonly number[] | undefined)[]
): number {
  return question.terms.reduce(
    (least, term, t) =>
      chosen(term) ? Math.min(least, Math.max(...texts.map((said) => said?.[t] ?? 0))) : least,
    1,
  );
}

/** 1 when a number stands before the word that was asked to be counted, 0 when not, -1 when none was. */
function countsAsAsked({ question }: Regard, text: string): number {
  const counted = question.counted;
  if (counted === null) return -1;
  for (let at = text.indexOf(counted); at > 0; at = text.indexOf(counted, at + 1))
    if (endsNumber(text, at)) return 1;
  return 0;
}

/** 1 when a sentence says 每斤, 一斤 or 元/斤 where each 斤 was asked for, 0 when not, -1 when nothing was. */
function eachSaid({ question: { each } }: Regard, text: string): number {
  return each === null ? -1 : Number(new RegExp(`[每一/]${each}|${each}均`, 'u').test(text));
}

/** 1 when a sentence has the thing asked for with a name before it, 0 when not, -1 when none was asked for. */
function wantedNamed({ question: { wanted, text } }: Regard, { passage: { tokens } }: Sight): number {
  if (wanted === null) return -1;
  const endings = [wanted.text, ...(questionWords.namedBy[wanted.text] ?? [])];
  const isName = tokens.some(({ word }, at) => {
    const ending = endings.find((each) => word.endsWith(each));
    if (ending === undefined) return false;
    if (word.length > ending.length) return !text.includes(word);
    const before = tokens[at - 1];
    return before !== undefined && named.test(before.tag) && !text.includes(before.word + word);
  });
  return Number(isName);
}
const named = /^(?:n|x|j|eng|m|b)/u;

function pairShare({ pairs }: Regard, text: string): number {
  if (pairs.length === 0) return 0;
  return pairs.filter((pair) => text.includes(pair)).length / pairs.length;
}

/** Characters of the longest stretch two texts share, up to 12. */
function longestRun(a: string, b: string): number {
  let longest = 0;
  for (let from = 0; from + longest < a.length; from++)
    while (longest < 12 && from + longest < a.length && b.includes(a.slice(from, from + longest + 1)))
      longest += 1;
  return longest;
}

/** The weight said per stretch of 20 characters, at its densest, as a part of all that the sentence says. */
function tightness({ mass }: Sight): number {
  const width = 24;
  let all = 0;
  let here = 0;
  let most = 0;
  for (const [at, each] of mass.entries()) {
    all += each;
    here += each - (at >= width ? (mass[at - width] ?? 0) : 0);
    most = Math.max(most, here);
  }
  return all > 0 ? most / all : 0;
}

function measuredSaid({ question }: Regard, said: readonly number[]): number {
  const { measured, terms } = question;
  if (measured.length === 0) return -1;
  const total = measured.reduce((sum, { weight }) => sum + weight, 0) || 1;
  return measured.reduce((sum, term) => sum + term.weight * (said[terms.indexOf(term)] ?? 0), 0) / total;
}

function cueIn({ question }: Regard, text: string): number {
  const cues = question.kind === 'keywords' ? undefined : questionWords.cues[question.kind];
  return cues?.filter((cue) => cue.length > 1 && text.includes(cue)).length ?? 0;
}

/** Whether a sentence has an office asked for only as its deputy's. */
function isDeputyAlone({ passage: { normal } }: Sight, { text }: Term): boolean {
  const deputy = `副${text}`;
  return !text.startsWith('副') && normal.includes(deputy) && !normal.replaceAll(deputy, '').includes(text);
}

const vaguely = /(?:[一某][家名位个所座只条件辆]|某)\p{Script=Han}{0,3}$/u;

/** The weight of the heaviest noun of the question that a sentence says as 一家…, 某…. */
function vaguelySaid({ question, weights }: Regard, { passage: { normal } }: Sight): number {
  return question.terms.reduce((most, { text, tag }, t) => {
    const at = normal.indexOf(text);
    const isVague = tag.startsWith('n') && at > 0 && vaguely.test(normal.slice(Math.max(0, at - 6), at));
    return isVague ? Math.max(most, weights[t] ?? 0) : most;
  }, 0);
}

function numbersUnsaid({ question }: Regard, text: string): number {
  const asked = question.about.match(digits) ?? [];
  return asked.filter((number) => !text.includes(number)).length;
}
