import { assemble, layOut } from '../src/pages/assembly.js';
import { labelLines, lookAtLines, stepName } from '../src/pages/labels.js';
import { type LineLabel, lineLabels } from '../src/pages/lineEvidence.js';
import { pageLines } from '../src/pages/lines.js';
import { blocksOf, weightsForPrint } from '../src/pages/readPage.js';
import { type PageWeights, pageWeights } from '../src/pages/weights.js';
import {
  type Element,
  gather,
  type LinePlace,
  linkScore,
  linksOf,
  type PrintedPage,
  type PrintWeights,
  printedText,
} from '../src/print/index.js';
import type { MadeLine, MadePage } from '../test/pages/pageMaker.js';
import type { MadePrint } from '../test/print/printMaker.js';
import { learnStories, learnTitles, trueLabel } from './learnPages.js';
import { Perceptron } from './perceptron.js';

/** A made page as it came out of its PDF. */
export interface PrintedMade {
  readonly made: MadePrint;
  readonly page: PrintedPage;
}

const about =
  'What the layout of a page adds to what its words say (pageWeights.json). Learned by `npm run train:print` from PDFs of invented papers; not to be changed by hand.';
const ofPrint = (name: string) => name.includes('版：');
const rounds = { links: 12, lines: 8, stories: 8, titles: 8 };
/** A step of learning, in the units of pageWeights.json. */
const lineStep = 3;

/** Learns what print tells, on top of what is known of pages' words, which stays as it is. */
export function learnPrint(pages: readonly PrintedMade[], words: PageWeights = pageWeights()): PrintWeights {
  const print = { about, links: learnLinks(pages), lines: {}, stories: {}, titles: {} };
  const read = pages.map(({ made, page }) => textOf(made, page, print.links));
  const lines = learnLines(read, words);
  let weights = weightsForPrint(words, { ...print, lines });
  const laid = read.map((page) => ({ page, layout: layOut(blocksOf(page, weights), weights.affinity) }));
  const perceptron = learnOn(words.stories);
  learnStories(perceptron, laid, rounds.stories);
  const stories = learned(perceptron, words.stories);
  weights = weightsForPrint(words, { ...print, lines, stories });
  const titles = learnOn(words.titles);
  const assembled = laid.map(({ page, layout }) => ({ page, assembly: assemble(layout, weights.stories) }));
  learnTitles(titles, assembled, rounds.titles);
  return { ...print, lines, stories, titles: learned(titles, words.titles) };
}

/** What was drawn there, by the place where it begins. */
function drawnAt(made: MadePrint, { left, right, top, bottom }: LinePlace['area']) {
  return made.drawn
    .filter(
      (each) =>
        each.kind === 'text' && each.y > top && each.y < bottom && each.x > left - 3 && each.x < right,
    )
    .sort((a, b) => a.y - b.y || a.x - b.x)[0];
}

/** A page read from its PDF with what each of its lines truly is. */
export function textOf(
  made: MadePrint,
  page: PrintedPage,
  links: Readonly<Record<string, number>>,
): MadePage & { readonly places: ReadonlyMap<number, LinePlace> } {
  const { text, places } = printedText(page, links);
  const lines = text.split('\n').map((line, index): MadeLine => {
    const place = places.get(index + 1);
    if (!place) return { text: line, as: 'blank', story: null };
    const drawn = drawnAt(made, place.area);
    const of = drawn?.kind === 'text' ? drawn.of : null;
    return of ? { text: line, as: of.as, story: of.story } : { text: line, as: 'furniture', story: null };
  });
  return { style: '', lines, text, truth: made.truth, places };
}

