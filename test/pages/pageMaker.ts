import { Converter } from 'opencc-js';
import type { BylineName } from '../../src/news/index.js';
import { columnNamed } from '../../src/pages/columns.js';
import { createTokenizer } from '../../src/search/index.js';
import { type ColumnSort, inventColumn } from './columnNames.js';
import {
  type InventedStory,
  inventStory,
  longName,
  penName,
  personName,
  pick,
  type Random,
  type StoryFile,
  storyCount,
} from './inventedStories.js';
import type { TrueArticle } from './measure.js';
import { inventPaper } from './paperNames.js';
import type { BylineForm, CreditForm, PaperStyle } from './paperStyles.js';

/** What a printed line is, and of which story; null for page furniture. */
export interface MadeLine {
  readonly text: string;
  readonly as: 'kicker' | 'headline' | 'deck' | 'byline' | 'text' | 'subhead' | 'furniture' | 'blank';
  readonly story: number | null;
}

export interface MadePage {
  readonly style: string;
  readonly lines: readonly MadeLine[];
  readonly text: string;
  readonly truth: readonly TrueArticle[];
}

/** Numbers from 0 up to but not with 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

const { cut: cutWords, tag: tagWords } = createTokenizer();
const toTraditional = Converter({ from: 'cn', to: 'tw' });
const blank: MadeLine = { text: '', as: 'blank', story: null };

const leadForms: readonly BylineForm[] = [
  'in the lead',
  'bare names in the lead',
  'reporting, in the lead',
  'reporting, before the text',
];

const aboveForms: readonly BylineForm[] = ['above the title', 'above the title, a role a line'];

/** Matches what most papers break over no two lines: a number, a letter with the quotation mark or bracket before it. */
const unbroken = /[0-9.]+%?|[“‘（《]?[^0-9.]/gsu;

/** A village, a town or a neighbourhood. */
const named = /\p{Script=Han}{2}(?:镇|街道|乡|村|社区)/gu;

/** Captions of pictures inside reports: no part of what must be found. */
const captions = new WeakSet<MadeLine>();

/** A headline as it reads in one line: one whose two rows are a topic and what is said of it has a blank there. */
function pausedHeadline(headline: string, titles: readonly MadeLine[]): string {
  const rows = titles.filter(({ as }) => as === 'headline').map(({ text }) => text.trim());
  const comment = rows[1] ?? '';
  // A mark may stand before it.
  if (rows.length !== 2 || !headline.endsWith(comment)) return headline;
  const topic = headline.slice(0, -comment.length);
  if (!rows[0]?.endsWith(topic)) return headline;
  const sorts = (text: string) => tagWords(text).map(({ tag }) => (tag === 'vn' ? 'n' : tag.slice(0, 1)));
  const isTopic = !sorts(topic).includes('v') && /[nmqrta]/u.test(sorts(topic).at(-1) ?? '');
  return isTopic && /[vdm]/u.test(sorts(comment)[0] ?? '') ? `${topic} ${comment}` : headline;
}

/** A story as it was set: its parts in lines. */
interface SetStory {
  readonly titles: readonly MadeLine[];
  readonly byline: readonly MadeLine[];
  readonly body: readonly MadeLine[];
  readonly below: boolean;
  /** Of one paragraph. */
  readonly isShort: boolean;
  readonly truth: TrueArticle;
}

