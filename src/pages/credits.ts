import type { BylineName, Kind } from '../news/index.js';
import type { Block, BylineBlock } from './blocks.js';
import { inlineByline } from './inlineByline.js';
import {
  argues,
  isPenName,
  isPhotographers,
  type KindSurroundings,
  kindEvidence,
  kindOf,
  mayBeCaption,
  surroundingsOf,
} from './kinds.js';
import { type Assembly, type Gap, type Story, textOf } from './layout.js';
import { type PageWeights, type Say, type Weights, weigh } from './weights.js';

/** Who a story is by and what kind it is. */
export interface Credit {
  readonly byline: readonly BylineName[];
  readonly kind: Kind;
  /** The blocks the names stand in, none when they stand in the text. */
  readonly blocks: readonly BylineBlock[];
}

/** Where a byline stands to a story it may sign. */
type Place = '题下' | '题上' | '文后' | '文前' | '题与文之间' | '别处';

/** A byline and a story it stands beside. */
export interface Claim {
  readonly block: BylineBlock;
  readonly story: Story;
  readonly places: ReadonlySet<Place>;
  readonly facts: readonly string[];
  /** Of the other stories it may sign: where it stands to them, and what they are. */
  readonly rivals: readonly string[];
  /** Where other bylines stand that may sign the same story. */
  readonly others: readonly string[];
}

/** Every byline of a page with the stories it may sign. */
export function claimsOf({ stories, gaps }: Assembly): ReadonlyMap<BylineBlock, readonly Claim[]> {
  const signed = new Map(stories.map((story) => [story, inlineByline(story.texts).length > 0]));
  const claims = new Map<BylineBlock, readonly Claim[]>();
  const columns = stories.filter(({ texts }) => argues(texts, texts.map(textOf).join('')) >= 1);
  for (const [index, gap] of gaps.entries()) {
    for (const block of gap.blocks) {
      if (block.kind !== 'byline' || block.names.length === 0) continue;
      const places = placesOf(block, gap, index, stories);
      // A columnist's name may be printed apart from the one column of the page.
      const [column] = columns;
      if (column && columns.length === 1 && isPenName(block.names) && !places.has(column))
        places.set(column, new Set(['别处']));
      const near = [...places].map(([story, at]) => ({
        block,
        story,
        places: at,
        facts: factsOf(block, gap, story, signed.get(story) ?? false),
      }));
      claims.set(
        block,
        near.map((claim) => ({
          ...claim,
          rivals: near.filter((other) => other !== claim).flatMap(rivalOf),
          others: [],
        })),
      );
    }
  }
  const claimants = new Map<Story, Claim[]>();
  for (const claim of [...claims.values()].flat())
    claimants.set(claim.story, [...(claimants.get(claim.story) ?? []), claim]);
  return new Map(
    [...claims].map(([block, list]) => [
      block,
      list.map((claim) => ({
        ...claim,
        others: (claimants.get(claim.story) ?? []).filter((other) => other.block !== block).map(placeName),
      })),
    ]),
  );
}

function placeName({ places }: Pick<Claim, 'places'>): string {
  return [...places].sort().join('、');
}

function rivalOf({ places, facts, story }: Pick<Claim, 'places' | 'facts' | 'story'>): string[] {
  const place = placeName({ places });
  return [place, ...facts.filter((fact) => !fact.endsWith('空行')), `题${story.side}`].map((fact, at) =>
    at === 0 ? fact : `${place}，${fact}`,
  );
}

function placesOf(
  block: BylineBlock,
  gap: Gap,
  index: number,
  stories: readonly Story[],
): Map<Story, Set<Place>> {
  const blocks = gap.blocks.filter(({ kind }) => kind === 'title' || kind === 'byline');
  const at = blocks.indexOf(block);
  const ofText = (text: number) => stories.find(({ from, to }) => text >= from && text < to);
  const ofTitle = (title: Block | undefined) =>
    stories.find(({ titles }) => titles.some((own) => own === title));
  const places = new Map<Story, Set<Place>>();
  const note = (story: Story | undefined, place: Place) => {
    if (story) places.set(story, (places.get(story) ?? new Set()).add(place));
  };
  note(ofTitle(blocks.slice(0, at).findLast(({ kind }) => kind === 'title')), '题下');
  note(ofTitle(blocks.slice(at + 1).find(({ kind }) => kind === 'title')), '题上');
  const [above, below] = [ofText(index - 1), ofText(index)];
  if (!blocks.slice(0, at).some(({ kind }) => kind === 'title')) note(above, '文后');
  if (!blocks.slice(at + 1).some(({ kind }) => kind === 'title')) note(below, '文前');
  if (below && places.get(below)?.has('题下') && places.get(below)?.has('文前')) note(below, '题与文之间');
  return places;
}

