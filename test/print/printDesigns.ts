import { pick, type Random } from '../pages/inventedStories.js';

/** How a paper sets its pages in print; lengths in points, shares are chances from 0 to 1. */
export interface PrintDesign {
  readonly name: string;
  readonly width: number;
  readonly columns: number;
  readonly gutter: number;
  readonly body: number;
  /** From baseline to baseline, in heights of the type. */
  readonly leading: number;
  /** Of headlines, from and to. */
  readonly headline: readonly [number, number];
  readonly titles: {
    readonly align: 'left' | 'centre';
    /** Headlines that run over the first columns of their story only, and that stand upright beside it. */
    readonly narrow: number;
    readonly upright: number;
    /** White on a coloured ground. */
    readonly onColour: number;
    readonly bold: boolean;
    /** A space of a letter between two letters of a short headline. */
    readonly spaced: number;
  };
  readonly byline: 'over the columns' | 'in the first column';
  readonly subheads: 'bold' | 'larger' | 'plain centred';
  readonly rules: 'none' | 'between rows' | 'between stories' | 'between columns';
  /** Stories in a frame or on a tint. */
  readonly boxed: number;
  readonly tinted: number;
  /** Reports with a picture, and whether text runs around it. */
  readonly pictures: number;
  readonly around: number;
  /** Of captions, in heights of the text's type. */
  readonly caption: number;
  readonly captionBold: boolean;
  /** The page's furniture in the corners. */
  readonly masthead: boolean;
  /** Frames are drawn in another order than they are read in. */
  readonly shuffled: boolean;
  readonly indent: boolean;
  readonly justified: boolean;
  /** Space between stories, in lines. */
  readonly space: number;
  /** How short news is set together in a column of its own; without it each piece is set as any report is. */
  readonly shorts?: {
    /** Of its titles, in heights of the text's type. */
    readonly size: number;
    readonly bold: boolean;
    readonly mark: '•' | '';
    /** How the column's name is printed. */
    readonly label: 'on colour' | 'plain' | 'none';
    readonly boxed: boolean;
    /** Titles run into their text. */
    readonly runIn?: boolean;
    /** Space between pieces, in lines. */
    readonly space: number;
  };
  /** Stories stand one below the other and run on where the next column begins, titles no wider than a column. */
  readonly flowing?: boolean;
  /** Chance that a story has the name of its column over it. */
  readonly labels?: number;
  /** Notices and forecasts have small titles and frames. */
  readonly smallNotices?: boolean;
}

const plain = {
  width: 780,
  columns: 5,
  gutter: 14,
  body: 9,
  leading: 1.5,
  headline: [20, 34],
  titles: { align: 'centre', narrow: 0, upright: 0, onColour: 0, bold: true, spaced: 0 },
  byline: 'in the first column',
  subheads: 'bold',
  rules: 'between rows',
  boxed: 0,
  tinted: 0,
  pictures: 0.3,
  around: 0,
  caption: 0.9,
  captionBold: false,
  masthead: true,
  shuffled: false,
  indent: true,
  justified: true,
  space: 2,
} as const satisfies Omit<PrintDesign, 'name'>;