/** Lays invented stories out as one page of a paper's style. */
export function makePage(style: PaperStyle, seed: number): MadePage {
  const random = seededRandom(seed);
  const chance = (share: number) => random() < share;
  const gap = (share: number) => (chance(share) ? [blank] : []);
  const width = style.width && style.width[0] + Math.floor(random() * (style.width[1] - style.width[0] + 1));
  // A page prints its bylines in one way, mostly.
  const usual = pick(style.bylines, random);
  const usualOfShorts = style.shortBylines && pick(style.shortBylines, random);
  const room =
    style.titles.room &&
    style.titles.room[0] + Math.floor(random() * (style.titles.room[1] - style.titles.room[0] + 1));
  const runIns = new Set<string>();
  // Short news may stand without titles, each piece behind a mark.
  const untitled = chance(style.untitledShorts ?? 0)
    ? pick(['◆', '●', '▲', '◎', '□', '▶', '·', '★'], random)
    : null;
  const labelsUnderNames = chance(0.5);
  const wholeNumbers = chance(0.75);
  const paper = inventPaper(random);
  const briefs = new Set<number>();
  const set = chooseStories(style, random).map((story, index) => setStory(story, index));
  const top = style.furniture.top.filter((name) => columnNamed(name) !== 'brief');
  const lines: MadeLine[] = [...furniture(top)];
  const digestAt = chance(style.digest ?? 0) ? (chance(0.7) ? 0 : Math.floor(set.length / 2)) : -1;
  let digested = digestAt < 0;
  for (let at = 0, together: SetStory[]; at < set.length; at += together.length) {
    if (!digested && at >= digestAt) {
      lines.push(...digest());
      digested = true;
    }
    together = set.slice(at, at + (style.order === 'beside' ? pick([1, 2, 2, 2, 3], random) : 1));
    const name = columnName(at);
    const [leading] = together;
    // Whoever wrote it may stand above the column's name, too.
    const signature = leading?.titles.findLastIndex(({ as }) => as === 'byline') ?? -1;
    if (leading && !leading.below && labelsUnderNames && signature >= 0)
      together[0] = { ...leading, titles: leading.titles.toSpliced(signature + 1, 0, ...name) };
    else lines.push(...name);
    if (together.length === 1 || together.some(({ below }) => below)) {
      for (const story of together)
        lines.push(...wholeStory(story), ...gap(style.blank.story), ...between(at + together.length));
      continue;
    }
    for (const { titles, byline } of together)
      lines.push(...titles, ...byline, ...gap(Math.max(0.5, style.blank.title)));
    for (const { body } of together) lines.push(...body, ...gap(style.blank.story));
    lines.push(...between(at + together.length));
  }
  lines.push(...furniture(style.furniture.bottom));
  if (chance(style.furniture.inside ?? 0)) breakIn();
  const printed = lines.map((line) => ({ ...line, text: convert(line.text) }));
  const text = printed.map((line) => line.text + (runIns.has(line.text) ? '' : '\n')).join('');
  const truth = set.map(({ truth }, at) => (briefs.has(at) ? { ...truth, kind: 'brief' as const } : truth));
  return { style: style.name, lines: printed, text, truth };

  function convert(printedText: string): string {
    const half =
      style.halfWidth === 'all'
        ? printedText.replace(
            /[，。：；！？（）]/gu,
            (mark) => ',.:;!?()'['，。：；！？（）'.indexOf(mark)] ?? mark,
          )
        : style.halfWidth
          ? printedText.replaceAll('，', ',')
          : printedText;
    const digits = style.wideDigits
      ? half.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0))
      : half;
    return style.traditional ? toTraditional(digits) : digits;
  }

  /** The name of a column, before the first story in it. */
  function columnName(at: number): MadeLine[] {
    const sort = (index: number): ColumnSort | null => {
      const kind = set[index]?.truth.kind;
      if (kind === 'weather' || kind === undefined) return null;
      if (kind !== 'news') return kind === 'brief' ? null : kind;
      return set[index]?.isShort ? 'brief' : 'other';
    };
    const own = sort(at);
    if (own === null || (own !== 'other' && sort(at - 1) === own)) return [];
    let end = at;
    while (sort(end) === own) end++;
    const share = {
      brief: end > at + 1 ? 0.75 : 0.3,
      notice: 0.4,
      commentary: 0.5,
      photo: 0.25,
      other: 0.12,
    }[own];
    if (!chance(own === 'brief' && untitled ? 1 : share)) return [];
    if (own === 'brief') for (let of = at; of < end; of++) briefs.add(of);
    const ownNames = style.furniture.between.filter((name) => columnNamed(convert(name)) === own);
    const text = ownNames.length > 0 && chance(0.3) ? pick(ownNames, random) : inventColumn(own, random);
    return [{ text: centre(text), as: 'furniture', story: null } as const, ...gap(style.blank.title)];
  }

  /** The page's head where a tool comes upon it: between two lines of a text. */
  function breakIn(): void {
    const places = [...lines.keys()].filter(
      (at) =>
        lines[at]?.as === 'text' && lines[at - 1]?.as === 'text' && lines[at]?.story === lines[at - 1]?.story,
    );
    if (places.length === 0) return;
    const head = furniture(style.furniture.top).filter(({ as }) => as !== 'blank');
    lines.splice(pick(places, random), 0, ...gap(style.blank.story), ...head, ...gap(style.blank.story));
  }

  function furniture(list: readonly string[]): MadeLine[] {
    return list.flatMap((template) => {
      if (!chance(style.furniture.often)) return [];
      const line = template
        .replace(/\{(\d)\}/gu, (_, count: string) =>
          `${Math.floor(random() * 10 ** Number(count))}`.padStart(Number(count), '0'),
        )
        .replace(/\{人\}/gu, () => personName(random))
        .replace(/\{报\}/gu, () => paper.name)
        .replace(/\{拼\}/gu, () => paper.latin)
        .replace(/\{期\}/gu, () => paper.date);
      return [
        { text: line, as: 'furniture', story: null } as const,
        ...gap(Math.max(style.blank.story, 0.3)),
      ];
    });
  }

  /** Some of the page's headlines, before they come. */
  function digest(): MadeLine[] {
    const here = set.flatMap(({ truth }) => (truth.headline ? [truth.headline] : []));
    const elsewhere = Array.from({ length: 4 }, () => {
      const file = pick(['reports', 'features'] as const, random);
      return inventStory(file, Math.floor(random() * storyCount(file)), random).headline ?? '';
    }).filter((headline) => !here.includes(headline));
    const listed = (chance(0.5) ? here : elsewhere).slice(0, 2 + (seed % 3));
    const form = pick([' N版', ' →0N', '……A0N版', '（详见N版）', '▶N', ''], random);
    const lines = [
      pick(['导读', '今日导读', '本期看点'], random),
      ...listed.map((headline) => headline + form.replace('N', `${2 + Math.floor(random() * 7)}`)),
    ];
    return [
      ...lines.map((text) => ({ text, as: 'furniture', story: null }) as const),
      ...gap(style.blank.story),
    ];
  }

  function between(next: number): MadeLine[] {
    // Over short news it would name the column.
    if (set[next]?.isShort) return [];
    // A column's name stands over what is in it.
    const any = style.furniture.between.filter((name) => [null, 'other'].includes(columnNamed(name)));
    return any.length > 0 && chance(0.25) ? furniture([pick(any, random)]) : [];
  }

  function wholeStory({ titles, byline, body, below }: SetStory): MadeLine[] {
    if (runIns.has(convert(titles.at(-1)?.text ?? ''))) return [...titles, ...body];
    const space = gap(style.blank.title);
    if (below) return [...body, ...space, ...titles, ...space, ...byline];
    return [...titles, ...space, ...byline, ...(byline.length > 0 ? space : []), ...body];
  }

  function setStory(story: InventedStory, index: number): SetStory {
    const picture = story.kind === 'photo';
    const below = picture
      ? style.pictures.titleBelow
      : style.order === 'below' || (style.order === 'mixed' && chance(0.5));
    const made =
      (as: MadeLine['as']) =>
      (text: string): MadeLine => ({ text, as, story: index });
    const aboutWeather = story.kind === 'weather' && story.parts.length > 1;
    // A forecast of a day a line is no report.
    const report = story.kind === 'news' || (aboutWeather && (story.parts[0]?.text.length ?? 0) > 40);
    const signed = report || story.kind === 'commentary';
    const short = story.kind === 'news' && story.parts.length === 1;
    const drawn = short && usualOfShorts ? usualOfShorts : chance(0.7) ? usual : pick(style.bylines, random);
    // What begins on another page has its headline here, and nothing else.
    const continued = story.kind === 'news' && story.parts.length > 2 && chance(style.continued ?? 0);
    const printed: BylineForm =
      signed && !continued ? (aboveForms.includes(drawn) && usual !== drawn ? 'none' : drawn) : 'none';
    // A commentary has no lead to stand in.
    const form =
      story.kind === 'commentary' && leadForms.includes(printed) ? 'bare name under the title' : printed;
    const isAbove = aboveForms.includes(form);
    const names = form === 'none' ? [] : inventNames(story.kind, form);
    const titled =
      story.headline !== null &&
      !(picture && chance(style.pictures.untitled ?? 0)) &&
      !(short && untitled !== null);
    const credit = picture ? creditOf(pick(style.pictures.credits, random)) : null;
    // Some notices stand in one piece, from what they tell to who gives them.
    const runsOn = story.kind === 'notice' && story.parts.length < 5 && chance(0.35);
    const whole = story.parts.map(({ text }) => text).join('');
    const parts = runsOn ? [{ as: 'text' as const, text: whole }] : story.parts.slice(continued ? 1 : 0);
    const lead = parts[0];
    const dateline =
      report && !continued && titled && chance(style.dated) ? pick(style.datelines, random) : '';
    const inLead = leadForms.includes(form) && names.length > 0;
    if (lead && (dateline || inLead)) {
      const inner = !inLead
        ? ' '
        : form !== 'reporting, in the lead'
          ? `（${printNames(names)}）`
          : ` ${rolesOf(names, '、').join('、').replaceAll(' ', '')}报道：`;
      parts[0] = {
        ...lead,
        text:
          inLead && form === 'reporting, before the text'
            ? `${rolesOf(names, '　').join('　')}　报道　${lead.text}`
            : `${dateline || pick(style.datelines, random)}${inner}${lead.text}`,
      };
    }
    if (parts[0] && short && !titled) parts[0] = { ...parts[0], text: untitled + parts[0].text };
    const last = parts.at(-1);
    const endForms: readonly BylineForm[] = [
      'in brackets at the end',
      'bare name in brackets at the end',
      'bare names in brackets at the end',
    ];
    if (last && endForms.includes(form))
      parts[parts.length - 1] = { ...last, text: `${last.text}（${printNames(names)}）` };
    if (last && form === 'bare names after a blank at the end')
      parts[parts.length - 1] = {
        ...last,
        text: `${last.text}${pick([' ', '　'], random)}${printNames(names)}`,
      };
    if (last && credit && style.pictures.place === 'in the caption')
      parts[parts.length - 1] = { ...last, text: `${last.text}${credit.printed}` };
    // Who gives a notice, and when, stands at the right edge in some papers.
    const signedRight = chance(0.3);
    const headed = names.length > 0 && (/the title/u.test(form) || form === 'above the text');
    const runIn = titled && style.order === 'above' && !headed ? runInTitle(story) : null;
    // The last line may hold nothing but the names.
    const isSignature = (text: string) => endForms.includes(form) && /^（[^（）]+）$/u.test(text);
    const body: MadeLine[] = [];
    for (const part of parts) {
      if (body.length > 0)
        body.push(
          ...gap(
            part.as === 'subhead'
              ? Math.max(style.blank.paragraph, 0.6 * style.blank.title)
              : style.blank.paragraph,
          ),
        );
      if (part.as === 'subhead') body.push(made('subhead')(part.text), ...gap(style.blank.paragraph));
      else if (part.as === 'signatory')
        body.push(made('text')(signedRight ? toTheRight(part.text) : part.text));
      else
        body.push(
          ...wrap(part.text, runIn ? [...runIn].length : undefined).map((text) =>
            text === '' ? blank : made(isSignature(text) ? 'byline' : 'text')(text),
          ),
        );
    }
    const bylineLine = made('byline');
    const byline: MadeLine[] = [];
    if (form === 'above the text' && below)
      body.unshift(bylineLine(centre(`${style.bullet}${printNames(names)}`)), ...gap(style.blank.title));
    else if (
      [
        'under the title',
        'bare name under the title',
        'bare names under the title',
        'above the text',
      ].includes(form)
    )
      byline.push(bylineLine(centre(`${style.bullet}${printNames(names)}`)));
    if (form === 'under the title, a role a line')
      byline.push(
        ...rolesOf(names).map((text, at) =>
          bylineLine(`${at === 0 || style.bulletEach ? style.bullet : '　'}${text}`),
        ),
      );
    if (form === 'a role a line, each with what they did')
      byline.push(...rolesOf(names).map((text) => bylineLine(`${style.bullet}${text}/文`)));
    if (form === 'on a line at the end')
      body.push(
        ...gap(style.blank.paragraph),
        bylineLine('　'.repeat(style.insetNames?.[Math.floor(random() * 4)] ?? 0) + printNames(names)),
      );
    if (form === 'bare names to the right at the end')
      body.push(
        bylineLine(toTheRight(printNames(names) + (chance(0.2) ? pick([' 文/摄', ' 文/图'], random) : ''))),
      );
    if (form === 'a role a line at the end')
      body.push(...rolesOf(names).map((text, at) => bylineLine(`${at === 0 ? style.bullet : '　'}${text}`)));
    if (form === 'bracketed line at the end')
      body.push(...gap(style.blank.paragraph), bylineLine(`（${printNames(names)}）`));
    if (form === 'bare name, bracketed line at the end') body.push(bylineLine(`（${printNames(names)}）`));
    if (form === 'bare names on a line at the end') body.push(bylineLine(printNames(names)));
    if (form === 'words by one, pictures by another')
      byline.push(
        bylineLine(
          names.map(({ role, name }) => `${role === '摄影' ? '图' : '文'}/${wide(name)}`).join('　'),
        ),
      );
    if (form === 'words by one with an office, pictures by another')
      byline.push(
        bylineLine(
          `${style.bullet}文/${rolesOf(names.slice(0, 1)).join('')}　图/${wide(names[1]?.name ?? '')}`,
        ),
      );
    if (form === 'reporting, under the title') byline.push(bylineLine(`${printNames(names)} 报道`));
    if (form === 'words and pictures, under the title')
      byline.push(
        bylineLine(`${style.bullet}${printNames(names)} ${pick(['文/摄', '文/图', '图/文'], random)}`),
      );
    const titles = titled
      ? titleLines(continued ? { ...story, kicker: null, deck: null } : story, index, runIn)
      : [];
    if (isAbove)
      titles.unshift(
        ...(form === 'above the title' ? [printNames(names)] : rolesOf(names)).map((text, at) =>
          bylineLine(at === 0 || style.bulletEach ? style.bullet + text : text),
        ),
        ...gap(style.blank.title),
      );
    if (story.kind === 'news' && style.jumps && chance(0.17))
      body.push({
        text: pick(style.jumps, random).replace('N', `${2 + Math.floor(random() * 7)}`),
        as: 'furniture',
        story: null,
      });
    if (story.kind === 'news' && (!short || chance(0.2)) && chance(style.pictures.inset ?? 0)) {
      const first = chance(0.5) ? body.findIndex((_, at) => at > 0 && endsParagraph(body, at)) : -1;
      // At the end, before the text, or after the first paragraph.
      if (first < 0 && chance(style.pictures.terse ? 0.3 : 0.15)) body.unshift(...inset(story, index));
      else if (first < 0) body.push(...inset(story, index));
      else body.splice(first + 1, 0, ...inset(story, index));
    }
    if (continued)
      body.unshift({
        text: pick(['（上接第N版）', '(上接AN版)', '▲上接N版', '（紧接N版）'], random).replace(
          'N',
          `${1 + Math.floor(random() * 7)}`,
        ),
        as: 'furniture',
        story: null,
      });
    if (credit && style.pictures.place === 'after the caption')
      body.push(...gap(style.blank.paragraph), bylineLine(credit.printed));
    if (credit && style.pictures.place === 'under the title') byline.push(bylineLine(credit.printed));
    if (credit && style.pictures.place === 'before the title')
      titles.unshift(bylineLine(credit.printed), ...gap(style.blank.title));
    return {
      titles,
      byline: narrowed(byline),
      body: narrowed(body),
      below,
      isShort: story.parts.length === 1,
      truth: {
        kind: story.kind,
        headline: titled && story.headline ? convert(pausedHeadline(story.headline, titles)) : null,
        kicker: kickerOf(titles),
        deck: deckOf(titles),
        lines: body
          .filter((line) => (line.as === 'text' || line.as === 'subhead') && !captions.has(line))
          .map(({ text }) => convert(titled ? text : text.replace(/^\s*[◆●▲◎□▶·★]/u, ''))),
        byline: (credit?.names ?? names).map(({ role, name }) => ({
          role:
            role === '作者' && story.kind === 'news' && form.startsWith('bare name')
              ? '记者'
              : role.replace('本报', ''),
          name: convert(name),
        })),
        heaped: false,
        towns: undefined,
      },
    };
  }

  /** Lines of which bylines too wide for the column go on in the next line, as columns break them. */
  function narrowed(lines: readonly MadeLine[]): MadeLine[] {
    return lines.flatMap((line) => {
      const letters = [...line.text];
      if (line.as !== 'byline' || width === null || letters.length <= width || !chance(0.7)) return [line];
      return Array.from({ length: Math.ceil(letters.length / width) }, (_, at) => ({
        ...line,
        text: letters
          .slice(at * width, (at + 1) * width)
          .join('')
          .trim(),
      })).filter(({ text }) => text !== '');
    });
  }

  function endsParagraph(body: readonly MadeLine[], at: number): boolean {
    const [line, next] = [body[at], body[at + 1]];
    return (
      line?.as === 'text' &&
      /[。”！？]$/u.test(line.text) &&
      next?.as === 'text' &&
      (style.indent === '' ? style.blank.paragraph === 0 : next.text.startsWith(style.indent))
    );
  }

  /** A picture inside a report, with its caption and whose it is; that signs nothing else. */
  function inset(story: InventedStory, index: number): MadeLine[] {
    const inventedCaption = () =>
      inventStory('captions', Math.floor(random() * storyCount('captions')), random).parts[0]?.text ?? '';
    const invented = inventedCaption();
    // It shows what the report tells of.
    const place = story.parts
      .map(({ text }) => text)
      .join('')
      .match(named)?.[0];
    const caption = place ? invented.replaceAll(named, place) : invented;
    const { printed } = creditOf(pick(style.pictures.credits, random));
    const inside = style.pictures.place === 'in the caption';
    const first = pick(['', '', '图为', '图为：', '▲', '↑'], random) + caption.replace(/^图为/u, '');
    // Some papers do not say whose picture it is.
    const unsigned = chance(0.4);
    // A few words and whose the picture is, on one line.
    const terse = caption.match(/\p{Script=Han}{8,16}(?=，)/u)?.[0];
    if (terse && chance(style.pictures.terse ?? 0)) {
      const count = pick([1, 1, 2], random);
      const given = () =>
        pick(
          [
            `${wide(personName(random))} 摄`,
            `${personName(random)}摄`,
            `记者 ${personName(random)} 摄`,
            '受访者供图',
            '资料图片',
          ],
          random,
        );
      const sign = pick(['', '', '▲', '△', '图为'], random);
      const rows = Array.from({ length: count }, (_, at) =>
        wrap(
          `${sign}${at === 0 ? terse : (inventedCaption().match(/\p{Script=Han}{8,16}(?=，)/u)?.[0] ?? terse)}　${given()}`,
        ),
      )
        .flat()
        .filter((text) => text !== '')
        .map((text): MadeLine => ({ text, as: 'text', story: index }));
      for (const line of rows) captions.add(line);
      return [...gap(style.blank.paragraph), ...rows];
    }
    const lines = wrap(inside && !unsigned ? first + printed : first)
      .filter((text) => text !== '')
      .map((text): MadeLine => ({ text, as: 'text', story: index }));
    for (const line of lines) captions.add(line);
    return [
      ...gap(style.blank.paragraph),
      ...lines,
      ...(inside || unsigned ? [] : [{ text: printed, as: 'byline', story: null } as const]),
    ];
  }

  function kickerOf(titles: readonly MadeLine[]): string | null {
    return titles.find(({ as }) => as === 'kicker')
      ? convert(
          titles
            .filter(({ as }) => as === 'kicker')
            .map(({ text }) => text.replace(/^#+ |▌/u, ''))
            .join(''),
        )
      : null;
  }

  function deckOf(titles: readonly MadeLine[]): string | null {
    return titles.find(({ as }) => as === 'deck')
      ? convert(
          titles
            .filter(({ as }) => as === 'deck')
            .map(({ text }) => text.replace(/^#+ /u, ''))
            .join(''),
        )
      : null;
  }

  function titleLines(story: InventedStory, index: number, runIn: string | null): MadeLine[] {
    const made =
      (as: MadeLine['as']) =>
      (text: string): MadeLine => ({ text, as, story: index });
    const mark = (text: string) => (style.titles.markdown ? `## ${text}` : text);
    const groups: MadeLine[][] = [];
    if (story.kicker && chance(style.kicker))
      groups.push(
        setBeside(story.kicker).map((text, at) =>
          made('kicker')(at === 0 ? (style.titles.kickerMark ?? '') + text : text),
        ),
      );
    if (story.headline) {
      if (runIn) {
        runIns.add(runIn);
        return [made('headline')(runIn)];
      }
      const sign = markOf(story);
      const rows = setHeadline(story.headline, story.parts.length === 1 && style.shortsOnce === true);
      groups.push(
        rows.map((text, at) => made('headline')(mark(at === 0 && sign !== '【' ? sign + text : text))),
      );
    }
    if (story.deck && chance(style.deck))
      groups.push(setBeside(pick(['', '', '', '——'], random) + deckText(story.deck)).map(made('deck')));
    return groups.flatMap((group, at) => {
      const set = group.map((line) => ({ ...line, text: centre(line.text) }));
      return at === 0 ? set : [...gap(style.blank.titles), ...set];
    });
  }

  function deckText(deck: string): string {
    return deck.split('，').length === 2 && chance(style.pairedDecks ?? 0) ? deck.replace('，', ' ') : deck;
  }

  /** The mark before a story's headline. */
  function markOf({ parts, kind }: InventedStory): string {
    const isShort = parts.length === 1 && kind === 'news';
    return isShort || style.titles.markAll ? (style.titles.mark ?? '') : '';
  }

  /** The title of a short story as it runs into its text, where the paper sets it so. */
  function runInTitle(story: InventedStory): string | null {
    const { headline, parts, kind } = story;
    const sign = markOf(story);
    const fits = headline && /^[^ 。；]{3,12}(?: [^ 。；]{2,10})?$|^[^ 。；]{6,20}$/u.test(headline);
    if (!fits || parts.length > 1 || kind !== 'news' || !(sign === '【' || style.titles.runIn)) return null;
    return convert(style.indent + (sign === '【' ? `【${headline}】` : `${sign}${headline}　`));
  }

  /** A line in the middle of its column, where the paper sets titles so. */
  function centre(text: string): string {
    if (!style.titles.centred || width === null) return text;
    return '　'.repeat(Math.max(0, Math.floor((width - [...text].length) / 2))) + text;
  }

  /** A line at the right edge of its column. */
  function toTheRight(text: string): string {
    const room = width ?? 20;
    return '　'.repeat(Math.max(4, Math.floor(room - [...text].length))) + text;
  }

  /** A kicker or deck, in rows where the paper's are narrow. */
  function setBeside(text: string): string[] {
    if (!room) return [text];
    const wider = room + 2 + Math.floor(random() * 6);
    // What fits stands in one row, blanks and all.
    return [...text].length <= wider ? [text] : setInRows(text, wider);
  }

  function setHeadline(headline: string, once: boolean): string[] {
    const rows = setWhole(headline);
    // Printed as a picture is, with its shadow: each row again, or all of them.
    if (once || !chance(style.titles.twice ?? 0)) return rows;
    return chance(0.5) ? [...rows, ...rows] : rows.flatMap((row) => [row, row]);
  }

  /** Rows no wider than there is room: of phrases where the paper likes that, else filled. */
  function setInRows(text: string, width: number): string[] {
    const rows: string[] = [];
    const phrases = style.titles.rows === 'filled' ? [text] : text.split(/ |(?<=[，！？：])/u);
    for (const phrase of phrases) {
      if (style.titles.rows !== 'filled') {
        rows.push(...rowsOfWords(phrase, width, style.titles.rows !== 'words'));
        continue;
      }
      // Broken where the row is full.
      const letters = [...phrase];
      for (let at = 0; at < letters.length; ) {
        let end = Math.min(letters.length, at + width);
        while (end < letters.length && /[，。、！？：”’）》]/u.test(letters[end] ?? '')) end++;
        rows.push(letters.slice(at, end).join('').trim());
        at = end;
      }
    }
    return rows.filter((row) => row !== '');
  }

  /** A phrase in rows that end where words do, long and short ones, or of about the same length. */
  function rowsOfWords(phrase: string, width: number, even: boolean): string[] {
    if ([...phrase].length <= width) return [phrase];
    // A quotation's marks stay with the words they set apart.
    const words = cutWords(phrase);
    const ends = words.flatMap((word, at) => {
      const next = words[at + 1] ?? '';
      if (/[“‘《]$/u.test(word) || /^[”’》，、！？：的了]/u.test(next)) return [];
      return [...words.slice(0, at + 1).join('')].length;
    });
    const letters = [...phrase];
    const fitting = ends.filter(
      (end) => end <= width && end <= letters.length - 2 && (end >= 4 || (end >= 2 && chance(0.3))),
    );
    const whole = fitting.filter((end) => !/[的了]/u.test(letters[end - 1] ?? ''));
    const length = letters.length / Math.ceil(letters.length / width);
    const evenly = even && whole.toSorted((a, b) => Math.abs(a - length) - Math.abs(b - length))[0];
    const end = evenly || pick(whole.slice(-3), random, width);
    return [letters.slice(0, end).join(''), ...rowsOfWords(letters.slice(end).join(''), width, even)];
  }

  function setWhole(headline: string): string[] {
    const letters = [...headline];
    if (chance(style.titles.doubled))
      return [
        headline
          .split(' ')
          .map((phrase) => phrase + phrase)
          .join(' '),
      ];
    if (letters.length <= 12 && !headline.includes(' ') && chance(style.titles.upright)) return letters;
    if (letters.length <= 8 && !headline.includes(' ') && chance(style.titles.spaced))
      return [letters.join(' ')];
    if (room && (letters.length > room || (headline.includes(' ') && chance(style.titles.split))))
      return setInRows(headline, room);
    if (!room && letters.length > 9 && chance(style.titles.split)) {
      const at = headline.indexOf(' ');
      if (at < 0) return rowsOfWords(headline, Math.ceil(letters.length / 2) + 2, true);
      return [headline.slice(0, at), headline.slice(at).trim()];
    }
    return [headline];
  }

  function inventNames(kind: InventedStory['kind'], form: BylineForm): BylineName[] {
    const bare = form.startsWith('bare name') || kind === 'commentary';
    if (bare || form === 'words and pictures, under the title') {
      const several = !bare || (form.startsWith('bare names') && kind !== 'commentary');
      const count = several ? pick([1, 1, 2], random) : 1;
      return Array.from({ length: count }, () => ({ role: '作者', name: anyName() }));
    }
    if (form === 'words by one, pictures by another')
      return ['作者', '摄影'].map((role) => ({ role, name: anyName() }));
    if (form === 'words by one with an office, pictures by another')
      return [pick(['记者', '本报记者', '通讯员'], random), '摄影'].map((role) => ({
        role,
        name: anyName(),
      }));
    const helpers = (role: string, counts: readonly number[]): BylineName[] =>
      Array.from({ length: pick(counts, random) }, () => ({ role, name: anyName() }));
    // Some reports are a correspondent's alone, and some name him first.
    if (chance(0.12))
      return helpers(pick(['通讯员', '本报通讯员', '特约记者', '本报特约记者'], random), [1, 1, 2]);
    const role = pick(['记者', '记者', '见习记者', '本报记者', '实习记者'], random);
    const staff = [{ role, name: personName(random) }];
    if (chance(0.2)) staff.push({ role, name: personName(random) });
    if (chance(0.05))
      return [...helpers('本报通讯员', [1, 2]), { role: '本报记者', name: personName(random) }];
    return [...staff, ...helpers('通讯员', [0, 0, 1, 1, 2])];
  }

  function anyName(): string {
    if (chance(style.longNames ?? 0)) return longName(random);
    return chance(style.penNames ?? 0) ? penName(random) : personName(random);
  }

  function rolesOf(names: readonly BylineName[], joint = style.nameJoint ?? ' '): string[] {
    const roles = [...new Set(names.map(({ role }) => role))];
    return roles.map((role) => {
      const list = names
        .filter((one) => one.role === role)
        .map(({ name }) => (joint === ' ' ? wide(name) : name))
        .join(joint);
      return role === '作者' ? list : `${role}${style.roleJoint ?? ' '}${list}`;
    });
  }

  function printNames(names: readonly BylineName[]): string {
    return rolesOf(names).join(' ');
  }

  function wide(name: string): string {
    return [...name].length === 2 && chance(style.wideNames)
      ? [...name].join(style.titles.centred ? '　' : ' ')
      : name;
  }

  function creditOf(form: CreditForm): { readonly printed: string; readonly names: readonly BylineName[] } {
    const names = form.includes('M') ? [anyName(), anyName()] : [anyName()];
    const place = (printed: string) =>
      style.pictures.toTheRight && style.pictures.place === 'after the caption'
        ? toTheRight(printed)
        : printed;
    return {
      printed: place(form.replace('N', wide(names[0] ?? '')).replace('M', wide(names[1] ?? ''))),
      names: names.map((name) => ({ role: '摄影', name })),
    };
  }

  /** A whole paragraph, now and then torn where a column ends, once or with a short piece between. */
  function torn(paragraph: string): string[] {
    if (paragraph.length < 60 || !chance(3 * style.blank.torn)) return [paragraph];
    const at = 10 + Math.floor(random() * (paragraph.length - 40));
    const piece = chance(0.4) ? 8 + Math.floor(random() * 12) : 0;
    const pieces = [paragraph.slice(0, at), paragraph.slice(at, at + piece), paragraph.slice(at + piece)];
    return pieces.filter((one) => one !== '').flatMap((one, index) => (index > 0 ? ['', one] : [one]));
  }

  /** A paragraph in lines, now and then with a blank line where a column ends; `taken` by a title before it. */
  function wrap(paragraph: string, taken?: number): string[] {
    const indent = taken === undefined ? style.indent : '';
    if (width === null) return torn(indent + paragraph);
    const lines: string[] = [];
    let line = indent;
    // A title that runs in takes its part of the first line, or of the second.
    let room = width - (taken === undefined ? 2 : taken % (width - 2));
    const pieces = wholeNumbers ? (paragraph.match(unbroken) ?? []) : [...paragraph];
    for (const piece of pieces) {
      const wide = [...piece].reduce((sum, letter) => sum + (letter < '\u2000' ? 0.5 : 1), 0);
      if (room < wide && !/^[，。、；：！？”’）》,]/u.test(piece)) {
        lines.push(line);
        line = '';
        room = width;
      }
      line += piece;
      room -= wide;
    }
    lines.push(line);
    return lines.flatMap((printed, at) =>
      at > 0 && chance(/^[“‘]/u.test(printed) ? 4 * style.blank.torn : style.blank.torn / 3)
        ? ['', printed]
        : [printed],
    );
  }
}

function chooseStories(style: PaperStyle, random: Random): InventedStory[] {
  const stories: InventedStory[] = [];
  for (const [name, [from, to]] of Object.entries(style.holds)) {
    const file: StoryFile =
      name === 'shorts' ? pick(['reports', 'briefs'] as const, random) : (name as StoryFile);
    const count = from + Math.floor(random() * (to - from + 1));
    const indices = Array.from({ length: storyCount(file) }, (_, index) => ({ index, key: random() }))
      .sort((a, b) => a.key - b.key)
      .slice(0, count);
    for (const { index } of indices) {
      const story = inventStory(file, index, random);
      stories.push(
        name === 'shorts' ? { ...story, kicker: null, deck: null, parts: story.parts.slice(0, 1) } : story,
      );
    }
  }
  // Many papers print short news and notices in columns of their own.
  const grouped = random() < 0.5;
  const column = ({ kind, parts }: InventedStory) =>
    !grouped ? 0 : kind === 'notice' ? 2 : kind === 'news' && parts.length === 1 ? 1 : 0;
  return (
    stories
      .map((story) => ({ story, key: column(story) + random() }))
      .sort((a, b) => a.key - b.key)
      .map(({ story }) => story)
      // The same report in full and in short would be no page.
      .filter(
        ({ headline, parts }, at, all) =>
          all.findIndex(
            (other) =>
              other.headline === headline || other.parts[0]?.text.slice(-12) === parts[0]?.text.slice(-12),
          ) === at,
      )
  );
}
