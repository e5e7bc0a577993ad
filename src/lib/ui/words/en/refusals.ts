import { formatAmount } from '#domain/money/format.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Refusal, Remedy } from '#domain/workflow/refusal.ts';
import { sentence } from './sentence.ts';

/** What ids are called. Statuses, types and rules have the names that people gave them. */
export interface Names {
  readonly locale: string;
  readonly status: (id: string) => string;
  readonly rule: (id: string) => string;
  readonly type: (id: string) => string;
  readonly account: (id: string) => string;
  readonly invoice: (id: string) => string;
  readonly job: (id: string) => string;
  readonly person: (id: string) => string;
}

type Of<Why extends Refusal['why']> = Extract<Refusal, { why: Why }>;

const may: Record<Permission, string> = {
  look: 'see this',
  edit: 'edit',
  approve: 'approve',
  pay: 'record money',
  admin: 'do what only an admin may'
};

/** Fields of an invoice or of the business and facts that conditions test, as a sentence names them. */
const fieldNames: Record<string, string> = {
  lines: 'the lines',
  adjustments: 'discounts and surcharges',
  attachments: 'the attachments',
  currency: 'the currency',
  prepaidMinor: 'the prepaid amount',
  roundingMinor: 'the rounding',
  seller: 'the seller',
  client: 'the client',
  clientId: 'the client',
  kind: 'the kind of document',
  type: 'the type',
  direction: 'issued or received',
  logo: 'the logo',
  name: 'the name',
  roles: 'the roles',
  active: 'whether the person is active',
  supplierNumber: 'the supplier’s number',
  issueDay: 'the issue date',
  dueDay: 'the due date',
  periodStart: 'the start of the period',
  periodEnd: 'the end of the period',
  terms: 'the payment terms',
  references: 'the references',
  notes: 'the notes',
  from: 'the first day',
  until: 'the last day',
  title: 'the title',
  description: 'the description',
  place: 'the place',
  startDay: 'the first day',
  invoiceIds: 'the choice of invoices',
  batches: 'another batch',
  startTime: 'the time it begins',
  endDay: 'the last day',
  endTime: 'the time it ends',
  zone: 'the time zone',
  trainerId: 'the trainer',
  hours: 'the hours',
  participants: 'the participants',
  otherParticipants: 'how many others take part',
  priceRule: 'the price',
  participationPrice: 'the price of taking part',
  items: 'the items',
  status: 'the status',
  group: 'the group of the status',
  origin: 'where it came from',
  number: 'the number',
  total: 'the total',
  received: 'the money received',
  credited: 'the credit',
  'net-received': 'the money received',
  balance: 'the balance',
  outstanding: 'the outstanding amount',
  overdue: 'whether it is overdue',
  reminders: 'how often somebody was reminded',
  'days-since-reminder': 'how long ago somebody was reminded',
  archived: 'whether it is archived',
  conflicts: 'open conflicts',
  'entered-rule': 'the rule that moved it here',
  'issue-day': 'the issue date',
  'due-day': 'the due date',
  'source.confirmed': 'whether the job or workshop is confirmed',
  'source.approved': 'whether the job or workshop is approved',
  'source.over': 'whether the job or workshop is over',
  'source.free': 'whether the job or workshop is free of charge',
  'source.completed': 'whether the job or workshop is completed',
  'source.cancelled': 'whether the job or workshop is cancelled',
  'source.reactivated': 'whether the job or workshop was taken up again',
  'source.participants': 'how many take part in the job or workshop'
};

const kindNames: Record<string, string> = {
  invoice: 'invoice',
  job: 'job',
  client: 'client',
  person: 'person',
  workflow: 'workflow',
  line: 'line',
  payment: 'payment',
  attachment: 'attachment',
  batch: 'batch',
  delegation: 'agreement to sign for somebody'
};

/** What is wrong with a value, where a person can bring it about. */
const invalids: Readonly<Record<string, string>> = {
  payments: 'money was recorded in the currency as it is. Remove the payments first, or write a new invoice',
  numbered: 'the document has its number already. Write a new one instead',
  differs: 'a credit note and the invoice that it corrects have to agree in it',
  'credit-note': 'only an invoice can be corrected, and only by a credit note',
  number: 'this is no number to reckon with',
  blank: 'it is empty',
  'no-day': 'no day is left, since it ends before it begins',
  zone: 'this device knows no such time zone',
  'before-start': 'this is before it begins',
  'other-client': 'all of them have to be of one client',
  'both-directions': 'what you issued and what you received do not stand in one batch',
  'too-many-batches': 'this client has as many as can be kept. Remove one first',
  twice: 'one of them is named twice'
};

