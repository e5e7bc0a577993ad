import { expect, test } from 'vitest';
import type { LogEntry } from '#services/backups.ts';
import { isBackupDue, puttingOff } from './backup-due.ts';

const day = 86_400_000;
const nowMs = 100 * day;

function backedUp(daysAgo: number): LogEntry {
  const at = nowMs - daysAgo * day;
  return { did: 'backed-up', at, name: '', records: '', seq: 1, madeAt: at, isChecked: true, isAutomatic: false };
}

test('many changes ask for a backup, however young the last one is; none never do', () => {
  expect(isBackupDue({ last: backedUp(0), changesSince: 30 }, { nowMs, putOff: '' })).toBe(true);
  expect(isBackupDue({ last: backedUp(0), changesSince: 29 }, { nowMs, putOff: '' })).toBe(false);
  expect(isBackupDue({ last: backedUp(90), changesSince: 0 }, { nowMs, putOff: '' })).toBe(false);
});

test('a few changes ask for one once the last is old', () => {
  expect(isBackupDue({ last: backedUp(14), changesSince: 1 }, { nowMs, putOff: '' })).toBe(true);
  expect(isBackupDue({ last: backedUp(13), changesSince: 1 }, { nowMs, putOff: '' })).toBe(false);
});

test('where there was never a backup, a first look around asks for none', () => {
  expect(isBackupDue({ last: null, changesSince: 29 }, { nowMs, putOff: '' })).toBe(false);
  expect(isBackupDue({ last: null, changesSince: 30 }, { nowMs, putOff: '' })).toBe(true);
});

test('put off, it comes again after some more changes, or after the next backup', () => {
  const standing = { last: backedUp(1), changesSince: 40 };
  const putOff = puttingOff(standing);
  expect(isBackupDue(standing, { nowMs, putOff })).toBe(false);
  expect(isBackupDue({ ...standing, changesSince: 59 }, { nowMs, putOff })).toBe(false);
  expect(isBackupDue({ ...standing, changesSince: 60 }, { nowMs, putOff })).toBe(true);
  expect(isBackupDue({ last: backedUp(0), changesSince: 35 }, { nowMs, putOff })).toBe(true);
});
