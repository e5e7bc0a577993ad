import type { Content } from '#domain/invoice/content.ts';
import type { InvoiceEvent, Origin, Payment, ReminderWay, ShareChannel, TimeTrigger } from '#domain/invoice/invoice.ts';
import type { SetOff } from '#domain/ledger/set-off.ts';
import { repetition } from './repetition.ts';

/** What happened, as a sentence of its own. `by` is told beside it. */
type Steps = Record<InvoiceEvent['type'], unknown> & {
  'invoice-created': (step: { status: string; origin: Origin; isCreditNote: boolean; source: string }) => string;
  'invoice-imported': (step: { status: string; file: string }) => string;
  'invoice-edited': (fields: string) => string;
  'status-changed': (step: { from: string; to: string }) => string;
  'status-overridden': (step: { from: string; to: string }) => string;
  'status-replaced': (step: { from: string; to: string }) => string;
  'conflict-settled': (step: { to: string }) => string;
  'number-settled': (number: string) => string;
  'number-replaced': (number: string) => string;
  'number-assigned': (number: string) => string;
  'payment-recorded': (step: { amount: string; day: string; method: string }) => string;
  'payment-refunded': (step: { amount: string; day: string; method: string }) => string;
  'payment-changed': (amount: string) => string;
  'payment-removed': (amount: string) => string;
  'payment-reminded': (step: { label: string; way: ReminderWay }) => string;
  'signature-given': (step: { stage: number; amount: string }) => string;
  'document-shared': (channel: ShareChannel) => string;
  'move-blocked': (step: { target: string }) => string;
  'time-noticed': (what: TimeTrigger) => string;
  'update-suppressed': (what: string) => string;
  'task-left': (text: string) => string;
  'repetition-set': (rhythm: string | null) => string;
  'invoice-repeated': (day: string) => string;
  'repetition-ended': (because: string) => string;
  undone: (what: string) => string;
};

const created: Record<Exclude<Origin, 'job'>, string> = {
  hand: 'Created',
  duplicate: 'Created as a copy',
  repeat: 'Written again by itself',
  import: 'Imported'
};

const shared: Record<ShareChannel, string> = { print: 'Printed', share: 'Shared', export: 'Exported' };

const reminded: Record<ReminderWay, string> = { mail: 'by e-mail', share: 'by sharing it', copy: 'by hand' };

const noticed: Record<TimeTrigger, string> = {
  overdue: 'Noticed that it is overdue',
  'in-status': 'It has stood here for as long as a rule waits',
  schedule: 'Noticed that the day of a rule has come'
};

/** What set a rule off, after "because"; `source` is what invoices come from here: "workshop". */
const because: Record<SetOff, (source: string) => string> = {
  retry: () => 'somebody tried it again',
  merge: (source) => `the ${source} was changed on two devices`,
  'payment-recorded': () => 'a payment was recorded',
  'payment-changed': () => 'a payment was corrected',
  'payment-refunded': () => 'money was refunded',
  'payment-removed': () => 'a payment was removed',
  'signature-given': () => 'somebody signed',
  'status-entered': () => 'it came into its status',
  'approval-requested': () => 'approval was asked for',
  'approval-rejected': () => 'somebody said no',
  overdue: () => 'it is overdue',
  'in-status': () => 'it has stood in its status for a while',
  schedule: () => 'the day for it has come',
  'job-created': (source) => `the ${source} was created`,
  'items-added': (source) => `items were added to the ${source}`,
  'items-changed': (source) => `items of the ${source} were changed`,
  'items-archived': (source) => `items of the ${source} were set aside`,
  'hours-changed': (source) => `the hours of the ${source} were changed`,
  'participants-changed': (source) => `the participants of the ${source} were changed`,
  'price-changed': (source) => `the price of the ${source} was changed`,
  'attendee-added': (source) => `an attendee was added to the ${source}`,
  'attendee-cancelled': (source) => `an attendee of the ${source} cancelled`,
  'job-confirmed': (source) => `the ${source} was confirmed`,
  'job-rescheduled': (source) => `the ${source} was moved to another day`,
  'job-approved': (source) => `the ${source} was approved`,
  'job-over': (source) => `the ${source} is over`,
  'job-completed': (source) => `the ${source} was completed`,
  'job-cancelled': (source) => `the ${source} was cancelled`,
  'job-reactivated': (source) => `the ${source} was taken up again`
};

