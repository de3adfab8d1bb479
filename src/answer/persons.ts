import { officeTitles } from '../facts/index.js';
import type { Person } from '../news/index.js';
import { normalise } from '../search/index.js';
import { goesOn, type Held, isHome, nearness, says } from './coverage.js';
import { isElsewhere } from './gates.js';
import { anyOf } from './lexicon.js';
import type { Question } from './question.js';

/** A person as the answer: who holds an office, or which office a named one holds. */
export interface PersonAnswer {
  readonly index: number;
  readonly short: string;
  /** Whether the question names them and asks who they are. */
  readonly named: boolean;
  readonly fit: number;
}

const deputy = /副|前|原/u;

/** The office holder, the named one, or the person in the sentence that answers; null when nobody fits. */
export function personIn(question: Question, held: Held): PersonAnswer | null {
  const { article, passages } = held.read;
  const candidates: PersonAnswer[] = [];
  for (const person of article.people) {
    const sentence = passages.findIndex(
      (passage) => passage.paragraph === person.paragraph && passage.text === person.sentence,
    );
    if (question.text.includes(normalise(person.name))) {
      if (person.office && sentence >= 0 && asksWhoIs(question, person.name))
        candidates.push({
          index: sentence,
          short: person.office,
          named: true,
          fit: 3 + Math.min(20, person.office.length) / 20,
        });
      continue;
    }
    const fit =
      sentence >= 0 && isNamedThere(question, person, held, sentence) ? officeFit(question, person, held) : 0;
    if (fit > 0) candidates.push({ index: sentence, short: person.name, named: false, fit: 2 + fit });
  }
  return candidates.reduce<PersonAnswer | null>(
    (best, one) => (best && best.fit >= one.fit ? best : one),
    null,
  );
}

/** `公司创始人` leaves the company to the sentences before it. */
const ownInstitution = /^(?:正当|该|本|我)?(?:公司|企业|集团|市)?(?:副|技术|行政)?\p{Script=Han}{2,3}$/u;

/**
 * Whether all that names the institution stands with the office: no 党委书记 of another village. Only an
 * office that names none (公司创始人, 市长) takes it from the sentences round it.
 */
function isNamedThere(question: Question, person: Person, held: Held, index: number): boolean {
  const near = held.nearnessAt(index);
  const office = normalise(person.office ?? '');
  const sentence = normalise(person.sentence);
  const at = sentence.indexOf(normalise(person.name));
  const clause =
    (sentence
      .slice(0, at)
      .split(/[，,。；;：:”"]/u)
      .at(-1) ?? '') + office;
  const open = ownInstitution.test(office);
  return question.terms.every((term, t) => {
    if (term.role !== 'key' || isHome(term) || says(clause, term) > 0.9) return true;
    return open && !isElsewhere(term) && (near[t] ?? 0) >= nearness.before * 0.9;
  });
}

/**
 * How well a person's office is the one asked for: its title letter by letter (no 副市长 for a 市长),
 * its institution in the office itself or, for a short office, around it.
 */
function officeFit(question: Question, person: Person, held: Held): number {
  if (!person.office) return 0;
  const office = normalise(person.office);
  const title = titleAsked(question.text);
  // 董事长兼总经理 is both.
  const at = title ? office.search(new RegExp(`${title}(?=兼|、|$)`, 'u')) : -1;
  if (!title || at < 0) return 0;
  const standing = office.slice(0, at);
  if (deputy.test(standing.slice(-1)) !== deputy.test(title.slice(0, 1)) && deputy.test(standing.slice(-1)))
    return 0;
  const sentence = normalise(person.sentence);
  let fit = 0;
  let total = 0;
  for (const term of question.terms) {
    if (term.role === 'answerWord') continue;
    total += term.weight;
    fit +=
      term.weight *
      Math.max(
        says(office, term),
        0.8 * says(sentence, term),
        0.6 * says(held.read.heading, term),
        0.5 * says(held.read.whole, term),
      );
  }
  return total ? fit / total : 0;
}

/** `王学斌是谁`, `戚永武的职务`; not `王宠妹的孙子叫什么名字`. */
function asksWhoIs(question: Question, name: string): boolean {
  const others = question.terms.filter(
    ({ text, role }) => role !== 'answerWord' && !normalise(name).includes(text),
  );
  return others.every(({ text }) => /^(?:职务|职位|担任|任职|什么人|身份|官|领导|干部)$/u.test(text));
}

/** Whether a sentence neither names the person asked about nor goes on about them. */
export function isOfSomeoneElse(question: Question, held: Held, index: number): boolean {
  const text = held.read.passages[index]?.text ?? '';
  const names = [...new Set(held.read.article.people.map(({ name }) => name))];
  const asked = names.filter((name) => question.text.includes(normalise(name)));
  const before = held.read.passages[index - 1]?.text ?? '';
  const goesOnAbout =
    question.kind !== 'place' &&
    asked.some((name) => before.includes(name)) &&
    !names.some((name) => text.includes(name));
  const carried = goesOn.test(text) || /[他她]/u.test(text) || goesOnAbout;
  const after = held.read.passages[index + 1]?.text ?? '';
  const quoted = /说|表示|介绍/u.test(question.text) && asked.some((name) => after.includes(name));
  return asked.length > 0 && !asked.some((name) => text.includes(name)) && !carried && !quoted;
}

/** The title a question asks the holder of: `平湖经开管委会主任是谁` → 主任, `谁是副市长` → 副市长. */
const titles = anyOf(officeTitles.map(normalise));
const titleForm = new RegExp(
  `(?<title>${titles})(?:是谁|叫什么|是哪位|是什么人|的?名字|有哪些|[?？]?$)|(?:谁是|谁担任|谁任).*?(?<named>${titles})`,
  'u',
);

function titleAsked(text: string): string | null {
  const groups = titleForm.exec(text)?.groups;
  return groups?.title ?? groups?.named ?? null;
}

/** Names of people that stand in a sentence, besides those the question names. */
export function peopleAt(question: Question, held: Held, index: number): string[] {
  const passage = held.read.passages[index];
  if (!passage) return [];
  const total = question.terms.reduce((sum, { weight }) => sum + weight, 0) || 1;
  const said = question.terms.reduce((sum, term) => sum + term.weight * says(passage.normal, term), 0);
  const acts = question.terms.some((term) => /^v/u.test(term.tag) && says(passage.normal, term) > 0);
  if (said / total < 0.45 && !acts && !held.entry) return [];
  const names = new Set(held.read.article.people.map(({ name }) => name));
  return [...names].filter((name) => passage.text.includes(name) && !question.text.includes(normalise(name)));
}

/** Whether the question asks for the holder of an office rather than who did something. */
export function asksForOffice(question: Question): boolean {
  return titleAsked(question.text) !== null;
}
