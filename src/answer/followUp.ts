import { z } from 'zod';
import {
  anyOf,
  asksSomething,
  officeEnd,
  placeWords,
  regionForm,
  timeWords,
  townForm,
  yearInDigits,
} from '../language/index.js';
import { questionWords } from './lexicon.js';
import { isProperName, type Question, type Term } from './question.js';

/** What the last question was about. */
const topicShape = z.object({
  /** The question, whole. */
  question: z.string(),
  /** Whom or what it was about: 平湖机床产业. */
  subject: z.string(),
  /** The town or region in it, else ''. */
  place: z.string(),
  /** The person its answer named, else ''. */
  person: z.string(),
  /** The article that its answer was told from, if any. */
  article: z.number().nullable().default(null),
});
export type KnownTopic = z.infer<typeof topicShape>;

/** The topic as kept, or null when there is none or it is not ours. */
export function readTopic(topic: unknown): KnownTopic | null {
  const read = topicShape.safeParse(topic);
  return read.success ? read.data : null;
}

/** What a question leaves to follow-ups; `person` is the answer where that is a person, `article` what told it. */
export function topicOf(question: Question, person: string | null, article: number | null): KnownTopic {
  const about = question.terms.filter(
    (term) => term.role === 'key' && !question.measured.includes(term) && !isMeasure(term),
  );
  const subject = runOf(
    question.text,
    about.length ? about : question.terms.filter(({ role }) => role === 'key'),
  );
  return {
    question: question.text,
    subject: /^\d+$/u.test(subject) ? '' : subject,
    place: townForm.exec(question.text)?.[0] ?? regionForm.exec(question.text)?.[0] ?? '',
    person: person ?? '',
    article,
  };
}

/** What mere words leave to follow-ups; null where they name no subject. */
export function topicOfWords(words: Question): KnownTopic | null {
  const topic = topicOf(words, null, null);
  return topic.subject === '' ? null : { ...topic, subject: words.text };
}

const time = new RegExp(
  String.raw`${yearInDigits}年?(?:\d{1,2}(?:[至到-]\d{1,2})?月)?|${anyOf(timeWords.askedYears)}|[上下]半年|[一二三四]季度`,
  'u',
);
const measures = new RegExp(`(?:${anyOf(Object.values(questionWords.measures).flat())})$`, 'u');

/** Whether a word names a measure rather than whom it is of. */
export function isMeasure(term: Term): boolean {
  return measures.test(term.text);
}

/** The stretch of the question from the first of the terms to the last that follows without a break. */
function runOf(text: string, terms: readonly Term[]): string {
  let run = '';
  let end = -1;
  for (const { text: word } of terms) {
    const at = text.indexOf(word, Math.max(0, end));
    if (at < 0) continue;
    if (run && !/^[的·、]?$/u.test(text.slice(end, at))) break;
    run += text.slice(run ? end : at, at + word.length);
    end = at + word.length;
  }
  return run;
}

/** `那2022年呢？`, `新仓呢`, `利润呢？`, `那副主任呢`. */
const instead =
  /^(?:那么?|还有|再问|换成|如果是|那么说)?[，,]?(?<other>[^？?呢吗]{1,14}?)(?:的)?(?:呢|又如何|怎么样)[？?。！!]*$/u;
const there = new RegExp(anyOf(questionWords.pointedPlaces), 'u');
const them = new RegExp(
  `(?:这|那|该)(?:家|个|所|项|座|些)?(?:公司|企业|单位|机构|项目|活动|产业|镇|街道|村|人|工程|${anyOf(placeWords.institutions)})?(?=有|是|的|在|去|今|主|什|多|何|叫|成|总|谁|为|怎)|它们?|其(?![中他实])`,
  'u',
);
const person = new RegExp(anyOf(questionWords.pointedPersons), 'u');

/** A time as a follow-up names it: 今年预计呢 asks what 去年 asked, of the forecast. */
const timeAlone = new RegExp(
  `^(?:预计|预期|计划|目标)?(?:${time.source})(?:预计|预期|计划|目标|底|末)?$`,
  'u',
);
const timeBefore = new RegExp(`^(?:${time.source})\\p{Script=Han}`, 'u');
const townAlone = new RegExp(`^(?:${townForm.source})$`, 'u');
const aspects = [
  { form: time, alone: timeAlone },
  { form: townForm, alone: townAlone },
];

