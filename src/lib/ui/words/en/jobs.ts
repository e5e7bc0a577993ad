import type { PricePart } from '#domain/job/charge.ts';
import type { JobEvent, JobFields } from '#domain/job/job.ts';
import type { Source } from '#domain/workflow/document.ts';
import type { JobProblem } from '#state/job-form-value.ts';
import { lower } from './sentence.ts';
import { inFigures } from './in-figures.ts';

/** What a workflow calls its sources goes into the sentences. */
type Called = Pick<Source, 'one' | 'many'>;

const problems: Record<JobProblem['why'], string> = {
  'title-missing': 'Type a title. It stands in the list, and on what is charged for taking part.',
  'client-unknown': 'This is none of your clients. Choose one, create this one, or empty the field.',
  'day-missing': 'There is a time, but no day. Choose the day, or empty the time.',
  'end-before-start': 'This is before it begins. Change one of the two.',
  'name-missing': 'Type a name, or remove this row.',
  'text-missing': 'Say what this is for.',
  'quantity-missing': 'Type a quantity.',
  'price-missing': 'Type a price, or 0 if it is free.',
  'rate-missing': 'Type a tax rate, or 0.',
  'amount-too-large': 'The amounts are too large to reckon with exactly. Lower a price or a quantity.'
};

/** Fields of a job, as they stand before a colon. */
const fields: Record<keyof JobFields, string> = {
  title: 'Title',
  description: 'Description',
  place: 'Place',
  clientId: 'Client',
  startDay: 'First day',
  startTime: 'Begins at',
  endDay: 'Last day',
  endTime: 'Ends at',
  zone: 'Time zone',
  trainerId: 'Trainer',
  hours: 'Hours',
  participants: 'Participants',
  otherParticipants: 'How many others',
  priceRule: 'Price',
  participationPrice: 'Price of taking part',
  items: 'Items',
  currency: 'Currency',
  taxCategory: 'Tax category',
  taxRate: 'Tax rate',
  notes: 'Notes'
};

/** The same within a sentence: "Changed the hours and the price". */
const fieldsInSentence: Record<keyof JobFields, string> = {
  title: 'the title',
  description: 'the description',
  place: 'the place',
  clientId: 'the client',
  startDay: 'the dates',
  startTime: 'the dates',
  endDay: 'the dates',
  endTime: 'the dates',
  zone: 'the time zone',
  trainerId: 'the trainer',
  hours: 'the hours',
  participants: 'the participants',
  otherParticipants: 'the participants',
  priceRule: 'the price',
  participationPrice: 'the price of taking part',
  items: 'the items',
  currency: 'the currency',
  taxCategory: 'the tax',
  taxRate: 'the tax',
  notes: 'the notes'
};

const rates: Record<PricePart, string> = {
  fixed: 'Fixed',
  hours: 'Per hour',
  participants: 'Per participant',
  minimum: 'At least'
};

const partFields: Record<string, string> = {
  name: 'name',
  email: 'e-mail',
  price: 'price',
  code: 'code',
  text: 'text',
  description: 'description',
  quantity: 'quantity',
  unit: 'unit',
  taxCategory: 'tax',
  taxRate: 'tax rate',
  attachment: 'file',
  clientId: 'client',
  fixed: 'fixed',
  perHour: 'per hour',
  perParticipant: 'per participant',
  minimum: 'at least'
};

/** What happened, as a sentence of its own. */
type Steps = Record<JobEvent['type'], unknown>;

const steps = {
  'job-created': ({ status }: { status: string }) => `Created: ${status}`,
  'job-edited': (what: string) => `Changed ${what}`,
  'job-deleted': 'Deleted',
  'status-changed': ({ from, to }: { from: string; to: string }) => `Moved from ${from} to ${to}`,
  'status-overridden': ({ from, to }: { from: string; to: string }) =>
    `Set by hand from ${from} to ${to}, past the workflow`,
  'status-replaced': ({ from, to }: { from: string; to: string }) =>
    `The workflow changed: ${to} took the place of ${from}`,
  'job-over': 'Over: its end has come',
  'conflict-settled': ({ to }: { to: string }) => `Settled between two devices: ${to} stands`,
  'end-settled': (takesPlace: boolean): string =>
    takesPlace
      ? 'Settled between two devices: it takes place at the new dates'
      : 'Settled between two devices: it is over',
  undone: (what: string) => `Undone: ${what}`
} satisfies Steps;

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