/** Invented designs, none of them a real paper's. */
export const printDesigns: readonly PrintDesign[] = [
  { ...plain, name: '县报五栏' },
  {
    ...plain,
    name: '日报六栏，框与底色',
    width: 1100,
    columns: 6,
    gutter: 18,
    body: 10,
    leading: 1.55,
    headline: [26, 54],
    titles: { ...plain.titles, align: 'left', narrow: 0.3, onColour: 0.15 },
    byline: 'over the columns',
    rules: 'none',
    boxed: 0.3,
    tinted: 0.2,
    pictures: 0.4,
    around: 0.3,
    shuffled: true,
    space: 3,
  },
  {
    ...plain,
    name: '晚报四栏，竖题',
    width: 700,
    columns: 4,
    gutter: 12,
    headline: [18, 30],
    titles: { ...plain.titles, upright: 0.3 },
    subheads: 'larger',
    rules: 'between stories',
    caption: 1,
    captionBold: true,
  },
  {
    ...plain,
    name: '八栏密排',
    width: 1100,
    columns: 8,
    gutter: 10,
    body: 8.5,
    leading: 1.35,
    headline: [18, 44],
    titles: { ...plain.titles, narrow: 0.2, spaced: 0.3 },
    rules: 'between columns',
    pictures: 0.2,
    space: 1.6,
  },
  {
    ...plain,
    name: '都市报七栏，左齐细题',
    width: 900,
    columns: 7,
    gutter: 13,
    body: 8.8,
    headline: [16, 32],
    titles: { ...plain.titles, align: 'left', bold: false, narrow: 0.5, onColour: 0.1 },
    subheads: 'plain centred',
    rules: 'none',
    boxed: 0.2,
    pictures: 0.5,
    around: 0.5,
    shuffled: true,
    justified: false,
    space: 2.4,
  },
  {
    ...plain,
    name: '周报五栏，无缩进',
    width: 820,
    columns: 5,
    gutter: 20,
    body: 9.5,
    leading: 1.7,
    headline: [22, 40],
    titles: { ...plain.titles, align: 'left', upright: 0.15 },
    byline: 'over the columns',
    rules: 'between stories',
    indent: false,
    tinted: 0.3,
    caption: 0.85,
    masthead: false,
    space: 3,
  },
  {
    ...plain,
    name: '对开六栏，混排',
    width: 1050,
    columns: 6,
    gutter: 15,
    body: 9.2,
    leading: 1.45,
    headline: [20, 60],
    titles: { ...plain.titles, narrow: 0.25, upright: 0.2, onColour: 0.2, spaced: 0.2 },
    subheads: 'larger',
    rules: 'between rows',
    boxed: 0.15,
    tinted: 0.15,
    pictures: 0.5,
    around: 0.3,
    shuffled: true,
  },
  {
    ...plain,
    name: '小报三栏，字大',
    width: 620,
    columns: 3,
    gutter: 16,
    body: 10.5,
    leading: 1.6,
    headline: [22, 36],
    titles: { ...plain.titles, align: 'left', spaced: 0.2 },
    byline: 'over the columns',
    subheads: 'plain centred',
    rules: 'none',
    boxed: 0.25,
    captionBold: true,
    justified: false,
  },
  {
    ...plain,
    name: '专刊六栏，图多',
    width: 960,
    columns: 6,
    gutter: 12,
    body: 9,
    leading: 1.4,
    headline: [18, 48],
    titles: { ...plain.titles, onColour: 0.25, upright: 0.1 },
    subheads: 'plain centred',
    rules: 'between columns',
    tinted: 0.2,
    pictures: 0.6,
    around: 0.5,
    caption: 0.95,
    masthead: false,
    shuffled: true,
    space: 1.8,
  },
  {
    ...plain,
    name: '晨报五栏，短讯成栏',
    width: 760,
    body: 8.6,
    headline: [16, 30],
    titles: { ...plain.titles, align: 'left', narrow: 0.2 },
    byline: 'over the columns',
    shorts: { size: 1.12, bold: true, mark: '•', label: 'on colour', boxed: false, space: 0.4 },
    labels: 0.3,
    smallNotices: true,
    space: 2.2,
  },
  {
    ...plain,
    name: '县报四栏，短讯在框里',
    width: 720,
    columns: 4,
    gutter: 16,
    body: 9.4,
    leading: 1.55,
    headline: [18, 32],
    rules: 'between stories',
    shorts: { size: 1.25, bold: true, mark: '', label: 'plain', boxed: true, space: 0.8 },
    labels: 0.2,
    smallNotices: true,
    caption: 0.85,
    space: 2.6,
  },
  {
    ...plain,
    name: '日报六栏，短讯细题',
    width: 1000,
    columns: 6,
    gutter: 15,
    headline: [20, 42],
    titles: { ...plain.titles, align: 'left', onColour: 0.1 },
    subheads: 'larger',
    rules: 'none',
    shorts: { size: 1, bold: true, mark: '', label: 'on colour', boxed: false, space: 0 },
    labels: 0.4,
    boxed: 0.15,
    shuffled: true,
    space: 3,
  },
  {
    ...plain,
    name: '顺流四栏，题不过栏',
    width: 720,
    columns: 4,
    gutter: 22,
    body: 8.8,
    leading: 1.5,
    headline: [15, 19],
    titles: { ...plain.titles, align: 'left' },
    rules: 'between rows',
    shorts: { size: 1.1, bold: true, mark: '•', label: 'plain', boxed: false, space: 0.6 },
    labels: 0.3,
    smallNotices: true,
    caption: 0.85,
    flowing: true,
    space: 2.4,
  },
  {
    ...plain,
    name: '顺流五栏，短讯题在文中',
    width: 800,
    gutter: 16,
    body: 9,
    leading: 1.45,
    headline: [14, 18],
    rules: 'between columns',
    shorts: { size: 1, bold: true, mark: '', label: 'on colour', boxed: false, runIn: true, space: 0.3 },
    labels: 0.2,
    indent: true,
    justified: false,
    flowing: true,
    masthead: false,
    space: 1.8,
  },
];

/**
 * A design that takes each of its habits from one of some designs, its columns and type all from one: so many more
 * designs than are described, and none with a habit that these have not.
 */
export function crossedDesign(designs: readonly PrintDesign[], random: Random): PrintDesign {
  const one = () => pick(designs, random);
  const { width, columns, gutter, body, leading, headline } = one();
  const [titles, boxes, pictures, captions, small] = [one(), one(), one(), one(), one()];
  return {
    name: '杂取各版',
    width,
    columns,
    gutter,
    body,
    leading,
    headline,
    titles: { ...titles.titles, align: one().titles.align, bold: one().titles.bold },
    byline: one().byline,
    subheads: one().subheads,
    rules: one().rules,
    boxed: boxes.boxed,
    tinted: boxes.tinted,
    pictures: pictures.pictures,
    around: pictures.around,
    caption: captions.caption,
    captionBold: captions.captionBold,
    masthead: one().masthead,
    shuffled: one().shuffled,
    indent: one().indent,
    justified: one().justified,
    space: one().space,
    ...(small.shorts ? { shorts: small.shorts } : {}),
    labels: small.labels ?? 0,
    flowing: random() < 0.15,
    smallNotices: one().smallNotices ?? false,
  };
}
