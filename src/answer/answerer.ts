import { anyOf, findPeriods, normalise, readQuantities } from '../language/index.js';
import { type ArticleReader, type NewsDate, type Place, readPart, type Tokenizer } from '../news/index.js';
import { type ArticleSearch, meanings } from '../search/index.js';
import { type Answer, type Answerer, type Evidence, nearOf, type Reading } from './answer.js';
import { asksForByline, bylineOf, bylineRoleOf } from './bylines.js';
import { tellsAmount } from './contradiction.js';
import { cuesOf } from './cues.js';
import { openEncoder } from './encoder.js';
import { explainAnswers } from './explain.js';
import { figuresFitting, within } from './figureTable.js';
import { finderOf } from './finder.js';
import {
  completed,
  goingOn,
  type KnownTopic,
  namesSomething,
  readTopic,
  topicOf,
  topicOfWords,
} from './followUp.js';
import { questionWords } from './lexicon.js';
import { readMessage } from './message.js';
import { nearestPiece } from './nearestPiece.js';
import { needsOf } from './needs.js';
import { type OfficeHolders, officeHolders } from './officeHolders.js';
import { createReading, type ReadArticle } from './passages.js';
import { asksForOffice, broadSubject, isProperName, type Question, readQuestion } from './question.js';
import { quote } from './quotation.js';
import { readAnswers, type ScoredAnswer } from './reader.js';
import { regard, share } from './regard.js';
import { readWeights } from './weights.js';

/** What answers are made from. */
export interface Sources {
  readonly search: ArticleSearch;
  readonly articles: ArticleReader;
  readonly tokenizer: Tokenizer;
}

/** Words of comparing, which no report of one year says. */
const comparing = new RegExp(`(?:${anyOf(questionWords.comparing)})+`, 'gu');
/** How many articles are read for a question. */
const articlesRead = 12;
/** Passages named when nothing answers. */
const nearestShown = 3;
/** Answers of other articles beside the best. */
const othersShown = 4;
/** Log-odds from which a stretch of the sentence is given as the answer, rather than the sentence alone; of an amount. */
const surelyMeant = -4;
const amountMeant = -8;
/** Characters of the longest name with its office. */
const longestName = 25;

/**
 * Confidence from which an answer is said. On five sets of unseen reports there is less harm from 0.56 than from 0.53 or
 * 0.5, when a wrong answer costs five refusals, and as much from 0.6. Read docs/answers.md before it is moved.
 */
const line = 0.56;
/**
 * The chance from which a question that could stand alone is answered from the report just shown. Of 105 such questions
 * about that report, of test/answer/news, 81 are answered rightly so and 4 wrongly, without it 78 and 5, and as many of
 * 105 near misses; from 0.56 on 82 and 5, and two near misses more.
 */
const sureThere = 0.8;
/** How likely amounts of several years must be together to be said side by side. */
const sureTogether = 0.8;

