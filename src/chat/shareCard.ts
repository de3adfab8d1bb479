import { chartFont } from './chartOption.js';
import type { Share } from './reply.js';

/** Pixels of a picture beside a link (the Open Graph pages' 1.91 : 1). */
export const shareCardSize = { width: 1200, height: 630, pixelRatio: 1 } as const;

const margin = 72;
const ink = '#1c2733';
const faintInk = '#5b6b7a';
const accent = '#1f5f9e';

/** A line or more of text at a height, cut with … where it does not fit. */
const words = (text: string, top: number, size: number, lines: number, fill: string) => ({
  type: 'text',
  left: margin,
  top,
  style: {
    text,
    fill,
    font: `${size}px ${chartFont}`,
    lineHeight: size * 1.3,
    width: shareCardSize.width - 2 * margin,
    height: size * 1.3 * lines,
    overflow: 'break',
    lineOverflow: 'truncate',
    ellipsis: '…',
  },
});

/** What a link to an article shows as a picture: headline, its first figure, date and paper; as ECharts takes it. */
export function shareCardOption({ title, figure, lead, date, paper }: Share) {
  const told = figure
    ? [words(figure.number, 318, 84, 1, accent), words(figure.text, 438, 30, 2, faintInk)]
    : [words(lead, 350, 34, 4, faintInk)];
  return {
    animation: false,
    backgroundColor: '#ffffff',
    graphic: [
      {
        type: 'rect',
        left: 0,
        top: 0,
        shape: { width: shareCardSize.width, height: 16 },
        style: { fill: accent },
      },
      words(title, 72, 60, 3, ink),
      ...told,
      words([paper, date?.words].filter(Boolean).join(' · '), 554, 28, 1, faintInk),
    ],
  };
}
