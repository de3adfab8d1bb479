import { kinds } from '../src/news/index.js';
import {
  assemble,
  bestCut,
  layOut,
  learnedScores,
  type PageWays,
  type Scores,
  unknownWays,
  waysOf,
} from '../src/pages/assembly.js';
import { type Block, gatherBlocks, type TitleBlock } from '../src/pages/blocks.js';
import { confidenceEvidence } from '../src/pages/confidence.js';
import {
  type BylineHabits,
  bestClaims,
  type Claim,
  type ClaimScores,
  claimEvidence,
  claimScores,
  claimsBySort,
  claimsOf,
  habitsOf,
  nextClaimEvidence,
} from '../src/pages/credits.js';
import { kindEvidence } from '../src/pages/kinds.js';
import { type LineReading, labelLines, lookAtLines, stepName } from '../src/pages/labels.js';
import type { Assembly, Layout, Story } from '../src/pages/layout.js';
import { type LineLabel, lineLabels } from '../src/pages/lineEvidence.js';
import { pageLines } from '../src/pages/lines.js';
import { placedTitles } from '../src/pages/readPage.js';
import { blankHabit, cutAtSeams, seamsOf } from '../src/pages/seams.js';
import {
  companion,
  companionEvidence,
  headlineEvidence,
  type TitleInPlace,
  tellTitlesApart,
} from '../src/pages/titles.js';
import { joinEvidence, leftOverEvidence, storyEvidence } from '../src/pages/votes.js';
import { evidenceOf, type PageWeights, type Say, weigh } from '../src/pages/weights.js';
import type { MadeLine, MadePage } from '../test/pages/pageMaker.js';
import { Perceptron } from './perceptron.js';

const about =
  'What the reader of pages weighs its evidence by. Learned by `npm run train:pages` from pages of invented papers; not to be changed by hand.';
/** An unknown byline is better than a wrong one. */
const costOfWrongByline = 2.5;
const costOfVainCut = 0.1;
const rounds = { lines: 8, stories: 5, others: 8 };

/** Learns all of the reader's weights from pages of which every line is known. */
export function learnPages(pages: readonly MadePage[]): PageWeights {
  let weights: PageWeights = {
    about,
    lines: {},
    seams: {},
    stories: {},
    titles: {},
    credits: {},
    kinds: {},
    confidence: {},
  };
  const looked = pages.map((page) => lookAtLines(pageLines(page.text)));
  weights = { ...weights, lines: learnLines(pages, looked) };
  const gathered = looked.map((reading) => gatherBlocks(labelLines(reading, weights.lines)));
  weights = { ...weights, seams: learnSeams(pages, gathered) };
  const laid = pages.map((page, at) => ({
    page,
    layout: layOut(cutAtSeams(gathered[at] ?? [], weights.seams)),
  }));
  const stories = new Perceptron();
  learnStories(stories, laid, rounds.stories);
  weights = { ...weights, stories: stories.averaged() };
  const assembled = laid.map(({ page, layout }) => ({ page, assembly: assemble(layout, weights.stories) }));
  const titles = new Perceptron();
  const sorts = new Perceptron();
  const told = assembled.flatMap(({ page, assembly }) =>
    assembly.stories.map((story) => ({
      page,
      story,
      truth: storyOf(page, story.texts),
      placed: placedTitles(story, assembly.labels),
    })),
  );
  for (let round = 0; round < rounds.others; round++) {
    for (const { page, story, truth, placed } of told) {
      if (truth === null) continue;
      learnTitles(titles, page, placed, truth);
      learnKind(sorts, story, page.truth[truth]?.kind ?? 'news', page.truth[truth]?.byline ?? []);
    }
  }
  weights = {
    ...weights,
    titles: titles.averaged(),
    credits: learnCredits(assembled),
    kinds: sorts.averaged(),
  };
  return { ...weights, confidence: learnConfidence(assembled, weights) };
}

interface Assembled {
  readonly page: MadePage;
  readonly assembly: Assembly;
}