/** An answerer over the stored articles. */
export function createAnswerer({ search, articles, tokenizer }: Sources): Answerer {
  const finder = finderOf(search, tokenizer);
  const encoder = openEncoder();
  const open = createReading(articles, tokenizer);
  const { judges, cues, needs } = readWeights();

  return {
    async answer(said, { today, topic }) {
      const message = readMessage(said);
      // A command nobody knows is no question, and no subject of the next.
      if (message.kind === 'command')
        return { kind: 'notFound', asked: message.text, about: message.text, nearest: [], topic };
      if (message.kind === 'smallTalk') return message;
      if (message.kind === 'news') return { ...message, topic: topicOfWords(read(message.about)) ?? topic };
      const known = readTopic(topic);
      const meant = completed(message.text, known, read);
      const wordings = known ? goingOn(read(message.text), meant[0], known) : [];
      const from = meant[0] === message.text ? sureThere : line;
      const there = known && (await inReport(known, wordings, from));
      if (there) return there;
      const asTyped = (answer: Answer): Answer =>
        answer.kind === 'notFound' ? { ...answer, asked: message.said } : answer;
      let answer = await respondAsMeant(meant[0], today);
      for (const other of meant.slice(1))
        if (answer.kind === 'notFound') answer = better(answer, await respondAsMeant(other, today));
      // What names no subject leaves the one before.
      if (answer.kind === 'news') {
        // 停电 after 谁是市长 names another thing: nobody has written of 市长停电.
        const isJoined = meant[0] !== message.text && meant[0].endsWith(message.text);
        const isOther = isJoined && !look(read(answer.about), today).some(isOfAll);
        return isOther
          ? { ...answer, about: message.said, topic }
          : { ...answer, topic: answer.topic ?? topic };
      }
      if (meant[0] === message.text || answer.kind !== 'notFound') return asTyped(answer);
      // As it stands it may find more; else what was talked about stays: one miss must not spoil the next follow-up.
      const alone = await respondAsMeant(message.text, today);
      const kept = { ...answer, topic };
      const isOwn = alone.kind === 'found' || namesSomething(read(message.text));
      return asTyped(isOwn ? better(kept, alone) : kept);
    },
    async explain(said, today) {
      const question = read(readPart(said));
      return explainAnswers(question, await judge(question, look(question, today)), judges, line);
    },
    figures: (words, today) => figuresFitting(words, today, { finder, articles, tokenizer }),
  };

  function read(text: string): Question {
    return readQuestion(text, finder, tokenizer);
  }

  /** The answer to a question as typed, or else as it was meant where that is read otherwise. */
  async function respondAsMeant(asked: string, today: Date): Promise<Answer> {
    const typed = await respond(asked, today);
    if (typed.kind === 'found') return typed;
    const meant = finder.putRight(asked);
    const other = meant === asked ? typed : await respond(meant, today);
    if (other.kind === 'found') return other;
    return typed.kind === 'notFound' && other.kind === 'notFound' && typed.nearest.length === 0
      ? { ...typed, nearest: other.nearest }
      : typed;
  }

  /**
   * The answer that the report talked about gives, from a chance on, to the first of some wordings that it answers; null
   * where it gives none.
   */
  async function inReport(
    { article }: KnownTopic,
    wordings: readonly string[],
    from: number,
  ): Promise<Answer | null> {
    const report = article === null ? null : open(article);
    if (!report) return null;
    for (const wording of wordings) {
      const question = read(wording);
      const [first] = await judge(question, [{ report, standing: { place: 0, score: 1, coverage: 1 } }]);
      if (first && first.confidence >= from) return found(question, first, []);
    }
    return null;
  }

  async function respond(asked: string, today: Date): Promise<Answer> {
    const question = read(asked);
    if (question.kind === 'keywords') return { kind: 'news', about: asked, topic: topicOfWords(question) };
    const reports = look(question, today);
    if (asksForByline(question)) return byBylines(question, reports, bylineOf);
    const held = officeHolders(
      question,
      reports.map(({ report }) => report),
    );
    if (held) return byOffice(question, held);
    const ranked = await judge(question, reports);
    const compared = await comparison(question, today);
    if (compared) return compared;
    const [ofOneYear, ...ofOtherYears] = ofSeveralYears(question, ranked);
    if (ofOneYear) return found(question, ofOneYear, ofOtherYears);
    const [first, ...others] = ranked;
    if (first && first.confidence >= line)
      return found(
        question,
        first,
        others.filter(({ besides }) => besides >= line),
      );
    // 机床 产值 names a measure and asks nothing outright: it may as well be looked for.
    const isBare = question.kind === 'number' && question.asking === null;
    const subject = isBare ? asked : broadSubject(question);
    return subject === null
      ? byBylines(question, reports, bylineRoleOf, ranked)
      : { kind: 'news', about: subject, topic: topicOfWords(question) };
  }

  /** `2022年和2024年比`: each year's amount, when both are told. */
  async function comparison(question: Question, today: Date): Promise<Answer | null> {
    if (question.periods.length < 2) return null;
    const rest = question.periods
      .reduceRight((text, { start, end }) => text.slice(0, start) + text.slice(end), question.text)
      .replace(comparing, '');
    const told: ScoredAnswer[] = [];
    for (const period of question.periods) {
      const one = read(`${period.text}${rest}多少`);
      const answer = (await judge(one, look(one, today))).find(
        ({ stretch, confidence }) => confidence >= line / 2 && stretch?.span.typed?.quantity,
      );
      if (answer && isOf(answer, period.iso)) told.push(answer);
    }
    const [first, ...others] = told;
    if (!first || told.length < question.periods.length) return null;
    return {
      kind: 'found',
      asked: question.asked,
      readings: [readingOf(question, first), ...others.map((other) => readingOf(question, other))],
      agreement: 'several',
      topic: topicOf(question, null, first.regard.read.article.id),
    };
  }

  function judge(question: Question, reports: readonly Report[]): Promise<ScoredAnswer[]> {
    const learned = { cues: cuesOf(question, cues), needs: needsOf(question, needs) };
    return readAnswers(
      reports.map(({ report, standing }) =>
        regard(question, nearestPiece(question, report), standing, learned),
      ),
      judges,
      encoder,
    );
  }

  function look(question: Question, today: Date): Report[] {
    const hits = finder.find(question.text, articlesRead, today);
    const top = hits[0]?.score || 1;
    return hits.flatMap(({ id, score, coverage }, place) => {
      const report = open(id);
      return report && report.passages.length > 0
        ? [{ report, standing: { place, score: score / top, coverage } }]
        : [];
    });
  }
}

