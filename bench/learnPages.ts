import { type BylineName, kinds } from '../src/news/index.js';
import { affinityEvidence } from '../src/pages/affinity.js';
import { assemble, layOut } from '../src/pages/assembly.js';
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
  officeEvidence,
} from '../src/pages/credits.js';
import { bestCut, learnedScores, type Scores } from '../src/pages/cuts.js';
import { inlineByline } from '../src/pages/inlineByline.js';
import { isPenName, kindEvidence, surroundingsOf } from '../src/pages/kinds.js';
import {
  type LabelledLine,
  type LineReading,
  labelLines,
  lookAtLines,
  stepName,
} from '../src/pages/labels.js';
import { type Assembly, type Layout, type Story, textOf } from '../src/pages/layout.js';
import { type LineLabel, lineLabels } from '../src/pages/lineEvidence.js';
import { pageLines } from '../src/pages/lines.js';
import { type PageWays, unknownWays, waysOf } from '../src/pages/pageWays.js';
import { titleStack } from '../src/pages/readPage.js';
import { blankEvidence, inOneLine } from '../src/pages/rowJoints.js';
import { blankHabit, cutAtSeams, seamsOf } from '../src/pages/seams.js';
import { chancesBeside, cutTitles, titleSeamsOf } from '../src/pages/titleSeams.js';
import {
  bestHeadline,
  companion,
  companionEvidence,
  companionsOf,
  habitsBeside,
  headlineEvidence,
  type TitleCut,
  type TitleHabits,
  type TitleStack,
  tellTitlesApart,
  titleCuts,
} from '../src/pages/titles.js';
import { joinEvidence, leftOverEvidence, mustPart, storyEvidence } from '../src/pages/votes.js';
import { evidenceOf, type Say, type WeighedEvidence, type Weights, weigh } from '../src/pages/weights.js';
import type { MadeLine, MadePage } from '../test/pages/pageMaker.js';
import { crossedName } from '../test/pages/paperStyles.js';
import type { LabelBlind } from './lineLessons.js';
import { learnChoice } from './multinomial.js';
import { tokenizer } from './ours.js';
import { Perceptron } from './perceptron.js';

const about =
  'What the reader of pages weighs its evidence by. Learned by `npm run train:pages` from pages of invented papers; not to be changed by hand.';
/** An unknown byline is better than a wrong one. */
const costOfWrongByline = 2.5;
const costOfVainCut = 0.1;
/** Where the sense has a pause a blank is rather put than not. */
const costOfVainBlank = 0.4;
const rounds = { lines: 8, blind: 4, stories: 5, titles: 3, others: 8 };
const paceOfAffinity = { rounds: 120, rate: 12, shrinkage: 0, decimals: 2 };

/**
 * Learns all of the reader's weights from pages of which every line is known; `often` are those read by eye, which come
 * again and again as they must be read as they are. What the lines of these and of those `byHand` mean is told by `labelBlind`.
 */
