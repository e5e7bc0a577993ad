import Papa from 'papaparse';

/** A text, or an exact decimal such as "-12.50" that a spreadsheet can reckon with. */
export type CsvCell = string | { readonly decimal: string };

/**
 * Rows as a file that spreadsheets open as it is meant: with a byte order mark, without which Excel takes it for another
 * encoding, and with nothing in it that they would carry out as a formula. Where decimals have a comma, spreadsheets expect
 * semicolons between the cells (RFC 4180 knows commas only, and Excel there puts such a row into one cell).
 */
export function csvOf(rows: readonly (readonly CsvCell[])[], mark: '.' | ','): string {
  const delimiter = mark === ',' ? ';' : ',';
  const asText = (text: string): string => text.replace(mark === ',' ? afterComma : afterSemicolon, "$&'");
  const written = rows.map((cells) =>
    cells.map((cell) => (typeof cell === 'string' ? asText(cell) : cell.decimal.replace('.', mark)))
  );
  return `\u{FEFF}${Papa.unparse(written, { delimiter, newline: '\r\n', escapeFormulae: formula })}\r\n`;
}

/** Where a spreadsheet that expects another separator would see a cell begin as a formula does. */
const afterSemicolon = /[;\t\r\n]\s*(?=[=+\-@＝＋－＠])/g;
const afterComma = /[,\t\r\n]\s*(?=[=+\-@＝＋－＠])/g;

/** What begins as a formula does, also in the full-width signs of East Asia, and is no plain number. */
const formula = /^(?!-?\d+(?:[.,]\d+)?$)[=+\-@\t\r\n＝＋－＠]/;
