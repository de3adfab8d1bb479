import { findPeriods } from '../facts/index.js';
import { normalise } from '../search/index.js';
import { type Held, isHome, nearness, says } from './coverage.js';
import { anyOf, questionWords } from './lexicon.js';
import type { Passage } from './passages.js';
import type { Question, Term } from './question.js';

const home = new Set(questionWords.home);
const regions = new Set([...questionWords.regions, ...questionWords.countries]);
const exact = new RegExp(`^(?:${questionWords.exact.join('|')})`, 'u');

/** A region other than the paper's own city; 我市 is not it. */
export function isElsewhere(term: Term): boolean {
  return !home.has(term.text) && [...regions].some((region) => term.text.startsWith(region));
}

/**
 * Whether what is asked about is met at a sentence, so that it may be given as the answer:
 * every naming word near it, another place beside it, the year it speaks of, a `not` where one was asked.
 */
export function meets(question: Question, held: Held, index: number): boolean {
  const passage = held.read.passages[index];
  if (!passage || !question.terms.some(({ role, text }) => role !== 'answerWord' && text.length > 1))
    return false;
  if (question.negated && !/[没未无非不]/u.test(passage.normal)) return false;
  if (!question.periods.every((asked) => asked.iso === null || speaksOf(asked.iso, passage, held)))
    return false;
  if (held.entry) return true;
  if (origin.test(question.text) && !originSaid.test(passage.normal)) return false;
  if (country.test(question.text) && !countries.test(passage.normal)) return false;
  if (isOfAnotherCompany(question, passage) || namesNothingAsked(question)) return false;
  if (isPlaceUnsaid(question, passage)) return false;
  if (companyAsked.test(question.text) && isOfAPerson(question, held) && !company.test(passage.normal))
    return false;
  if (question.defines && !namesDefined(question, passage)) return false;
  if (isDeedUnsaid(question, passage)) return false;
  if (formerName.test(question.text) && !formerNameSaid.test(passage.normal)) return false;
  if (nameAsked.test(question.text) && !saysAName(question, held, passage)) return false;
  const near = held.nearnessAt(index);
  const unmet = question.terms.some((term, t) => {
    const at = near[t] ?? 0;
    if (term.role === 'answerWord') return false;
    if (isElsewhere(term)) return at < (held.titled ? nearness.heading : nearness.neighbour);
    if (exact.test(term.text)) return at < nearness.heading;
    // 10人以上的: an amount in the question marks the one asked for.
    if (question.kind === 'number' && /^\d/u.test(term.text)) return at < nearness.sentence;
    if (term.role === 'key') return at < (term.common ? nearness.article : nearness.paragraph) * 0.8;
    if (term.text.length === 1 && /^n/u.test(term.tag)) return at < nearness.article;
    return term.text.length > 1 && at === nearness.nowhere;
  });
  return !unmet && held.coverageAt(index) >= 0.72;
}

/** What is asked for by a short name stands letter by letter: 杨金平的…平湖 is no 金平湖. */
function namesDefined({ about, terms }: Question, { normal }: Passage): boolean {
  const defined = about.replace(/^(?:是|叫)/u, '');
  const names = [defined, ...terms.flatMap(({ also }) => also)];
  return defined.length > shortName || names.some((name) => name !== '' && normal.includes(name));
}
const shortName = 4;

/** `教什么`: a sentence without 教 does not tell, however short the word. */
function isDeedUnsaid(question: Question, { normal }: Passage): boolean {
  const deed = deedOf(question);
  return deed !== null && says(normal, deed) === 0;
}

/** The 教 of `教什么`; null for 叫什么, 做什么 and the like, which ask what something is. */
export function deedOf({ text, terms }: Question): Term | null {
  const deed = /(?<deed>[^叫姓名是做干为有当属])(?:的是|了)?什么/u.exec(text)?.groups?.deed;
  return terms.find(({ text: word, tag }) => word === deed && tag.startsWith('v')) ?? null;
}

/** Where someone comes from is not where they act. */
const origin = /哪里人|哪儿人|哪国人|籍贯|老家|出生地|祖籍/u;
const originSaid = /籍|出生|生于|老家|祖籍|.{2,4}人(?:[，,。氏士]|$)/u;

const country = /哪国|哪个国家|哪些国家/u;
const countries = new RegExp(anyOf(questionWords.countries), 'u');

/** A company in full, as a sentence's own subject. */
const company = /[\p{Script=Han}（()）]{2,}(?:有限公司|集团)/u;
/** The same where yes or no hangs on whose sentence it is. */
const anyCompany = /[\p{Script=Han}（()）]{2,}(?:公司|集团|株式会社)/u;

/** Kinds of questions whose answer is true of one subject only. */
const ofOneSubject: ReadonlySet<Question['kind']> = new Set(['time', 'duration']);