/** The list of jobs or workshops, one of them, and the form. */
export const jobs = {
  newOne: ({ one }: Called): string => `New ${lower(one)}`,
  choose: ({ one }: Called): string => `Choose a ${lower(one)} to see it here.`,
  count: (count: number, { one, many }: Called): string => `${inFigures(count)} ${lower(count === 1 ? one : many)}`,
  search: ({ many }: Called): string => `Search ${lower(many)}`,
  searchHint: 'Title, client or place',
  status: 'Status',
  allStatuses: 'Every status',
  noClient: 'No client',
  noDates: 'No date yet',
  invoices,
  noInvoices: 'No invoice',
  empty: {
    first: ({ one }: Called): string => `Add your first ${lower(one)}, and its invoices write themselves.`,
    noMatch: ({ one }: Called): string => `No ${lower(one)} matches.`,
    clear: 'Show all'
  },

  /** "09:00–17:00" */
  times: (start: string, end: string): string => `${start}–${end}`,
  span: (start: string, end: string): string => `${start} – ${end}`,
  until: (end: string): string => `until ${end}`,
  at: (day: string, time: string): string => `${day}, ${time}`,
  inZone: (dates: string, place: string): string => `${dates} (${place} time)`,

  edit: 'Edit',
  more: 'More',
  delete: 'Delete',
  undeletable: 'Invoices have come out of it, so it stays on record. Cancel it instead.',
  /** Of a move that has the name of the status set by hand. */
  override: {
    title: 'Set the status by hand…',
    explain: 'It passes every condition of the workflow, and the history says so.',
    status: 'Status',
    choose: 'Choose a status',
    notChosen: 'Choose the status.',
    confirm: 'Set the status'
  },
  leadsTo: 'This leads to',
  reason: 'Reason',
  reasonHint: 'It stays in the history.',
  reasonMissing: 'Say why.',
  notYet: 'Not possible now',
  unknownStatus: (label: string): string => `Unknown status “${label}”`,
  refused: 'This was not done',

  about: ({ one }: Called): string => `About this ${lower(one)}`,
  when: 'When',
  client: 'Client',
  contact: 'E-mail',
  amount: {
    title: 'What it comes to',
    none: 'Nothing is charged yet.',
    noPrice: 'No price is said yet.',
    free: 'Free of charge.',
    participation: (count: number, sum: string): string =>
      count === 1
        ? `And ${sum} for taking part, on an invoice of its own.`
        : `And ${sum} for taking part, from ${inFigures(count)} participants, each on an invoice of its own.`,
    net: 'Without tax',
    tax: 'Tax',
    total: 'With tax'
  },
  participants: {
    title: 'Participants',
    count: (count: number): string => (count === 1 ? '1 takes part' : `${inFigures(count)} take part`),
    none: 'Nobody is listed yet.',
    others: (count: number): string =>
      count === 1 ? 'And one more, without a name.' : `And ${inFigures(count)} more, without a name.`,
    cancelled: 'Cancelled',
    cancels: 'Cancels',
    cancelsName: (name: string): string => `${name} cancels`,
    comes: 'Comes after all',
    comesName: (name: string): string => `${name} comes after all`,
    name: 'Name',
    add: 'Add participant',
    nameMissing: 'Type the name.'
  },
  items: {
    title: 'Items',
    none: 'No items yet.',
    setAside: 'Set aside',
    takeBack: 'Charge again',
    setAsideName: (text: string): string => `Set “${text}” aside`,
    takeBackName: (text: string): string => `Charge “${text}” again`,
    open: (name: string): string => `Open ${name}`,
    missing: 'This file is not on this device.',
    text: 'What for',
    quantity: 'Quantity',
    unit: 'Unit',
    price: 'Price',
    tax: 'Tax',
    net: 'Amount',
    add: 'Add item'
  },
  invoiceList: 'Invoices',
  differs: (source: string): string =>
    `Says another amount than the ${source} comes to now: open it to see what can be done.`,
  stays: (source: string): string => `Stayed as it is while the ${source} changed: open it to see what can be done.`,
  noInvoicesYet: 'No invoice has come out of it yet.',
  newInvoice: 'New invoice for this',
  newInvoiceNote: 'It begins with the client; you write its lines.',

  gone: {
    missing: 'This is not on this device. It may have been deleted, or the address may be mistyped.',
    deleted: (title: string): string => `${title} was deleted.`,
    toList: ({ many }: Called): string => `To the ${lower(many)}`
  },
  failed: 'It could not be read',

  form: {
    create: ({ one }: Called): string => `New ${lower(one)}`,
    edit: (title: string): string => `Edit ${title}`,
    add: ({ one }: Called): string => `Add ${lower(one)}`,
    save: ({ one }: Called): string => `Save ${lower(one)}`,
    discard: 'Discard changes',
    discardDraft: 'Start again',
    discarded: 'What was typed is gone.',
    restored: 'This is what you typed and had not saved yet.',
    notKept: 'What you type cannot be kept while you type it. Save soon.',
    problems: 'Not saved yet: some fields need a look.',
    elsewhere: 'This was changed elsewhere while you were typing',
    refused: 'It could not be saved',
    failedSafe: 'What you typed is still here.',
    sections: { what: 'What and for whom', when: 'When and where', price: 'Price', notes: 'Notes' },
    clientHint: 'Choose one, or type a name to create it.',
    noTrainer: 'Nobody yet',
    zones: { own: 'Yours', others: 'Others' },
    zoneHint: 'Days and times are read off the clocks there.',
    otherParticipantsHint: 'They count, and need no name here.',
    rates,
    ratesHint: 'Parts add up. All empty: no price yet. 0: free of charge.',
    participationHint: 'What each participant pays on an invoice of their own. Empty: nothing.',
    ownPrice: 'Own price',
    ownPriceHint: 'Empty: as for everybody',
    addParticipant: 'Add participant',
    addItem: 'Add item',
    code: 'Code',
    isCancelled: 'Has cancelled',
    isArchived: 'Set aside: charged no more',
    participant: (position: number): string => `Participant ${position}`,
    item: (position: number): string => `Item ${position}`,
    remove: (what: string): string => `Remove ${lower(what)}`,
    removed: (what: string): string => `${what} removed.`,
    attach: 'Attach a file',
    camera: 'Take a photo',
    removeFile: (name: string): string => `Remove ${name}`,
    description: 'More text',
    notesHint: 'For you. They are printed nowhere.',
    problemsAt: problems
  },

  receipts: {
    created: (title: string): string => `${title} added.`,
    edited: (title: string): string => `${title} saved.`,
    deleted: (title: string): string => `${title} deleted.`,
    moved: (title: string, status: string): string => `${title} is ${status} now.`,
    cancels: (name: string): string => `${name} does not take part any more.`,
    comes: (name: string): string => `${name} takes part.`,
    itemAdded: (text: string): string => `“${text}” added.`,
    setAside: (text: string): string => `“${text}” set aside.`,
    takenBack: (text: string): string => `“${text}” is charged again.`
  },

  history: {
    steps,
    fieldsInSentence,
    partFields,
    priceRule: (part: string): string => `Price ${part}`,
    participant: (name: string): string => (name === '' ? 'Participant' : `Participant “${name}”`),
    item: (text: string): string => (text === '' ? 'Item' : `Item “${text}”`),
    within: (whole: string, part: string): string => `${whole}: ${part}`,
    takesPart: { yes: 'takes part', no: 'has cancelled' },
    charged: { yes: 'charged', no: 'set aside' },
    file: 'a file'
  },
  fields,

  keys: {
    next: ({ one }: Called): string => `Next ${lower(one)}`,
    previous: ({ one }: Called): string => `Previous ${lower(one)}`,
    edit: 'Edit'
  }
};