function factsOf(block: BylineBlock, gap: Gap, story: Story, signed: boolean): string[] {
  const at = gap.blocks.indexOf(block);
  const beside = [gap.blocks[at - 1], gap.blocks[at + 1]];
  const body = story.texts.map(textOf).join('');
  const opens = story.texts[0]?.opens;
  const sort = sortOf(block);
  return [
    ...(beside.some((other) => other?.kind === 'byline') ? ['与别的署名一处'] : []),
    block.lines[0]?.line.blankBefore ? '前有空行' : '前无空行',
    ...(beside[1]?.lines[0]?.line.blankBefore === false ? ['后无空行'] : []),
    ...(signed ? ['文中已署名'] : []),
    ...(opens === 'weather' || opens === 'notice' ? ['天气、启事'] : []),
    ...(opens === 'dateline' ? [`${sort}署有电头的`] : []),
    ...(mayBeCaption(story.texts, body) ? [`${sort}署像图片说明的`] : []),
    ...(argues(story.texts, body) >= 1 ? [`${sort}署议论的`] : []),
    ...(body.length > 400 ? [`${sort}署长文`] : []),
  ];
}

function sortOf({ names }: BylineBlock): string {
  if (isPhotographers(names)) return '摄影者';
  return isPenName(names) ? '作者' : '记者';
}