export function learnPages(
  pages: readonly MadePage[],
  often: ReadonlySet<MadePage>,
  byHand: readonly MadePage[],
  labelBlind: LabelBlind,
): WeighedEvidence {
  let weights: WeighedEvidence = {
    about,
    lines: {},
    seams: {},
    affinity: {},
    stories: {},
    titles: {},
    joints: {},
    credits: {},
    kinds: {},
    offices: {},
    confidence: {},
  };
  const { lines, readingOf, blind } = readByLooks(pages, often);
  for (const page of [...byHand, ...often])
    blind.set(page, labelBlind(page, readingOf(page), blind.get(page) ?? []));
  weights = { ...weights, lines };
  const whole = pages.map((page) => gatherBlocks(blind.get(page) ?? []));
  const affinity = learnAffinity(pages, whole);
  const ofTitles = learnSeams(pages, whole, titleSeamsIn(affinity));
  const gathered = whole.map((blocks) => cutTitles(blocks, ofTitles, affinity));
  weights = {
    ...weights,
    affinity,
    seams: { ...learnSeams(pages, gathered, textSeamsIn, costOfVainCut), ...ofTitles },
  };
  const blocks = gathered.map((of) => cutAtSeams(of, weights.seams));
  const laid = pages.map((page, at) => ({ page, layout: layOut(blocks[at] ?? [], affinity) }));
  const stories = new Perceptron();
  learnStories(stories, laid, rounds.stories);
  weights = { ...weights, stories: stories.averaged() };
  const assembled = laid.map(({ page, layout }) => ({ page, assembly: assemble(layout, weights.stories) }));
  const sorts = new Perceptron();
  const told = assembled.flatMap(({ page, assembly }) => {
    const truths = new Map(
      assembly.stories.map((story) => [story, page.truth[storyOf(page, story.texts) ?? -1]] as const),
    );
    const claims = [...claimsOf(assembly).values()].flat();
    const bylines = new Map(
      [...truths].map(
        ([story, truth]) => [story, printedByline(truth?.byline ?? [], story, claims)] as const,
      ),
    );
    const around = surroundingsOf(assembly, bylines);
    return [...truths].flatMap(([story, truth]) => {
      const surroundings = around.get(story);
      const byline = bylines.get(story) ?? [];
      if (!truth || !surroundings) return [];
      const { kind } = truth;
      const office = evidenceOf((say) => officeEvidence(story, byline, surroundings, kind, say));
      return [
        {
          kind,
          said: evidenceOf((say) => kindEvidence(story, byline, surroundings, say)),
          office: isPenName(byline) ? { right: truth.byline[0]?.role === '记者', said: office } : null,
        },
      ];
    });
  });
  for (let round = 0; round < rounds.others; round++)
    for (const { said, kind } of told) learnKind(sorts, said, kind);
  const titles = new Perceptron();
  learnTitles(titles, assembled, rounds.titles);
  weights = {
    ...weights,
    titles: titles.averaged(),
    joints: learnFrom(jointsIn(assembled, titles.averaged()), costOfVainBlank),
    credits: learnCredits(assembled),
    kinds: sorts.averaged(),
    offices: learnFrom(told.flatMap(({ office }) => office ?? [])),
  };
  return { ...weights, confidence: learnConfidence(assembled, weights) };
}

/** Pages by looks alone: their lines as one reads them who has not learned from them, those read by eye as they are read. */
export function readByLooks(pages: readonly MadePage[], often: ReadonlySet<MadePage>) {
  const readings = new Map(pages.map((page) => [page, lookAtLines(pageLines(page.text))]));
  const readingOf = (page: MadePage) => readings.get(page) ?? lookAtLines(pageLines(page.text));
  const lines = learnLines(pages, pages.map(readingOf), rounds.lines);
  // What comes later learns from lines as they are read on a page that is not known: not too well.
  const made = pages.filter((page) => !often.has(page));
  const blind = learnTwice(made, (half, others) => {
    const seen = learnLines([...half, ...often], [...half, ...often].map(readingOf), rounds.blind);
    return others.map((page) => labelLines(readingOf(page), seen));
  });
  for (const page of often) blind.set(page, labelLines(readingOf(page), lines));
  return { lines, readingOf, blind };
}

/** For each page what is told of it by those who learned from the other half of the papers. */
function learnTwice<T>(
  pages: readonly MadePage[],
  tell: (half: readonly MadePage[], others: readonly MadePage[]) => readonly T[],
): Map<MadePage, T> {
  const papers = [...new Set(pages.map(({ style }) => style))];
  const halves = pages.map((page, at) => (page.style === crossedName ? at : papers.indexOf(page.style)) % 2);
  const told = new Map<MadePage, T>();
  for (const half of [0, 1]) {
    const others = pages.filter((_, at) => halves[at] !== half);
    for (const [at, one] of tell(
      pages.filter((_, at) => halves[at] === half),
      others,
    ).entries())
      told.set(others[at] as MadePage, one);
  }
  return told;
}