/** The second of two answers where it is found, or names more reports as near. */
function better(before: Answer, after: Answer): Answer {
  return after.kind === 'found' || nearOf(after) > nearOf(before) ? after : before;
}

/** An article found for a question, with its place among them. */
interface Report {
  readonly report: ReadArticle;
  readonly standing: { readonly place: number; readonly score: number; readonly coverage: number };
}

/** Whether a report has every word that it was searched for. */
const isOfAll = ({ standing: { coverage } }: Report): boolean => coverage > 0.999;

function evidenceOf({ regard: { read }, sight, regard: of }: ScoredAnswer): Evidence {
  return {
    id: read.article.id,
    paragraph: sight.passage.paragraph,
    ...quote(of, sight.index),
    sentence: sight.passage.text,
  };
}

/** Where the words of an answer that are it stand in its paragraph; null when none are sure. */
function shortOf(question: Question, { stretch, sight, regard: { read } }: ScoredAnswer): Place | null {
  if (!stretch) return null;
  const { span } = stretch;
  if (stretch.margin < (span.typed?.quantity ? amountMeant : surelyMeant)) return null;
  if (!span.typed?.quantity && endsInsideWord(sight.passage.normal, span.end)) return null;
  const { paragraph, text, start: from } = sight.passage;
  // What has no number in it is no amount: the sentence tells more.
  if (question.kind === 'number' && !tellsAmount(text.slice(span.start, span.end))) return null;
  // Nor is a whole clause a name.
  const parts = text.slice(span.start, span.end).split(/[,，;；]/u);
  if (question.kind === 'person' && parts.some(({ length }) => length > longestName)) return null;
  // An office is told with whose it is: of 云溪竹编总经理 not 总经理 alone.
  const { people } = read.article;
  const asked = people.filter(({ name }) => undotted(question.text).includes(undotted(normalise(name))));
  // Nor of others, who stand before in a list: 副市长林一，副市长吴二.
  const others =
    asked.length > 0 && question.kind === 'person' ? people.filter((one) => !asked.includes(one)) : [];
  const start = others
    .flatMap(({ mentions }) => mentions)
    .filter(
      (other) =>
        other.paragraph === paragraph && other.start >= from + span.start && other.end < from + span.end,
    )
    .reduce((most, other) => Math.max(most, afterMarks(text, other.end - from) + from), from + span.start);
  // Who was asked about is no part of who that is: of 云溪竹编总经理林一 the office.
  const named = (question.kind === 'person' ? asked : [])
    .flatMap(({ mentions }) => mentions)
    .filter((mention) => mention.paragraph === paragraph && mention.start > start);
  const end = named.reduce((least, mention) => Math.min(least, mention.start), from + span.end);
  // 竹编社区的林一 tells where somebody lives, not who that is.
  if (text[span.end] === '的' && named.some((mention) => mention.start === from + span.end + 1)) return null;
  // In a list one office is given to all, before the first name.
  for (const { office, mentions } of people)
    for (const { office: held, ...mention } of asked.some((one) => one.office === office) ? mentions : [])
      if (mention.paragraph === paragraph && held !== null && held <= start && end <= mention.start)
        return { start: held, end: mention.start };
  return { start, end };
}

