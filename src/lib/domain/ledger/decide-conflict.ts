import { isInRing } from '#domain/client/merged.ts';
import { difference, valueAt, type Change } from '#domain/history/change.ts';
import { isOwnPast } from '#domain/history/copies.ts';
import type { Content } from '#domain/invoice/content.ts';
import { valueTaken } from '#domain/invoice/edited-apart.ts';
import { isConflict } from '#domain/invoice/inbox.ts';
import type {
  ChangedApart,
  EditedApart,
  Invoice,
  InvoiceEvent,
  PaidApart,
  SignedApart
} from '#domain/invoice/invoice.ts';
import { contentDigest, isMoneyOrIdentity } from '#domain/invoice/lock.ts';
import { isClash, newSeries } from '#domain/invoice/series.ts';
import { isJsonObject, sameJson, type Json, type JsonObject } from '#domain/shared/json.ts';
import { isStanding } from '#domain/workflow/passage.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { MovedApart } from '#domain/workflow/trail.ts';
import type { CommandOf } from './command.ts';
import { editInvoice, recordEdit } from './decide-invoice.ts';
import { changePayment } from './decide-payment.ts';
import { fold } from './entities.ts';
import { claimNumber, enterStatus, passage } from './move.ts';
import { findInvoice, permit } from './permit.ts';
import type { Run } from './run.ts';

/**
 * What devices did apart is settled by a person: one side stands from then on, and the other one is history. Both
 * sides were open to whoever took them, so no guard is asked again but the one that keeps money true (BR12).
 */
export function settleConflict(
  run: Run,
  { invoice: id, item: itemId, keep }: CommandOf<'settleConflict'>
): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, id);
  if (!invoice) return refusals;
  const item = Object.hasOwn(invoice.inbox, itemId) ? invoice.inbox[itemId] : undefined;
  if (!item || !isConflict(item)) return notFound('item', itemId);
  const problems = permit(run, 'edit', invoice);
  if (problems.length > 0) return problems;
  switch (item.kind) {
    case 'moved-apart':
    case 'paid-apart':
      return settleStatus(run, invoice, item, keep);
    case 'signed-apart':
      return settleSignature(run, invoice, item, keep);
    case 'changed-apart':
      return settleChange(run, invoice, item, keep);
    case 'edited-apart':
      return settleEdit(run, invoice, item, keep);
    case 'numbered-twice': {
      const number = keep === 'other' ? item.other : invoice.number;
      run.record({ kind: 'invoice', id }, 'number-settled', { item: item.id, number });
      return [];
    }
  }
}

/**
 * Something that was deleted on one device, and worked on at another, stays; or a client that devices merged crosswise.
 * Deleting it anew is the other choice.
 */
export function keep(run: Run, { kind, id }: CommandOf<'keep'>): readonly Refusal[] {
  const entity = run.get(kind, id);
  const isMergedCrosswise =
    kind === 'client' && isInRing(id, (client) => run.get('client', client)?.mergedInto ?? null);
  if (!entity || (!entity.disputed && !isMergedCrosswise)) return notFound(kind, id);
  if (entity.unreadable.length > 0) return [{ why: 'read-only', eventTypes: entity.unreadable }];
  const problems = permit(run, 'edit', kind === 'client' ? undefined : run.get(kind, id));
  if (problems.length > 0) return problems;
  run.record({ kind, id }, 'kept', {});
  return [];
}

/**
 * A number that two invoices bear: one of them gets the next one, or both keep it. What has left a device is never
 * renumbered by itself (BR14).
 */
export function settleNumbers(run: Run, command: CommandOf<'settleNumbers'>): readonly Refusal[] {
  const { series: id, number, renumber } = command;
  const bearers = run.bearersOf(number);
  if (!isClash(run.get('series', id) ?? newSeries(id), number, bearers)) return notFound('item', number);
  const problems = permit(run, 'edit');
  if (problems.length > 0) return problems;
  if (renumber !== null) {
    const { invoice, refusals } = findInvoice(run, renumber);
    if (!invoice) return refusals;
    if (invoice.number?.text !== number) return notFound('item', number);
    run.record({ kind: 'invoice', id: renumber }, 'number-replaced', claimNumber(run, invoice));
  }
  run.record({ kind: 'series', id }, 'clash-settled', { number, among: bearers });
  return [];
}

function settleStatus(
  run: Run,
  invoice: Invoice,
  item: MovedApart | PaidApart,
  keep: 'current' | 'other'
): readonly Refusal[] {
  const here = run.machine.statusById.get(invoice.status);
  const otherId = item.kind === 'moved-apart' ? item.other.status.id : item.base.id;
  const there = run.machine.statusById.get(otherId);
  const [target, left] = keep === 'current' ? [here, there] : [there, here];
  if (!target) return [{ why: 'dangling', what: keep === 'current' ? invoice.status : otherId }];
  const { outstandingMinor } = run.picture(invoice).balance;
  if (target.settled && outstandingMinor !== 0)
    return [
      {
        why: 'balance-outstanding',
        outstandingMinor,
        currency: invoice.content.currency,
        remedy: { do: 'record-payment' }
      }
    ];
  const comesFrom = keep === 'other' && item.kind === 'moved-apart' ? item.base : null;
  const { event } = run.record({ kind: 'invoice', id: invoice.id }, 'conflict-settled', {
    item: item.id,
    ...passage(invoice, here, target),
    ...(comesFrom ? { from: comesFrom } : {}),
    reason: '',
    remembered: comesFrom !== null
  });
  const withdraws = keep === 'other' && item.kind === 'moved-apart' && withdrawsOnTheOtherSide(run, invoice);
  enterStatus(run, invoice.id, {
    from: left,
    to: target,
    effects: withdraws ? ['withdraw-signatures'] : [],
    move: event.key
  });
  return [];
}

