import { expect, test } from 'vitest';
import type { ColumnRow } from '#services/columns/row.ts';
import { batchOfRows } from './batch-makings.ts';

function row(clientId: string | null, rest: Partial<ColumnRow> = {}): ColumnRow {
  return { clientId, party: `Client ${clientId ?? 'none'}`, direction: 'issued', ...rest } as ColumnRow;
}

test('invoices of one client, in one direction, can be a batch [B93]', () => {
  expect(batchOfRows([row('c'), row('c')])).toEqual({ client: { id: 'c', name: 'Client c' } });
});

test('why others cannot be a batch is said', () => {
  const refusal = (...rows: ColumnRow[]): string => {
    const makings = batchOfRows(rows);
    return 'refusal' in makings ? makings.refusal : '';
  };
  expect(refusal(row('c'), row('d'), row(null))).toContain('of 3 clients');
  expect(refusal(row(null), row(null))).toContain('nobody in your list of clients');
  expect(refusal(row('c'), row('c', { direction: 'received' }))).toContain('either');
  expect(refusal(...Array.from({ length: 501 }, () => row('c')))).toContain('at most 500');
});
