import { businessId } from '#domain/business/business.ts';
import { isDay } from '#domain/calendar/day.ts';
import { applyChanges, valueAt, type Change } from '#domain/history/change.ts';
import { adjustmentsInOrder, bearsNumber, linesInOrder, totalsOf } from '#domain/invoice/balance.ts';
import { contentSchema, type Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { editsSettledBy } from '#domain/invoice/edited-apart.ts';
import { isConflict, standingSignatures } from '#domain/invoice/inbox.ts';
import { isMoneyOrIdentity, lockOf } from '#domain/invoice/lock.ts';
import { isCurrency } from '#domain/money/currency.ts';
import type { Status } from '#domain/workflow/document.ts';
import { typeRefusals } from '#domain/workflow/invoice-type.ts';
import { askMove } from '#domain/workflow/transition.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import type { Run } from './run.ts';
import { findInvoice, permit, permitActive } from './permit.ts';
import { editedElsewhere, invalidIn, madeFrom } from './edit-record.ts';
import { completing, move, named } from './move.ts';

export function createInvoice(run: Run, command: CommandOf<'createInvoice'>): readonly Refusal[] {
  const { id, origin, copiedFrom, creditOf } = command;
  const content = { ...command.content, issueDay: command.content.issueDay ?? run.context.today };
  const corrected = creditOf === null ? null : run.get('invoice', creditOf);
  const refusals: Refusal[] = [
    ...permit(run, 'edit', 'own'),
    ...refusalsOfType(run, content),
    ...contentProblems(content)
  ];
  if (run.get('invoice', id)) refusals.push({ why: 'invalid', path: ['id'], problem: 'taken' });
  if (corrected === undefined || corrected?.deleted)
    refusals.push({ why: 'not-found', kind: 'invoice', id: creditOf ?? '' });
  if (corrected) refusals.push(...problemsOfLink(content, corrected));
  if (refusals.length > 0) return refusals;
  const start = startStatus(run, content.type, origin === 'job' ? 'job' : 'hand');
  if ('why' in start) return [start];
  run.record({ kind: 'invoice', id }, 'invoice-created', {
    content,
    status: named(start),
    origin,
    copiedFrom,
    creditOf
  });
  if (creditOf !== null) run.record({ kind: 'invoice', id: creditOf }, 'credit-note-linked', { creditNote: id });
  return guardsOfStart(run, id, start);
}

/**
 * Content fields change where the status leaves them open (BR9). Where a request is running, money and identity are
 * edited by withdrawing it in the same command (BR10).
 */
export function editInvoice(run: Run, command: CommandOf<'editInvoice'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const changes = withTrustedNetsDropped(invoice.content, command.changes);
  const content = applyChanges(invoice.content, changes);
  const problems: Refusal[] = [
    ...permit(run, 'edit', invoice),
    ...(command.force ? [] : editedElsewhere(invoice.content, changes)),
    ...contentProblems(content)
  ];
  if (content.type !== invoice.content.type || content.direction !== invoice.content.direction)
    problems.push(...refusalsOfType(run, content));
  problems.push(...problemsOfMoney(invoice, content));
  problems.push(...problemsOfNumber(invoice, content), ...problemsOfLinks(run, invoice, content));
  const locked = changes.length > 0 ? lockedBy(run, invoice, changes) : null;
  const withdraws = locked !== null && command.withdraw === true && offersWithdrawal(locked);
  if (locked && !withdraws) problems.push(locked);
  if (problems.length > 0 || changes.length === 0) return inOrder(problems);
  const withdrawn = withdraws ? withdrawRequest(run, invoice) : [];
  if (withdrawn.length > 0) return withdrawn;
  recordEdit(run, run.get('invoice', invoice.id) ?? invoice, changes);
  return [];
}

/**
 * An edit says which status and which signatures it knows of, for whoever moves or signs meanwhile elsewhere (BR10), and
 * which sides of fields it settles. What the platform reckons is no side of anybody, and a rule settles none.
 */
export function recordEdit(
  run: Run,
  invoice: Invoice,
  changes: readonly Change[],
  { isReckoned = false }: { isReckoned?: boolean } = {}
): void {
  const over = changes.some(({ path }) => isMoneyOrIdentity(path)) ? standingSignatures(invoice) : [];
  const basedOn = invoice.entered.event;
  const { content } = invoice;
  const made = isReckoned ? changes : withClientWhole(content, madeFrom(content, changes));
  const { client, clientId } = applyChanges(content, made);
  const isOfParty = made.some(({ path }) => path[0] === 'client') && clientId === content.clientId;
  run.record({ kind: 'invoice', id: invoice.id }, 'invoice-edited', {
    changes: made,
    basedOn,
    ...(over.length > 0 ? { over } : {}),
    ...(isReckoned ? {} : { settles: run.cause ? [] : editsSettledBy(invoice, made) }),
    ...(isReckoned || !isOfParty ? {} : { of: { client, clientId } })
  });
}

/** Who chooses a client chooses all that is said of it: else two who choose at a time would make a third one of both. */
function withClientWhole(content: Content, changes: readonly Change[]): readonly Change[] {
  if (!changes.some(({ path }) => path[0] === 'clientId')) return changes;
  const { client } = applyChanges(content, changes);
  return [
    ...changes.filter(({ path }) => path[0] !== 'client'),
    { path: ['client'], old: content.client, new: client }
  ];
}

/** Which of some changes the status forbids, as one refusal; null: none. */
export function lockedBy(run: Run, invoice: Invoice, changes: readonly Change[]): Refusal | null {
  const status = run.machine.statusById.get(invoice.status);
  if (!status) return { why: 'dangling', what: invoice.status };
  const closed = changes.flatMap((change) => {
    const lock = lockOf(status, change, invoice.content);
    return lock === null ? [] : [{ field: change.path[0] ?? '', lock }];
  });
  if (closed.length === 0) return null;
  const fields = [...new Set(closed.map(({ field }) => field))];
  const withdrawable = closed.every(({ lock }) => lock === 'request') && isWithdrawable(run, invoice);
  return {
    why: 'field-locked',
    fields,
    status: status.id,
    ...(withdrawable ? { remedy: { do: 'withdraw-and-edit' } } : {})
  };
}

/** BR19: what never had a number, a payment or a signature, and an import that nothing touched since. */
export function deleteInvoice(run: Run, command: CommandOf<'deleteInvoice'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const problems = [...permit(run, 'edit', invoice), ...deletionRefusals(run, invoice)];
  if (problems.length > 0) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, 'invoice-deleted', { rev: invoice.rev });
  return [];
}

