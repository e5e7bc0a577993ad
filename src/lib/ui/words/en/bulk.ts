import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

/** Work on many invoices at once. */
export const bulk = {
  selected: (count: number): string => `${inFigures(count)} selected`,
  /** Some of what is ticked is not in the list that is shown. */
  hidden: (count: number): string => `${inFigures(count)} of them not in this list`,
  clear: 'Clear selection',
  bar: 'Selected invoices',
  moveTo: 'Move to…',
  more: 'More actions',
  approve: 'Approve',
  pay: 'Record payments',
  archive: 'Archive',
  unarchive: 'Bring back from the archive',
  csv: {
    head: [
      'Number',
      'Client',
      'Direction',
      'Kind',
      'Type',
      'Status',
      'Issue date',
      'Due date',
      'Currency',
      'Total',
      'Balance'
    ],
    directions: { issued: 'issued', received: 'received' },
    done: (count: number): string => `${invoices(count)} handed over as a CSV file.`
  },
  exportCsv: 'Export as CSV',
  titles: {
    move: (count: number, to: string): string => `Move ${invoices(count)} to ${to}`,
    approve: (count: number): string => `Approve ${invoices(count)}`,
    pay: (count: number): string => `Record payments for ${invoices(count)}`,
    archive: (count: number): string => `Archive ${invoices(count)}`,
    unarchive: (count: number): string => `Bring ${invoices(count)} back from the archive`
  },
  checking: (done: number, all: number): string => `Checked ${inFigures(done)} of ${inFigures(all)}`,
  passing: {
    move: (count: number): string => (count === 1 ? '1 invoice moves.' : `${invoices(count)} move.`),
    approve: (count: number): string => `You sign ${invoices(count)}.`,
    pay: (count: number): string => `${invoices(count)} will be paid in full.`,
    archive: (count: number): string => `${invoices(count)} will be archived.`,
    unarchive: (count: number): string => `${invoices(count)} will be brought back.`
  },
  received: (amount: string): string => `${amount} of received ones`,
  together: (sums: string): string => `Together ${sums}.`,
  stillOpen: (count: number): string =>
    `${count === 1 ? '1 of them is' : `${inFigures(count)} of them are`} not paid yet. Home and reminders do not tell of what is archived.`,
  /** What the rules make of it. */
  endIn: (count: number, status: string): string => `${inFigures(count)} will stand in ${status}.`,
  idle: {
    move: (count: number): string => (count === 1 ? '1 is there already.' : `${inFigures(count)} are there already.`),
    approve: (count: number): string => `${inFigures(count)} ask for no signature.`,
    pay: (count: number): string => `${inFigures(count)} ask for no payment.`,
    archive: (count: number): string => `${inFigures(count)} are archived already.`,
    unarchive: (count: number): string => `${inFigures(count)} are not archived.`
  },
  refused: (count: number): string =>
    count === 1 ? '1 invoice stays as it is:' : `${invoices(count)} stay as they are:`,
  none: 'None of them can do this as things are.',
  ofMany: { 'money-received': 'Money was paid.', 'balance-outstanding': 'Something is still outstanding.' },
  changed: 'Some of them have changed meanwhile. This is what would happen now.',
  reason: 'Reason',
  reasonHint: 'It is noted on each of them.',
  comment: 'Comment',
  allOrNone: 'All of it is done in one step, which Undo takes back.',
  done: {
    move: (count: number, to: string): string => `${invoices(count)} moved to ${to}.`,
    approve: (count: number): string => `${invoices(count)} approved.`,
    pay: (count: number): string => `Payments recorded for ${invoices(count)}.`,
    archive: (count: number): string => `${invoices(count)} archived.`,
    unarchive: (count: number): string => `${invoices(count)} brought back from the archive.`
  }
};
