import { endsSentence } from '../language/index.js';
import type { Assembly, Story } from './layout.js';
import { textOf } from './layout.js';
import { headlineEvidence, type TitleInPlace } from './titles.js';
import { type PageWeights, type Say, weigh } from './weights.js';

/** What makes it more or less sure that a story has its own headline and text, all of it and nothing else's. */
export function confidenceEvidence(
  story: Story,
  placed: readonly TitleInPlace[],
  { stories, gaps, labels }: Assembly,
  weights: PageWeights,
  say: Say,
): void {
  const body = story.texts.map(textOf).join('');
  const opens = story.texts[0]?.opens ?? 'plain';
  say('一篇');
  say(`开头：${opens}`);
  say(`题的位置：${story.side}`);
  const scores = placed.map((at) => weigh(weights.titles, (state) => headlineEvidence(at, state)));
  const ranked = [...scores].sort((a, b) => b - a);
  const headline = placed[scores.indexOf(ranked[0] ?? 0)];
  if (headline) {
    say('主题与文相合', headline.share);
    if (headline.share < 0.1) say('主题与文不相合');
    if (headline.isLabel) say('主题像栏目名');
    if (headline.title.text.length <= 5) say('主题不过五字');
  }
  const [first, second] = ranked;
  if (first !== undefined && second !== undefined) {
    say('不止一行题');
    say('主题与次者难分', 1 / (1 + Math.max(0, first - second)));
  }
  if (body.length < 60) say('文短');
  if (body.length > 1500) say('文长');
  if (!endsSentence(body) && opens === 'plain') say('文没完');
  if (story.texts.length > 1) say('文不止一块');
  if (story.subheads.length > 0) say('有小标题');
  const taken = new Set(stories.flatMap(({ titles, subheads }) => [...titles, ...subheads]));
  const around = [...(gaps[story.from]?.titles ?? []), ...(gaps[story.to]?.titles ?? [])];
  say(
    '近旁有不归一篇的题',
    Math.min(2, around.filter((title) => !taken.has(title) && !labels.has(title)).length),
  );
  const untitled = stories.filter(
    ({ titles, texts }) => titles.length === 0 && texts[0]?.opens !== 'weather',
  );
  say('版上别篇无题', untitled.filter((other) => other !== story).length / stories.length);
}

/** How sure a reader may be of a story, 0 to 1. */
export function confidenceIn(
  story: Story,
  placed: readonly TitleInPlace[],
  assembly: Assembly,
  weights: PageWeights,
): number {
  const sure = weigh(weights.confidence, (say) => confidenceEvidence(story, placed, assembly, weights, say));
  return Math.round(100 / (1 + Math.exp(-sure))) / 100;
}