/** Learns whom bylines sign: the true dealing must beat all others, the more the worse they are. */
export function learnCredits(assembled: readonly Assembled[]): Record<string, number> {
  const credits = new Perceptron();
  const chains = assembled.flatMap(({ page, assembly }) =>
    claimsBySort(claimsOf(assembly)).map((claims) => {
      const right = [...claims.values()].flatMap((list) => list.find((claim) => isSigned(page, claim)) ?? []);
      return { claims, right: right.filter(({ story }, at) => right[at - 1]?.story !== story) };
    }),
  );
  for (let round = 0; round < rounds.others; round++) {
    for (const { claims, right } of chains) {
      if (claims.size === 0) continue;
      const scores = claimScores(credits.weights);
      const wary: ClaimScores = {
        claim: (claim, habits) =>
          scores.claim(claim, habits) + (right.includes(claim) ? -1 : costOfWrongByline),
        next: scores.next,
      };
      const habits = habitsOf(bestClaims(claims, new Map(), scores));
      for (const known of [new Map<string, number>(), habits]) {
        const told = bestClaims(claims, known, wary);
        const learn = (held: readonly Claim[], sign: 1 | -1) => {
          for (const [evidence, much] of dealtEvidence(held, known)) credits.add(evidence, sign * much);
        };
        if (told.length === right.length && told.every((claim, at) => claim === right[at])) continue;
        learn(right, 1);
        learn(told, -1);
      }
      credits.step();
    }
  }
  return credits.averaged();
}

/** All the evidence that a dealing of bylines rests on. */
function dealtEvidence(held: readonly Claim[], habits: BylineHabits): Map<string, number> {
  return evidenceOf((say) => {
    for (const [at, claim] of held.entries()) {
      claimEvidence(claim, habits, say);
      nextClaimEvidence(held[at - 1] ?? null, claim, say);
    }
  });
}

/** Whether a byline signs the story it is claimed for. */
function isSigned(page: MadePage, { story, block }: Claim): boolean {
  const truth = storyOf(page, story.texts);
  return truth !== null && JSON.stringify(page.truth[truth]?.byline) === JSON.stringify(block.names);
}

/** Learns which articles turn out to have their own headline and the text that is theirs. */
function learnConfidence(assembled: readonly Assembled[], weights: PageWeights): Record<string, number> {
  const perceptron = new Perceptron();
  for (let round = 0; round < rounds.others; round++) {
    for (const { page, assembly } of assembled) {
      for (const story of assembly.stories) {
        const placed = placedTitles(story, assembly.labels);
        const right = isRight(page, story, tellTitlesApart(placed, weights.titles).headline);
        learnWhether(perceptron, right, (say) => confidenceEvidence(story, placed, assembly, weights, say));
      }
    }
  }
  return perceptron.averaged();
}

function isRight(page: MadePage, story: Story, headline: string | null): boolean {
  const at = storyOf(page, story.texts);
  const truth = at === null ? undefined : page.truth[at];
  const bare = (text: string | null) => (text ?? '').replace(/\s/gu, '');
  if (!truth || bare(truth.headline) !== bare(headline)) return false;
  const texts = new Set(story.texts.flatMap(({ lines }) => lines.map(({ line }) => line.number)));
  const own = page.lines.filter(({ as, story: of }) => as === 'text' && of === at).length;
  const held = [...texts].filter((number) => page.lines[number - 1]?.story === at).length;
  return held >= 0.95 * own && held >= 0.95 * texts.size;
}

/** What a line of a made page is to be labelled. */
export function trueLabel(page: MadePage, number: number): LineLabel {
  const line = page.lines[number - 1];
  if (line?.as === 'byline') return line.as;
  if (!line || line.story === null || line.as === 'furniture') return 'furniture';
  if (line.as === 'text') return page.truth[line.story]?.kind === 'notice' ? 'notice' : 'body';
  const before = page.lines[number - 2];
  return before?.as === line.as && before.story === line.story ? 'more' : 'title';
}

function learnLines(pages: readonly MadePage[], readings: readonly LineReading[]): Record<string, number[]> {
  const perceptrons = lineLabels.map(() => new Perceptron());
  const weights: Record<string, number[]> = {};
  const truths = pages.map((page, at) =>
    (readings[at]?.lines ?? []).map(({ line }) => trueLabel(page, line.number)),
  );
  for (let round = 0; round < rounds.lines; round++) {
    for (const [at, reading] of readings.entries()) {
      const truth = truths[at] ?? [];
      const cost = (index: number, label: LineLabel) => (truth[index] === label ? 0 : 1);
      const told = labelLines(reading, weights, cost).map(({ label }) => label);
      const learn = (labels: readonly LineLabel[], sign: 1 | -1) => {
        for (const [index, label] of labels.entries()) {
          if (told[index] === truth[index] && told[index - 1] === truth[index - 1]) continue;
          const names = [
            ...(reading.evidence[index] ?? []).map(({ name }) => name),
            ...(reading.steps[index] ?? []).map((under) => stepName(labels[index - 1] ?? 'start', under)),
          ];
          const at = lineLabels.indexOf(label);
          for (const name of names) {
            perceptrons[at]?.add(name, sign);
            weights[name] = perceptrons.map((perceptron) => perceptron.weights[name] ?? 0);
          }
        }
      };
      learn(truth, 1);
      learn(told, -1);
      for (const perceptron of perceptrons) perceptron.step();
    }
  }
  // Lines weigh up to a hundred pieces of evidence: whole numbers are exact enough.
  const averaged = perceptrons.map((perceptron) => perceptron.averaged(0));
  return Object.fromEntries(
    Object.keys(weights)
      .sort()
      .map((name) => [name, averaged.map((of) => of[name] ?? 0)] as const)
      .filter(([, of]) => of.some((weight) => weight !== 0)),
  );
}