const undeletable: Record<Of<'not-deletable'>['because'], string> = {
  number: 'This invoice has a number, so it stays on record.',
  payment: 'Money was recorded on this invoice, so it stays on record.',
  signature: 'This invoice was signed, so it stays on record.',
  'credit-note': 'A credit note corrects this invoice, so it stays on record. Void it instead.',
  invoices: 'This client has invoices, so it stays on record.'
};

const notUndoable: Record<Of<'not-undoable'>['because'], string> = {
  'not-yours': 'Somebody else did this. Only they can undo it.',
  'changed-since': 'Something was changed since. Undo the later change first.',
  'workflow-changed':
    'The workflow was changed since, and the invoice may not stand where it stood. Move it where it belongs instead.',
  number: 'A number that was given stays given.',
  'shared-since': 'The invoice was shared, printed or exported since. Correct it with a new step.',
  unknown: 'This step is not known on this device.'
};

const notRemindable: Record<Of<'not-remindable'>['because'], string> = {
  received: 'This is somebody else’s invoice: they remind you.',
  cancelled: 'It is cancelled, so nobody waits for the money.',
  'not-completed': 'It has not gone out yet.',
  'nothing-outstanding': 'Nothing is outstanding.',
  'not-overdue': 'It is not overdue yet.'
};

const notRepeatable: Record<Of<'not-repeatable'>['because'], string> = {
  received: 'This is somebody else’s invoice. Only what you issue is repeated.',
  'credit-note': 'A credit note corrects one invoice, and is not repeated.',
  cancelled: 'It is cancelled. Duplicate it, and repeat that.',
  'type-off': 'Invoices of its type are not issued any more.'
};

/** Why somebody cannot be let sign in one's place, or that cannot be ended. */
const notDelegable: Record<Of<'not-delegable'>['because'], (name: string) => string> = {
  oneself: () => 'You sign for yourself anyway. Choose somebody else.',
  inactive: (name) => `${name} does not work here any more. Choose somebody else.`,
  'day-past': () => 'That day is over. Choose today or a later day.',
  already: (name) => `${name} already signs in your place. End that first to choose another day.`,
  'not-yours': (name) => `Only ${name}, and whoever signs in their place, can end this.`
};

