import { zoneHere } from '#state/zone.ts';
import { dayAt } from '#domain/calendar/day.ts';
import { relativeDay } from '#domain/calendar/format.ts';
import type { BackupStanding } from '#services/backups.ts';
import type { Session } from '#state/session.svelte.ts';
import { language } from '#ui/words/language.ts';
import { words } from '#ui/words/first.ts';

/** Whether there is anything that would be missed: a backup is spoken of as soon as there is. */
export function isBackupMissed(session: Session): boolean {
  const today = session.docket.today();
  return !session.isSample && !session.isLook && session.columns.any({ today });
}

/** How old the last backup is, in days and in changes. */
export function backupInWords(
  session: Session,
  { last, changesSince }: Pick<BackupStanding, 'last' | 'changesSince'>
): readonly string[] {
  const { storage } = words.shell;
  if (session.autoBackup.is === 'waiting' || session.autoBackup.is === 'failed') return [storage.stopped];
  if (!last) return [storage.never];
  const day = dayAt(last.at, zoneHere());
  const age = relativeDay(day, session.docket.today(), language);
  return [storage.age(age), ...(changesSince > 0 ? [storage.since(changesSince)] : [])];
}
