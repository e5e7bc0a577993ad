import { valueAt } from '#domain/history/change.ts';
import type { Content } from '#domain/invoice/content.ts';
import { isEditable, isMoneyOrIdentity } from '#domain/invoice/lock.ts';
import type { Json } from '#domain/shared/json.ts';
import type { Status } from '#domain/workflow/document.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';

/** What an opened invoice lets one change; `null` for a new one, where everything is open. */
export interface EditStanding {
  /** Null where the workflow no longer knows it: then the refusals say so. */
  readonly status: Status | null;
  /** Why nothing may be edited at all: no permission, or written by a newer version. */
  readonly refusals: readonly Refusal[];
  /** The content that the form was opened on. */
  readonly base: Content;
  /** The person has said that a running request may be withdrawn for this (BR10). */
  readonly withdraws: boolean;
}

/** Why a field cannot be changed now; empty where it can. The gate asks the same of each change. */
export function lockOn(standing: EditStanding | null, path: readonly string[]): Refusal[] {
  if (standing === null) return [];
  const { status, refusals, base, withdraws } = standing;
  if (refusals.length > 0) return [...refusals];
  const [field = '', row] = path;
  // What is inside of a row that is not stored yet comes and goes with the row.
  const isNewRow = row !== undefined && isRows(field) && valueAt(base, [field, row]) === undefined;
  const closed = isNewRow ? [field, row] : path;
  const old = isNewRow ? undefined : valueAt(base, closed);
  return lockOfChange(status, { path: closed, old, new: isNewRow ? handMade : changed }, withdraws);
}

/** Why no row can be added. */
export function lockOnAdding(standing: EditStanding | null, field: RowField): Refusal[] {
  return lockOn(standing, [field, 'a row that nobody has']);
}

/** Why a row cannot be removed. */
export function lockOnRemoving(standing: EditStanding | null, field: RowField, id: string): Refusal[] {
  if (standing === null) return [];
  if (standing.refusals.length > 0) return [...standing.refusals];
  const old = valueAt(standing.base, [field, id]);
  if (old === undefined) return lockOnAdding(standing, field);
  return lockOfChange(standing.status, { path: [field, id], old, new: undefined }, standing.withdraws);
}

type RowField = 'lines' | 'adjustments' | 'attachments';

function isRows(field: string): field is RowField {
  return field === 'lines' || field === 'adjustments' || field === 'attachments';
}

/** Stand-ins for a value to come: what matters is the field that it stands in. */
const changed: Json = 'changed';
const handMade: Json = { source: null };

function lockOfChange(
  status: Status | null,
  change: { path: readonly string[]; old: Json | undefined; new: Json | undefined },
  withdraws: boolean
): Refusal[] {
  if (!status) return [];
  const fields = [change.path[0] ?? ''];
  if (!isEditable(status.editing, change)) return [{ why: 'field-locked', fields, status: status.id }];
  if (status.request && isMoneyOrIdentity(change.path) && !withdraws)
    return inOrder([{ why: 'field-locked', fields, status: status.id, remedy: { do: 'withdraw-and-edit' } }]);
  return [];
}
