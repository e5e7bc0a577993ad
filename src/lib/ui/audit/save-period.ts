import { instantAtEndOfDay, instantAtStartOfDay } from '#domain/calendar/day.ts';
import { commitId } from '#domain/history/commit.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import type { Session } from '#state/session.svelte.ts';
import { safeFileName, saveFile } from '#ui/files.ts';
import { timeline, type Moment, type TimelineNames } from '#ui/history/timeline.ts';
import { numberInWords } from '#ui/invoice-row/row.ts';
import { words } from '#ui/words/words.ts';
import { auditFile } from './file.ts';

/** Saves what happened to invoices on some days; gives name and seal of the file, or null where nothing did. */
export async function savePeriod(
  session: Session,
  { from, until, name }: { from: string; until: string; name: string }
): Promise<{ readonly fileName: string; readonly seal: string } | null> {
  const { docket, workflow } = session;
  const zone = docket.zone();
  if (!workflow) return null;
  const commits = await docket.audit({
    fromMs: instantAtStartOfDay(from, zone),
    untilMs: instantAtEndOfDay(until, zone)
  });
  const shown = new Set(commits.flatMap(({ head, events }) => (events ? [commitId(head)] : [])));
  const subjects = commits.flatMap(({ events }) => events ?? []).map(({ subject }) => subject);
  const ids = [...new Set(subjects.flatMap(({ kind, id }) => (kind === 'invoice' ? [id] : [])))];
  const names: TimelineNames = {
    status: (id) => workflow.machine.statusById.get(id)?.label ?? id,
    type: (id) => workflow.document.types.find((type) => type.id === id)?.label ?? id,
    person: (id) => session.people.find((person) => person.id === id)?.fields.name ?? words.history.somebody,
    source: sourceOf(workflow.document).one
  };
  const moments: Moment[] = [];
  for (const id of ids) {
    const row = session.columns.row(id, docket.today());
    const history = await docket.history({ kind: 'invoice', id });
    for (const moment of timeline(history, names))
      // Copies of a device mark their commits by a part of the hash.
      if (shown.has(moment.id.split('~')[0] ?? ''))
        moments.push({
          ...moment,
          steps: moment.steps.map((step) => ({
            ...step,
            text: `${row ? numberInWords(row) : words.audit.deleted} · ${step.text}`
          }))
        });
  }
  if (moments.length === 0) return null;
  moments.sort((left, right) => right.atMs - left.atMs);
  const text = words.audit;
  const fileName = safeFileName(text.fileName(`${from}-${until}`));
  const { file, seal } = await auditFile(text.title(name), moments, commits);
  saveFile(file, fileName);
  return { fileName, seal };
}
