import fc from 'fast-check';
import { expect, test } from 'vitest';
import { eventsInCsv, textsOfFile } from './event-log-csv.ts';

const at = Date.UTC(2026, 2, 1);
const eventsIn = (...texts: string[]) => [...eventsInCsv(texts)];

/** By RFC 4180: quoted where it must be. */
const field = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

const aName = fc.string({
  unit: fc.constantFrom('a', 'é', '"', ',', '\n', '\r', ' ', '🙂'),
  minLength: 1,
  maxLength: 6
});

test('whatever names are made of, and wherever the text is cut, the events are those that were written', () => {
  const anEvent = fc.record({ case: aName, status: aName, at: fc.constant(at) });
  const lineEnd = fc.constantFrom('\n', '\r\n');
  fc.assert(
    fc.property(fc.array(anEvent), lineEnd, fc.array(fc.nat(40)), fc.boolean(), (events, end, lengths, isEnded) => {
      const rows = events.map((event) => [event.case, event.status, '2026-03-01'].map(field).join(','));
      let rest = ['case,status,timestamp', ...rows].join(end) + (isEnded ? end : '');
      const pieces = lengths.map((length) => {
        const piece = rest.slice(0, length);
        rest = rest.slice(length);
        return piece;
      });
      expect(eventsIn(...pieces, rest)).toEqual(events);
    }),
    { numRuns: 500 }
  );
});

test('a file is read piece by piece, also where a letter is cut in two', () => {
  const path = 'tests/files/eventlogs/small.events.csv';
  const whole = [...textsOfFile(path)].join('');
  expect(whole.startsWith('note,')).toBe(true);
  expect([...textsOfFile(path, 1)].join('')).toBe(whole);
});

test('columns are found by name, in any order, and others do not matter', () => {
  expect(eventsIn('x, timestamp ,status,y,case\n1,2026-03-01,sent,2,007\n')).toEqual([
    { case: '007', status: 'sent', at }
  ]);
});

test('columns are found as exports of event logs call them, with semicolons or tabs, and with nothing behind the last', () => {
  const events = [{ case: '007', status: 'sent, twice', at }];
  expect(eventsIn('Case ID;Activity;Timestamp\n007;sent, twice;2026-03-01\n')).toEqual(events);
  expect(eventsIn('ca', 'se\tst', 'atus\ttimestamp\n007\tsent, twice\t2026-03-01')).toEqual(events);
  expect(
    eventsIn('case:concept:name,concept:name,time:timestamp\n007,"sent, twice",2026-03-01T00:00:00+00:00,\n')
  ).toEqual(events);
});

test('line ends of both kinds, lines of nothing and a last line without an end are taken as meant', () => {
  const text = 'case,timestamp,status\r\n1,2026-03-01,"sent"\n\n2,2026-03-01,paid\r\n\r\n3,2026-03-01,"void"';
  expect(eventsIn(text).map(({ status }) => status)).toEqual(['sent', 'paid', 'void']);
});

test('a header alone is a log without events', () => {
  expect(eventsIn('case,status,timestamp')).toEqual([]);
});

test.each([
  ['', 'line 1: no header; it needs case,status,timestamp'],
  ['\n\n', 'line 1: no header; it needs case,status,timestamp'],
  ['case,timestamp\n', 'line 1: no column “status”; the header needs case,status,timestamp'],
  ['case,status,timestamp,case\n', 'line 1: two columns “case”'],
  ['case,status,timestamp\n1,sent\n', 'line 2: 2 fields, where the header has 3'],
  ['case,status,timestamp\n1,a,b,2026-03-01\n', 'line 2: 4 fields, where the header has 3'],
  ['case,status,timestamp\r\n,sent,2026-03-01\r\n', 'line 2: no case'],
  ['case,status,timestamp\n1,"",2026-03-01\n', 'line 2: no status'],
  ['case,status,timestamp\n1,"a\nb\n",2026-03-01\n\n2,sent,soon\n', 'line 6: no timestamp that could be read: “soon”'],
  [
    'case,status,timestamp\n1,a,2026-03-01\n2,"a"b,2026-03-01\n',
    'line 3: a quote is not where it may be, or is not closed'
  ],
  [
    'case,status,timestamp\n1,a,2026-03-01\n2,"a,2026-03-01\n',
    'line 3: a quote is not where it may be, or is not closed'
  ]
])('%j is refused, with the line', (text, problem) => {
  expect(() => eventsIn(text)).toThrow(problem);
  expect(() => eventsIn(...text)).toThrow(problem);
});

test('a quote that is never closed does not fill the memory', () => {
  function* endless() {
    yield 'case,status,timestamp\n1,"';
    for (;;) yield 'x'.repeat(1 << 22);
  }
  expect(() => [...eventsInCsv(endless())]).toThrow('line 2: a quote is not closed');
});