export interface Assembled {
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
  const truth = page.truth[storyOf(page, story.texts) ?? -1];
  return truth !== undefined && areSame(truth.byline, block.names);
}

/** Whether a byline's names are those that are printed: a bare one's office is told later. */
const areSame = (byline: readonly BylineName[], printed: readonly BylineName[]) =>
  byline.length === printed.length &&
  byline.every(({ role, name }, at) => {
    const other = printed[at];
    return name === other?.name && (role === other.role || other.role === '作者');
  });

/** A byline as it is read before it is known who of its bare names is a reporter. */
function printedByline(
  byline: readonly BylineName[],
  story: Story,
  claims: readonly Claim[],
): readonly BylineName[] {
  const own = claims.filter((claim) => claim.story === story).map(({ block }) => block.names);
  return [...own, inlineByline(story.texts)].find((printed) => areSame(byline, printed)) ?? byline;
}

/** Learns which articles turn out to have their own headline and the text that is theirs. */
function learnConfidence(assembled: readonly Assembled[], weights: WeighedEvidence): Record<string, number> {
  const perceptron = new Perceptron();
  const titles = new Map(
    assembled.map(({ assembly }) => [assembly, tellTitlesApart(stacksOf(assembly), weights.titles)]),
  );
  for (let round = 0; round < rounds.others; round++) {
    for (const { page, assembly } of assembled) {
      const told = titles.get(assembly) ?? [];
      for (const [at, story] of assembly.stories.entries()) {
        const right = isRight(page, story, told[at]?.headline ?? null);
        learnWhether(perceptron, right, (say) => confidenceEvidence(story, told[at], assembly, say));
      }
    }
  }
  return perceptron.averaged();
}

const bare = (text: string | null) => (text ?? '').replace(/\s/gu, '');

