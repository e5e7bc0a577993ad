import { addDays } from '#domain/calendar/day.ts';
import { difference } from '#domain/history/change.ts';
import { digestOf } from '#domain/history/digest.ts';
import type { Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Effect } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { createInvoice, lockedBy, recordEdit } from './decide-invoice.ts';
import type { Run } from './run.ts';

type SetField = Extract<Effect, { do: 'set-field' }>;

/** Writes what a rule says, where the status leaves the field open as it would to a person (BR9). */
export function setField(run: Run, invoice: Invoice, { field, value }: SetField): readonly Refusal[] {
  switch (field) {
    case 'notes':
    case 'terms':
      return write(run, invoice, { [field]: value });
    case 'due-day':
      return write(run, invoice, { dueDay: addDays(run.context.today, Number.parseInt(value, 10) || 0) });
  }
}

export function addNote(run: Run, invoice: Invoice, text: string): readonly Refusal[] {
  const { notes } = invoice.content;
  return write(run, invoice, { notes: notes === '' ? text : `${notes}\n${text}` });
}

/** One for each thing that sets it off; a person looks at it, and completes it or not. */
export function draftCreditNote(run: Run, invoice: Invoice): readonly Refusal[] {
  const id = digestOf(['credit-note', invoice.id, run.cause?.event ?? '']).slice(0, 32);
  if (run.get('invoice', id)) return [];
  return createInvoice(run, {
    do: 'createInvoice',
    id,
    content: { ...invoice.content, kind: 'credit-note', issueDay: null, dueDay: null, notes: '', prepaidMinor: 0 },
    origin: 'hand',
    copiedFrom: null,
    creditOf: invoice.id
  });
}

function write(run: Run, invoice: Invoice, fields: Partial<Content>): readonly Refusal[] {
  const changes = difference(invoice.content, { ...invoice.content, ...fields });
  if (changes.length === 0) return [];
  const locked = lockedBy(run, invoice, changes);
  if (locked) return [locked];
  recordEdit(run, invoice, changes);
  return [];
}
