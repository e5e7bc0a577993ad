import { dayAt } from '#domain/calendar/day.ts';

interface Named {
  /** Of the dataset. */
  readonly name: string;
  readonly instantMs: number;
  readonly zone: string;
  readonly ending: string;
}

/**
 * "docket-2026-03-01-1405.json.gz": two of one day tell apart, and sort by time. No colon, since not every file system
 * takes one.
 */
export function backupName({ name, instantMs, zone, ending }: Named): string {
  return `${name}-${dayAt(instantMs, zone)}-${timeAt(instantMs, zone)}.${ending}`;
}

/** "docket-2026-03-01-9f3a.json.gz": the one file of a day that a device writes by itself, over and over. */
export function dailyName({ name, instantMs, zone, ending }: Named, device: string): string {
  return `${name}-${dayAt(instantMs, zone)}-${device.slice(-4)}.${ending}`;
}

function timeAt(instantMs: number, zone: string): string {
  const shape = { timeZone: zone, hour: '2-digit', minute: '2-digit' } as const;
  return new Intl.DateTimeFormat('en-u-nu-latn-hc-h23', shape).format(instantMs).replace(/\D/g, '');
}
