import { evolveBusiness, newBusiness, type Business } from '#domain/business/business.ts';
import { evolveClient, newClient, type Client } from '#domain/client/client.ts';
import { bookkeeping, type Deletion, type Entity, type Knowing } from '#domain/history/entity.ts';
import { inFoldOrder, type Recorded, type SubjectKind } from '#domain/history/event.ts';
import { evolveInvoice, newInvoice } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { evolveJob, newJob } from '#domain/job/evolve.ts';
import type { Job } from '#domain/job/job.ts';
import { evolveSeries, newSeries, type Series } from '#domain/invoice/series.ts';
import { evolvePerson, newPerson, type Person } from '#domain/people/person.ts';
import { evolveWorkflowVersion, newWorkflowVersion, type WorkflowVersion } from '#domain/workflow/version.ts';

/** What each kind of subject folds into. */
export interface Entities {
  readonly business: Business;
  readonly person: Person;
  readonly workflow: WorkflowVersion;
  readonly client: Client;
  readonly job: Job;
  readonly invoice: Invoice;
  readonly series: Series;
}
export type AnyEntity = Entities[SubjectKind];

interface Folding<E extends Entity> {
  create(id: string): E;
  evolve(entity: E, recorded: Recorded): E;
}

const foldingByKind: { readonly [Kind in SubjectKind]: Folding<Entities[Kind]> } = {
  business: { create: newBusiness, evolve: evolveBusiness },
  person: { create: newPerson, evolve: evolvePerson },
  client: { create: newClient, evolve: evolveClient },
  workflow: { create: newWorkflowVersion, evolve: evolveWorkflowVersion },
  job: { create: newJob, evolve: evolveJob },
  invoice: { create: newInvoice, evolve: evolveInvoice },
  series: { create: newSeries, evolve: evolveSeries }
};

/** The next entity after an event; `undefined` is a subject that nothing happened to yet. Never throws. */
export function evolve<Kind extends SubjectKind>(
  kind: Kind,
  entity: Entities[Kind] | undefined,
  recorded: Recorded
): Entities[Kind] {
  const folding: Folding<Entities[Kind]> = foldingByKind[kind];
  const before = entity ?? folding.create(recorded.event.subject.id);
  const after = evolved(folding, alive(before, recorded), recorded);
  return { ...unlessUnaware(before, after, recorded), rev: before.rev + 1 };
}

/** What happens to something deleted was done by somebody who did not know of the deletion: it lives, and is disputed. */
function alive<E extends Entity>(before: E, { event }: Recorded): E {
  const isTold = event.type === 'undone' || event.type === 'kept' || knownBy(event) !== undefined;
  return before.deleted === null || isTold ? before : living(before, before.deleted);
}

/** A deletion that did not know of all that it met takes nothing away. */
function unlessUnaware<E extends Entity>(before: E, after: E, { event }: Recorded): E {
  if (after.deleted !== null && before.deleted !== null) return { ...after, disputed: null };
  if (after.deleted === null) return after;
  const known = knownBy(event);
  return known === undefined || known === before.rev ? { ...after, disputed: null } : living(after, after.deleted);
}

/** Something that lives, although somebody deleted it, or merged it into another one. */
function living<E extends Entity>(entity: E, disputed: Deletion): E {
  return { ...entity, deleted: null, disputed, ...('mergedInto' in entity ? { mergedInto: null } : {}) };
}

/** How many events of its subject a deletion knew; no other event says so. */
function knownBy({ data }: Recorded['event']): number | undefined {
  return (data as Knowing).rev;
}

/** An event of a known type whose data is of another make: the row is read-only here, as with an unknown type. */
function evolved<E extends Entity>(folding: Folding<E>, before: E, recorded: Recorded): E {
  try {
    return folding.evolve(before, recorded);
  } catch {
    const { type } = recorded.event;
    return { ...before, unreadable: [...before.unreadable.filter((known) => known !== type), type].sort() };
  }
}

/**
 * A subject as all its events leave it. Commits may come in any order and more than once, since a key is applied once;
 * the events of one commit stand as it recorded them.
 */
export function fold<Kind extends SubjectKind>(kind: Kind, events: readonly Recorded[]): Entities[Kind] | undefined {
  const seen = new Set<string>();
  let entity: Entities[Kind] | undefined;
  for (const recorded of [...events].sort(inFoldOrder)) {
    if (seen.has(recorded.event.key)) continue;
    seen.add(recorded.event.key);
    entity = evolve(kind, entity, recorded);
  }
  return entity;
}

/** What two devices compare, and what integrity means: everything but the local arrival numbers. */
export function comparable(entity: AnyEntity): Omit<AnyEntity, 'touched'> {
  const { touched: _local, ...rest } = entity;
  return rest;
}

/** What undo may set: all that the events of a subject say, and none of the fold's own bookkeeping. */
export function undoable(entity: AnyEntity): Partial<AnyEntity> {
  const kept = Object.entries(entity).filter(
    ([field]) => !bookkeeping.includes(field) && !unaffectedByUndo.includes(field)
  );
  return Object.fromEntries(kept);
}

/** A number stays on its invoice, and is used again by it; the trail follows the statuses that undo sets. */
const unaffectedByUndo = ['number', 'alsoIssuedAs', 'trail'];
