/**
 * One field of a CSV file. A text that a spreadsheet would take for a formula gets an apostrophe before it: whoever opens
 * the file must not run what somebody else typed.
 */
export function csvField(value: string | number | null): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value)
  const text = /^[\s]*[=+\-@\t\r|%]/.test(value) ? `'${value}` : value
  return /[";\r\n,]/.test(text) || text !== text.trim() ? `"${text.replaceAll('"', '""')}"` : text
}

/** A file with a semicolon between fields, as a spreadsheet in Dutch expects; it begins with the mark of UTF-8. */
export function csvFile(heads: readonly string[], rows: readonly (readonly (string | number | null)[])[]): string {
  return `\uFEFF${[heads, ...rows].map((row) => row.map(csvField).join(';')).join('\r\n')}\r\n`
}