export function deletionRefusals(run: Run, invoice: Invoice): readonly Refusal[] {
  if (invoice.origin === 'import' && invoice.rev === 1) return [];
  const reasons = {
    number: invoice.number !== null,
    // A declared prepaid amount is a payment, too (BR13).
    payment: Object.keys(invoice.payments).length > 0 || invoice.content.prepaidMinor !== 0,
    signature: Object.keys(invoice.signatures).length > 0,
    // It would correct what is not there any more.
    'credit-note': creditNotesOf(run, invoice).some(bearsNumber)
  };
  return (['number', 'payment', 'signature', 'credit-note'] as const)
    .filter((because) => reasons[because])
    .map((because) => ({ why: 'not-deletable', because, remedy: { do: 'void' } }));
}

export function archiveInvoice(
  run: Run,
  command: CommandOf<'archiveInvoice'> | CommandOf<'unarchiveInvoice'>
): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const problems = permit(run, 'edit', invoice);
  const archives = command.do === 'archiveInvoice';
  if (problems.length > 0 || archives === (invoice.archived !== null)) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, archives ? 'invoice-archived' : 'invoice-unarchived', {});
  return [];
}

/** BR20: the channel and time at which a document left. Whoever may look may have printed it. */
export function recordShared(run: Run, command: CommandOf<'recordShared'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const problems = permitActive(run);
  if (problems.length > 0) return problems;
  run.record({ kind: 'invoice', id: invoice.id }, 'document-shared', { channel: command.channel });
  return [];
}

export function closeItem(run: Run, command: CommandOf<'closeItem'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const problems = permit(run, 'edit', invoice);
  if (problems.length > 0) return problems;
  const item = Object.hasOwn(invoice.inbox, command.item) ? invoice.inbox[command.item] : undefined;
  // What devices did apart is settled, and not put away.
  if (!item || isConflict(item)) return [{ why: 'not-found', kind: 'item', id: command.item }];
  run.record({ kind: 'invoice', id: invoice.id }, 'item-closed', { item: command.item });
  return [];
}

/**
 * BR21: imported invoices enter by an *imported* event that is no transition: issued ones the first COMPLETED
 * status, received ones the start status. The batch is written as a whole or not at all.
 */
