import type { Area } from '../print/index.js';
import type { PdfPage } from './reading.js';

/** What is drawn of a page, in points from its upper left corner. */
export type Stroke =
  | { readonly kind: 'ground'; readonly area: Area; readonly colour: string; readonly strength: number }
  | { readonly kind: 'frame'; readonly area: Area; readonly colour: string }
  | {
      readonly kind: 'letters';
      readonly area: Area;
      readonly text: string;
      readonly upright: boolean;
      readonly colour: string;
    }
  | {
      readonly kind: 'arrow';
      readonly from: readonly [number, number];
      readonly to: readonly [number, number];
      readonly colour: string;
    }
  | {
      readonly kind: 'number';
      readonly at: readonly [number, number];
      readonly text: string;
      readonly colour: string;
    };

/** Told apart at a glance, also next to each other. */
const colours = ['#c0392b', '#1f6fb4', '#1e8449', '#8e44ad', '#b9770e', '#117a8b', '#a61e69', '#4d5656'];
const furniture = '#9aa0a6';
/** Lines further apart than so many of their heights are of two stretches. */
const farthest = 1.4;

/** A page as far as it is drawn. */
export type DrawnPage = Omit<PdfPage, 'read'>;

/**
 * How a page was understood: each article's stretches of text in its colour, joined in the order of reading; the
 * articles are numbered from `firstNumber`.
 */
export function pictureOf(page: DrawnPage, firstNumber = 1): Stroke[] {
  const strokes: Stroke[] = [
    {
      kind: 'ground',
      area: { left: 0, top: 0, right: page.width, bottom: page.height },
      colour: '#ffffff',
      strength: 1,
    },
  ];
  const articles = Math.max(0, ...page.lines.map(({ article }) => (article ?? -1) + 1));
  const stretches = Array.from({ length: articles }, (_, article) =>
    stretchesOf(page.lines.filter((line) => line.article === article)),
  );
  for (const [article, areas] of stretches.entries())
    for (const area of areas)
      strokes.push({ kind: 'ground', area: wider(area), colour: colourOf(article), strength: 0.14 });
  for (const line of page.lines)
    strokes.push({
      kind: 'letters',
      area: line,
      text: line.text,
      upright: line.upright,
      colour: line.article === null ? furniture : '#202124',
    });
  for (const [article, areas] of stretches.entries()) {
    const colour = colourOf(article);
    for (const [at, area] of areas.entries()) {
      strokes.push({ kind: 'frame', area: wider(area), colour });
      const next = areas[at + 1];
      if (next)
        strokes.push({ kind: 'arrow', from: middle(area, 'bottom'), to: middle(next, 'top'), colour });
    }
    const [first] = areas;
    if (first)
      strokes.push({ kind: 'number', at: [first.left, first.top], text: `${article + firstNumber}`, colour });
  }
  return strokes;
}

/** Pictures of pages, one below the other, as SVG (https://www.w3.org/TR/SVG2/). */
export function svgOf(pages: readonly DrawnPage[]): string {
  const gap = 24;
  const width = Math.max(1, ...pages.map((page) => page.width));
  let top = 0;
  const drawn = pages.map((page) => {
    const group = `<g transform="translate(0 ${top})">${pictureOf(page).map(element).join('')}</g>`;
    top += page.height + gap;
    return group;
  });
  const height = Math.max(1, top - gap);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" font-family="Noto Sans SC, Noto Sans CJK SC, sans-serif">`,
    '<defs><marker id="arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0L8 4L0 8z" fill="context-stroke"/></marker></defs>',
    ...drawn,
    '</svg>',
  ].join('\n');
}

function element(stroke: Stroke): string {
  switch (stroke.kind) {
    case 'ground':
      return `<rect ${rectangle(stroke.area)} fill="${stroke.colour}" fill-opacity="${stroke.strength}"/>`;
    case 'frame':
      return `<rect ${rectangle(stroke.area)} fill="none" stroke="${stroke.colour}"/>`;
    case 'letters':
      return letters(stroke);
    case 'arrow': {
      const [[x1, y1], [x2, y2]] = [stroke.from, stroke.to];
      return `<line x1="${x1}" y1="${y1}" x2="${x2}" y2="${y2}" stroke="${stroke.colour}" stroke-width="1.6" stroke-opacity="0.8" marker-end="url(#arrow)"/>`;
    }
    case 'number': {
      const [x, y] = stroke.at;
      return `<circle cx="${x}" cy="${y}" r="11" fill="${stroke.colour}"/><text x="${x}" y="${y + 4.5}" font-size="13" font-weight="bold" fill="#fff" text-anchor="middle">${stroke.text}</text>`;
    }
  }
}

function letters({ area, text, upright, colour }: Extract<Stroke, { kind: 'letters' }>): string {
  const { left, top, right, bottom } = area;
  if (!upright)
    return `<text x="${left}" y="${bottom - 0.14 * (bottom - top)}" font-size="${bottom - top}" textLength="${Math.max(1, right - left)}" lengthAdjust="spacingAndGlyphs" fill="${colour}">${escaped(text)}</text>`;
  const all = [...text];
  const step = (bottom - top) / Math.max(1, all.length);
  return all
    .map(
      (letter, at) =>
        `<text x="${left}" y="${top + (at + 0.86) * step}" font-size="${right - left}" fill="${colour}">${escaped(letter)}</text>`,
    )
    .join('');
}

const rectangle = ({ left, top, right, bottom }: Area) =>
  `x="${left}" y="${top}" width="${right - left}" height="${bottom - top}"`;

const escaped = (text: string) => text.replace(/[&<>"]/gu, (sign) => `&#${sign.charCodeAt(0)};`);

/** Lines that stand one below the other in the order of reading, as one area each. */
function stretchesOf(lines: readonly Area[]): Area[] {
  const areas: Area[] = [];
  for (const { left, top, right, bottom } of lines) {
    const last = areas.at(-1);
    const height = bottom - top;
    const below =
      last &&
      top > last.top &&
      top - last.bottom < farthest * height &&
      left < last.right &&
      right > last.left;
    if (last && below)
      areas[areas.length - 1] = {
        left: Math.min(last.left, left),
        top: last.top,
        right: Math.max(last.right, right),
        bottom: Math.max(last.bottom, bottom),
      };
    else areas.push({ left, top, right, bottom });
  }
  return areas;
}

function wider({ left, top, right, bottom }: Area): Area {
  return { left: left - 2, top: top - 2, right: right + 2, bottom: bottom + 2 };
}

function middle({ left, top, right, bottom }: Area, at: 'top' | 'bottom'): readonly [number, number] {
  return [Math.round((left + right) / 2), at === 'top' ? top : bottom];
}

function colourOf(article: number): string {
  return colours[article % colours.length] ?? furniture;
}
