import { readFileSync } from 'node:fs';
import { weighNumbers } from '../../src/facts/figures.js';
import type { Features } from '../../src/facts/figureWeights.js';
import { leadSentences } from '../../src/facts/leads.js';
import { clauseAt, type Stretch } from '../../src/facts/quotations.js';
import type { PageArticle } from '../../src/news/index.js';
import { articleOf, tokenizer } from './material.js';

/** A stretch marked as worth showing, by its offsets in a paragraph. */
interface Marked {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
  /** Where the clause marked as its subject begins; null when it names its subject itself. */
  readonly subject: number | null;
}

/** An invented report with what a reader would want of it. */
export interface MarkedReport {
  readonly article: PageArticle;
  readonly wanted: readonly Marked[];
  readonly lead: { readonly paragraph: number; readonly start: number } | null;
}

/** The reports of three files; the first lines of markedReports.txt say how they are marked. */
export function readMarkedReports(): MarkedReport[] {
  return ['markedReports.txt', 'markedScenes.txt', 'markedNews.txt'].flatMap((name) =>
    readFileSync(new URL(name, import.meta.url), 'utf8')
      .split(/^# /mu)
      .slice(1)
      .map((report) => readReport(report.trim().split('\n'))),
  );
}

function readReport([headline = '', ...lines]: readonly string[]): MarkedReport {
  const wanted: Marked[] = [];
  let lead: MarkedReport['lead'] = null;
  const paragraphs = lines.map((line, paragraph) => {
    let plain = '';
    let start = 0;
    let subject: number | null = null;
    for (const character of line) {
      if (character === '^') lead = { paragraph, start: plain.length };
      else if (character === '<') subject = plain.length;
      else if (character === '{') start = plain.length;
      else if (character === '}') {
        wanted.push({ paragraph, start, end: plain.length, subject });
        subject = null;
      } else if (character !== '>') plain += character;
    }
    return plain;
  });
  return { article: articleOf('', { headline, paragraphs }), wanted, lead };
}

/** Candidates, and which of them are right. */
export interface Choice {
  readonly right: readonly number[];
  readonly texts?: readonly string[];
  readonly candidates: readonly Features[];
}

/** Something that is wanted or not. */
export interface Case {
  readonly wanted: boolean;
  /** What would be shown, for a person to read. */
  readonly line?: string;
  readonly features: Features;
}

/** What can be learned from a report; the worth of its numbers depends on the stretches chosen by the weights. */
export function casesOf({ article, wanted, lead }: MarkedReport): {
  readonly stretches: readonly Choice[];
  readonly worth: readonly Case[];
  readonly leads: readonly Choice[];
} {
  const stretches: Choice[] = [];
  const worth: Case[] = [];
  const numbers = weighNumbers(article, tokenizer);
  const leadStart = lead && { ...lead, text: article.paragraphs[lead.paragraph]?.slice(lead.start) ?? '' };
  for (const number of numbers) {
    if (number.paragraph < 0) continue;
    const { start } = number.at;
    const sentence = number.sentence;
    const mark = wanted.find(
      (one) => one.paragraph === number.paragraph && start >= one.start && start < one.end,
    );
    // A number of a clause that is there for its subject may be shown, too.
    const besides = wanted.some(
      (one) =>
        one.paragraph === number.paragraph &&
        one.subject !== null &&
        start >= one.subject &&
        start < one.start,
    );
    if (besides && !mark) continue;
    const inLead =
      leadStart?.paragraph === number.paragraph &&
      leadStart.start >= sentence.start &&
      leadStart.start < sentence.start + sentence.text.length;
    // What the lead tells is shown above the figures anyhow: neither wanted nor unwanted.
    if (!mark && inLead) continue;
    if (!mark) {
      worth.push({ wanted: false, line: number.quotation?.text ?? '', features: number.features });
      continue;
    }
    const { clauses, stretch: chosen } = number;
    const last = clauseAt(mark.end - 1, clauses);
    const begins = clauseAt(mark.start, clauses);
    const subject = mark.subject === null ? null : clauseAt(mark.subject, clauses);
    const adjacent = subject !== null && subject === begins - 1 && !clauses[begins]?.opens;
    const first = adjacent ? subject : begins;
    const apart = adjacent ? null : subject;
    // `今年上半年，` may be told in brackets.
    const timed = clauses[first]?.words.every(({ tag }) => tag === 't') ?? false;
    const beginsRight = (one: Pick<Stretch, 'first' | 'subject'>) =>
      one.subject === apart && (one.first === first || (timed && one.first === first + 1));
    const right = number.stretches.flatMap((one, index) =>
      beginsRight(one) && one.last <= last ? [index] : [],
    );
    // A stretch that leaves its subject to the sentence is an example of what to show, not of how to quote it.
    const told = (one: Stretch | undefined) => (one?.features.subjectTold ?? 0) > 0;
    const asToldAsCanBe =
      right.some((index) => told(number.stretches[index])) || !number.stretches.some(told);
    if (right.length > 0 && asToldAsCanBe)
      stretches.push({ right, candidates: number.stretches.map(({ features }) => features) });
    // Wanted is a line that can be understood: one that has the marked subject, however it goes on.
    const opening = chosen && (chosen.subject ?? chosen.first);
    const understood =
      chosen !== null &&
      (told(chosen) || chosen.features.opensSentence === 1) &&
      (beginsRight(chosen) || (opening ?? 0) <= (apart ?? first) || (subject === null && told(chosen)));
    worth.push({ wanted: understood, line: number.quotation?.text ?? '', features: number.features });
  }
  const sentences = leadSentences(article);
  const right = leadStart ? sentences.findIndex(({ text }) => leadStart.text.startsWith(text)) : -1;
  const candidates = sentences.map(({ features }) => features);
  const leads = right < 0 ? [] : [{ right: [right], candidates, texts: sentences.map(({ text }) => text) }];
  return { stretches, worth, leads };
}
