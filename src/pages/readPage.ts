import type { NewsDate, PageArticle } from '../news/index.js';
import { type PrintedPage, type PrintedText, printedText, printWeights } from '../print/index.js';
import { assemble, layOut } from './assembly.js';
import { type Block, gatherBlocks, type TextBlock, type TitleBlock, titleMark, titleText } from './blocks.js';
import { confidenceIn } from './confidence.js';
import { type Credit, creditStories } from './credits.js';
import { decodePage, type Unreadable } from './decode.js';
import { issueDateOf } from './issueDate.js';
import { labelLines, lookAtLines } from './labels.js';
import { type Assembly, type Story, textOf } from './layout.js';
import { type EncodeLines, labelBySense } from './lineSense.js';
import { pageLines } from './lines.js';
import { type PageOverride, statedDate } from './pageOverrides.js';
import { joinParagraphs } from './paragraphs.js';
import { inOneLine } from './rowJoints.js';
import { cutAtSeams } from './seams.js';
import { cutTitles } from './titleSeams.js';
import { stackTitles, type TitleStack, type Titles, tellTitlesApart } from './titles.js';
import { type PageWeights, pageWeights } from './weights.js';
import { sharedPieces, wordPieces } from './wording.js';
import type { Tagger } from './wordJoints.js';

/** Grows when the same page would be read differently, so that stored pages are read again. */
export const readerVersion = '23';

/** A block of the page and where it went; `article` is an index, null for page furniture. */
export interface PlacedBlock {
  readonly block: Block;
  readonly article: number | null;
  readonly as: 'kicker' | 'headline' | 'deck' | 'subhead' | 'byline' | 'text' | 'furniture';
  /** What joined it to its article, in words; for a block of no article, none. */
  readonly because: string | null;
}

/** What a page's bytes hold. */
export type PageReading =
  | {
      readonly kind: 'articles';
      /** In the order in which their texts stand on the page; at least one. */
      readonly articles: readonly PageArticle[];
      /** Shared by all articles of the page. */
      readonly issueDate: NewsDate | null;
      /** For `--explain`. */
      readonly blocks: readonly PlacedBlock[];
      /** For each article what its extent and titles rest on, as weighed; for `--explain`. */
      readonly weighed: Assembly['weighed'];
    }
  | { readonly kind: 'unreadable'; readonly reason: Unreadable | 'no article' };

/**
 * Reads the text of one newspaper page (UTF-8, UTF-16, GB18030 or Big5; plain or Markdown) into its
 * articles. `name` is the file's name; a `tagger` tells more of where a headline's phrases meet, an `encode` more of what
 * its lines are. Never throws but what `encode` throws; time grows linearly with the page.
 */
export function readPage(
  bytes: Uint8Array,
  _name: string,
  override?: PageOverride,
  weights: PageWeights = pageWeights(),
  tagger: Tagger | null = null,
  encode: EncodeLines | null = null,
): PageReading {
  const decoded = decodePage(bytes);
  return decoded.kind === 'unreadable'
    ? decoded
    : readText({ text: decoded.text }, override, weights, tagger, encode);
}

/** Reads a page of which it is known where everything is printed; otherwise as `readPage`. */
export function readPrint(
  page: PrintedPage,
  tagger: Tagger | null = null,
  weights: PageWeights = weightsForPrint(),
  links = printWeights().links,
): PageReading {
  return readText(printedText(page, links), undefined, weights, tagger, null);
}

/** What is known of pages' words together with what is known of print. */
export function weightsForPrint(words = pageWeights(), print = printWeights()): PageWeights {
  return {
    ...words,
    lines: { ...words.lines, ...print.lines },
    stories: { ...words.stories, ...print.stories },
    titles: { ...words.titles, ...print.titles },
  };
}

/** A page's text and, where it is known, its print. */
type PageText = Pick<PrintedText, 'text'> & Partial<PrintedText>;

function readText(
  page: PageText,
  override: PageOverride | undefined,
  weights: PageWeights,
  tagger: Tagger | null,
  encode: EncodeLines | null,
): PageReading {
  const blocks = blocksOf(page, weights, encode);
  const assembly = assemble(layOut(blocks, weights.affinity), weights.stories);
  if (assembly.stories.length === 0) return { kind: 'unreadable', reason: 'no article' };
  const credits = creditStories(assembly, weights);
  const issueDate = statedDate(override) ?? issueDateOf(datedText(blocks));
  const stacks = assembly.stories.map((story) => titleStack(story, assembly.labels, tagger));
  const told = tellTitlesApart(stacks, weights.titles);
  const articles = assembly.stories.map((story, index) =>
    article(
      story,
      told[index],
      credits.get(story),
      issueDate,
      confidenceIn(story, told[index], assembly, weights),
      weights,
    ),
  );
  return {
    kind: 'articles',
    articles,
    issueDate,
    blocks: placeBlocks(blocks, assembly.stories, told, credits),
    weighed: assembly.weighed,
  };
}