export function importInvoices(run: Run, { documents }: CommandOf<'importInvoices'>): readonly Refusal[] {
  const refusals: Refusal[] = [...permit(run, 'edit', 'own')];
  if (!run.workflow) return refusals;
  const idsByDigest = new Map<string, string[]>();
  for (const document of documents) {
    const { id, content, number, imported, status } = document;
    const earlier = [...run.invoicesFromFile(imported.digest), ...(idsByDigest.get(imported.digest) ?? [])].find(
      (known) => !run.get('invoice', known)?.deleted
    );
    // Also of those that are refused, so that all reasons are told.
    idsByDigest.set(imported.digest, [id]);
    if (earlier !== undefined)
      refusals.push({ why: 'already-imported', invoice: earlier, fileName: imported.fileName });
    if (run.get('invoice', id)) refusals.push({ why: 'invalid', path: ['id'], problem: 'taken' });
    refusals.push(...refusalsOfType(run, content), ...contentProblems(content));
    const issued = content.direction === 'issued';
    if (issued) refusals.push(...numberTaken(run, { id, number, identity: imported.identity }));
    const start =
      status === undefined ? startOfImport(run, content) : (run.machine.statusById.get(status) ?? dangling(status));
    if ('why' in start) refusals.push(start);
    if (refusals.length > 0 || 'why' in start) continue;
    run.record({ kind: 'invoice', id }, 'invoice-imported', {
      content: issued ? content : { ...content, supplierNumber: content.supplierNumber || number },
      status: named(start),
      number: issued && number !== '' ? number : null,
      imported,
      ...completing({ content }, undefined, start)
    });
    // What is cancelled is archived as well (BR8).
    if (start.group === 'CANCELLED') run.record({ kind: 'invoice', id }, 'invoice-archived', {});
  }
  return refusals;
}

/** BR21: what we issued is completed already; what we received begins its way here. */
function startOfImport(run: Run, { direction, type }: Content): Status | Refusal {
  if (direction === 'received') return startStatus(run, type, 'imported');
  return run.machine.statusById.get(run.machine.slots['first-completed'] ?? '') ?? dangling('first-completed');
}

export function refusalsOfType(run: Run, content: Content): Refusal[] {
  const account = run.get('business', businessId)?.fields.account ?? '';
  return typeRefusals(run.workflow?.document.types ?? [], account, content);
}

/**
 * BR14: no two issued documents bear one number. A copy in other bytes, of the same seller and day, is kept where the
 * person wants it.
 */
function numberTaken(
  run: Run,
  { id, number, identity }: { id: string; number: string; identity: string }
): readonly Refusal[] {
  if (number === '') return [];
  const taken = run.invoicesNumbered(number).find((other) => {
    const bearer = run.get('invoice', other);
    return bearer?.deleted === null && other !== id && bearer.imported?.identity !== identity;
  });
  return taken === undefined ? [] : [{ why: 'number-taken', number, invoice: taken }];
}

/** Money that was recorded stays what it was: other minor units would be another amount (BR13). */
function problemsOfMoney({ payments, content: before }: Invoice, content: Content): Refusal[] {
  if (content.currency === before.currency || Object.keys(payments).length === 0) return [];
  return [{ why: 'invalid', path: ['currency'], problem: 'payments' }];
}

/** What bears our number stays ours, and of its kind: a received document never gets it (BR14). */
function problemsOfNumber({ number, content: before }: Invoice, content: Content): Refusal[] {
  if (!number) return [];
  return (['kind', 'direction'] as const)
    .filter((field) => content[field] !== before[field])
    .map((field) => ({ why: 'invalid', path: [field], problem: 'numbered' }));
}

/** Whether a changed content still fits what it corrects, and what corrects it. */
function problemsOfLinks(run: Run, invoice: Invoice, content: Content): Refusal[] {
  const { content: before } = invoice;
  const isTouched = (['kind', 'currency', 'direction'] as const).some((field) => content[field] !== before[field]);
  if (!isTouched) return [];
  const corrected = invoice.creditOf === null ? undefined : run.get('invoice', invoice.creditOf);
  return [
    ...(corrected ? problemsOfLink(content, corrected) : []),
    ...creditNotesOf(run, invoice).flatMap((note) => problemsOfLink(note.content, { ...invoice, content }))
  ];
}

function creditNotesOf(run: Run, { creditNotes }: Invoice): Invoice[] {
  return creditNotes.flatMap((id) => run.get('invoice', id) ?? []).filter(({ deleted }) => deleted === null);
}

/** A linked credit note corrects an invoice of its own direction, and counts in its currency (BR13). */
function problemsOfLink(content: Content, { content: corrected }: Pick<Invoice, 'content'>): Refusal[] {
  const problems: Refusal[] = [];
  if (content.kind !== 'credit-note') problems.push({ why: 'invalid', path: ['kind'], problem: 'credit-note' });
  if (corrected.kind !== 'invoice') problems.push({ why: 'invalid', path: ['creditOf'], problem: 'credit-note' });
  for (const field of ['currency', 'direction'] as const)
    if (content[field] !== corrected[field]) problems.push({ why: 'invalid', path: [field], problem: 'differs' });
  return problems;
}