/** How a byline is printed, where that tells something of where it stands: `（张磊）`. */
function formOf({ lines }: BylineBlock): string | null {
  const printed = lines.map(({ line }) => line.text).join('');
  if (/^[（(]/u.test(printed)) return '括号里的署名';
  return lines.length > 1 ? '署名有几行' : null;
}

/** What speaks for and against a byline signing a story; `habits`: how often the page's other bylines stand so. */
export function claimEvidence(
  { block, story, places, facts, rivals, others }: Claim,
  habits: BylineHabits,
  say: Say,
): void {
  const sort = sortOf(block);
  say(`${sort}署一篇`);
  const form = formOf(block);
  const habitOf = (place: string) => habits.get(place) ?? 0;
  for (const place of places) {
    say(`${place}`);
    say(`${sort}在${place}`);
    if (form) say(`在${place}，${form}`);
    say(`在${place}，如别篇`, habitOf(place));
    if (story.side === 'after') say(`在${place}，题在文后`);
    for (const fact of facts)
      if (fact.endsWith('空行') || fact === '与别的署名一处') say(`在${place}，${fact}`);
  }
  for (const fact of facts) say(fact);
  const place = placeName({ places });
  for (const other of new Set(others)) say(`在${place}；另有署名在${other}`);
  if (rivals.length === 0) say(`独在${place}`);
  else {
    const habit = (list: Iterable<string>) => Math.max(0, ...[...list].map(habitOf));
    const more = habit(places) - habit(rivals.flatMap((rival) => rival.split('、')));
    say(more > 0 ? '比别篇更合习惯' : '不如别篇合习惯', Math.abs(more));
    if (Math.abs(more) > 0.3) say(more > 0 ? '远比别篇合习惯' : '远不如别篇合习惯');
  }
  for (const rival of rivals) say(`在${place}；别篇：${rival}`);
}

/** What speaks for and against a byline standing so, when the one before it of its sort stands so. */
export function nextClaimEvidence(before: Claim | null, claim: Claim, say: Say): void {
  const sort = isPhotographers(claim.block.names) ? '摄影者' : '作者';
  const place = placeName(claim);
  if (!before) {
    say(`${sort}的头一个署名在${place}`);
    return;
  }
  say(placeName(before) === place ? '与上一个署名同样' : '与上一个署名不同');
  say(`${sort}在${place}，上一个在${placeName(before)}`);
  if (before.story.to === claim.story.from) say('上一个署的是上一篇');
  if (before.story.from > claim.story.from) say('上一个署的在后');
}

/** What claims of a page are worth. */
export interface ClaimScores {
  claim(claim: Claim, habits: BylineHabits): number;
  next(before: Claim | null, claim: Claim): number;
}

/** The learned worth of claims. */
export function claimScores(weights: Weights): ClaimScores {
  return {
    claim: (claim, habits) => weigh(weights, (say) => claimEvidence(claim, habits, say)),
    next: (before, claim) => weigh(weights, (say) => nextClaimEvidence(before, claim, say)),
  };
}

type PageClaims = ReadonlyMap<BylineBlock, readonly Claim[]>;

/** The bylines of writers and those of photographers: each sort has its own habits on a page. */
export function claimsBySort(claims: PageClaims): readonly PageClaims[] {
  const isOfPictures = ([block]: readonly [BylineBlock, unknown]) => isPhotographers(block.names);
  return [false, true].map(
    (pictures) => new Map([...claims].filter((one) => isOfPictures(one) === pictures)),
  );
}

/** Some bylines of a page dealt to stories, or to none; `last` is what was claimed last. */
interface Dealt {
  readonly claim: Claim | null;
  readonly last: Claim | null;
  readonly score: number;
  readonly back: Dealt | null;
}

/**
 * The claims of bylines of one sort that are worth most together (Viterbi): each byline signs at most
 * one story, and is mostly printed where the one before it is. One between a text and the next title
 * may sign either; the one at the page's top tells which.
 */
export function bestClaims(claims: PageClaims, habits: BylineHabits, scores: ClaimScores): readonly Claim[] {
  let dealt: readonly Dealt[] = [{ claim: null, last: null, score: 0, back: null }];
  for (const list of claims.values()) {
    const next = new Map<string, Dealt>();
    const reach = (key: string, one: Dealt) => {
      if (one.score > (next.get(key)?.score ?? Number.NEGATIVE_INFINITY)) next.set(key, one);
    };
    for (const back of dealt) reach(back.last ? placeName(back.last) : '', { ...back, claim: null, back });
    for (const [index, claim] of list.entries()) {
      const own = scores.claim(claim, habits);
      for (const back of dealt) {
        if (back.last?.story === claim.story) continue;
        const score = back.score + own + scores.next(back.last, claim);
        reach(`${index}`, { claim, last: claim, score, back });
      }
    }
    dealt = [...next.values()];
  }
  const held: Claim[] = [];
  let best = dealt.reduce((one, other) => (other.score > one.score ? other : one));
  for (; best.back; best = best.back) if (best.claim) held.push(best.claim);
  return held.reverse();
}

/** Where the bylines of one sort stand on a page to the stories they sign: each place as a share of all. */
export type BylineHabits = ReadonlyMap<string, number>;

/** What a first dealing of bylines says of a page's habits. */
export function habitsOf(held: readonly Claim[]): BylineHabits {
  const counts = new Map<string, number>();
  for (const { places } of held) for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Map([...counts].map(([place, count]) => [place, count / (held.length + 1)]));
}

/** What speaks for a bare name being a reporter's, and none of whoever writes in a paper besides. */
export function officeEvidence(
  story: Story,
  byline: readonly BylineName[],
  surroundings: KindSurroundings,
  kind: Kind,
  say: Say,
): void {
  say(`署名的${kind}`);
  if (inlineByline(story.texts).length > 0) say(`署名在文里的${kind}`);
  if (byline.length > 1) say('署几个名');
  kindEvidence(story, byline, surroundings, say);
}

/** Gives bylines to stories, first to learn where this page prints them and then knowing it, and tells each story's kind. */
export function creditStories(assembly: Assembly, weights: PageWeights): Map<Story, Credit> {
  const scores = claimScores(weights.credits);
  const held = claimsBySort(claimsOf(assembly)).flatMap((claims) =>
    bestClaims(claims, habitsOf(bestClaims(claims, new Map(), scores)), scores),
  );
  const blocks = new Map(held.map(({ story, block }) => [story, block]));
  const bylines = new Map(
    assembly.stories.map((story) => [story, blocks.get(story)?.names ?? inlineByline(story.texts)]),
  );
  const around = surroundingsOf(assembly, bylines);
  return new Map(
    [...around].map(([story, surroundings]) => {
      const byline = bylines.get(story) ?? [];
      const block = blocks.get(story);
      const kind = kindOf(story, byline, surroundings, weights.kinds);
      const reports =
        isPenName(byline) &&
        weigh(weights.offices, (say) => officeEvidence(story, byline, surroundings, kind, say)) > 0;
      const signed = reports
        ? byline.map((one) => (one.role === '作者' ? { ...one, role: '记者' } : one))
        : byline;
      return [story, { byline: signed, kind, blocks: block ? [block] : [] }];
    }),
  );
}
