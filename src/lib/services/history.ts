import { commitId } from '#domain/history/commit.ts';
import { subjectKey, type Event, type Recorded, type Subject } from '#domain/history/event.ts';
import { statusLeft } from '#domain/invoice/request.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { WorkflowVersion } from '#domain/workflow/version.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';
import { historiesOf } from '#storage/histories.ts';

/** One thing that happened to a subject, as a timeline shows it. */
export interface HistoryEntry {
  readonly event: Event;
  /** Id of the commit, for undo. */
  readonly commit: string;
  /** The clock of the commit; `event.at` is when it holds. */
  readonly at: number;
  readonly by: { readonly id: string; readonly name: string };
  readonly device: { readonly id: string; readonly isThis: boolean };
  /** What a move led away from, as it was then; null where it is no move. */
  readonly left: Status | null;
  /** Name of the rule, where the platform did it. */
  readonly rule: string | null;
}

/** What happened to a subject, the latest last. */
export function historyOf(db: Database, subject: Subject): Promise<readonly HistoryEntry[]> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const meta = await inside.meta.get('meta');
    const events = (await historiesOf(inside, [subject])).get(subjectKey(subject)) ?? [];
    const ids = [...new Set(events.map(({ by }) => by))];
    const people = await inside.people.bulkGet(ids);
    const nameById = new Map(people.flatMap((person) => (person ? [[person.id, person.fields.name]] : [])));
    const versions = await inside.workflows.toArray();
    return events.map((recorded) => entryOf(recorded, { nameById, versions, here: meta?.device ?? '' }));
  });
}

function entryOf(
  recorded: Recorded,
  {
    nameById,
    versions,
    here
  }: { nameById: ReadonlyMap<string, string>; versions: readonly WorkflowVersion[]; here: string }
): HistoryEntry {
  const { event, at, by, device } = recorded;
  return {
    event,
    commit: commitId(recorded),
    at,
    by: { id: by, name: nameById.get(by) ?? '' },
    device: { id: device, isThis: device === here },
    left: statusLeft(recorded, versions),
    rule: event.cause?.label ?? null
  };
}
