import type { Point } from './measureAnswers.js';

const [width, height, margin] = [560, 360, 48];
const colours = ['#1f77b4', '#d62728', '#2ca02c', '#9467bd'];
const mostWrong = 20;

/** An SVG of right against wrong answers over the confidences from which they are said, a curve a set. */
export function drawCurves(
  curves: readonly { readonly name: string; readonly points: readonly Point[] }[],
): string {
  const x = (wrong: number) => margin + (Math.min(wrong, mostWrong) / mostWrong) * (width - 2 * margin);
  const y = (right: number) => height - margin - (right / 100) * (height - 2 * margin);
  const ticks = [0, 25, 50, 75, 100].map(
    (right) => `<text x="${margin - 6}" y="${y(right) + 4}" text-anchor="end">${right}</text>`,
  );
  const marks = [0, 5, 10, 15, 20].map(
    (wrong) => `<text x="${x(wrong)}" y="${height - margin + 16}" text-anchor="middle">${wrong}</text>`,
  );
  const lines = curves.map(({ name, points }, at) => {
    const colour = colours[at % colours.length];
    const path = points.map(({ wrong, right }) => `${x(wrong).toFixed(1)},${y(right).toFixed(1)}`).join(' ');
    const dots = points.map(
      ({ wrong, right, line }) =>
        `<circle cx="${x(wrong).toFixed(1)}" cy="${y(right).toFixed(1)}" r="2.5"><title>${line}</title></circle>`,
    );
    return `<g fill="${colour}" stroke="none"><polyline points="${path}" fill="none" stroke="${colour}"/>${dots.join('')}<text x="${width - margin}" y="${height - margin - 12 - 16 * at}" text-anchor="end">${name}</text></g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" font-family="sans-serif" font-size="12"><rect width="100%" height="100%" fill="#fff"/><path d="M${margin},${margin}V${height - margin}H${width - margin}" fill="none" stroke="#888"/>${[...ticks, ...marks, ...lines].join('')}<text x="${width / 2}" y="${height - 8}" text-anchor="middle">wrong, % of questions</text><text x="14" y="${height / 2}" transform="rotate(-90 14 ${height / 2})" text-anchor="middle">right, %</text></svg>\n`;
}
