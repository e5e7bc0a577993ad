import { commitId } from '#domain/history/commit.ts';
import { subjectKey, type Event, type Recorded, type Subject } from '#domain/history/event.ts';
import { statusLeft } from '#domain/invoice/request.ts';
import { setOff, type SetOff } from '#domain/ledger/set-off.ts';
import type { Status } from '#domain/workflow/document.ts';
import { publicationsIn, type Publication, type WorkflowVersion } from '#domain/workflow/version.ts';
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
  /** What set that rule off, in the word that rules use; null where a person did it, or it is not known here. */
  readonly setOff: SetOff | null;
  /** The version of the workflow that was in force; null where it is not known here. */
  readonly version: VersionName | null;
}

export interface VersionName {
  readonly label: string;
  readonly publishedAt: number;
}

/** What happened to a subject, the latest last. */
export function historyOf(db: Database, subject: Subject): Promise<readonly HistoryEntry[]> {
  return read(db, [db.meta, ...db.ledgerTables], async (inside) => {
    const meta = await inside.meta.get('meta');
    const causing = subject.kind === 'invoice' ? await causingOf(inside, subject.id) : [];
    const histories = await historiesOf(inside, [subject, ...causing]);
    const events = histories.get(subjectKey(subject)) ?? [];
    const byKey = new Map([...histories.values()].flat().map((recorded) => [recorded.event.key, recorded]));
    const ids = [...new Set(events.map(({ by }) => by))];
    const people = await inside.people.bulkGet(ids);
    const nameById = new Map(people.flatMap((person) => (person ? [[person.id, person.fields.name]] : [])));
    const versions = await inside.workflows.toArray();
    return events.map((recorded) => entryOf(recorded, { nameById, versions, byKey, here: meta?.device ?? '' }));
  });
}

/** Every time that a version of the workflow was published, the latest first. */
export function publicationsOf(db: Database): Promise<readonly Publication[]> {
  return read(db, db.ledgerTables, async (inside) => {
    const ids = await inside.workflows.toCollection().primaryKeys();
    const subjects = ids.map((id) => ({ kind: 'workflow', id }) as const);
    return publicationsIn((await historiesOf(inside, subjects)).values());
  });
}

/** What else rules look at that act on an invoice: its jobs, and the invoice that it corrects. */
async function causingOf(db: Database, id: string): Promise<Subject[]> {
  const invoice = await db.invoices.get(id);
  if (!invoice) return [];
  return [
    ...invoice.sources.map((job) => ({ kind: 'job', id: job }) as const),
    ...(invoice.creditOf === null ? [] : [{ kind: 'invoice', id: invoice.creditOf } as const])
  ];
}

interface Surroundings {
  readonly nameById: ReadonlyMap<string, string>;
  readonly versions: readonly WorkflowVersion[];
  readonly byKey: ReadonlyMap<string, Recorded>;
  /** Id of this device. */
  readonly here: string;
}

function entryOf(recorded: Recorded, { nameById, versions, byKey, here }: Surroundings): HistoryEntry {
  const { event, at, by, device } = recorded;
  const version = versions.find(({ id }) => id === recorded.workflow);
  return {
    event,
    commit: commitId(recorded),
    at,
    by: { id: by, name: nameById.get(by) ?? '' },
    device: { id: device, isThis: device === here },
    left: statusLeft(recorded, versions),
    rule: event.cause?.label ?? null,
    setOff: event.cause ? setOff(event.cause, byKey, version?.document ?? null) : null,
    version: version?.document ? { label: version.document.label, publishedAt: version.publishedAt } : null
  };
}