/** The place behind the marks and joining words that stand at a place. */
function afterMarks(text: string, at: number): number {
  return at + (/^[，,、；;和与及\s]+/u.exec(text.slice(at))?.[0].length ?? 0);
}

/** A text without the dots of names, which nobody types. */
const undotted = (text: string): string => text.replaceAll('·', '');

/** Whether a stretch ends inside a word of three or four characters: `青岭大` of `青岭大熊猫`. */
function endsInsideWord(text: string, end: number): boolean {
  for (let start = end - 3; start < end; start++)
    for (const length of [3, 4])
      if (start + length > end && meanings().knows(text.slice(start, start + length))) return true;
  return false;
}

/** The time an answer is true of, where it may be another at another time; `short` is what is told. */
function periodOf(question: Question, answer: ScoredAnswer, short: string | null): string | null {
  const { article } = answer.regard.read;
  // Who holds an office changes: the report's own day says when it was so.
  if (asksForOffice(question)) return article.date?.iso.slice(0, 7) ?? null;
  if (question.kind === 'time') return short === null ? null : meantTime(short, article.date);
  const quantity = answer.stretch?.span.typed?.quantity;
  // Today's weather is that of the paper's day.
  const tells = short === null ? [] : readQuantities(short);
  if (tells.some(({ kind }) => kind === 'temperature')) return article.date?.iso ?? null;
  if (!quantity || quantity.kind === 'age' || quantity.kind === 'duration') return null;
  const { start, paragraph } = answer.sight.passage;
  const figure = article.figures.find(
    (one) =>
      one.paragraph === paragraph && one.start === start + quantity.start && one.end === start + quantity.end,
  );
  return figure?.period ?? null;
}

/** Which time a report means by 昨天上午, 去年6月 or 10月, as exactly as its date tells; null where it says the year. */
function meantTime(told: string, date: NewsDate | null): string | null {
  const [period] = findPeriods(normalise(told), date);
  return period === undefined || /\d{4}/u.test(told) ? null : (period.iso ?? date?.iso ?? null);
}

function isOf(answer: ScoredAnswer, asked: string | null): boolean {
  if (asked === null) return true;
  const { article } = answer.regard.read;
  const named = findPeriods(answer.sight.passage.text, article.date).flatMap(({ iso }) => iso ?? []);
  return named.some((iso) => within(iso, asked));
}

function readingOf(question: Question, answer: ScoredAnswer): Reading {
  const place = shortOf(question, answer);
  const paragraph = answer.regard.read.article.paragraphs[answer.sight.passage.paragraph] ?? '';
  const short = place && paragraph.slice(place.start, place.end);
  return {
    short,
    shortStart: place?.start ?? null,
    period: periodOf(question, answer, short),
    confidence: answer.confidence,
    evidence: evidenceOf(answer),
  };
}

function notFound(question: Question, ranked: readonly ScoredAnswer[]): Answer {
  const nearest = ranked.filter(
    (one, index) =>
      one.confidence >= (isAbout(one) ? leastNear : nearAnyway) &&
      ranked.findIndex(({ regard: other }) => other.read === one.regard.read) === index,
  );
  return {
    kind: 'notFound',
    asked: question.asked,
    about: question.about,
    nearest: nearest.slice(0, nearestShown).map(evidenceOf),
    topic: topicOf(question, null, null),
  };
}

/** Confidence from which a report about what is asked is named as near, and from which any is. */
const leastNear = 0.0005;
const nearAnyway = 0.3;

/** The share of a question that an article must say to be named as near to it. */
const nearlyAll = 0.6;

/** Whether an article is about what a question asks, though it does not answer: it says most of it, and each name. */
function isAbout({ regard: { question, weights, inWhole, inHeading } }: ScoredAnswer): boolean {
  const names = question.terms.every(
    (term, t) => !isProperName(term) || Math.max(inWhole[t] ?? 0, inHeading[t] ?? 0) > 0,
  );
  return names && share(weights, inWhole, inHeading) >= nearlyAll;
}

/** How likely who is told to hold the very office asked for is meant. */
const asHeld = 0.8;

/** Who holds an office, as of when. */
function byOffice(
  question: Question,
  { read: { article }, names, namesStart, sentence, start, paragraph }: OfficeHolders,
): Answer {
  const evidence = { id: article.id, paragraph, passage: sentence, start, sentence };
  const period = article.date?.iso.slice(0, 7) ?? null;
  return {
    kind: 'found',
    asked: question.asked,
    readings: [{ short: names, shortStart: namesStart, period, confidence: asHeld, evidence }],
    agreement: 'one',
    topic: topicOf(question, names, article.id),
  };
}

