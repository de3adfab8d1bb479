import stringWidth from 'string-width';

/** Cells that are numbers: `120.4亿元`, `+15.8%`, `近12万户`; not `新仓镇`, `第1名`. */
const numeric = /^[^\p{L}]*\p{N}|^[近超约逾]\p{N}/u;

/**
 * Rows as lines in columns two spaces apart, a Chinese character counting as two columns
 * (Unicode Standard Annex 11). Columns of numbers line up at the right.
 */
export function inColumns(rows: readonly (readonly string[])[]): string {
  const columns = Array.from({ length: Math.max(0, ...rows.map((row) => row.length)) }, (_, column) => {
    const cells = rows.map((row) => row[column] ?? '');
    return {
      width: Math.max(...cells.map((cell) => stringWidth(cell))),
      numbers: cells.filter((cell) => numeric.test(cell)).length * 2 > cells.length,
    };
  });
  return rows
    .map((row) =>
      columns
        .map(({ width, numbers }, column) => {
          const cell = row[column] ?? '';
          const gap = ' '.repeat(width - stringWidth(cell));
          return numbers ? gap + cell : cell + gap;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