const withMethod = (method: string): string => (method === '' ? '' : `, ${method}`);

const steps = {
  'invoice-created': ({ status, origin, isCreditNote, source }) =>
    `${isCreditNote ? 'Created as a credit note' : origin === 'job' ? `Created for the ${source}` : created[origin]}: ${status}`,
  'invoice-imported': ({ status, file }) => `Imported from “${file}”: ${status}`,
  'invoice-edited': (fields) => `Changed ${fields}`,
  'invoice-deleted': 'Deleted',
  'status-changed': ({ from, to }) => `Moved from ${from} to ${to}`,
  'status-overridden': ({ from, to }) => `Set by hand from ${from} to ${to}, past the workflow`,
  'status-replaced': ({ from, to }) => `The workflow changed: ${to} took the place of ${from}`,
  'conflict-settled': ({ to }) => `Settled between two devices: ${to} stands`,
  'number-settled': (number) => `Settled between two devices: ${number} stands`,
  'number-replaced': (number) => `Got the number ${number} instead of one that two invoices bore`,
  'signature-settled': 'Settled between two devices: the approval was withdrawn',
  kept: 'Kept, although another device had deleted it',
  'number-assigned': (number) => `Got the number ${number}`,
  'payment-recorded': ({ amount, day, method }) => `Payment of ${amount} recorded for ${day}${withMethod(method)}`,
  'payment-refunded': ({ amount, day, method }) => `Refund of ${amount} recorded for ${day}${withMethod(method)}`,
  'payment-changed': (amount) => `Payment of ${amount} corrected`,
  'payment-removed': (amount) => `Payment of ${amount} removed`,
  'payment-reminded': ({ label, way }) => `Reminder sent ${reminded[way]}: ${label}`,
  'signature-given': ({ stage, amount }) => `Signed approval stage ${stage}, at ${amount}`,
  'signatures-withdrawn': 'Approvals withdrawn',
  'invoice-archived': 'Put into the archive',
  'invoice-unarchived': 'Taken out of the archive',
  'document-shared': (channel) => shared[channel],
  'credit-note-linked': 'Credit note written',
  'move-blocked': ({ target }) => `Could not be moved to ${target}`,
  'time-noticed': (what) => noticed[what],
  'update-suppressed': (what) => `Left as it is: ${what}`,
  'task-left': (text) => `To be done: ${text}`,
  'repetition-set': (rhythm) => (rhythm === null ? repetition.history.stopped : repetition.history.set(rhythm)),
  'invoice-repeated': (day) => repetition.history.repeated(day),
  'repetition-ended': (because) => repetition.history.ended(because),
  'item-closed': 'Notice closed',
  undone: (what) => `Undone: ${what}`
} satisfies Steps;

/** Fields of an invoice, as they stand before a colon. */
const fields: Record<keyof Content, string> = {
  kind: 'Kind of document',
  direction: 'Issued or received',
  type: 'Type',
  currency: 'Currency',
  supplierNumber: 'Supplier’s number',
  clientId: 'Client record',
  seller: 'Seller',
  client: 'Client',
  lines: 'Lines',
  adjustments: 'Discounts and surcharges',
  attachments: 'Attachments',
  issueDay: 'Issue date',
  dueDay: 'Due date',
  periodStart: 'Start of the period',
  periodEnd: 'End of the period',
  terms: 'Payment terms',
  references: 'References',
  notes: 'Notes',
  prepaidMinor: 'Prepaid',
  roundingMinor: 'Rounding'
};