function isRight(page: MadePage, story: Story, headline: string | null): boolean {
  const at = storyOf(page, story.texts);
  const truth = at === null ? undefined : page.truth[at];
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

function learnLines(
  pages: readonly MadePage[],
  readings: readonly LineReading[],
  times: number,
): Record<string, number[]> {
  const perceptrons = lineLabels.map(() => new Perceptron());
  const weights: Record<string, number[]> = {};
  const truths = pages.map((page, at) =>
    (readings[at]?.lines ?? []).map(({ line }) => trueLabel(page, line.number)),
  );
  for (let round = 0; round < times; round++) {
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

/** Places in a page's blocks where another article may begin, with what speaks for it. */
type SeamsIn = (blocks: readonly Block[]) => readonly {
  readonly block: Block;
  readonly line: number;
  readonly evidence: (say: Say) => void;
}[];

const textSeamsIn: SeamsIn = (blocks) => {
  const spaced = blankHabit(blocks);
  return blocks.flatMap((block, index) => seamsOf(blocks, index, spaced).map((seam) => ({ block, ...seam })));
};
const titleSeamsIn =
  (affinity: Weights): SeamsIn =>
  (blocks) => {
    const chances = chancesBeside(blocks, affinity);
    return blocks.flatMap((block, index) =>
      titleSeamsOf(blocks, index, chances).map((seam) => ({ block, ...seam })),
    );
  };

/** Learns at which of some seams another article begins; `costOfVain` is what a cut in vain costs, a missed one 1. */
function learnSeams(
  pages: readonly MadePage[],
  gathered: readonly (readonly Block[])[],
  seamsIn: SeamsIn,
  costOfVain?: number,
): Record<string, number> {
  const seams = pages.flatMap((page, at) =>
    seamsIn(gathered[at] ?? []).map(({ block, line, evidence }) => {
      const [before, after] = [block.lines[line - 1], block.lines[line]].map(
        (row) => page.lines[(row?.line.number ?? 0) - 1]?.story,
      );
      return { right: before !== after, said: evidenceOf(evidence) };
    }),
  );
  return learnFrom(seams, costOfVain);
}

interface Example {
  readonly right: boolean;
  readonly said: ReadonlyMap<string, number>;
}

/** Learns from examples in turn, again and again, what speaks for a yes; `costOfVain` is what one in vain costs, a missed one 1. */
function learnFrom(examples: readonly Example[], costOfVain?: number): Record<string, number> {
  const perceptron = new Perceptron();
  for (let round = 0; round < rounds.others; round++)
    for (const { right, said } of examples)
      learnWhether(
        perceptron,
        right,
        (say) => {
          for (const [evidence, much] of said) say(evidence, much);
        },
        costOfVain,
      );
  return perceptron.averaged();
}

interface Laid {
  readonly page: MadePage;
  readonly layout: Layout;
}

/** Learns by which words a title is known to be of a text: multinomial logistic regression over a page's texts. */
function learnAffinity(
  pages: readonly MadePage[],
  blocks: readonly (readonly Block[])[],
): Record<string, number> {
  const lessons = pages.flatMap((page, at) => {
    if (pages.indexOf(page) < at) return [];
    const of = blocks[at] ?? [];
    const texts = of.filter((block) => block.kind === 'text');
    const stories = texts.map((text) => storyOf(page, [text]));
    const evidence = affinityEvidence(texts.map(textOf));
    return of.flatMap((block) => {
      if (block.kind !== 'title') return [];
      const told = majority(page, [block]);
      const isTitle = told?.as === 'headline' || told?.as === 'kicker' || told?.as === 'deck';
      const own = stories.map((story) => story !== null && story === told?.story);
      if (!isTitle || own.every((is) => is) || own.every((is) => !is)) return [];
      const say = evidence(block.text);
      return [texts.map((_, text) => ({ right: own[text] ?? false, said: evidenceOf(say(text)) }))];
    });
  });
  return learnChoice(lessons, paceOfAffinity);
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
    for (const { from, to, before, after, titles } of stories) {
      storyEvidence(page, from, to, before, after, ways, say);
      for (let gap = from + 1; gap < to; gap++) joinEvidence(page, from, gap, before, titles, ways, say);
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
    join(from, gap, _above, own) {
      if (mustPart(layout, from, gap)) return Number.NEGATIVE_INFINITY;
      const same = texts[gap - 1] === texts[gap];
      const others = layout.gaps[gap]?.titles.filter((title) => !own.includes(title)) ?? [];
      const inside = others.reduce(
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
  return majorityOf(
    page,
    blocks.flatMap(({ lines }) => lines),
  );
}

function majorityOf(page: MadePage, lines: readonly LabelledLine[]): Pick<MadeLine, 'as' | 'story'> | null {
  const counts = new Map<string, { readonly made: MadeLine; count: number }>();
  for (const { line } of lines) {
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

const stacksOf = ({ stories, labels }: Assembly): TitleStack[] =>
  stories.map((story) => titleStack(story, labels, tokenizer));

/** Learns which rows of an article's titles are its headline, and which of the others are its own. */
export function learnTitles(perceptron: Perceptron, assembled: readonly Assembled[], times: number): void {
  const prepared = assembled.map(({ page, assembly }) => {
    const truths = assembly.stories.map(({ texts }) => storyOf(page, texts));
    return stacksOf(assembly).map((stack, at) => {
      const cuts = titleCuts(stack);
      return { page, truth: truths[at] ?? null, cuts, right: trueCut(page, cuts, truths[at] ?? null) };
    });
  });
  for (let round = 0; round < times; round++) {
    for (const stories of prepared) {
      const told = stories.map(({ cuts }) => bestHeadline(cuts, null, perceptron.weights).cut);
      const habits = habitsBeside(told);
      for (const [at, { page, truth, cuts, right }] of stories.entries()) {
        if (!right) continue;
        for (const known of cuts.length > 1 ? [null, habits[at] ?? null] : []) {
          learnWhich(perceptron, cuts, right, known);
        }
        for (const beside of companionsOf(right)) {
          const of = majorityOf(
            page,
            beside.rows.map(({ line }) => line),
          );
          const own = of?.story === truth && of?.as !== 'furniture';
          learnWhether(perceptron, own, (say) => companionEvidence(beside, right, companion(say)));
        }
        perceptron.step();
      }
    }
  }
}

/** One step of logistic regression over all ways to take some rows as the headline. */
function learnWhich(
  perceptron: Perceptron,
  cuts: readonly TitleCut[],
  right: TitleCut,
  habits: TitleHabits | null,
): void {
  const said = cuts.map((cut) => evidenceOf((say) => headlineEvidence(cut, habits, say)));
  const scores = said.map((of) =>
    [...of].reduce((sum, [evidence, much]) => sum + much * (perceptron.weights[evidence] ?? 0), 0),
  );
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  for (const [at, of] of said.entries()) {
    const step = 0.1 * ((cuts[at] === right ? 1 : 0) - (shares[at] ?? 0) / all);
    if (Math.abs(step) < 1e-4) continue;
    for (const [evidence, much] of of) perceptron.add(evidence, step * much);
  }
}

/** The joints of headlines' rows, where they are read as they are, and whether phrases meet there. */
function jointsIn(assembled: readonly Assembled[], titles: Readonly<Record<string, number>>): Example[] {
  return assembled.flatMap(({ page, assembly }) => {
    const stacks = stacksOf(assembly);
    const told = tellTitlesApart(stacks, titles);
    return stacks.flatMap((stack, at) => {
      const truth = storyOf(page, assembly.stories[at]?.texts ?? []);
      const cut = trueCut(page, titleCuts(stack), truth);
      const headline = truth === null ? null : page.truth[truth]?.headline;
      if (!cut || !headline || inOneLine(cut, null, {}) !== bare(headline)) return [];
      const blanks = [...headline.matchAll(/ /gu)].map(({ index }) => bare(headline.slice(0, index)).length);
      return Array.from({ length: cut.to - cut.from - 1 }, (_, row) => {
        const before = inOneLine({ ...cut, to: cut.from + row + 1 }, null, {}).length;
        return {
          right: blanks.includes(before),
          said: evidenceOf((say) => blankEvidence(cut, row + 1, told[at]?.habits ?? null, say)),
        };
      });
    });
  });
}

/** The cut that takes the rows of a story's headline, all and no others. */
function trueCut(page: MadePage, cuts: readonly TitleCut[], story: number | null): TitleCut | undefined {
  const isOwn = (line: LabelledLine) => {
    const made = page.lines[line.line.number - 1];
    return story !== null && made?.story === story && made.as === 'headline';
  };
  return cuts.find(({ stack, from, to }) =>
    stack.rows.every(({ line }, at) => isOwn(line) === (at >= from && at < to)),
  );
}

/** One step of logistic regression over all kinds. */
function learnKind(
  perceptron: Perceptron,
  said: ReadonlyMap<string, number>,
  truth: (typeof kinds)[number],
): void {
  const scores = kinds.map((kind) =>
    [...said].reduce(
      (sum, [evidence, much]) => sum + much * (perceptron.weights[`${evidence}@${kind}`] ?? 0),
      0,
    ),
  );
  const most = Math.max(...scores);
  const shares = scores.map((score) => Math.exp(score - most));
  const all = shares.reduce((sum, share) => sum + share, 0);
  for (const [at, kind] of kinds.entries()) {
    const step = 0.1 * ((kind === truth ? 1 : 0) - (shares[at] ?? 0) / all);
    if (Math.abs(step) < 1e-4) continue;
    for (const [evidence, much] of said) perceptron.add(`${evidence}@${kind}`, step * much);
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
