import { commitId } from '#domain/history/commit.ts';
import { subjectKey, type Event, type Recorded, type Subject } from '#domain/history/event.ts';
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
    return events.map((recorded) => entryOf(recorded, nameById, meta?.device ?? ''));
  });
}

function entryOf(recorded: Recorded, nameById: ReadonlyMap<string, string>, here: string): HistoryEntry {
  const { event, at, by, device } = recorded;
  return {
    event,
    commit: commitId(recorded),
    at,
    by: { id: by, name: nameById.get(by) ?? '' },
    device: { id: device, isThis: device === here },
    rule: event.cause?.label ?? null
  };
}