function contentProblems(content: Content): Refusal[] {
  const invalid = invalidIn(contentSchema, content);
  if (invalid.length > 0) return invalid;
  const problems: Refusal[] = [];
  if (!isCurrency(content.currency)) problems.push({ why: 'invalid', path: ['currency'], problem: 'currency' });
  for (const field of ['issueDay', 'dueDay', 'periodStart', 'periodEnd'] as const) {
    const day = content[field];
    if (day !== null && !isDay(day)) problems.push({ why: 'invalid', path: [field], problem: 'day' });
  }
  const { overflow, invalid: unusable } = totalsOf(content);
  const [lines, adjustments] = [linesInOrder(content), adjustmentsInOrder(content)];
  for (const { line, adjustment, field } of unusable) {
    const rows = line === null ? [] : ['lines', lines[line]?.id ?? ''];
    const row = adjustment === null ? [] : ['adjustments', adjustmentIn(line, adjustment)];
    problems.push({ why: 'invalid', path: [...rows, ...row, field], problem: 'number' });
  }
  if (overflow) problems.push({ why: 'amount-too-large' });
  return problems;

  function adjustmentIn(line: number | null, index: number): string {
    return line === null ? (adjustments[index]?.id ?? '') : String(index);
  }
}

/** A line's declared net amount is trusted only as long as what it was computed from stays (EN 16931 BT-131). */
function withTrustedNetsDropped(content: Content, changes: readonly Change[]): readonly Change[] {
  const priced = ['quantity', 'price', 'baseQuantity', 'adjustments'];
  const edited = new Set(
    changes.flatMap(({ path: [field, line, inner] }) =>
      field === 'lines' && line !== undefined && inner !== undefined && priced.includes(inner) ? [line] : []
    )
  );
  const dropped = [...edited].flatMap((line): Change[] => {
    const path = ['lines', line, 'declaredNetMinor'];
    const old = valueAt(content, path);
    const given = changes.some((change) => change.path.join('/') === path.join('/'));
    return old === null || old === undefined || given ? [] : [{ path, old, new: null }];
  });
  return [...changes, ...dropped];
}

function offersWithdrawal(refusal: Refusal): boolean {
  return refusal.why === 'field-locked' && refusal.remedy?.do === 'withdraw-and-edit';
}

function withdrawRequest(run: Run, invoice: Invoice): readonly Refusal[] {
  const target = withdrawal(run, invoice);
  return target
    ? move(run, invoice, { to: target.id, reason: '' })
    : [{ why: 'no-such-move', from: invoice.status, to: null }];
}

/** Whether the request that runs here can be taken back (BR10). */
export function isWithdrawable(run: Run, invoice: Invoice): boolean {
  return withdrawal(run, invoice) !== null;
}

/** The status that withdrawing a request leads to: back, open, and taking the signatures along. */
function withdrawal(run: Run, invoice: Invoice): Status | null {
  for (const way of run.machine.waysByFrom.get(invoice.status) ?? []) {
    if (way.kind !== 'back' || way.actor === 'platform' || !way.effects.includes('withdraw-signatures')) continue;
    if (way.permission !== 'edit' || typeof way.to === 'string' || !('status' in way.to)) continue;
    const target = run.machine.statusById.get(way.to.status);
    if (target?.editing === 'open' && !target.request) return target;
  }
  return null;
}

export function startStatus(run: Run, type: string, origin: 'hand' | 'job' | 'imported'): Status | Refusal {
  const { byType = {}, ...start } = run.machine.machine.start;
  const own = Object.hasOwn(byType, type) ? byType[type]?.[origin] : undefined;
  const id = own ?? start[origin];
  return run.machine.statusById.get(id) ?? dangling(id);
}

function dangling(what: string): Refusal {
  return { why: 'dangling', what };
}

/** B20: the guards of the moves that lead to a start status from the first ACTIVE one hold for what starts there. */
export function guardsOfStart(run: Run, id: string, start: Status): readonly Refusal[] {
  const first = run.machine.slots['first-active'];
  const invoice = run.get('invoice', id);
  if (first === null || first === start.id || !invoice) return [];
  const { refusals } = askMove(
    run.machine,
    run.standingAt(invoice, first),
    { is: 'person', may: () => true },
    { to: start.id, reason: 'start' }
  );
  // Whether there is a way, and whose it is, is no guard of it.
  return refusals.filter(({ why }) => why !== 'no-such-move' && why !== 'actor');
}
