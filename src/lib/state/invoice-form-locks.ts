import { valueAt } from '#domain/history/change.ts';
import type { Content } from '#domain/invoice/content.ts';
import { lockOf } from '#domain/invoice/lock.ts';
import type { Json } from '#domain/shared/json.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';

/** What an opened invoice lets one change; `null` for a new one, where everything is open. */
export interface EditStanding {
  /** Null where the workflow no longer knows it: then the refusals say so. */
  readonly status: Status | null;
  /** Why nothing may be edited at all: no permission, or written by a newer version. */
  readonly refusals: readonly Refusal[];
  /** The content that the form was opened on. */
  readonly base: Content;
  /** Whether a running request can be withdrawn for this (BR10), and whether the person has said that it may. */
  readonly withdrawable: boolean;
  readonly withdraws: boolean;
}

/** Why a field cannot be changed now; empty where it can. The gate asks the same of each change. */
export function lockOn(standing: EditStanding | null, path: readonly string[], newRow: Json = handMade): Refusal[] {
  if (standing === null) return [];
  const { refusals, base } = standing;
  if (refusals.length > 0) return [...refusals];
  const [field = '', row] = path;
  // What is inside of a row that is not stored yet comes and goes with the row.
  const isNewRow = row !== undefined && isRows(field) && valueAt(base, [field, row]) === undefined;
  const closed = isNewRow ? [field, row] : path;
  const old = isNewRow ? undefined : valueAt(base, closed);
  return lockOnChange(standing, { path: closed, old, new: isNewRow ? newRow : changed });
}

/** Why no row can be added: one as a person makes it, or the one given. */
export function lockOnAdding(standing: EditStanding | null, field: RowField, row: Json = handMade): Refusal[] {
  return lockOn(standing, [field, 'a row that nobody has'], row);
}

/** Why a row cannot be removed. */
export function lockOnRemoving(standing: EditStanding | null, field: RowField, id: string): Refusal[] {
  if (standing === null) return [];
  if (standing.refusals.length > 0) return [...standing.refusals];
  const old = valueAt(standing.base, [field, id]);
  if (old === undefined) return lockOnAdding(standing, field);
  return lockOnChange(standing, { path: [field, id], old, new: undefined });
}

type RowField = 'lines' | 'adjustments' | 'attachments';

function isRows(field: string): field is RowField {
  return field === 'lines' || field === 'adjustments' || field === 'attachments';
}

/** Stand-ins for a value to come: what matters is the field that it stands in. */
const changed: Json = 'changed';
const handMade: Json = { source: null, kind: 'discount' };

function lockOnChange(
  { status, base, withdrawable, withdraws }: EditStanding,
  change: { path: readonly string[]; old: Json | undefined; new: Json | undefined }
): Refusal[] {
  const lock = status && lockOf(status, change, base);
  if (!lock || (lock === 'request' && withdraws && withdrawable)) return [];
  const offers = lock === 'request' && withdrawable;
  return [
    {
      why: 'field-locked',
      fields: [change.path[0] ?? ''],
      status: status.id,
      ...(offers ? { remedy: { do: 'withdraw-and-edit' } } : {})
    }
  ];
}