/** What is asked of the byline of the first article that tells it, or else what came nearest. */
function byBylines(
  question: Question,
  reports: readonly Report[],
  tell: (question: Question, read: ReadArticle) => string | null,
  ranked: readonly ScoredAnswer[] = [],
): Answer {
  for (const { report } of reports) {
    const told = tell(question, report);
    const [first] = report.passages;
    if (told === null || !first) continue;
    const evidence: Evidence = {
      id: report.article.id,
      paragraph: first.paragraph,
      passage: first.text,
      start: first.start,
      sentence: first.text,
    };
    return {
      kind: 'found',
      asked: question.asked,
      readings: [{ short: told, shortStart: null, period: null, confidence: 1, evidence }],
      agreement: 'one',
      topic: topicOf(question, told, report.article.id),
    };
  }
  return notFound(question, ranked);
}

function found(question: Question, first: ScoredAnswer, others: readonly ScoredAnswer[]): Answer {
  const said = readingOf(question, first);
  const rest = others
    .filter((one) => one.regard.read !== first.regard.read)
    .map((one) => ({ one, reading: readingOf(question, one) }));
  const differing = rest.filter(({ one, reading }) => differs(question, first, said, one, reading));
  const differ = differing.length > 0;
  const shown = (differ ? differing : rest).map(({ one, reading }) =>
    differ ? dated(one, reading) : reading,
  );
  return {
    kind: 'found',
    asked: question.asked,
    readings: [differ ? dated(first, said) : said, ...shown.sort(newestFirst).slice(0, othersShown)],
    agreement: differ ? 'several' : 'one',
    topic: topicOf(question, question.kind === 'person' ? said.short : null, first.regard.read.article.id),
  };
}

/**
 * The amounts that reports tell of several years, the likeliest first, where no year was asked: none of them is likely
 * by itself, and together they are the answer. None where they are not likely enough together.
 */
function ofSeveralYears(question: Question, ranked: readonly ScoredAnswer[]): readonly ScoredAnswer[] {
  const told: ScoredAnswer[] = [];
  const [first] = ranked.filter((one) => one.confidence >= line / 2 && shortOf(question, one) !== null);
  if (!first) return told;
  const said = readingOf(question, first);
  const periods = new Set<string | null>([null]);
  for (const one of ranked) {
    const reading = readingOf(question, one);
    const { period } = dated(one, reading);
    const isOther = one === first || differs(question, first, said, one, reading);
    const isKnown = periods.has(period) || told.some(({ regard }) => regard.read === one.regard.read);
    const isLikely = one.confidence >= line / 2 || (one !== first && one.besides >= line);
    if (!isLikely || !isOther || isKnown) continue;
    told.push(one);
    periods.add(period);
  }
  const chance = told.reduce((sum, { confidence }) => sum + confidence, 0);
  return told.length > 1 && chance >= sureTogether ? told : [];
}

/** Beside another value, one without a time of its own is of its report's year. */
function dated({ regard: { read } }: ScoredAnswer, reading: Reading): Reading {
  return { ...reading, period: reading.period ?? read.article.date?.iso.slice(0, 4) ?? null };
}

function newestFirst(a: Reading, b: Reading): number {
  return (b.period ?? '').localeCompare(a.period ?? '');
}

/** Whether another report tells another value of the same: only amounts and offices change, and no year was named. */
function differs(
  question: Question,
  first: ScoredAnswer,
  said: Reading,
  other: ScoredAnswer,
  reading: Reading,
): boolean {
  if (question.periods.length > 0 || question.yearsAgo !== null) return false;
  if (said.short === null || reading.short === null || said.short === reading.short) return false;
  if (asksForOffice(question)) return other.confidence > 0.8 * first.confidence;
  const [a, b] = [first.stretch?.span.typed?.quantity, other.stretch?.span.typed?.quantity];
  return (
    question.kind === 'number' &&
    a !== undefined &&
    b !== undefined &&
    a?.kind === b?.kind &&
    a?.value !== b?.value
  );
}
