/** The cells of a row, by column; what is not given is empty. */
export type CsvRow = Readonly<Record<string, string | number>>

function csvLine(cells: readonly (string | number)[]): string {
  const quoted = cells.map(cell => (/[",\r\n]/.test(String(cell)) ? `"${String(cell).replaceAll('"', '""')}"` : cell))
  return `${quoted.join(',')}\n`
}

/** A CSV with these columns, and rows that give some of them. */
export function csvText(columns: readonly string[], rows: readonly CsvRow[]): string {
  return [columns, ...rows.map(row => columns.map(name => row[name] ?? ''))].map(csvLine).join('')
}
