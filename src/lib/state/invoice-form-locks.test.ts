import { expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { lockOn, lockOnAdding, lockOnRemoving, type EditStanding } from './invoice-form-locks.ts';

const ofJob = { ...linesOf('1')['line-0']!, source: { kind: 'job', id: 'j', item: 'i' } };
const base: Content = { ...emptyContent, lines: { ...linesOf('1', '2'), 'line-0': ofJob } };

test('a new invoice is open everywhere', () => {
  expect(lockOn(null, ['currency'])).toEqual([]);
  expect(lockOnAdding(null, 'lines')).toEqual([]);
  expect(lockOnRemoving(null, 'lines', 'any')).toEqual([]);
});

test('[BR9] limited leaves notes, references and the due date', () => {
  const standing = at('agency', 'approved');
  expect(lockOn(standing, ['notes'])).toEqual([]);
  expect(lockOn(standing, ['references', 'buyer'])).toEqual([]);
  expect(lockOn(standing, ['dueDay'])).toEqual([]);
  expect(lockOn(standing, ['issueDay'])).toMatchObject([{ why: 'field-locked', fields: ['issueDay'] }]);
  expect(lockOnAdding(standing, 'lines')).toMatchObject([{ why: 'field-locked', fields: ['lines'] }]);
});

test('[BR9] files are added to what has gone its way, and none that it has is taken away', () => {
  const file = { id: 'f', position: 0, name: 'receipt.pdf', mime: 'application/pdf', sizeBytes: 1, digest: 'd' };
  for (const status of ['approved', 'submitted']) {
    const standing = { ...at('agency', status), base: { ...base, attachments: { f: file } } };
    expect(lockOnAdding(standing, 'attachments')).toEqual([]);
    expect(lockOnRemoving(standing, 'attachments', 'added just now')).toEqual([]);
    expect(lockOnRemoving(standing, 'attachments', 'f')).toMatchObject([
      { why: 'field-locked', fields: ['attachments'] }
    ]);
  }
});

test('[BR9] [WR9] review opens texts and lines that adjust, and keeps what the workshop wrote', () => {
  const standing = at('training', 'review');
  expect(lockOn(standing, ['lines', 'line-0', 'text'])).toEqual([]);
  expect(lockOn(standing, ['lines', 'line-0', 'price'])).not.toEqual([]);
  expect(lockOnRemoving(standing, 'lines', 'line-0')).not.toEqual([]);
  expect(lockOnRemoving(standing, 'lines', 'line-1')).toEqual([]);
  expect(lockOnAdding(standing, 'lines')).toEqual([]);
  expect(lockOn(standing, ['lines', 'added just now', 'price'])).toEqual([]);
  expect(lockOnAdding(standing, 'adjustments')).toEqual([]);
  expect(lockOnAdding(standing, 'adjustments', { kind: 'surcharge' })).not.toEqual([]);
});

test('[BR10] a running request closes money and identity until it may be withdrawn', () => {
  const standing = at('agency', 'awaiting-approval');
  expect(lockOn(standing, ['lines', 'line-0', 'price'])).toMatchObject([
    { why: 'field-locked', remedy: { do: 'withdraw-and-edit' } }
  ]);
  expect(lockOn(standing, ['notes'])).toEqual([]);
  expect(lockOn({ ...standing, withdraws: true }, ['lines', 'line-0', 'price'])).toEqual([]);
  const [lock] = lockOn({ ...standing, withdrawable: false, withdraws: true }, ['lines', 'line-0', 'price']);
  expect(lock).toEqual({ why: 'field-locked', fields: ['lines'], status: 'awaiting-approval' });
});

test('without the permission everything is closed, and says so', () => {
  const refusals = [{ why: 'permission', needs: 'edit', remedy: { do: 'ask', permission: 'edit' } }] as const;
  expect(lockOn({ ...at('small-business', 'draft'), refusals }, ['notes'])).toEqual(refusals);
});

function at(preset: PresetId, id: string): EditStanding {
  const status = presets[preset].machines.invoice.statuses.find((one) => one.id === id)!;
  return { status, refusals: [], base, withdrawable: true, withdraws: false };
}
