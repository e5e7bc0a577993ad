import type { BackupStanding } from '#services/backups.ts';

/** As many changes as somebody would not want to do again. */
const changesMany = 30;
/** Fewer changes are asked about once the last backup is so old. */
const oldMs = 14 * 86_400_000;
/** A reminder that was put off comes again after so many more changes. */
const changesMore = 20;

/** Whether it is time for a backup: changes count, and days only for those that there are. */
export function isBackupDue(
  { last, changesSince }: Pick<BackupStanding, 'last' | 'changesSince'>,
  { nowMs, putOff }: { nowMs: number; putOff: string }
): boolean {
  const isOld = last !== null && nowMs - last.at >= oldMs;
  if (changesSince < changesMany && !(isOld && changesSince > 0)) return false;
  const [since, changes] = putOff.split(':').map(Number);
  return putOff === '' || since !== (last?.at ?? 0) || changesSince >= (changes ?? 0) + changesMore;
}

/** What is remembered of putting it off: since which backup, and at how many changes. */
export function puttingOff({ last, changesSince }: Pick<BackupStanding, 'last' | 'changesSince'>): string {
  return `${last?.at ?? 0}:${changesSince}`;
}
