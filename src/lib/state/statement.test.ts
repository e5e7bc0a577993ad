import { expect, test } from 'vitest';
import { readStatement, statementQuery } from './statement.ts';

const read = (query: string): ReturnType<typeof readStatement> => readStatement(new URLSearchParams(query));

test('an address says which period a statement tells of, or that it tells of what is outstanding', () => {
  expect(read('from=2026-01-01&to=2026-03-31')).toEqual({ only: null, from: '2026-01-01', until: '2026-03-31' });
  expect(read('to=2026-03-31')).toEqual({ only: null, from: null, until: '2026-03-31' });
  expect(read('only=outstanding&from=2026-01-01')).toEqual({ only: 'outstanding' });
});

test('what an address says that is no day is left out', () => {
  expect(read('from=2026-02-30&to=soon&only=nothing')).toEqual({ only: 'outstanding' });
});

test('what is asked is found again in the address', () => {
  for (const query of ['?only=outstanding', '?from=2026-01-01', '?from=2026-01-01&to=2026-03-31'])
    expect(statementQuery(read(query))).toBe(query);
});
