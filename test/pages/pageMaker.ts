import type { BylineName, PageArticle } from '../../src/news/index.js';
import type { TrueArticle } from './measure.js';

/** A story to be laid out. */
export type Story = Pick<
  PageArticle,
  'headline' | 'kicker' | 'deck' | 'byline' | 'kind' | 'paragraphs' | 'subheads'
>;

export interface MadePage {
  readonly text: string;
  readonly truth: readonly TrueArticle[];
}

/** Numbers from 0 up to but not with 1, the same for the same seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** How one page is set; drawn from the seed. */
interface Setting {
  /** Characters in a line; null where paragraphs stand whole. */
  readonly width: number | null;
  /** Whether blank lines set things apart. */
  readonly blanks: boolean;
  readonly indent: boolean;
  readonly headlineAfter: number;
  readonly doubled: number;
  readonly markdown: boolean;
  readonly halfWidth: boolean;
  readonly bullets: string;
  readonly spaced: number;
  readonly torn: number;
  readonly bylines: 'near' | 'heap' | 'inline';
  readonly trailing: boolean;
}

const slogans = [
  '平安平湖',
  '共建共享',
  '党建强基',
  '打造新时代党建高地',
  '经济创新',
  '构建高质量发展典范',
  '奋进新征程',
  '文明你我他',
  '讲文明树新风',
];
const mastheads = [
  '平湖发布',
  '今平湖客户端',
  '平湖发布 今平湖客户端',
  '要闻',
  '02版',
  '综合新闻',
  '责任编辑：张三 版式：李四',
  '2023年7月7日 星期五',
];
const weather = [
  '今天阴有时有雨，中午起阴到多云。明天多云，东南风4到5级。今天白天最高气温21℃，明天早晨最低气温16℃。',
  '今天晴到多云，偏北风3到4级。明天多云转阴，最高气温12℃，最低气温3℃。',
];

