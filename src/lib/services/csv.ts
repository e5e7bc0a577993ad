import Papa from 'papaparse';

/**
 * Rows as a file that spreadsheets open as it is meant: with a byte order mark, without which Excel takes it for another
 * encoding, and with nothing in it that they would carry out as a formula.
 */
export function csvOf(rows: readonly (readonly string[])[]): string {
  return `\u{FEFF}${Papa.unparse(rows as string[][], { newline: '\r\n', escapeFormulae: formula })}\r\n`;
}

/** What begins as a formula does, and is no plain number. */
const formula = /^(?!-?\d+(?:\.\d+)?$)[=+\-@\t\r]/;
