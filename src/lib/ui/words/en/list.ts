import type { BalanceState } from '#domain/invoice/balance.ts';
import type { Origin } from '#domain/invoice/invoice.ts';
import type { FilterField, ListShape } from '#state/filters.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

const fields: Record<FilterField, string> = {
  direction: 'Issued or received',
  type: 'Type',
  kind: 'Kind of document',
  'client-id': 'Client',
  jobs: 'Job',
  stage: 'Approval stage',
  awaiting: 'Approval',
  'balance-state': 'Payment',
  'issue-day': 'Issue date',
  'due-day': 'Due date',
  total: 'Total',
  outstanding: 'Balance',
  currency: 'Currency',
  'days-in-status': 'Days in status',
  'created-by': 'Begun by',
  origin: 'Comes from',
  numbered: 'Number',
  'completed-day': 'Completed on',
  'settled-day': 'Settled on',
  visited: 'Was in status',
  moves: 'Moved',
  'paid-months': 'Money moved in',
  'outstanding-months': 'Outstanding at the end of',
  taxes: 'Tax',
  stood: 'Stood in',
  'override-months': 'Set by hand in'
};

const balanceStates: Record<BalanceState, string> = {
  unpaid: 'Unpaid',
  'part-paid': 'Part paid',
  paid: 'Paid in full',
  overpaid: 'Overpaid',
  'to-refund': 'To refund',
  settled: 'Settled credit'
};

const origins: Record<Origin, string> = {
  hand: 'Written by hand',
  duplicate: 'A copy',
  job: 'A job',
  repeat: 'A repetition',
  import: 'An import'
};

/** The list of invoices. */
export const list = {
  title: 'Invoices',
  newInvoice: 'New invoice',
  import: 'Import',
  importInvoices: 'Import invoices',
  detail: 'Invoice',
  invoices,

  search: 'Search invoices',
  searchHint: 'Number, client or reference',
  clearSearch: 'Clear the search',

  all: 'All',
  overdue: 'Overdue',
  byGroup: 'By group',
  byStatus: 'By status',
  unknownStatus: (id: string): string => `${id} (unknown)`,
  goneStatus: (label: string): string => `${label} (gone)`,
  statusNow: (label: string, now: string): string => `${label} (now ${now})`,

  shape: 'Show as',
  shapes: { list: 'List', board: 'Board by status', 'board-groups': 'Board by group' } satisfies Record<
    ListShape,
    string
  >,
  shownAs: (shape: string): string => `Show as: ${shape}`,
  filters: 'Filters',
  filtersOn: (count: number): string => (count === 1 ? 'Filters, 1 on' : `Filters, ${count} on`),
  clearFilters: 'Clear filters',
  status: 'Status',
  fields,
  kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  stage: (number: number): string => `Stage ${number}`,
  awaiting: 'Waiting for approval',
  notAwaiting: 'Not waiting for approval',
  balanceStates,
  origins,
  numbered: 'With a number',
  notNumbered: 'Without a number',
  visited: (labels: readonly string[]): string => `Was in ${labels.join(' or ')}`,
  moved: (from: string, to: string): string => `Moved from ${from} to ${to}`,
  paidIn: (month: string): string => `Money moved in ${month}`,
  outstandingAfter: (month: string): string => `Outstanding at the end of ${month}`,
  stood: (status: string, day: string): string => `In ${status} at the end of ${day}`,
  overriddenIn: (month: string): string => `Set by hand in ${month}`,
  taxed: (rate: string): string => `Taxed at ${rate} %`,
  any: 'Any',
  from: 'From',
  until: 'To',
  atLeastDays: 'At least, in days',
  atMostDays: 'At most, in days',
  today: 'today',
  daysFromToday: (days: number): string => (days > 0 ? `in ${inFigures(days)} days` : `${inFigures(-days)} days ago`),
  /** "Total from 100.00 to 200.00"; either may be open. */
  range: (name: string, from: string | null, until: string | null): string =>
    [name, ...(from === null ? [] : [`from ${from}`]), ...(until === null ? [] : [`to ${until}`])].join(' '),
  without: (name: string): string => `No ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  /** The labels say enough of what is known by them; several are counted. */
  chosen: (name: string, labels: readonly string[]): string =>
    labels.length <= 2 ? labels.join(' or ') : `${name}: ${inFigures(labels.length)} chosen`,
  periods: {
    'this-month': 'This month',
    'last-month': 'Last month',
    'this-year': 'This year',
    'last-30': 'Last 30 days',
    'next-7': 'Next 7 days',
    past: 'Before today'
  },
  unknownClient: 'A client that is not on this device',
  archived: 'Archived',
  archivedChips: { all: 'With archived', only: 'Archived' },

  columns: {
    number: 'Number',
    client: 'Client',
    issued: 'Issued',
    due: 'Due',
    status: 'Status',
    days: 'Days in status',
    type: 'Type',
    total: 'Total',
    balance: 'Balance'
  },
  moveFrom: (status: string): string => `${status}: change the status`,
  views: {
    title: 'Saved views',
    keep: 'Save this view',
    rename: 'Rename',
    remove: 'Delete this view',
    actions: (name: string): string => `Change the view “${name}”`,
    saved: (name: string): string => `View “${name}” saved.`,
    removed: (name: string): string => `View “${name}” deleted.`
  },
  noMonth: 'No issue date',
  noNumber: 'No number yet',
  draftCreditNote: 'Credit note, no number yet',
  creditNote: 'Credit note',
  received: 'Received',
  toPay: 'Received, to pay',
  noClient: 'No client yet',
  archivedMark: 'Archived',
  due: (relative: string): string => `due ${relative}`,
  overdueBy: (days: number): string => (days === 1 ? '1 day overdue' : `${inFigures(days)} days overdue`),
  noDueDate: 'no due date',

  noneChosen: 'Go to an invoice first, with J or K.',
  sums: {
    outstandingMinor: { issued: 'not yet paid', received: 'to pay' },
    totalMinor: { issued: 'in total', received: 'received in total' }
  },
  lessSums: 'Fewer',
  inexact: 'The sum is too large to be exact.',

  unfinished: (count: number): string =>
    count === 1 ? '1 invoice is not saved yet.' : `${inFigures(count)} invoices are not saved yet.`,
  goOn: 'Continue',

  select: 'Select',
  /** Before the name of what is selected. */
  selectOne: 'Select',
  selectAll: (count: number): string => (count === 1 ? 'Select it' : `Select all ${inFigures(count)}`),
  keys: {
    section: 'In the list',
    search: 'Search',
    next: 'Next invoice',
    previous: 'Previous invoice',
    toggle: 'Select or unselect',
    move: 'Move what is selected'
  }
};
