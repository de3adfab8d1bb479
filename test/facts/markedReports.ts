import { readFileSync } from 'node:fs';
import { weighNumbers } from '../../src/facts/figures.js';
import type { Features } from '../../src/facts/figureWeights.js';
import { leadSentences } from '../../src/facts/leads.js';
import { clauseAt } from '../../src/facts/quotations.js';
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

/** Candidates of which one is right. */
export interface Choice {
  readonly right: number;
  readonly candidates: readonly Features[];
}

/** Something that is wanted or not. */
export interface Case {
  readonly wanted: boolean;
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
    const inLead =
      leadStart?.paragraph === number.paragraph &&
      leadStart.start >= sentence.start &&
      leadStart.start < sentence.start + sentence.text.length;
    // What the lead tells is shown above the figures anyhow: neither wanted nor unwanted.
    if (!mark && inLead) continue;
    if (!mark) {
      worth.push({ wanted: false, features: number.features });
      continue;
    }
    const first = clauseAt(mark.start, number.clauses);
    const last = clauseAt(mark.end - 1, number.clauses);
    const subject = mark.subject === null ? null : clauseAt(mark.subject, number.clauses);
    const adjacent = subject !== null && subject === first - 1 && !number.clauses[first]?.opens;
    // Wanted is a line that can be understood: one that has the marked subject, however it goes on.
    const chosen = number.stretch;
    const opens = chosen && (chosen.subject ?? chosen.first);
    const understood = chosen !== null && opens !== null && opens <= (subject ?? first);
    worth.push({ wanted: understood, features: number.features });
    const right = number.stretches.findIndex(
      (stretch) =>
        stretch.last === last &&
        (adjacent
          ? stretch.first === subject && stretch.subject === null
          : stretch.first === first && stretch.subject === subject),
    );
    // A stretch that leaves its subject to the sentence is an example of what to show, not of how to quote it.
    const told = (stretch: (typeof number.stretches)[number] | undefined) =>
      (stretch?.features.subjectTold ?? 0) > 0;
    const asToldAsCanBe = told(number.stretches[right]) || !number.stretches.some(told);
    if (right >= 0 && asToldAsCanBe)
      stretches.push({ right, candidates: number.stretches.map(({ features }) => features) });
  }
  const sentences = leadSentences(article);
  const right = leadStart ? sentences.findIndex(({ text }) => leadStart.text.startsWith(text)) : -1;
  const candidates = sentences.map(({ features }) => features);
  const leads = right < 0 ? [] : [{ right, candidates }];
  return { stretches, worth, leads };
}