/** Whether the side that waited took the signatures along: then whoever takes that side takes that, too. */
function withdrawsOnTheOtherSide(run: Run, invoice: Invoice): boolean {
  return run.base
    .history({ kind: 'invoice', id: invoice.id })
    .some(({ event: { type, data } }) => type === 'signatures-withdrawn' && !isStanding(invoice, moveOf(data)));
}

function moveOf({ with: move }: JsonObject): string | undefined {
  return typeof move === 'string' ? move : undefined;
}

/** What is now stands, and has to be signed again; or what was signed comes back. */
function settleSignature(run: Run, invoice: Invoice, item: SignedApart, keep: 'current' | 'other'): readonly Refusal[] {
  if (keep === 'current') {
    const { id, signature } = item;
    run.record({ kind: 'invoice', id: invoice.id }, 'signature-settled', { item: id, signature });
    return [];
  }
  const { digest } = invoice.signatures[item.signature] ?? { digest: '' };
  return bringBack(run, invoice, { digest, event: item.signature });
}

/** What is now stands, and is what was completed from then on; or what was completed comes back. */
function settleChange(
  run: Run,
  invoice: Invoice,
  { id, digest }: ChangedApart,
  keep: 'current' | 'other'
): readonly Refusal[] {
  if (keep === 'other') {
    const completing = run.base
      .history({ kind: 'invoice', id: invoice.id })
      .find(({ event: { data } }) => isJsonObject(data.frozen) && data.frozen.digest === digest);
    return bringBack(run, invoice, { digest, event: completing?.event.key ?? '' });
  }
  run.record({ kind: 'invoice', id: invoice.id }, 'item-closed', { item: id });
  return [];
}

/** What stands in a field stays; or it becomes what the other side had made of it, by an edit like any other. */
function settleEdit(run: Run, invoice: Invoice, item: EditedApart, keep: 'current' | 'other'): readonly Refusal[] {
  const { id, path, payment, clientId } = item;
  if (keep === 'current') {
    run.record({ kind: 'invoice', id: invoice.id }, 'item-closed', { item: id });
    return [];
  }
  const command = { invoice: invoice.id, force: true };
  if (payment !== undefined)
    return changePayment(run, { ...command, do: 'changePayment', payment, changes: [{ path, new: item.other }] });
  const old = valueAt(invoice.content, path);
  const next = valueTaken(item, old ?? removedAt(run, invoice, path));
  if (item.isPart && next === undefined) return notFound('content', path.join('/'));
  // A line or a party changes field by field, as it is edited.
  const changes = isJsonObject(old) && isJsonObject(next) ? difference(old, next, path) : [{ path, old, new: next }];
  const choice = clientId === undefined ? [] : [{ path: ['clientId'], new: clientId }];
  return editInvoice(run, { ...command, do: 'editInvoice', changes: [...changes, ...choice] });
}

/** What was removed from a place, as it was then: by an edit, or by an undo. */
function removedAt(run: Run, { id }: Invoice, path: readonly string[]): Json | undefined {
  return run.base
    .history({ kind: 'invoice', id })
    .map(({ event }) => event as InvoiceEvent)
    .flatMap(({ type, data }): readonly Change[] => {
      if (type === 'invoice-edited') return data.changes;
      return type === 'undone' ? data.changes.map((change) => ({ ...change, path: change.path.slice(1) })) : [];
    })
    .findLast((change) => sameJson(change.path, path) && change.new === undefined)?.old;
}

/** Brings money and identity back to what they were when something was done over them; the item closes by itself. */
function bringBack(
  run: Run,
  invoice: Invoice,
  { digest, event }: { digest: string; event: string }
): readonly Refusal[] {
  const content = contentAt(run, invoice, { digest, event });
  if (!content) return notFound('content', event);
  const changes = difference(invoice.content as JsonObject, content as JsonObject).filter(({ path }) =>
    isMoneyOrIdentity(path)
  );
  recordEdit(run, invoice, changes);
  return [];
}

/**
 * What somebody saw when they signed or completed: all that had happened before, but for the latest edits of other
 * devices, of which theirs did not know.
 */
function contentAt(
  run: Run,
  { id }: Invoice,
  { digest, event: key }: { digest: string; event: string }
): Content | null {
  const history = run.base.history({ kind: 'invoice', id });
  const place = history.findIndex(({ event }) => event.key === key);
  const doing = history[place];
  if (!doing) return null;
  const before = history.slice(0, place);
  const edits = before.filter(
    (earlier) => ['invoice-edited', 'undone'].includes(earlier.event.type) && !isOwnPast(earlier, doing)
  );
  for (let known = edits.length; known >= 0; known -= 1) {
    const unknown = new Set(edits.slice(known));
    const content = fold(
      'invoice',
      before.filter((recorded) => !unknown.has(recorded))
    )?.content;
    if (content && contentDigest(content) === digest) return content;
  }
  return null;
}

function notFound(kind: string, id: string): readonly Refusal[] {
  return [{ why: 'not-found', kind, id }];
}
