import stringWidth from 'string-width';

/** Cells that are numbers: `120.4亿元`, `+15.8%`, `近12万户`; not `新仓镇`, `第1名`. */
const numeric = /^[^\p{L}]*\p{N}|^[近超约逾]\p{N}/u;

/**
 * Rows as lines in columns two spaces apart, a Chinese character counting as two columns
 * (Unicode Standard Annex 11). Columns of numbers line up at the right.
 */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const lines = rows.map(() => '');
  for (let column = 0; column < columns; column++) {
    const cells = rows.map((row) => row[column] ?? '');
    const widths = cells.map((cell) => stringWidth(cell));
    const width = Math.max(...widths);
    const numbers = cells.filter((cell) => numeric.test(cell)).length * 2 > cells.length;
    for (const [row, cell] of cells.entries()) {
      const gap = ' '.repeat(width - (widths[row] ?? 0));
      lines[row] += `${column === 0 ? '' : '  '}${numbers ? gap + cell : cell + gap}`;
    }
  }
  return lines.map((line) => line.trimEnd()).join('\n');
}