/** Learns where another article may begin inside running text; what is cut in vain is joined again. */
function learnSeams(
  pages: readonly MadePage[],
  gathered: readonly (readonly Block[])[],
): Record<string, number> {
  const perceptron = new Perceptron();
  const seams = pages.flatMap((page, at) => {
    const blocks = gathered[at] ?? [];
    const spaced = blankHabit(blocks);
    return blocks.flatMap((block, index) =>
      seamsOf(blocks, index, spaced).map(({ line, evidence }) => {
        const [before, after] = [block.lines[line - 1], block.lines[line]].map(
          (at) => page.lines[(at?.line.number ?? 0) - 1]?.story,
        );
        return { right: before !== after, said: evidenceOf(evidence) };
      }),
    );
  });
  for (let round = 0; round < rounds.others; round++)
    for (const { right, said } of seams)
      learnWhether(
        perceptron,
        right,
        (say) => {
          for (const [evidence, much] of said) say(evidence, much);
        },
        costOfVainCut,
      );
  return perceptron.averaged();
}

interface Laid {
  readonly page: MadePage;
  readonly layout: Layout;
}

/** Learns what speaks for a cut of a page: the true one must beat all others, the more the worse they are. */
export function learnStories(perceptron: Perceptron, laid: readonly Laid[], times: number): void {
  const prepared = laid.map(({ page, layout }) => {
    const worth = trueWorth(page, layout);
    return { layout, worth, best: bestCut(layout, unknownWays, worth) };
  });
  for (let round = 0; round < times; round++) {
    for (const { layout, worth, best } of prepared) {
      const scores = learnedScores(layout, perceptron.weights);
      const ways = waysOf(bestCut(layout, unknownWays, scores));
      for (const known of [unknownWays, ways]) {
        const told = bestCut(layout, known, less(scores, worth));
        if (sameCut(told, best)) continue;
        for (const [evidence, much] of cutEvidence(layout, best, known)) perceptron.add(evidence, 0.1 * much);
        for (const [evidence, much] of cutEvidence(layout, told, known))
          perceptron.add(evidence, -0.1 * much);
      }
      perceptron.step();
    }
  }
}

/** What is so much better than the truth that it must be unlearned. */
function less(scores: Scores, worth: Scores): Scores {
  const margin = 0.3;
  return {
    story: (...at) => scores.story(...at) - margin * worth.story(...at),
    join(...at) {
      const score = scores.join(...at);
      return score === Number.NEGATIVE_INFINITY ? score : score - margin * worth.join(...at);
    },
    leftOver: (...at) => scores.leftOver(...at) - margin * worth.leftOver(...at),
  };
}

function sameCut(one: readonly Story[], other: readonly Story[]): boolean {
  const key = (stories: readonly Story[]) =>
    stories
      .map(({ from, to, titles }) => `${from}-${to}:${titles.map(({ lines }) => lines[0]?.line.number)}`)
      .join();
  return key(one) === key(other);
}

/** All the evidence that a cut of a page rests on. */
function cutEvidence(page: Layout, stories: readonly Story[], ways: PageWays): Map<string, number> {
  const taken = new Set(stories.flatMap(({ titles, subheads }) => [...titles, ...subheads]));
  return evidenceOf((say) => {
    for (const { from, to, before, after } of stories) {
      storyEvidence(page, from, to, before, after, ways, say);
      for (let gap = from + 1; gap < to; gap++) joinEvidence(page, from, gap, before, ways, say);
    }
    for (const [index, gap] of page.gaps.entries())
      leftOverEvidence(
        page,
        gap.titles.filter((title) => !taken.has(title)),
        index,
        say,
      );
  });
}

