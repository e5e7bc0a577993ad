import type { Age } from '#domain/report/age.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

const ages: Record<Age, string> = {
  'not-due': 'Not due',
  'to-30': '1–30 days',
  'to-60': '31–60 days',
  'to-90': '61–90 days',
  'over-90': 'Over 90 days',
  undated: 'No due date'
};

/** What is said of invoices as a whole. Each report has a definition of one sentence. */
export const reports = {
  back: 'Reports',
  intro: 'What the invoices on this device come to, and where they are on their way.',
  empty: 'There are no invoices yet. As soon as there are some, each report is made of them.',
  emptyFiltered: 'No invoice is like this.',
  nothingYet: 'Nothing of this kind has happened yet.',
  toInvoices: 'To the invoices',
  sections: { statuses: 'Statuses', time: 'Time', money: 'Money', control: 'Control' },

  names: {
    distribution: 'Invoices by status',
    flow: 'Statuses over time',
    moves: 'Moves and rework',
    'time-in-status': 'Time in status',
    bottlenecks: 'Where invoices wait',
    throughput: 'Finished invoices',
    finance: 'Issued, received and paid',
    ageing: 'Outstanding by age',
    taxes: 'Tax by rate',
    overrides: 'Statuses set by hand',
    automation: 'Automation log',
    practice: 'Practice'
  },
  definitions: {
    distribution:
      'How many invoices stand in each status now, and what they come to, drafts and archived ones included.',
    flow: 'How many invoices were in each status at the end of each day, week or month.',
    moves:
      'How often invoices went from one status to another, how many came back to where they had been, and what share of the approvals decided was turned down.',
    'time-in-status':
      'How long invoices stay in a status: half of them no longer than the median, nine of ten no longer than the 90 % value.',
    bottlenecks:
      'Where the time of invoices goes until they are settled or cancelled: each status with its share of all waiting, and what it waits for.',
    throughput:
      'How many invoices were completed in each month, and how long it took from their first status until they were completed and until they were settled.',
    finance:
      'What numbered invoices that are not cancelled came to in each month, less credit notes, what was paid, whatever for, and what was outstanding at its end.',
    ageing: 'What completed invoices still ask for today, by who owes it and how long it is overdue.',
    taxes: 'Tax of numbered invoices that are not cancelled by rate and month of issue, less credit notes.',
    overrides: 'Every time that somebody put an invoice into a status past the moves of the workflow, with the reason.',
    automation: 'What rules did, when, on what, and why.',
    practice: 'What stands out in how statuses are used, and what would make it easier.'
  },

  filters: 'Filters',
  filtersOn: (count: number): string => (count === 1 ? 'Filters, 1 on' : `Filters, ${count} on`),
  clearFilters: 'Clear filters',
  show: 'Show report',
  csv: 'Save as CSV',
  print: 'Print',
  saved: (name: string): string => `Saved as ${name}.`,
  span: 'Period',
  spans: {
    'days-30': 'Last 30 days',
    'weeks-26': 'Last 26 weeks',
    'months-6': 'Last 6 months',
    'months-12': 'Last 12 months',
    'months-24': 'Last 24 months'
  },
  part: 'Part',
  asOf: (day: string): string => `As of ${day}`,
  inTable: 'The table says the same in numbers.',
  invoices,

  purse: (purse: { direction: 'issued' | 'received'; currency: string }): string =>
    `${purse.direction === 'issued' ? 'Issued' : 'Received'}, ${purse.currency}`,
  unknownStatuses: 'Not in the workflow',
  total: 'Together',

  columns: {
    status: 'Status',
    group: 'Group',
    invoices: 'Invoices',
    share: 'Share',
    naiveMedian: 'Median, left only',
    naiveP90: '90 %, left only',
    median: 'Median, all',
    p90: '90 %, all',
    left: 'Have left',
    stillThere: 'Still there',
    waited: 'Waited together',
    waitsFor: 'Waits for',
    month: 'Month',
    day: 'Until',
    from: 'From',
    to: 'To',
    times: 'Times',
    before: 'Median before',
    back: 'Came back',
    completed: 'Completed',
    completedMedian: 'To completed, median',
    completedP90: 'To completed, 90 %',
    settled: 'Settled',
    settledMedian: 'To settled, median',
    settledP90: 'To settled, 90 %',
    issued: 'Issued',
    received: 'Received',
    paidToUs: 'Paid to us',
    paidByUs: 'Paid by us',
    outstanding: 'Outstanding to us',
    owed: 'Outstanding from us',
    client: 'Client',
    supplier: 'Supplier',
    rate: 'Rate',
    net: 'Net',
    tax: 'Tax',
    when: 'When',
    who: 'Who',
    invoice: 'Invoice',
    reason: 'Reason',
    rule: 'Rule',
    on: 'On',
    what: 'What it did',
    because: 'Why',
    measure: 'Measure',
    value: 'Value'
  },
  inDays: (label: string): string => `${label} (days)`,
  inFraction: (label: string): string => `${label} (1 is all)`,

  byStatus: 'By status',
  byGroup: 'By group',
  medianBars: ['Median, left only', 'Median, all'] as [string, string],
  timeNote:
    '“Left only” counts visits that have ended, which are the quicker ones. “All” counts those that are still there for as long as they have been, by the method of Kaplan and Meier; a dash means that too many are still there to say.',
  waitShare: 'Share of all waiting',

  waitsFor: {
    approval: (who: string): string => `Approval by ${who}`,
    anyApprover: 'Approval',
    clientPayment: 'The client’s payment',
    ourPayment: 'Our payment',
    payment: 'A payment, the client’s or ours',
    people: (who: string): string => `Work by ${who}`,
    anybody: 'Work by somebody',
    platform: 'The job, the workshop or a rule',
    nobody: 'Nobody: no move leads on from here'
  },

  financeTitle: (currency: string): string => `In ${currency}`,
  allTogether: (currency: string): string => `All currencies, approximately in ${currency}`,
  undated: (count: number): string => `${invoices(count)} without an issue date: in no month.`,
  rates: 'Exchange rates',
  ratesHint: 'Kept on this device only. With a rate for every currency, a sum of all of them is shown as approximate.',
  rate: (currency: string): string => `1 ${currency} is worth`,
  ages,
  ageingNote: 'Credits that are to be refunded are no debts, and not in here.',
  taxRate: (rate: string, category: string): string => `${rate} % (${category})`,
  flowLabel: 'Invoices in each status',
  movesMatrix: 'Moves from each status (rows) to each other (columns)',
  movesList: 'All moves',
  movesShort: 'Moves',
  approvals: 'Approvals and rework',
  approvalRows: {
    approved: 'Approvals given',
    rejected: 'Approvals refused',
    withdrawn: 'Requests withdrawn',
    open: 'Requests not decided yet',
    rate: 'Rejection rate, of those decided',
    rework: 'Invoices that came back to a status',
    reworkShare: 'Share of invoices that came back'
  },
  cycleNote: 'A month counts what was completed in it for the first time.',
  overridesByMonth: 'Statuses set by hand, by month',
  firingsByMonth: 'What rules did, by month',
  firingsLatest: (count: number): string => `The latest ${inFigures(count)} were looked at.`,
  overrideMissing: 'An invoice that is not here'
};
