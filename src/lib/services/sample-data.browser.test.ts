import { Dexie } from 'dexie';
import { expect, onTestFinished, test } from 'vitest';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { datasetsOf } from '#services/datasets.ts';
import { realName, sampleName } from '#services/docket.ts';
import { sampleSteps } from '#services/sample-data.ts';
import { setUp } from '#tests/builders/commands.ts';
import { newId, sentinelInMemory, value } from '#tests/builders/stored.ts';

const today = '2026-03-15';
const clock = { nowMs: () => Date.UTC(2026, 2, 15, 12), zone: () => 'UTC' };

test.each(Object.keys(presets) as PresetId[])(
  'a sample of %s has invoices in every status, and overdue ones',
  async (preset) => {
    const datasets = freshDatasets();
    const docket = value(await datasets.openSample(preset));
    onTestFinished(() => docket.close());
    const { countByStatus, overdueCount, sums, ids } = docket.columns.query({ today });
    const { statuses } = compileMachine(presets[preset].machines.invoice);
    expect([...countByStatus.keys()].sort()).toEqual(statuses.map(({ id }) => id).sort());
    expect(overdueCount).toBeGreaterThanOrEqual(3);
    expect(ids.length).toBeGreaterThan(40);
    expect(new Set(sums.map(({ direction }) => direction))).toEqual(new Set(['issued', 'received']));
    expect(docket.columns.query({ today, where: { field: 'kind', op: 'is', value: 'credit-note' } }).ids).toHaveLength(
      2
    );
    expect(
      docket.columns.query({ today, where: { field: 'balance-state', op: 'is', value: 'part-paid' } }).ids.length
    ).toBeGreaterThanOrEqual(2);
    expect(await docket.clients()).toHaveLength(14);
    const jobs = (await docket.jobs())?.jobs ?? [];
    expect(jobs).toHaveLength(3);
    // Some invoices came out of them by themselves.
    const written = docket.columns.query({ today }).ids.filter((id) => !id.startsWith('sample-invoice'));
    expect(written.length).toBeGreaterThanOrEqual(2);
  }
);

test('the same seed on the same day tells the same story', () => {
  const options = { preset: 'agency', seed: 7, today } as const;
  expect(sampleSteps(options)).toEqual(sampleSteps(options));
  expect(sampleSteps({ ...options, seed: 8 })).not.toEqual(sampleSteps(options));
});

test('the sample opens again as it was left, and is gone after it was left for good', async () => {
  const datasets = freshDatasets();
  value(await datasets.openSample('small-business')).close();
  const again = value(await datasets.open());
  expect(again.isSample).toBe(true);
  expect((await again.clients()).length).toBe(14);
  again.close();

  const real = value(await datasets.leave());
  onTestFinished(() => real.close());
  expect(real.isSample).toBe(false);
  expect(await real.clients()).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(sampleName);
});

test('a sample that the browser has cleared is left, since nobody shall begin in what is thrown away', async () => {
  const remembered = sentinelInMemory();
  value(await freshDatasets(remembered).openSample('small-business')).close();
  await Dexie.delete(sampleName);

  const opened = value(await freshDatasets(remembered).open());
  expect(opened.isSample).toBe(false);
  value(await opened.execute(setUp()));
  opened.close();
  const again = value(await freshDatasets(remembered).open());
  onTestFinished(() => again.close());
  expect(again.isSample).toBe(false);
  expect((await again.workflow())?.document.id).toBe('small-business');
});

test('where the sample and the real data were cleared, the real data is missed', async () => {
  const remembered = sentinelInMemory();
  const datasets = freshDatasets(remembered);
  const real = value(await datasets.open());
  value(await real.execute(setUp()));
  real.close();
  value(await datasets.openSample('small-business')).close();
  await Promise.all([Dexie.delete(sampleName), Dexie.delete(realName)]);
  expect(await datasets.open()).toEqual({ ok: false, error: { why: 'evicted' } });
});

function freshDatasets(remembered = sentinelInMemory()) {
  onTestFinished(() => {
    indexedDB.deleteDatabase(sampleName);
    indexedDB.deleteDatabase(realName);
  });
  const onError = (error: unknown): never => {
    throw error;
  };
  return datasetsOf({ clock, newId, app: 'test', remembered, onError });
}
