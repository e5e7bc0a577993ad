import type { Age } from '#domain/report/age.ts';
import { inFigures } from './in-figures.ts';

const ages: Record<Age | 'credit', string> = {
  'not-due': 'Not due',
  'to-30': '1–30 days',
  'to-60': '31–60 days',
  'to-90': '61–90 days',
  'over-90': 'Over 90 days',
  undated: 'No due date',
  credit: 'In credit'
};

/** What a client is told of several invoices at once, on paper. */
export const statement = {
  title: 'Statement',
  name: (client: string): string => `Statement for ${client}`,
  batchName: (batch: string, client: string): string => `${batch}, ${client}`,
  backToClient: 'Back to the client',
  backToBatch: 'Back to the batch',
  keys: 'Statement',
  failed: 'The statement could not be made.',
  toClients: 'To the clients',
  shareSummary: (name: string, day: string): string => `${name}, ${day}`,

  kind: 'What it tells',
  kinds: { outstanding: 'What is outstanding', period: 'A period' },
  from: 'From',
  until: 'Until',
  wrongPeriod: 'The period ends before it begins.',
  leftOut: (count: number): string =>
    count === 1
      ? '1 invoice of the batch is a draft, cancelled or deleted, and does not stand here.'
      : `${inFigures(count)} invoices of the batch are drafts, cancelled or deleted, and do not stand here.`,

  date: 'Date',
  batch: 'Batch',
  period: 'Period',
  span: (from: string, until: string): string => `${from} – ${until}`,
  note: 'Note',
  nothingOpen: 'Nothing is outstanding.',
  nothingHere: 'None of these invoices has gone out yet.',
  nothingHappened: 'Nothing was invoiced or paid in this period, and nothing was open before.',

  heads: {
    issued: (currency: string): string => `Invoices in ${currency}`,
    received: (currency: string): string => `Invoices received in ${currency}`
  },
  number: 'Number',
  issued: 'Date',
  due: 'Due',
  total: 'Total',
  settled: 'Paid or credited',
  open: 'Outstanding',
  sum: 'Together',
  unnumbered: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  creditNote: 'Credit note',
  ageing: (day: string): string => `Outstanding on ${day}, by days overdue`,
  ages,

  account: {
    issued: (currency: string): string => `Account in ${currency}`,
    received: (currency: string): string => `Account of invoices received, in ${currency}`
  },
  what: 'What',
  invoiced: 'Invoiced',
  paid: 'Paid',
  balance: 'Balance',
  opening: (day: string): string => `Opening balance on ${day}`,
  closing: (day: string): string => `Closing balance on ${day}`,
  documents: {
    invoice: (name: string): string => `Invoice ${name}`,
    'credit-note': (name: string): string => `Credit note ${name}`
  },
  payment: (name: string): string => `Payment, ${name}`,
  refund: (name: string): string => `Refund, ${name}`
};
