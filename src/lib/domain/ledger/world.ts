import { businessId } from '#domain/business/business.ts';
import type { Facts } from '#domain/condition/condition.ts';
import type { Commit } from '#domain/history/commit.ts';
import type { Recorded, Subject, SubjectKind } from '#domain/history/event.ts';
import type { Entities } from './entities.ts';

/** Kinds of which there are few, so that all of them may be asked for at once. */
export const fewKinds = ['business', 'person', 'workflow'] as const;
export type FewKind = (typeof fewKinds)[number];

/**
 * What decisions read. Synchronous: the gate runs a decision over what it has, fetches what was missed inside the
 * same transaction, and runs again. Decisions are pure, so running twice costs nothing and changes nothing.
 */
export interface World {
  get<Kind extends SubjectKind>(kind: Kind, id: string): Entities[Kind] | undefined;
  all<Kind extends FewKind>(kind: Kind): readonly Entities[Kind][];
  /** Ids of the issued invoices that bear a number. */
  invoicesNumbered(text: string): readonly string[];
  /** Ids of the invoices that were read from the file with this digest. */
  invoicesFromFile(digest: string): readonly string[];
  /** Ids of the invoices that are linked to a client, or to one that was merged into it. */
  invoicesOfClient(client: string): readonly string[];
  /** Ids of the invoices that stand in a status, deleted ones too. */
  invoicesIn(status: string): readonly string[];
  /** Ids of the jobs that stand in a status, deleted ones too. */
  jobsIn(status: string): readonly string[];
  /** Ids of the invoices that came from a job, or whose lines did. */
  invoicesOfJob(job: string): readonly string[];
  /** Ids of the jobs whose end has come by an instant and was not noticed yet. */
  jobsDue(until: number): readonly string[];
  /** Ids of the invoices that are due on one of these days, both included. */
  invoicesDueBetween(first: string, last: string): readonly string[];
  /** Ids of the invoices that came into their status between two instants, both included. */
  invoicesEnteredBetween(first: number, last: number): readonly string[];
  /** Ids of the invoices that are to be written again on a day or before it. */
  invoicesRepeatingBy(day: string): readonly string[];
  /** All events of a subject, in fold order. */
  history(subject: Subject): readonly Recorded[];
  commit(id: string): Commit | undefined;
  /** What is said of the source of an invoice beside what its jobs say: scenarios do. */
  sourceFacts(invoice: string): Facts;
}

/** The device that began the business: its series of numbers is the plain one (BR14). */
export function founderOf(world: Pick<World, 'history'>): string | undefined {
  return world.history({ kind: 'business', id: businessId })[0]?.device;
}