/** How right parts of a cut are. */
function trueWorth(page: MadePage, layout: Layout): Scores {
  const texts = layout.texts.map((text) => majority(page, [text])?.story ?? null);
  const told = new Map(
    layout.gaps.flatMap(({ titles }) => titles).map((title) => [title, majority(page, [title])] as const),
  );
  const isHeadline = (title: TitleBlock) => told.get(title)?.as === 'headline';
  const isTitle = (title: TitleBlock) => ['kicker', 'headline', 'deck'].includes(told.get(title)?.as ?? '');
  return {
    story(from, _to, before, after) {
      const own = texts[from];
      return [...before, ...after].reduce((sum, title) => {
        const { story } = told.get(title) ?? {};
        if (story === own && isTitle(title)) return sum + (isHeadline(title) ? 2 : 1);
        return sum - (story === null || story === undefined ? 0.5 : 2);
      }, 0);
    },
    join(_from, gap) {
      const [above, below] = [layout.texts[gap - 1], layout.texts[gap]];
      if (
        !above ||
        !below ||
        below.opens === 'dateline' ||
        below.opens === 'weather' ||
        above.opens === 'weather'
      )
        return Number.NEGATIVE_INFINITY;
      const same = texts[gap - 1] === texts[gap];
      const inside = (layout.gaps[gap]?.titles ?? []).reduce(
        (sum, title) => sum + (told.get(title)?.as === 'subhead' ? 0.5 : isTitle(title) ? -2 : -0.2),
        0,
      );
      return (same ? 2 : -3) + inside;
    },
    leftOver: (titles) =>
      titles.reduce(
        (sum, title) =>
          sum -
          (isHeadline(title) ? 1 : isTitle(title) ? 0.5 : told.get(title)?.as === 'subhead' ? 0.5 : -0.2),
        0,
      ),
  };
}

/** What most of some blocks' lines are, and of which story; null for page furniture. */
function majority(page: MadePage, blocks: readonly Block[]): Pick<MadeLine, 'as' | 'story'> | null {
  const counts = new Map<string, { readonly made: MadeLine; count: number }>();
  for (const { line } of blocks.flatMap(({ lines }) => lines)) {
    const made = page.lines[line.number - 1];
    if (!made) continue;
    const key = `${made.story} ${made.as}`;
    const known = counts.get(key);
    if (known) known.count++;
    else counts.set(key, { made, count: 1 });
  }
  return [...counts.values()].sort((a, b) => b.count - a.count)[0]?.made ?? null;
}

export function storyOf(page: MadePage, texts: readonly Block[]): number | null {
  return majority(page, texts)?.story ?? null;
}

export function learnTitles(
  perceptron: Perceptron,
  page: MadePage,
  placed: readonly TitleInPlace[],
  truth: number,
): void {
  const told = placed.map(({ title }) => majority(page, [title]));
  const right = placed.find((_, index) => told[index]?.story === truth && told[index]?.as === 'headline');
  if (!right || placed.length < 2) return;
  const scored = placed
    .map((at) => ({
      at,
      score: weigh(perceptron.weights, (say) => headlineEvidence(at, say)) - (at === right ? 1 : 0),
    }))
    .sort((a, b) => b.score - a.score);
  const best = scored[0]?.at;
  if (best && best !== right) {
    for (const [evidence, much] of evidenceOf((say) => headlineEvidence(right, say)))
      perceptron.add(evidence, much);
    for (const [evidence, much] of evidenceOf((say) => headlineEvidence(best, say)))
      perceptron.add(evidence, -much);
  }
  for (const [index, at] of placed.entries()) {
    if (at === right) continue;
    const own = told[index]?.story === truth && told[index]?.as !== 'furniture';
    learnWhether(perceptron, own, (say) => companionEvidence(at, right, companion(say)));
  }
  perceptron.step();
}

function learnKind(
  perceptron: Perceptron,
  story: Story,
  truth: (typeof kinds)[number],
  byline: MadePage['truth'][number]['byline'],
): void {
  const said = evidenceOf((say) => kindEvidence(story, byline, say));
  const score = (kind: string) =>
    [...said].reduce(
      (sum, [evidence, much]) => sum + much * (perceptron.weights[`${evidence}@${kind}`] ?? 0),
      0,
    );
  const rival = kinds.filter((kind) => kind !== truth).sort((a, b) => score(b) - score(a))[0];
  if (rival && score(truth) < score(rival) + 1) {
    for (const [evidence, much] of said) {
      perceptron.add(`${evidence}@${truth}`, much);
      perceptron.add(`${evidence}@${rival}`, -much);
    }
  }
  perceptron.step();
}

/** One step of logistic regression. */
export function learnWhether(
  perceptron: Perceptron,
  right: boolean,
  state: (say: Say) => void,
  costOfYes = 1,
): void {
  const sure = 1 / (1 + Math.exp(-weigh(perceptron.weights, state)));
  const step = 0.2 * (right ? 1 - sure : -costOfYes * sure);
  for (const [evidence, much] of evidenceOf(state)) perceptron.add(evidence, step * much);
  perceptron.step();
}
