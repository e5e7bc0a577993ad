import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { csvOf } from './csv.ts';

test('a file begins with a byte order mark, and its lines end as spreadsheets expect', () => {
  const rows = [
    ['Status', 'Sum'],
    ['Sent', { decimal: '-1200.50' }]
  ];
  expect(csvOf(rows, '.')).toBe('\u{FEFF}Status,Sum\r\nSent,-1200.50\r\n');
});

test('where decimals have a comma, semicolons stand between the cells, and texts stay as they are', () => {
  const rows = [
    ['Nummer', 'Summe'],
    ['2026.10', { decimal: '-1200.50' }],
    ['a;b', { decimal: '7' }]
  ];
  expect(csvOf(rows, ',')).toBe('\u{FEFF}Nummer;Summe\r\n2026.10;-1200,50\r\n"a;b";7\r\n');
});

test.each([
  ['.', 'x;=1+1;', "x;'=1+1;"],
  ['.', 'x,=1+1', 'x,=1+1'],
  [',', 'x,@SUM(A1)', "x,'@SUM(A1)"],
  [',', 'x\t-1', "x\t'-1"]
] as const)('[F4] nor does one that expects another separator find a formula (%s, %s)', (mark, cell, expected) => {
  const [row] = Papa.parse<string[]>(csvOf([[cell, 'y']], mark).slice(1), { delimiter: mark === ',' ? ';' : ',' }).data;
  expect(row).toEqual([expected, 'y']);
});

test.each(['.', ','] as const)(
  'what a spreadsheet would carry out is text, and an amount stays a number (%s)',
  (mark) => {
    const cells = ['=1+1', '+1', '-1+2', '@SUM(A1)', '＝1+1', '\n=1', { decimal: '-12.50' }, 'Müller, "Sons"\n'];
    const [row] = Papa.parse<string[]>(csvOf([cells], mark).slice(1), { delimiter: mark === ',' ? ';' : ',' }).data;
    expect(row).toEqual(["'=1+1", "'+1", "'-1+2", "'@SUM(A1)", "'＝1+1", "'\n'=1", `-12${mark}50`, 'Müller, "Sons"\n']);
  }
);