/** Lays stories out as the text of one page, with the noise real pages have (DESIGN.md section 5). */
export function makePage(stories: readonly Story[], random: () => number): MadePage {
  const chance = (share: number) => random() < share;
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const setting: Setting = {
    width: chance(0.7) ? 12 + Math.floor(random() * 13) : null,
    blanks: chance(0.85),
    indent: chance(0.15),
    headlineAfter: pick([0, 0, 0.3, 0.8, 1]),
    doubled: chance(0.4) ? 0.25 : 0,
    markdown: chance(0.2),
    halfWidth: chance(0.3),
    bullets: pick(['■', '■', '□', '']),
    spaced: chance(0.4) ? 0.3 : 0,
    torn: chance(0.6) ? 0.15 : 0,
    bylines: pick(['near', 'near', 'near', 'heap', 'inline']),
    trailing: chance(0.3),
  };
  const blank = setting.blanks || setting.width === null ? [''] : [];
  const lines: string[] = [];
  const heap: string[] = [];
  const set = stories.map((story) => setStory(story));
  const displaced = set.length > 2 && chance(0.3) ? set.length - 1 : -1;
  if (chance(0.5)) lines.push(pick(mastheads), ...blank);
  if (displaced >= 0) lines.push(...(set[displaced]?.titles ?? []), '');
  for (const one of set) if (one.heaped.length > 0) heap.push(...one.heaped, '');
  lines.push(...heap);
  for (const [index, one] of set.entries()) {
    const titles = index === displaced ? [] : [...one.titles, ...blank];
    const byline = one.byline.length > 0 ? [...one.byline, ...blank] : [];
    if (one.after) lines.push(...one.body, ...blank, ...titles, ...byline);
    else lines.push(...titles, ...byline, ...one.body, ...blank);
    if (setting.blanks && chance(0.2)) {
      const slogan = pick(slogans);
      lines.push('', chance(0.3) ? slogan + slogan : slogan, '');
    }
  }
  const truth: TrueArticle[] = set.map(({ truth }) => truth);
  if (chance(0.2)) {
    const text = setting.halfWidth ? halfWidth(pick(weather)) : pick(weather);
    lines.push('', ...wrap(text));
    truth.push({
      kind: 'weather',
      headline: null,
      kicker: null,
      deck: null,
      lines: [text],
      byline: [],
      heaped: false,
      towns: undefined,
    });
  }
  if (chance(0.2)) lines.push('', '杭州亚运会 倒计时 78 天', '', '78 Days');
  return { text: `${lines.map((line) => (setting.trailing ? `${line}  ` : line)).join('\n')}\n`, truth };

  function setStory(story: Story) {
    const report = story.paragraphs[0]?.startsWith('本报讯') ?? false;
    const photo = story.kind === 'photo';
    const after = chance(setting.headlineAfter);
    const inline = setting.bylines === 'inline' && report && story.byline.length > 0;
    const heaped = setting.bylines === 'heap' && !photo;
    const byline = bylineLines(story.byline);
    const paragraphs = story.paragraphs.map((paragraph, index) =>
      inline && index === 0
        ? paragraph.replace(/^本报讯\s*/u, `本报讯（${inlineNames(story.byline)}）`)
        : paragraph,
    );
    const body: string[] = [];
    for (const [index, paragraph] of paragraphs.entries()) {
      const subhead = story.subheads.includes(index);
      if (body.length > 0) body.push(...blank);
      body.push(...(subhead ? [paragraph] : wrap(paragraph)));
    }
    const truth: TrueArticle = {
      kind: story.kind,
      headline: story.headline,
      kicker: story.kicker,
      deck: story.deck,
      lines: paragraphs.map((paragraph) => (setting.halfWidth ? halfWidth(paragraph) : paragraph)),
      byline: story.byline,
      heaped,
      towns: undefined,
    };
    return {
      titles: titleLines(story),
      body,
      // A pen name stands beside its text even where reporters are heaped.
      byline: inline || heaped ? [] : byline,
      heaped: heaped && story.byline.length > 0 ? byline : [],
      after,
      truth,
    };
  }

  function titleLines(story: Story): string[] {
    const sign = (text: string) => (setting.markdown ? `## ${text}` : text);
    const parts = [story.kicker, null, story.deck].map((part) => (part ? [sign(part)] : []));
    const headline = story.headline ?? '';
    const doubled = chance(setting.doubled);
    const split =
      !setting.markdown && !doubled && [...headline].length > 9 && !headline.includes(' ') && chance(0.35);
    if (doubled)
      parts[1] = [
        sign(
          headline
            .split(' ')
            .map((phrase) => phrase + phrase)
            .join(' '),
        ),
      ];
    else if (split) parts[1] = halves(headline);
    else parts[1] = [sign(headline)];
    return parts
      .filter((part) => part.length > 0)
      .flatMap((part, index) => (index > 0 && !doubled ? [...blank, ...part] : part));
  }

  function halves(text: string): string[] {
    const letters = [...text];
    const at = Math.ceil(letters.length / 2);
    return [letters.slice(0, at).join(''), letters.slice(at).join('')];
  }

  function bylineLines(byline: readonly BylineName[]): string[] {
    const roles = [...new Set(byline.map(({ role }) => role))];
    const lines = roles.map((role, index) => {
      const names = byline
        .filter((one) => one.role === role)
        .map(({ name }) => spacedName(name))
        .join(' ');
      const printed = role === '作者' ? '' : `${chance(0.3) && role === '记者' ? '记 者' : role} `;
      return `${index === 0 ? setting.bullets || (role === '作者' ? '■' : '') : ''}${printed}${names}`;
    });
    return chance(0.3) ? [lines.join(' ')].filter((line) => line !== '') : lines;
  }

  function spacedName(name: string): string {
    return [...name].length === 2 && chance(0.5) ? [...name].join(' ') : name;
  }

  function inlineNames(byline: readonly BylineName[]): string {
    return (
      byline
        .map(({ role, name }, index) => (byline[index - 1]?.role === role ? name : `${role} ${name}`))
        .join(' ') || '记者 王明'
    );
  }

  function halfWidth(text: string): string {
    return text.replaceAll('，', ',');
  }

  /** A paragraph in lines, with blanks inside and torn where a real page tears. */
  function wrap(paragraph: string): string[] {
    const text = setting.halfWidth ? halfWidth(paragraph) : paragraph;
    if (setting.width === null) {
      const letters = [...text];
      if (letters.length < 120 || !chance(2 * setting.torn)) return [text];
      const at = 20 + Math.floor(random() * (letters.length - 40));
      return [letters.slice(0, at).join(''), '', letters.slice(at).join('')];
    }
    const lines: string[] = [];
    let line = setting.indent ? '  ' : '';
    let room = setting.width - 2;
    for (const letter of text) {
      const wide = letter < '\u2000' ? 0.5 : 1;
      if (room < wide && !/[，。、；：！？”’）》,]/u.test(letter)) {
        lines.push(space(line));
        line = '';
        room = setting.width;
      }
      line += letter;
      room -= wide;
    }
    lines.push(space(line));
    return lines.flatMap((line, index) => (index > 0 && isTorn(line) ? ['', line] : [line]));
  }

  /** A blank line comes before an opening quotation mark, and now and then anywhere. */
  function isTorn(line: string): boolean {
    return setting.blanks && chance(/^[“‘]/u.test(line) ? 4 * setting.torn : setting.torn / 4);
  }

  function space(line: string): string {
    return chance(setting.spaced) ? line.replace(/(\p{Script=Han})(\d)/gu, '$1 $2') : line;
  }
}