function learnLinks(pages: readonly PrintedMade[]): Record<string, number> {
  const perceptron = new Perceptron();
  const examples = pages.flatMap(({ made, page }) => {
    const sheet = gather(page);
    const next = trueLinks(sheet.elements, made);
    return linksOf(sheet).map((link) => ({ link, right: next.get(link.from) === link.to }));
  });
  let seed = 1;
  const random = () => {
    seed = (seed * 16807) % 2147483647;
    return seed / 2147483647;
  };
  for (let round = 0; round < rounds.links; round++) {
    for (const { link, right } of examples
      .map((example) => ({ ...example, key: random() }))
      .sort((a, b) => a.key - b.key)) {
      const sure = 1 / (1 + Math.exp(-linkScore(link, perceptron.weights)));
      const step = 0.1 * ((right ? 1 : 0) - sure);
      perceptron.add('一接一', step);
      link.evidence((name, much = 1) => perceptron.add(name, step * much));
      perceptron.step();
    }
  }
  return perceptron.averaged();
}

/** What is truly read after what. */
export function trueLinks(elements: readonly Element[], made: MadePrint): Map<Element, Element> {
  const stories = new Map<number, { readonly element: Element; readonly at: number }[]>();
  for (const element of elements) {
    const found = element.lines.flatMap((line) => {
      const drawn = drawnAt(made, line);
      return drawn?.kind === 'text' && drawn.of ? [drawn.of] : [];
    });
    const [first] = found;
    if (first)
      stories.set(first.story, [
        ...(stories.get(first.story) ?? []),
        { element, at: Math.min(...found.map(({ at }) => at)) },
      ]);
  }
  const next = new Map<Element, Element>();
  for (const parts of stories.values()) {
    const ordered = parts.sort((a, b) => a.at - b.at);
    for (const [index, { element }] of ordered.entries()) {
      const after = ordered[index + 1];
      if (after) next.set(element, after.element);
    }
  }
  return next;
}

function learnLines(
  pages: readonly ReturnType<typeof textOf>[],
  words: PageWeights,
): Record<string, number[]> {
  const perceptrons = lineLabels.map(() => new Perceptron());
  const weights: Record<string, readonly number[]> = { ...words.lines };
  const looked = pages.map((page) => {
    const reading = lookAtLines(pageLines(page.text, page.places));
    return { reading, truth: reading.lines.map(({ line }) => trueLabel(page, line.number)) };
  });
  for (let round = 0; round < rounds.lines; round++) {
    for (const { reading, truth } of looked) {
      const cost = (index: number, label: LineLabel) => (truth[index] === label ? 0 : 3 * lineStep);
      const told = labelLines(reading, weights, cost).map(({ label }) => label);
      const learn = (labels: readonly LineLabel[], sign: 1 | -1) => {
        for (const [index, label] of labels.entries()) {
          if (told[index] === truth[index] && told[index - 1] === truth[index - 1]) continue;
          const names = [
            ...(reading.evidence[index] ?? []).map(({ name }) => name),
            ...(reading.steps[index] ?? []).map((under) => stepName(labels[index - 1] ?? 'start', under)),
          ].filter(ofPrint);
          const at = lineLabels.indexOf(label);
          for (const name of names) {
            perceptrons[at]?.add(name, sign * lineStep);
            weights[name] = perceptrons.map((perceptron) => perceptron.weights[name] ?? 0);
          }
        }
      };
      learn(truth, 1);
      learn(told, -1);
      for (const perceptron of perceptrons) perceptron.step();
    }
  }
  const averaged = perceptrons.map((perceptron) => perceptron.averaged(0));
  return Object.fromEntries(
    Object.keys(weights)
      .filter(ofPrint)
      .sort()
      .map((name) => [name, averaged.map((of) => of[name] ?? 0)] as const)
      .filter(([, of]) => of.some((weight) => weight !== 0)),
  );
}

/** A perceptron that knows what is known of words and learns only what print tells. */
function learnOn(known: Readonly<Record<string, number>>): Perceptron {
  return new Perceptron(known, ofPrint);
}

function learned(perceptron: Perceptron, known: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(perceptron.averaged()).filter(([name]) => ofPrint(name) && !(name in known)),
  );
}
