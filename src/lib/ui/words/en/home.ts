import { inFigures } from './in-figures.ts';

/** The first page of a working day. */
export const home = {
  title: 'Home',
  numbers: 'In numbers',
  outstanding: 'Outstanding',
  overdue: 'Overdue',
  approval: 'Awaiting approval',
  invoices: (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`),
  received: 'Of received invoices:',
  figuresOfReceived: { outstanding: 'to pay', overdue: 'overdue', approval: 'awaiting approval' },
  inexact: 'The sum is too large to be exact.',
  paid: {
    title: 'Paid lately',
    aside: 'In the last 14 days',
    out: 'paid by you'
  },
  backup: {
    title: 'Backup',
    backUp: 'Back up now'
  },
  keys: {
    section: 'On Home'
  }
};
