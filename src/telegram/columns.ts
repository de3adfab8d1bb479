import stringWidth from 'string-width';

/** Number-like cells line up at their right ends: `120.4亿元`, `+15.8%`, `近12万户`. */
const numeric = /^[^\p{L}]*\p{N}|^[近超约逾]\p{N}/u;

/**
 * Rows as lines in columns two spaces apart, a Chinese character counting as two columns
 * (Unicode Standard Annex 11).
 */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, stringWidth(cell));
    });
  }
  return rows
    .map((row) =>
      row
        .map((cell, column) => {
          const gap = ' '.repeat((widths[column] ?? 0) - stringWidth(cell));
          return numeric.test(cell) ? gap + cell : cell + gap;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