/** A page's text in blocks, before any is given to an article. */
export function blocksOf(
  { text, places }: PageText,
  { lines, seams, affinity, network }: PageWeights,
  encode: EncodeLines | null = null,
): Block[] {
  const reading = lookAtLines(pageLines(text, places));
  const seen = labelLines(reading, lines);
  const blocks = gatherBlocks(encode && network ? labelBySense(reading, seen, encode, network) : seen);
  return cutAtSeams(cutTitles(blocks, seams, affinity), seams);
}

function datedText(blocks: readonly Block[]) {
  const lines = blocks.flatMap((block) => block.lines.map(({ line }) => line.text));
  const text = blocks.map((block) => block.lines.map(({ line }) => line.closed).join('')).join('\n');
  return { lines, text };
}

/** A story's titles, row by row. */
export function titleStack(story: Story, labels: ReadonlySet<TitleBlock>, tagger: Tagger | null): TitleStack {
  return stackTitles(
    story.titles,
    story.texts.map(textOf).join(''),
    labels,
    story.texts[0]?.opens === 'notice',
    tagger,
  );
}

function article(
  story: Story,
  titles: Titles | undefined,
  credit: Credit | undefined,
  date: NewsDate | null,
  confidence: number,
  weights: PageWeights,
): PageArticle {
  const kind = credit?.kind ?? 'news';
  const inside = [
    ...story.texts,
    ...story.subheads,
    ...(kind === 'notice' ? story.titles.flatMap((title) => besideHeadline(title, titles)) : []),
  ].sort((a, b) => (a.lines[0]?.line.number ?? 0) - (b.lines[0]?.line.number ?? 0));
  const { paragraphs: printed, subheads } = joinParagraphs(inside);
  // Short news without a title has its mark before the text.
  const paragraphs = titles?.best ? printed : printed.map((text) => text.replace(titleMark, ''));
  return {
    headline: titles?.best ? inOneLine(titles.best, titles.habits, weights.joints) : null,
    kicker: titles?.kicker ?? null,
    deck: titles?.deck ?? null,
    byline: credit?.byline ?? [],
    kind,
    date,
    paragraphs,
    subheads: kind === 'notice' ? [] : subheads,
    confidence,
  };
}

/** Of a notice's titles what is not its headline: a part of its text. */
function besideHeadline(title: TitleBlock, titles: Titles | undefined): TitleBlock[] {
  const lines = title.lines.filter((line) => titles?.offices.get(line) !== 'headline');
  return lines.length > 0 ? [{ kind: 'title', lines, text: titleText(lines) }] : [];
}

const openings = {
  dateline: '有电头，另起一篇',
  weather: '像天气预报',
  notice: '有地址、电话',
  plain: '正文',
} as const satisfies Record<TextBlock['opens'], string>;

const sides = {
  before: '在正文之前',
  after: '在正文之后',
  elsewhere: '在版面别处',
  none: '不知',
} as const satisfies Record<Story['side'], string>;

function placeBlocks(
  blocks: readonly Block[],
  stories: readonly Story[],
  told: readonly Titles[],
  credits: ReadonlyMap<Story, Credit>,
): PlacedBlock[] {
  const places = new Map<Block, Omit<PlacedBlock, 'block'>>();
  for (const [article, story] of stories.entries()) {
    const body = wordPieces(story.texts.map(textOf).join(''));
    for (const text of story.texts) places.set(text, { article, as: 'text', because: openings[text.opens] });
    for (const subhead of story.subheads)
      places.set(subhead, { article, as: 'subhead', because: '夹在一篇的正文里' });
    for (const byline of credits.get(story)?.blocks ?? []) {
      places.set(byline, { article, as: 'byline', because: '只能署这一篇' });
    }
    for (const title of story.titles) {
      const offices = title.lines.flatMap((line) => told[article]?.offices.get(line) ?? []);
      const as = offices.includes('headline') ? 'headline' : offices[0];
      if (!as) continue;
      const share = Math.round(100 * sharedPieces(title.text, body));
      places.set(title, { article, as, because: `${sides[story.side]}，字词有${share}%在正文里` });
    }
  }
  return blocks.map((block) => {
    const place = places.get(block);
    return { block, ...(place ?? { article: null, as: 'furniture', because: null }) };
  });
}
