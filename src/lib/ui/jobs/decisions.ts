import type { Job } from '#domain/job/job.ts';
import { instantInWords } from '#ui/history/instant.ts';
import { deletion, movedApart, sidesOf, type Called, type Decision } from '#ui/invoice/decisions.ts';
import { words } from '#ui/words/words.ts';
import { datesInWords } from './dates.ts';

/** What is to be decided of one job; `called` knows the statuses of jobs. */
export function decisionsOfJob(job: Job, called: Called): Decision[] {
  const { id, disputed, fields } = job;
  const decisions = Object.values(job.inbox).map((item): Decision => {
    const settle = { do: 'settleJob', job: id, item: item.id } as const;
    if (item.kind === 'moved-apart') return movedApart(job, item, called, settle);
    const { title, over, keep, takesPlace, take } = words.inbox.ended;
    return {
      id: item.id,
      title,
      sides: sidesOf(
        settle,
        { title: over, detail: instantInWords(item.end), label: keep },
        { title: takesPlace, detail: datesInWords(fields), label: take }
      )
    };
  });
  return disputed ? [...decisions, deletion('job', id, disputed, called)] : decisions;
}
