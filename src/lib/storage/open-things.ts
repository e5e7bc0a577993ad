import { conflictsOf } from '#domain/invoice/inbox.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Series } from '#domain/invoice/series.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { AnyEntity } from '#domain/ledger/entities.ts';
import { versionsInForce, type PublishedVersion, type WorkflowVersion } from '#domain/workflow/version.ts';

/** Counts what waits for a person because devices did different things. */
export class OpenThings {
  readonly #versions: WorkflowVersion[] = [];
  #count = 0;

  add(kind: SubjectKind, row: AnyEntity): void {
    if (row.deleted === null && row.disputed !== null) this.#count += 1;
    if (kind === 'invoice' && row.deleted === null) this.#count += conflictsOf(row as Invoice).length;
    if (kind === 'series') this.#count += (row as Series).clashes.length;
    if (kind === 'workflow') this.#versions.push(row as WorkflowVersion);
  }

  get count(): number {
    return this.#count + Math.max(0, this.versions.length - 1);
  }

  get versions(): readonly PublishedVersion[] {
    return versionsInForce(this.#versions);
  }
}

/** Tells which statuses of a version are cancelled ones. */
export function cancelledIn(version: PublishedVersion | undefined): (status: string | undefined) => boolean {
  const statuses = version?.document.machines.invoice.statuses ?? [];
  return (status) => statuses.find(({ id }) => id === status)?.group === 'CANCELLED';
}