/** The questions a follow-up may stand for, the likeliest first; the text itself when it stands alone. */
export function completed(
  text: string,
  topic: KnownTopic | null,
  read: (text: string) => Question,
): readonly [string, ...string[]] {
  if (!topic) return [text];
  const alone = () => standsAlone(read(text));
  const other = instead.exec(text)?.groups?.other?.trim();
  // 沪乍杭铁路进展怎么样 has a subject of its own.
  const aside = other !== undefined && (/呢/u.test(text) || isAspect(other));
  if (other && aside && !asksSomething(other)) return substituted(topic, other);
  if (there.test(text)) return [text.replace(there, whereOf(topic)).replace(/^那么?[，,]?/u, '')];
  if (person.test(text) && (topic.person || topic.subject))
    return [text.replace(person, topic.person || topic.subject)];
  if (them.test(text) && topic.subject && !alone()) return [text.replace(them, topic.subject)];
  return alone() ? [text] : [joined(text, topic)];
}

/** A question with what was talked about before it: 博物馆面积有多大 after 博物馆投资多少. */
function joined(text: string, { subject }: KnownTopic): string {
  return `${subject.replace(measures, '')}${text.replace(/^(?:那么?|还有|一共|总共)[，,]?/u, '')}`;
}

/**
 * The wordings in which a message may be asked of the report just shown, since it names nobody and nothing by a name;
 * none where it does, or asks of another thing than the last question (`新仓呢`, read as `meant`).
 */
export function goingOn(question: Question, meant: string, topic: KnownTopic): readonly string[] {
  const { text, terms } = question;
  const asJoined = joined(text, topic);
  // jieba takes 同比 for a short name.
  if (terms.some((term) => isProperName(term) && term.tag !== 'j') || (meant !== text && meant !== asJoined))
    return [];
  return meant === asJoined && meant !== text ? [asJoined, text] : [asJoined];
}

/** Whether a message may be looked for as it stands, though it goes on from another: it names something, and points at nothing. */
export function namesSomething({ text, terms }: Question): boolean {
  return (
    !there.test(text) &&
    !person.test(text) &&
    terms.some((term) => !term.tag.startsWith('v') && term.text.length > 1)
  );
}

/** Whether a question names what it is about, so that it is no follow-up. */
function standsAlone(question: Question): boolean {
  return question.terms.some((term) => term.role === 'key' && !term.tag.startsWith('v') && !isMeasure(term));
}

/** What 那边 points to: the town or region talked about; in one's own city, what was. */
function whereOf({ place, subject }: KnownTopic): string {
  return place === '' || placeWords.home.includes(place) ? subject : place;
}

/** A time, a town or a measure, which says nothing without a subject. */
function isAspect(other: string): boolean {
  return aspects.some(({ alone }) => alone.test(other)) || measures.test(other);
}

/** The last question with its year, town, measure or subject changed for another, or with another before it. */
function substituted({ question, subject }: KnownTopic, other: string): readonly [string, ...string[]] {
  for (const { form, alone } of aspects)
    if (alone.test(other))
      return [form.test(question) ? question.replace(form, other) : `${other}${question}`];
  // 多少钱一斤, then 今年产量呢: another measure, of another time.
  if (subject && timeBefore.test(other)) return [`${subject.replace(measures, '')}${other}`];
  if (measures.test(other)) {
    const measured = new RegExp(measures.source.slice(0, -1), 'u').exec(question)?.[0];
    if (measured) return [question.replace(measured, other)];
  }
  // 有多少家AAA级企业, then AA级企业呢: another kind of what was counted.
  const counted = new RegExp(
    `(?<asking>(?:多少|几)\\p{Script=Han}?)[^，,。？?的]{0,10}?${anyOf([other.slice(-2)])}`,
    'u',
  );
  if (counted.test(question)) return [question.replace(counted, (_, asking: string) => `${asking}${other}`)];
  // 馆长是谁, then 门票呢: a thing is not asked for with 谁.
  if (/谁/u.test(question) && !officeEnd.test(other)) return [`${subject}${other}`];
  if (regionForm.test(other) && regionForm.test(question)) return [question.replace(regionForm, other)];
  // 余震几次, then 柳溪呢: in its place, or whose.
  const whose = `${other}${question}`;
  return subject && question.includes(subject) ? [question.replace(subject, other), whose] : [whose];
}
