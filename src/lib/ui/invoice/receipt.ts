import type { Event } from '#domain/history/event.ts';
import type { Invoice, InvoiceEvent } from '#domain/invoice/invoice.ts';
import { formatAmount } from '#domain/money/format.ts';
import { rhythmInWords } from '#ui/history/rhythm.ts';
import { locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { invoiceName } from './name.ts';

/**
 * What a command has done, in the past tense and with its consequences: "Payment of 400.00 € recorded. Rule “Paid in
 * full” moved it to Paid." Only what concerns this invoice is told.
 */
export function receiptInWords(events: readonly Event[], before: Pick<Invoice, 'id' | 'number' | 'content'>): string {
  const own = events.filter(({ subject }) => subject.kind === 'invoice' && subject.id === before.id) as InvoiceEvent[];
  const number = own.find((event) => event.type === 'number-assigned')?.data.text;
  const name =
    before.number === null && before.content.supplierNumber === '' && number === undefined
      ? words.invoice.it[before.content.kind]
      : (number ?? invoiceName(before));
  const others = new Set(
    events.flatMap(({ subject: { kind, id } }) => (kind === 'invoice' && id !== before.id ? [id] : []))
  );
  if (others.size > 0 && own.some(({ type }) => type === 'undone'))
    return words.invoice.receipts.undoneWith(others.size);
  const sentences = own.flatMap((event) => sentenceOf(event, { name, currency: before.content.currency, own }) ?? []);
  return sentences.length > 0 ? sentences.join(' ') : words.invoice.receipts.done(name);
}

function sentenceOf(
  event: InvoiceEvent,
  { name, currency, own }: { name: string; currency: string; own: readonly InvoiceEvent[] }
): string | null {
  const { receipts } = words.invoice;
  const money = (amountMinor: number): string => formatAmount(amountMinor, currency, locale());
  const moves = own.some(({ type }) => type === 'status-changed' || type === 'status-overridden');
  switch (event.type) {
    case 'status-changed': {
      const { to, kind } = event.data;
      if (event.cause) return receipts.byRule(event.cause.label, to.label);
      const isStepBack = kind === 'back' && own.some(({ type }) => type.startsWith('payment-'));
      return isStepBack ? receipts.steppedBack(to.label) : receipts.moved(name, to.label);
    }
    case 'status-overridden':
      return receipts.moved(name, event.data.to.label);
    case 'payment-recorded':
      return receipts.paid(money(event.data.payment.amountMinor));
    case 'payment-refunded':
      return receipts.refunded(money(event.data.payment.amountMinor));
    case 'payment-changed':
      return receipts.paymentChanged;
    case 'payment-removed':
      return receipts.paymentRemoved(money(event.data.amountMinor));
    case 'payment-reminded':
      return words.reminders.reminded(event.data.reminder.label);
    case 'repetition-set': {
      const { plan } = event.data;
      return plan ? words.repetition.receipts.set(rhythmInWords(plan)) : words.repetition.receipts.stopped;
    }
    case 'signature-given':
      return moves ? null : receipts.approved(name);
    case 'invoice-edited':
      return receipts.edited;
    case 'invoice-archived':
      return moves ? null : receipts.archived(name);
    case 'invoice-unarchived':
      return moves ? null : receipts.unarchived(name);
    case 'invoice-deleted':
      return receipts.deleted(name);
    case 'conflict-settled':
    case 'signature-settled':
    case 'number-settled':
    case 'kept':
      return receipts.settled(name);
    case 'item-closed':
      return moves ? null : receipts.itemClosed;
    case 'document-shared':
      return receipts.shared[event.data.channel];
    case 'move-blocked':
      return receipts.blocked(event.data.item.label);
    case 'update-suppressed':
      return receipts.suppressed;
    case 'undone':
      return receipts.undone;
    default:
      return null;
  }
}