/** What is missing, precisely. What would help is the remedy's to say. */
export const refusals: { readonly [Why in Refusal['why']]: (refusal: Of<Why>, names: Names) => string } = {
  'unknown-status': ({ status }, names) => `The workflow has no status “${names.status(status)}”.`,
  'already-there': ({ status }, names) => `It is already ${names.status(status)}.`,
  'no-such-move': ({ from, to }, names) =>
    to === null
      ? `No move leads on from ${names.status(from)}.`
      : `No move leads from ${names.status(from)} to ${names.status(to)}.`,
  actor: ({ needs }) =>
    needs === 'person' ? 'Only a person can make this move.' : 'Only a rule of the workflow makes this move.',
  permission: ({ needs, person }, names) =>
    person === undefined ? `Your role may not ${may[needs]}.` : `${names.person(person)} may not ${may[needs]} either.`,
  'client-missing': () => 'There is no client yet.',
  'no-line': () => 'There are no lines yet.',
  'stage-open': ({ stages }) =>
    stages.length === 1
      ? `Approval stage ${stages[0] ?? ''} is not signed yet.`
      : `Approval stages ${inList(stages.map(String))} are not signed yet.`,
  'not-delegated': ({ person }, names) =>
    `${names.person(person)} does not let you sign for them, or not any more. They can let you sign until a day of their choice.`,
  'not-approver': ({ stage, person }, names) =>
    `${person === undefined ? 'You are not' : `${names.person(person)} is not`} an approver of stage ${stage}. One of its approvers can sign.`,
  'not-as-shown': ({ because }) =>
    because === 'content'
      ? 'Amounts or parties were changed while you looked at it. Look at it again before you approve it.'
      : 'Another stage is open now than the one that you were shown. Look at it again before you approve it.',
  'self-signed': ({ stage, person }, names) =>
    `${person === undefined ? 'You' : names.person(person)} made the last change to amounts or parties, so somebody else signs stage ${stage}.`,
  'already-signed': ({ stage, person }, names) =>
    `${person === undefined ? 'You have' : `${names.person(person)} has`} already signed. Somebody else signs stage ${stage}.`,
  'balance-outstanding': ({ outstandingMinor, currency }, { locale }) =>
    `${formatAmount(outstandingMinor, currency, locale)} is still outstanding.`,
  'money-received': ({ receivedMinor, currency }, { locale }) =>
    `${formatAmount(receivedMinor, currency, locale)} was received.`,
  'source-state': () => 'The job or workshop is not ready for this.',
  condition: ({ fields }) => `A condition of the workflow does not hold. It looks at ${inList(fields.map(fieldName))}.`,
  'field-missing': ({ field }) => `${sentence(fieldName(field))} is missing.`,
  'field-locked': ({ fields, status }, names) =>
    `${names.status(status)} locks ${fields.length === 0 ? 'every field' : inList(fields.map(fieldName))}.`,
  'look-only': () => 'You are only looking at a backup. Go back to your data to change something.',
  'conflict-open': () => 'Two devices disagree about this invoice. Settle that first.',
  'reason-missing': () => 'This needs a reason.',
  dangling: ({ what }) => `The workflow names “${what}”, which it does not know. Correct the workflow first.`,
  loop: ({ rule }, names) => `The rule “${names.rule(rule)}” set itself off again and was stopped.`,
  'not-found': ({ kind }) => `This ${kindNames[kind] ?? 'record'} is not on this device. It may have been deleted.`,
  'read-only': () => 'A newer version of the app wrote part of this. Update the app to change it.',
  invalid: ({ path, problem }) =>
    `${sentence(fieldName(path[0] ?? ''))} cannot be saved like this: ${Object.hasOwn(invalids, problem) ? invalids[problem] : problem}.`,
  'edited-elsewhere': ({ path }) =>
    `${sentence(fieldName(path[0] ?? ''))} was changed elsewhere while you were typing. Choose which one to keep.`,
  'not-deletable': ({ because }) => undeletable[because],
  'not-remindable': ({ because }) => notRemindable[because],
  'not-repeatable': ({ because }) => notRepeatable[because],
  'type-off': ({ type }, names) => `The type “${names.type(type)}” is switched off. Switch it on in the settings.`,
  'type-not-issued': ({ type, account }, names) =>
    `As ${names.account(account)} you do not issue “${names.type(type)}”. You can receive it.`,
  'already-imported': ({ fileName, invoice }, names) =>
    `The file “${fileName}” was imported before, as ${names.invoice(invoice)}.`,
  'number-taken': ({ number, invoice }, names) =>
    `The number ${number} is already taken by ${names.invoice(invoice)}. Choose another.`,
  'amount-too-large': () => 'The amounts are too large to reckon with exactly. Split the invoice.',
  'not-undoable': ({ because }) => notUndoable[because],
  'not-delegable': ({ because, person }, names) => notDelegable[because](names.person(person)),
  'already-set-up': () => 'This device is set up already.',
  'last-admin': () => 'Nobody active would be left who may do what only an admin may.',
  'acting-person': () => 'You act as this person now.',
  'workflow-overtaken': () =>
    'Another version was published since this draft was begun. Look at what differs, then go on with the draft or discard it.',
  'workflows-apart': () =>
    'Two devices published a workflow apart from each other. Choose in the inbox which one is in force, then publish.',
  'workflow-faulty': ({ faults }) =>
    faults.length === 1
      ? 'The workflow has an error. Mend it before you publish.'
      : `The workflow has ${faults.length} errors. Mend them before you publish.`,
  'status-in-use': ({ of, label, count }) => {
    const [one, many] = of === 'job' ? ['A job', 'jobs'] : ['An invoice', 'invoices'];
    return `${count === 1 ? `${one} stands` : `${count} ${many} stand`} in “${label}”. Choose the status that takes its place.`;
  },
  'not-replaceable': ({ from, to, ...which }, names) => {
    const one = sentence('job' in which ? names.job(which.job) : names.invoice(which.invoice));
    return from === to
      ? `${one} cannot stay in “${to}” as it is to be.`
      : `${one} cannot go from “${from}” to “${to}”.`;
  }
};

/** What would help, as the next sentence. */
export const remedies: { readonly [Do in Remedy['do']]: (remedy: Extract<Remedy, { do: Do }>) => string } = {
  /** “Do what only an admin may” is read once, not twice. */
  ask: ({ permission }) => (permission === 'admin' ? 'Ask an admin.' : `Ask somebody who may ${may[permission]}.`),
  'choose-client': () => 'Choose a client.',
  'add-line': () => 'Add a line.',
  approve: () => 'Ask for approval.',
  'record-payment': () => 'Record a payment.',
  'return-money': () => 'Refund it or write a credit note first.',
  'give-reason': () => 'Say why.',
  'withdraw-and-edit': () => 'Withdraw it, then edit.',
  'credit-note': () => 'Write a credit note.',
  void: () => 'Void it instead.',
  'give-admin': () => 'Give the admin permission to another active person first.',
  'act-as-another': () => 'Act as somebody else first.'
};

function fieldName(field: string): string {
  return fieldNames[field] ?? (field === '' ? 'this' : `“${field}”`);
}

function inList(parts: readonly string[]): string {
  const unique = [...new Set(parts)];
  return unique.length < 2 ? unique.join('') : `${unique.slice(0, -1).join(', ')} and ${unique.at(-1) ?? ''}`;
}
