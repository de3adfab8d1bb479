import { readFileSync } from 'node:fs';
import { encodeLines } from '../src/learned/index.js';
import { isForecastTitle } from '../src/pages/forms.js';
import type { LabelledLine, LineReading } from '../src/pages/labels.js';
import {
  doubtfulLines,
  type EncodeLines,
  type LineClass,
  labelBySense,
  offices,
  saidOfLine,
} from '../src/pages/lineSense.js';
import { type LineNetwork, networkShape } from '../src/pages/weights.js';
import { makers } from '../test/pages/handPages.js';
import type { MadePage } from '../test/pages/pageMaker.js';
import { trueLabel } from './learnPages.js';

/** Every other maker's pages are of one half: who has learned from the other reads them as an unknown paper's. */
type Half = 0 | 1;

/** The half of a page made by hand; null of one read by eye, of which everybody learns. */
function halfOf({ style }: MadePage): Half | null {
  const maker = makers.indexOf(style.split(' ')[0] ?? '');
  return maker < 0 ? null : maker % 2 === 0 ? 0 : 1;
}

/** A page of lessons for bench/trainLineEncoder.py: of each line that may be something else, what is said of it and what it is. */
export function lineLesson(page: MadePage, reading: LineReading, seen: readonly LabelledLine[]): string {
  const wanted = doubtfulLines(seen).flatMap((at) => {
    const line = seen[at]?.line;
    const is = trueClass(page, line?.number ?? 0);
    // Whether 天气预报 is the forecast's headline or a column's name the makers do not agree.
    if (!line || (is === 'furniture' && isForecastTitle(line.closed))) return [];
    return [{ at, said: saidOfLine(reading, seen, at), is }];
  });
  return JSON.stringify({ half: halfOf(page), lines: seen.map(({ line }) => line.text), wanted });
}

/** What a line of a page is, title by title. */
function trueClass(page: MadePage, number: number): LineClass {
  const label = trueLabel(page, number);
  if (label !== 'title' && label !== 'more') return label;
  const as = page.lines[number - 1]?.as;
  const office = offices.find((one) => one === as) ?? 'headline';
  return label === 'more' ? `+${office}` : office;
}

/** Labels a page's lines by what they mean, as one reads them who has not learned from that page if it was made by hand. */
export type LabelBlind = (
  page: MadePage,
  reading: LineReading,
  seen: readonly LabelledLine[],
) => LabelledLine[];

/** With what `npm run train:lines -- LESSONS` wrote beside its lessons for each half. Throws when it is not there. */
export function labelBlindWith(lessons: string): LabelBlind {
  const readerOf = (half: Half): { encode: EncodeLines; network: LineNetwork } => ({
    encode: (lines, wanted) => encodeLines(lines, wanted, `${lessons}-${half}.onnx`),
    network: networkShape.parse(JSON.parse(readFileSync(`${lessons}-${half}.json`, 'utf8'))),
  });
  const readers = [readerOf(0), readerOf(1)] as const;
  return (page, reading, seen) => {
    const { encode, network } = readers[halfOf(page) ?? 0];
    return labelBySense(reading, seen, encode, network);
  };
}
