/** What a story on a page is. DESIGN.md section 2 defines the words. */
export const kinds = ['news', 'brief', 'commentary', 'photo', 'weather', 'notice'] as const;
/** `brief`: short news in a column that the paper calls so (简讯). */
export type Kind = (typeof kinds)[number];

/** Whether an article of a kind is what one asks for who asks for `wanted`: short news is news, too. */
export function isOfKind(kind: Kind, wanted: string): boolean {
  return kind === wanted || (kind === 'brief' && wanted === 'news');
}

export interface BylineName {
  /** As printed without inner spaces: 记者, 见习记者, 通讯员, 摄影; 作者 for a columnist's pen name. */
  readonly role: string;
  readonly name: string;
}

export interface TownMention {
  /** Full name, e.g. 新仓镇. */
  readonly name: string;
  /** `main`: the article is about the town; `mentioned`: it only names it. */
  readonly role: 'main' | 'mentioned';
}

export type DatePrecision = 'day' | 'month' | 'year';

export interface NewsDate {
  /** ISO, cut to its precision: `2023`, `2023-07`, `2023-07-07`. */
  readonly iso: string;
  readonly precision: DatePrecision;
  /** The evidence in words a reader understands. */
  readonly basis: string;
}

/** A stretch of a text by its UTF-16 offsets; `text.slice(start, end)` is the stretch verbatim. */
export interface Place {
  readonly start: number;
  readonly end: number;
}

/** Where something stands in an article. */
export interface Mention extends Place {
  /** Index into the article's paragraphs; -1 for its headline, -2 for its deck, -3 for its kicker. */
  readonly paragraph: number;
}

/** A stretch of an article, verbatim, that says what a number is of. */
export interface Quotation {
  /** Whole clauses; `……` stands where the subject was told in a clause before. */
  readonly text: string;
  /** Where its numbers stand in the text: start and end. */
  readonly numbers: readonly (readonly [number, number])[];
  /** Whether it says itself of what time it speaks. */
  readonly tellsPeriod: boolean;
  /** How much further a place of the text, behind `……` if it has a subject told before, is in the paragraph. */
  readonly offset: number;
}

/** A key figure: a number, the words that say what it is of, and where sure, what it measures as data. */
export interface Figure extends Mention {
  /** Verbatim, with qualifier and unit: `近12万户`, `120.4亿元`. */
  readonly text: string;
  /** In units of `unit`: 120.4 for `120.4亿元`; the lower end of a range. */
  readonly value: number;
  /** The upper end of a range, else null. */
  readonly valueTo: number | null;
  readonly unit: string;
  /** 近, 超, 约, 余, 多, 以上 … as printed, else null. */
  readonly qualifier: string | null;
  /** What is shown; null when no short stretch says what the number is of. Figures of one stretch share it. */
  readonly quotation: Quotation | null;
  /** How likely a reader wants to be shown it, 0 to 1. */
  readonly worth: number;
  /** What it measures: 产值, 总投资, 同比增长; empty when nothing tells. */
  readonly label: string;
  /** How sure label and owner are, 0 to 1. */
  readonly confidence: number;
  /** Of whom or what, verbatim from the article, else null. */
  readonly of: string | null;
  /** Whose measure it is, in full, where it may be set beside others of the same; else null. */
  readonly scope: string | null;
  /** ISO, year resolved: `2024`, `2022-01..2022-07`; null when the article does not say. */
  readonly period: string | null;
  /** The sentence it stands in. */
  readonly sentence: Place;
  /** The beginning of the sentence before that in its paragraph. */
  readonly before: Place | null;
}

/** A place where a person is named. */
export interface PersonMention extends Mention {
  /** Where the person's office begins, if it stands right before the name. */
  readonly office: number | null;
}

/** A person with the office the article gives them. */
export interface Person {
  readonly name: string;
  /** Verbatim: 平湖经济技术开发区管委会主任; null when none is given. */
  readonly office: string | null;
  /** The sentence that gives the office, else the first that has the name. */
  readonly sentence: Place;
  readonly paragraph: number;
  /** Wherever the article has the name. */
  readonly mentions: readonly PersonMention[];
}

/** An article as read from a page, before anything is derived from its text. */
export interface PageArticle {
  readonly headline: string | null;
  readonly kicker: string | null;
  readonly deck: string | null;
  readonly byline: readonly BylineName[];
  readonly kind: Kind;
  readonly date: NewsDate | null;
  readonly paragraphs: readonly string[];
  /** Indices of the paragraphs that are subheads. */
  readonly subheads: readonly number[];
  /** How sure the reader of a page is of its headline and extent, 0 to 1; none for one that came structured. */
  readonly confidence?: number;
  /** The paper or office it comes from, where an editor states one. */
  readonly paper?: string;
}

/** An article with what its text says about towns, figures and people. */
export interface Article extends PageArticle {
  readonly towns: readonly TownMention[];
  readonly figures: readonly Figure[];
  readonly people: readonly Person[];
}

/** An article the store has given an id. */
export interface StoredArticle extends Article {
  readonly id: number;
  /** The id an imported file gave it, else null. */
  readonly externalId: string | null;
  /** The page's file name, or the source an imported file named. */
  readonly source: string;
  /** 0-based order on its page. */
  readonly position: number;
}
