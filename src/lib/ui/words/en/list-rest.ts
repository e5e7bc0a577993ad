import type { SortKey } from '#services/columns/orders.ts';
import type { SectionKey } from '#services/columns/sections.ts';
import { list } from './list.ts';

/** What stands where a list has nothing to show. */
export const emptyList = {
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
};

/** Where a view gets its name. */
export const viewName = {
  keepTitle: 'Save this view',
  renameTitle: 'Rename the view',
  name: 'Name',
  nameMissing: 'Give it a name.',
  nameTaken: 'A view is called so already. Give this one another name.',
  shared: 'It remembers the filters and the order, and everybody who works with this data sees it.',
  save: 'Save'
};

const sorts: Record<SortKey, string> = {
  issue: 'Issue date',
  due: 'Due date',
  number: 'Number',
  party: 'Client',
  total: 'Total',
  outstanding: 'Balance',
  status: 'Status',
  entered: 'Time in status',
  created: 'Date of entry'
};

const sections: Record<SectionKey, string> = { status: 'Status', client: 'Client', month: 'Month' };

/** The sheet of all filters. */
export const filterSheet = {
  moreFilters: 'More filters',
  sectionBy: 'Group by',
  noSections: 'Nothing',
  order: 'Order',
  ascending: 'Ascending',
  descending: 'Descending',
  chooseColumns: 'Columns',
  columnsHint: 'Those that there is no room for stand there on a wider screen.',
  showInvoices: (count: number): string => `Show ${list.invoices(count)}`,
  archivedOptions: { hidden: 'Hidden', all: 'Shown', only: 'Only these' },
  sort: 'Sort by',
  sorts,
  sections
};
