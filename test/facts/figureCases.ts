import { clarityFeatures } from '../../src/facts/clarity.js';
import { type WeighedNumber, weighNumbers } from '../../src/facts/figures.js';
import type { Features } from '../../src/facts/figureWeights.js';
import { linesOf } from '../../src/facts/lines.js';
import { clauseAt } from '../../src/facts/paragraph.js';
import { type Stretch, stretchFeatures } from '../../src/facts/quotations.js';
import { headingOf, type PageArticle } from '../../src/news/index.js';
import type { JudgedReport } from './judgedNews.js';
import type { MarkedReport } from './markedReports.js';
import { tokenizer } from './material.js';
import type { RetoldReport } from './retoldReports.js';

/** Candidates, and which of them are right. */
export interface Choice {
  readonly right: readonly number[];
  readonly candidates: readonly Features[];
}

/** Something that holds or does not. */
export interface Case {
  readonly holds: boolean;
  /** What would be shown, for a person to read. */
  readonly line: string;
  readonly features: Features;
}

/** What is measured of how clear the line of a number is; null where it has none. */
function clarityOf(
  { line, at, clauses, numbers, quotation }: WeighedNumber,
  article: PageArticle,
): Features | null {
  const heading = headingOf(article).join('\n');
  return (
    line && quotation && clarityFeatures({ line, at, clauses, numbers, quotation: quotation.text, heading })
  );
}

/** What can be learned from a report; lines depend on the weights of stretches and worth. */
export interface FigureCases {
  /** Which stretch to quote. */
  readonly stretches: readonly Choice[];
  /** Which numbers are wanted. */
  readonly worth: readonly Case[];
  /** Which lines can be understood. */
  readonly clarity: readonly Case[];
}

/** What a report teaches whose stretches worth showing are marked. */
export function casesOfMarked({ article, wanted, lead }: MarkedReport): FigureCases {
  const stretches: Choice[] = [];
  const worth: Case[] = [];
  const clarity: Case[] = [];
  for (const number of weighNumbers(article, tokenizer)) {
    if (number.paragraph < 0) continue;
    const { start } = number.at;
    const { sentence, clauses, line } = number;
    const text = number.quotation?.text ?? '';
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
    const inLead =
      lead?.paragraph === number.paragraph &&
      lead.start >= sentence.start &&
      lead.start < sentence.start + sentence.text.length;
    if (!mark) {
      // What the lead tells is shown above the figures anyhow: neither wanted nor unwanted.
      if (!besides && !inLead) worth.push({ holds: false, line: text, features: number.worth });
      continue;
    }
    worth.push({ holds: true, line: text, features: number.worth });
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
    const told = (features: Features | null | undefined) => (features?.subjectTold ?? 0) > 0;
    const candidates = number.stretches.map((one) =>
      stretchFeatures(one, number.at, clauses, number.numbers),
    );
    const asToldAsCanBe = right.some((index) => told(candidates[index])) || !candidates.some(told);
    if (right.length > 0 && asToldAsCanBe) stretches.push({ right, candidates });
    const features = clarityOf(number, article);
    if (!line || !features) continue;
    // Understood is a line that has the marked subject, however it goes on.
    const opening = line.subject ?? line.first;
    const understood =
      (told(features) || features.opensSentence === 1) &&
      (beginsRight(line) || opening <= (apart ?? first) || (subject === null && told(features)));
    clarity.push({ holds: understood, line: text, features });
  }
  return { stretches, worth, clarity };
}

/** What a report teaches whose lines a reader judged; lines that are quoted otherwise by now teach nothing. */
export function casesOfJudged({ article, good, clear, obscure, unwanted }: JudgedReport): FigureCases {
  const worth: Case[] = [];
  const clarity: Case[] = [];
  for (const number of weighNumbers(article, tokenizer)) {
    const line = number.quotation?.text ?? '';
    const features = clarityOf(number, article);
    if (number.paragraph < 0 || !features) continue;
    if (good.includes(line) || unwanted.includes(line))
      worth.push({ holds: good.includes(line), line, features: number.worth });
    if ([good, clear, obscure, unwanted].some((lines) => lines.includes(line)))
      clarity.push({ holds: !obscure.includes(line), line, features });
  }
  return { stretches: [], worth, clarity };
}

/** A line of a report beside its others: whether a reader wanted and understood it, and what is measured. */
export interface LineCase extends Case {
  readonly words: Features;
  /** How much it counts beside another. */
  readonly counts: number;
}

/** Lines of reports in the form of real ones count so much: they are fewer, and what is wanted of them is what is asked for. */
const retoldCounts = 6;

/** How much of a report's lines has to be judged for the others to be held against them. */
const judgedWhole = 0.9;

/** What a report teaches of which of its lines to show; nothing where many were not judged. */
export function linesOfJudged({ article, good, clear, obscure, unwanted }: JudgedReport): LineCase[] {
  const lines = linesOf(weighNumbers(article, tokenizer), article, tokenizer);
  const cases = lines.flatMap(({ text, numbers, features, words }): LineCase[] => {
    const told = [good, unwanted, obscure, clear].find((judged) => judged.includes(text));
    // A line that is quoted otherwise by now is as good as the one that told its number.
    const near = [good, unwanted, obscure].find((judged) =>
      judged.some((line) => numbers.some(({ quantity }) => line.includes(quantity.text))),
    );
    const found = told ?? near;
    return !found || found === clear
      ? []
      : [{ holds: found === good, line: text, features, words, counts: 1 }];
  });
  return cases.length >= judgedWhole * lines.length ? cases : [];
}

/** The lines of a report in the form of a real one: to show are those that tell a wanted number. */
export function linesOfRetold({ article, wanted }: RetoldReport): LineCase[] {
  return linesOf(weighNumbers(article, tokenizer), article, tokenizer).map(({ text, features, words }) => ({
    holds: wanted.some((number) => bare(text).includes(bare(number))),
    line: text,
    features,
    words,
    counts: retoldCounts,
  }));
}

const bare = (text: string) => text.normalize('NFKC').replace(/\s/gu, '');
