import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a file begins with a byte order mark, and its lines end as spreadsheets expect', () => {
  expect(
    csvOf([
      ['Status', 'Invoices'],
      ['Sent', '3']
    ])
  ).toBe('\u{FEFF}Status,Invoices\r\nSent,3\r\n');
});

test('what a spreadsheet would carry out is text, and a negative amount stays a number', () => {
  const cells = ['=1+1', '+1', '-1+2', '@SUM(A1)', '-12.50', '-7', 'Müller, "Sons"\n'];
  const written = csvOf([cells]);
  const [row] = Papa.parse<string[]>(written.slice(1)).data;
  expect(row).toEqual(["'=1+1", "'+1", "'-1+2", "'@SUM(A1)", '-12.50', '-7', 'Müller, "Sons"\n']);
});
