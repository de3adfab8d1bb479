/** A printed character: its left end and baseline, in points from the page's upper left corner. */
export interface Glyph {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  /** Height of the type, and how far it advances. */
  readonly size: number;
  readonly advance: number;
  readonly bold: boolean;
  /** Its colour as `#rrggbb`. */
  readonly colour: string;
}

/** An upright rectangle, in points from the page's upper left corner. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** What stands where on a page. */
export interface PrintedPage {
  readonly width: number;
  readonly height: number;
  /** In the order in which they were drawn. */
  readonly glyphs: readonly Glyph[];
  /** Thin lines, upright or level. */
  readonly rules: readonly Area[];
  /** Frames and tinted grounds. */
  readonly boxes: readonly Area[];
  readonly pictures: readonly Area[];
}

/** Whether two areas share some of their inside. */
export function overlap(one: Area, other: Area): boolean {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/** The least area that holds all of them. */
export function around(areas: readonly Area[]): Area {
  return {
    left: Math.min(...areas.map(({ left }) => left)),
    top: Math.min(...areas.map(({ top }) => top)),
    right: Math.max(...areas.map(({ right }) => right)),
    bottom: Math.max(...areas.map(({ bottom }) => bottom)),
  };
}
