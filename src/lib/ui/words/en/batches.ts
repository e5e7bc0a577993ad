import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

/** Invoices of one client that are looked at together. */
export const batches = {
  title: 'Batches',
  one: 'Batch',
  add: 'Make a batch…',
  newBatch: 'New batch',
  none: 'No batch yet. A batch keeps some of the invoices together, with a note and one statement for all of them.',
  invoices,
  nameless: (day: string): string => `Batch of ${day}`,
  madeBy: (name: string, day: string): string => `Made by ${name}, ${day}`,
  outstanding: 'outstanding',
  nothingOpen: 'Nothing outstanding',

  statement: 'Statement',
  edit: 'Edit',
  remove: 'Remove batch',
  more: 'More',
  note: 'Note',
  noNote: 'No note.',
  list: 'Invoices',
  sums: 'Sums',
  total: 'Total',
  open: 'Outstanding',
  notCounted: (count: number): string =>
    count === 1
      ? '1 invoice is a draft, cancelled or deleted, and is not counted.'
      : `${inFigures(count)} invoices are drafts, cancelled or deleted, and are not counted.`,
  notHere: (count: number): string =>
    count === 1 ? '1 invoice of it was deleted.' : `${inFigures(count)} invoices of it were deleted.`,
  gone: 'This batch is not on this device. It may have been removed, or the address may be mistyped.',
  toClient: 'To the client',

  dialog: {
    create: (count: number): string => `Make a batch of ${invoices(count)}`,
    createEmpty: 'New batch',
    edit: 'Edit the batch',
    make: 'Make batch',
    save: 'Save batch',
    of: (client: string): string => `For ${client}`,
    name: 'Name',
    nameHint: 'Empty: the day that it was made on.',
    note: 'Note',
    noteHint: 'It stands on the statement.',
    direction: 'Which invoices',
    directions: { issued: 'Issued', received: 'Received' },
    choose: 'Invoices',
    chosen: (count: number): string => `${inFigures(count)} chosen`,
    onlyNewest: (count: number): string => `The newest ${inFigures(count)} are listed.`,
    chooseAll: 'Choose all',
    chooseNone: 'Choose none',
    empty: 'There is no invoice to choose from.',
    nothingChosen: 'Choose at least one invoice.'
  },

  refusals: {
    clients: (count: number): string => `These invoices are of ${inFigures(count)} clients. A batch is of one.`,
    noClient: 'Some of these invoices are of nobody in your list of clients.',
    directions: 'A batch is either of what you issued or of what you received.',
    tooMany: (max: number): string => `A batch holds at most ${inFigures(max)} invoices.`
  },

  receipts: {
    made: (count: number): string => `Batch of ${invoices(count)} made.`,
    changed: 'Batch saved.',
    removed: 'Batch removed.'
  }
};
