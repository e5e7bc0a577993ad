import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

/** The list of clients, one client, and the form. */
export const clients = {
  title: 'Clients',
  detail: 'Client',
  newClient: 'New client',
  choose: 'Choose a client to see it here.',
  count: (count: number): string => (count === 1 ? '1 client' : `${inFigures(count)} clients`),
  invoices,
  noInvoices: 'No invoices',
  overdue: (count: number): string => (count === 1 ? '1 overdue' : `${inFigures(count)} overdue`),

  search: 'Search clients',
  searchHint: 'Name or town',
  sort: 'Sort by',
  sorts: { name: 'Name', outstanding: 'Outstanding', invoices: 'Number of invoices' },
  empty: {
    first: 'No clients yet. Add one here, or write an invoice and add its client on the way.',
    noMatch: 'No client matches this search.',
    clear: 'Clear the search'
  },

  balance: 'Balance',
  outstanding: 'Outstanding',
  toPay: 'To pay',
  ofItOverdue: 'of it overdue',
  invoiced: 'Invoiced',
  received: 'Received from them',
  allPaid: 'Nothing is outstanding.',
  balanceNote: 'Completed invoices count. Drafts and cancelled ones do not.',
  inexact: 'The sum is too large to be exact.',

  invoiceList: 'Invoices',
  newInvoice: 'New invoice',
  noInvoicesYet: 'No invoice yet.',
  showAll: (count: number): string => `Show all ${inFigures(count)} in the list`,

  payment: 'Payment',
  currency: 'Currency',
  ownCurrency: (code: string): string => `As your business (${code})`,
  documentLanguage: 'Language of documents',
  documentLanguageHint: 'Of what is printed and shared: invoices and statements.',
  ownLanguage: 'As the app',
  terms: 'Payment terms',
  termsDays: (days: number): string => (days === 0 ? 'Due at once' : days === 1 ? '1 day' : `${inFigures(days)} days`),
  ownTerms: (days: number): string => `As your business (${clients.termsDays(days)})`,
  address: 'Address',
  notes: 'Notes',
  notesHint: 'For you. They are printed nowhere.',
  noDetails: 'Nothing but the name is known yet.',

  edit: 'Edit',
  editClient: 'Edit client',
  more: 'More',
  statement: 'Statement',
  delete: 'Delete',
  merge: 'Merge with another client…',

  gone: {
    missing: 'This client is not on this device. It may have been deleted, or the address may be mistyped.',
    deleted: (name: string): string => `${name} was deleted.`,
    merged: (name: string, into: string): string => `${name} was merged into ${into}.`,
    open: (name: string): string => `Open ${name}`,
    toList: 'To the clients'
  },

  form: {
    create: 'New client',
    edit: (name: string): string => `Edit ${name}`,
    save: 'Save client',
    add: 'Add client',
    discard: 'Discard changes',
    nameMissing: 'Type a name. Invoices are addressed to it.',
    problems: 'Something is missing',
    termsHint: (days: number): string => `Days until payment. Empty: as your business (${clients.termsDays(days)}).`,
    termsProblem: 'Type a whole number of days, at most 3650.',
    restored: 'This is what you typed and had not saved yet.',
    discardDraft: 'Start again',
    discarded: 'What was typed is gone.',
    notKept: 'What you type cannot be kept while you type it. Save soon.',
    elsewhere: 'This client was changed elsewhere while you were typing',
    refused: 'The client could not be saved',
    failed: 'The client could not be saved',
    failedSafe: 'What you typed is still here.',
    /** Leads on in a sentence: which field it is about. */
    fields: { currency: 'Currency', termsDays: 'Payment terms', notes: 'Notes', language: 'Language' }
  },

  mergeDialog: {
    title: 'Merge two clients',
    intro: (name: string): string => `Which client is the same as ${name}?`,
    other: 'The other client',
    otherMissing: 'Choose one of your clients.',
    stays: 'Which one stays?',
    willBeListed: (count: number, kept: string): string =>
      count === 1
        ? `1 invoice will be listed under ${kept}.`
        : `${inFigures(count)} invoices will be listed under ${kept}.`,
    noneListed: (gone: string): string => `${gone} has no invoices.`,
    keepNames: 'Each invoice keeps the name it was written with.',
    details: (kept: string, gone: string): string =>
      `The details of ${kept} stay as they are. ${gone} leaves the list of clients, with its details.`,
    confirm: 'Merge clients',
    none: 'There is no other client to merge with.'
  },

  receipts: {
    created: (name: string): string => `${name} added.`,
    edited: (name: string): string => `${name} saved.`,
    unchanged: 'Nothing was changed.',
    deleted: (name: string): string => `${name} deleted.`,
    merged: (gone: string, kept: string): string => `${gone} merged into ${kept}.`
  },

  keys: {
    section: 'Clients',
    search: 'Search',
    next: 'Next client',
    previous: 'Previous client',
    edit: 'Edit client',
    newClient: 'New client'
  }
};
