import { expect, onTestFinished, test } from 'vitest';
import { compileMachine } from '#domain/workflow/machine.ts';
import { presets, type PresetId } from '#domain/workflow/presets.ts';
import { datasetsOf } from '#services/datasets.ts';
import { realName, sampleName } from '#services/docket.ts';
import { sampleSteps } from '#services/sample-data.ts';
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
    expect(docket.columns.query({ today, kind: 'credit-note' }).ids).toHaveLength(2);
    expect(docket.columns.query({ today, balances: ['part-paid'] }).ids.length).toBeGreaterThanOrEqual(2);
    expect(await docket.clients()).toHaveLength(14);
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

  const real = value(await datasets.leaveSample());
  onTestFinished(() => real.close());
  expect(real.isSample).toBe(false);
  expect(await real.clients()).toEqual([]);
  expect((await indexedDB.databases()).map(({ name }) => name)).not.toContain(sampleName);
});

function freshDatasets() {
  onTestFinished(() => {
    indexedDB.deleteDatabase(sampleName);
    indexedDB.deleteDatabase(realName);
  });
  const onError = (error: unknown): never => {
    throw error;
  };
  return datasetsOf({ clock, newId, remembered: sentinelInMemory(), onError });
}