/** Whether a sentence speaks of a company that is not the one asked for, or of it first and of the asked one after. */
function isOfAnotherCompany(question: Question, passage: Passage): boolean {
  const subject = (question.kind === 'yesNo' ? anyCompany : company).exec(passage.normal);
  const names = question.terms.filter(
    ({ role, tag, common }) => role === 'key' && !common && /^(?:x|nz|nt|nr|eng)/u.test(tag),
  );
  if (!subject || names.length === 0) return false;
  if (!names.some((term) => says(passage.normal, term) > 0)) return true;
  const before = passage.normal.slice(0, subject.index + subject[0].length);
  return ofOneSubject.has(question.kind) && !names.some((term) => says(before, term) > 0);
}

/** `怎么去平湖博物馆`, `平湖有多大`: with nothing asked about the subject but its name, no sentence answers. */
function namesNothingAsked(question: Question): boolean {
  const own = question.terms.filter((term) => !isHome(term) && term.role !== 'answerWord');
  if (own.length === 0) return true;
  const bare = ['manner', 'reason', 'time', 'duration'].includes(question.kind);
  return bare && own.length === 1 && own[0]?.role === 'key';
}

/** `哪个村`: a sentence without a 村 names none. */
function isPlaceUnsaid({ kind, wanted, text, terms }: Question, { normal }: Passage): boolean {
  if (kind !== 'place') return false;
  if (wayAsked.test(text)) return !waySaid.test(normal);
  const unit = unitAsked.exec(text)?.groups?.unit;
  if (unit !== undefined) return !new RegExp(`\\p{Script=Han}{2}${unit}`, 'u').test(normal);
  if (wanted !== null && wanted.role === 'plain' && says(normal, wanted) === 0) return true;
  const isWhereabouts = whereabouts.test(text) && !terms.some(({ tag }) => tag.startsWith('v'));
  return isWhereabouts && !standsSomewhere.test(normal);
}

/** `从哪里到哪里`: both ends. */
const wayAsked = /从哪.{0,3}到哪/u;
const waySaid = /(?:[东南西北]?起|从|由).{1,16}(?:至|到|止)/u;
/** `哪个街道`, `哪个省`: the name of one. */
const unitAsked = /哪(?:一)?个(?<unit>省|市|区|县|镇|乡|街道|社区|村)/u;
/** `大润发在哪里` wants where it stands; a sentence that but names it does not tell. */
const whereabouts = /(?:在|位于)(?:平湖|我市)?(?:的)?(?:哪|什么地方|何处|何地)/u;
const standsSomewhere =
  /地址|位于|坐落|地处|落户|入驻|设在|建在|家住|住在|来自|总部(?:位于|在|设)|在[^，,。]{2,14}(?:[内上侧旁边南北东西路街村镇园校学院馆店厂]|街道|社区|小区|河道|公司|广场)/u;

const companyAsked = /哪(?:一)?家(?:公司|企业|单位)/u;

function isOfAPerson(question: Question, held: Held): boolean {
  const asked = normalise(question.asked);
  return held.read.article.people.some(({ name }) => asked.includes(normalise(name)));
}

/** `叫什么名字` wants a name: a quoted one, a person's, a company's. */
/** `之前叫什么` wants a former name. */
const formerName = /(?:之前|以前|原来|曾经)叫|原名|曾用名/u;
const formerNameSaid = /原名|曾用名|前身|更名|改名|原为/u;
const nameAsked = /叫什么|叫啥|名字是|什么名字/u;
const nameSaid =
  /[a-z]{3,}|《[^》]{2,}》|[“「][^”」]{2,8}[”」]|有限公司|集团|叫做?|名为|取名|简称|又名|称为/u;

function saysAName(question: Question, held: Held, passage: Passage): boolean {
  const asked = normalise(question.asked);
  const another = held.read.article.people.some(
    ({ name }) => passage.text.includes(name) && !asked.includes(normalise(name)),
  );
  return another || nameSaid.test(passage.normal);
}

const now = /目前|如今|截至|现在|至今/u;

/** Whether a sentence, or what its paragraph said before, or failing both its article is of an asked time. */
function speaksOf(asked: string, passage: Passage, held: Held): boolean {
  const { date } = held.read.article;
  const isArticles = date !== null && date.iso.slice(0, 4) === asked;
  const named = findPeriods(passage.text, date).flatMap(({ iso }) => (iso ? [iso] : []));
  if (named.some((iso) => within(iso, asked))) return true;
  if (passage.text.includes(asked.slice(0, 4))) return true;
  if (named.length > 0) return isArticles && now.test(passage.text);
  const paragraph = held.read.article.paragraphs[passage.paragraph] ?? '';
  const before = findPeriods(paragraph.slice(0, passage.start), date).at(-1);
  return isArticles || before?.iso === asked;
}

/** Whether a time lies in an asked one: `2017-09` in `2017`; `2022-01..2022-07` only in itself. */
export function within(iso: string, asked: string): boolean {
  return iso === asked || (!asked.includes('..') && iso.startsWith(`${asked}-`) && !iso.includes('..'));
}
