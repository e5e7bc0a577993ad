import { expect, test } from 'vitest';
import { backupName, dailyName } from './backup-name.ts';

const named = { name: 'docket', zone: 'Europe/Berlin', ending: 'json.gz' };

test('backups of one day tell apart by the minute, as clocks showed it here', () => {
  const name = (instantMs: number): string => backupName({ ...named, instantMs });
  expect(name(Date.UTC(2026, 10, 26, 13, 5))).toBe('docket-2026-11-26-1405.json.gz');
  expect(name(Date.UTC(2026, 10, 26, 13, 6))).toBe('docket-2026-11-26-1406.json.gz');
  expect(name(Date.UTC(2026, 10, 25, 23, 0))).toBe('docket-2026-11-26-0000.json.gz');
  expect(name(Date.UTC(2026, 6, 1, 22, 30))).toBe('docket-2026-07-02-0030.json.gz');
});

test('a name is taken by every file system', () => {
  const instants = Array.from({ length: 48 }, (_, index) => Date.UTC(2026, 0, 1, 0, index * 30));
  for (const instantMs of instants)
    expect(backupName({ ...named, instantMs })).toMatch(/^docket-2026-01-0[12]-[0-2]\d[03]0\.json\.gz$/);
});

test('what a device writes by itself has one name all day, and another one on each device', () => {
  const morning = { ...named, instantMs: Date.UTC(2026, 10, 26, 7) };
  const evening = { ...named, instantMs: Date.UTC(2026, 10, 26, 19) };
  expect(dailyName(morning, 'device-9f3a')).toBe('docket-2026-11-26-9f3a.json.gz');
  expect(dailyName(evening, 'device-9f3a')).toBe(dailyName(morning, 'device-9f3a'));
  expect(dailyName(evening, 'device-07c1')).not.toBe(dailyName(evening, 'device-9f3a'));
});