/** The same within a sentence: "Changed the due date and the notes". */
const fieldsInSentence: Record<keyof Content, string> = {
  kind: 'the kind of document',
  direction: 'issued or received',
  type: 'the type',
  currency: 'the currency',
  supplierNumber: 'the supplier’s number',
  clientId: 'the client',
  seller: 'the seller',
  client: 'the client',
  lines: 'the lines',
  adjustments: 'discounts and surcharges',
  attachments: 'the attachments',
  issueDay: 'the issue date',
  dueDay: 'the due date',
  periodStart: 'the period',
  periodEnd: 'the period',
  terms: 'the payment terms',
  references: 'the references',
  notes: 'the notes',
  prepaidMinor: 'the prepaid amount',
  roundingMinor: 'the rounding'
};

const lineFields: Record<string, string> = {
  position: 'place',
  text: 'text',
  description: 'description',
  code: 'code',
  quantity: 'quantity',
  unit: 'unit',
  price: 'price',
  baseQuantity: 'price per',
  adjustments: 'discount',
  taxCategory: 'tax',
  taxRate: 'tax rate',
  declaredNetMinor: 'declared amount'
};

const adjustmentFields: Record<string, string> = {
  position: 'place',
  kind: 'kind',
  reason: 'reason',
  amountMinor: 'amount',
  percent: 'per cent',
  baseMinor: 'base',
  taxCategory: 'tax',
  taxRate: 'tax rate'
};

const referenceFields: Record<string, string> = {
  buyer: 'Buyer’s reference',
  purchaseOrder: 'Purchase order',
  salesOrder: 'Sales order',
  contract: 'Contract',
  project: 'Project',
  preceding: 'Earlier invoice'
};

const paymentFields: Record<keyof Payment, string> = {
  id: 'Record',
  kind: 'Kind',
  amountMinor: 'Amount',
  day: 'Day',
  method: 'Method',
  note: 'Note'
};

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** Who, when, what, why. */
export const history = {
  title: 'History',
  count: (count: number): string => (count === 1 ? '1 step' : `${count} steps`),
  more: (count: number): string => (count === 1 ? 'Show 1 earlier step' : `Show ${count} earlier steps`),
  steps,
  /** For what a newer version of the app wrote. */
  unknownStep: 'Something that this version of the app does not know. Update the app to read it.',
  byRule: (rule: string): string => `Rule “${rule}”`,
  movedByRule: (step: { rule: string; from: string; to: string }): string =>
    `Rule “${step.rule}” moved it from ${step.from} to ${step.to}`,
  blockedRule: (step: { rule: string; target: string }): string =>
    `Rule “${step.rule}” could not move it to ${step.target}`,
  /** A rule that wanted no move could not go on. */
  blockedPlain: (rule: string): string => `Rule “${rule}” could not go on`,
  because: (setOff: SetOff, source: string): string => `because ${because[setOff](source)}`,
  /** The same as a sentence of its own, as far as it goes: "The workshop was cancelled". */
  happened: (setOff: SetOff, source: string): string => capital(because[setOff](source)),
  inPlaceOf: (step: { text: string; person: string }): string => `${step.text}, in place of ${step.person}`,
  override: 'Override',
  undone: 'Undone',
  thisDevice: 'on this device',
  otherDevice: (number: number): string => `on another device (${number})`,
  anotherInvoice: 'another invoice',
  anotherJob: 'another job',
  somebody: 'Somebody',
  platform: 'Docket',
  changes: 'What changed',
  old: 'before',
  now: 'after',
  empty: 'nothing',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  fields,
  fieldsInSentence,
  lineFields,
  adjustmentFields,
  referenceFields,
  paymentFields,
  line: (text: string): string => (text === '' ? 'Line' : `Line “${text}”`),
  adjustments: { discount: 'Discount', surcharge: 'Surcharge' },
  adjustment: (kind: string, reason: string): string => (reason === '' ? kind : `${kind} “${reason}”`),
  attachment: 'Attachment',
  within: (whole: string, part: string): string => `${whole}: ${part}`,
  per: (amount: string, quantity: string): string => `${amount} per ${quantity}`,
  times: (quantity: string, price: string): string => `${quantity} × ${price}`,
  percent: (number: string): string => `${number} %`
};
