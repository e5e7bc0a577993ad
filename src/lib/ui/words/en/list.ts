import type { SortKey } from '#services/columns.ts';

const number = new Intl.NumberFormat('en-GB');

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${number.format(count)} invoices`);

const sorts: Record<SortKey, string> = {
  issue: 'Issue date',
  due: 'Due date',
  number: 'Number',
  party: 'Client',
  total: 'Total',
  outstanding: 'Balance',
  status: 'Status',
  created: 'Date of entry'
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

  filters: 'Filters',
  filtersOn: (count: number): string => (count === 1 ? 'Filters, 1 on' : `Filters, ${count} on`),
  clearFilters: 'Clear filters',
  showInvoices: (count: number): string => `Show ${invoices(count)}`,
  status: 'Status',
  direction: 'Issued or received',
  anyDirection: 'Both',
  type: 'Type',
  anyType: 'Every type',
  client: 'Client',
  anyClient: 'Every client',
  unknownClient: 'A client that is not on this device',
  archived: 'Archived',
  archivedOptions: { hidden: 'Hidden', all: 'Shown', only: 'Only these' },
  archivedChips: { all: 'With archived', only: 'Archived' },

  sort: 'Sort by',
  order: 'Order',
  sorts,
  ascending: 'Ascending',
  descending: 'Descending',

  columns: {
    number: 'Number',
    client: 'Client',
    issued: 'Issued',
    due: 'Due',
    status: 'Status',
    total: 'Total',
    balance: 'Balance'
  },
  noNumber: 'No number yet',
  draftCreditNote: 'Credit note, no number yet',
  creditNote: 'Credit note',
  received: 'Received',
  toPay: 'Received, to pay',
  noClient: 'No client yet',
  archivedMark: 'Archived',
  due: (relative: string): string => `due ${relative}`,
  overdueBy: (days: number): string => (days === 1 ? '1 day overdue' : `${number.format(days)} days overdue`),
  noDueDate: 'no due date',

  outstandingIssued: 'to receive',
  outstandingReceived: 'to pay',
  lessSums: 'Fewer',
  inexact: 'The sum is too large to be exact.',

  unfinished: (count: number): string =>
    count === 1 ? '1 invoice is not saved yet.' : `${number.format(count)} invoices are not saved yet.`,
  goOn: 'Continue',

  empty: {
    first: 'No invoices yet. Write the first one, or bring in some that you have.',
    sample: 'Look at sample data',
    noText: (text: string): string => `Nothing was found for “${text}”.`,
    noMatch: 'No invoice matches these filters.',
    noOverdue: 'Nothing is overdue. Everything due has been paid.',
    noGroup: {
      ACTIVE: 'Nothing is being worked on.',
      APPROVAL: 'Nothing waits for approval.',
      COMPLETED: 'Nothing has been completed yet.',
      CANCELLED: 'Nothing was cancelled.'
    },
    allArchived: 'All done: every invoice is archived.',
    showArchived: 'Show archived invoices',
    showAll: 'Show all invoices'
  },

  keys: {
    section: 'In the list',
    search: 'Search',
    next: 'Next invoice',
    previous: 'Previous invoice'
  }
};
