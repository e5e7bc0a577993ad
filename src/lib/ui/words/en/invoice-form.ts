import type { FileProblem } from '#state/invoice-form-files.ts';
import type { FormProblem } from '#state/invoice-form-value.ts';

const problems: Record<FormProblem['why'], string> = {
  'text-missing': 'Say what this line is for.',
  'quantity-missing': 'Type a quantity.',
  'price-missing': 'Type a price, or 0 if it is free.',
  'rate-missing': 'Type a tax rate, or 0.',
  'amount-missing': 'Type an amount, or remove this row.',
  'percent-missing': 'Type a percentage, or remove this row.',
  'too-many-decimals': 'This has more decimals than the currency. Type fewer.',
  'issue-day-missing': 'Choose the issue date.',
  'period-reversed': 'The period ends before it begins. Change one of the two days.',
  'amount-too-large':
    'The amounts are too large to reckon with exactly. Lower a price or a quantity, or split the invoice.'
};

const fileProblems: Record<FileProblem['why'], (name: string, limit: string) => string> = {
  'too-large': (name, limit) => `“${name}” is larger than ${limit} and was not attached. Make it smaller, or split it.`,
  empty: (name) => `“${name}” is empty and was not attached.`,
  unreadable: (name) => `“${name}” could not be read. Choose it again.`,
  twice: (name) => `“${name}” is attached already.`
};

const decimals = (digits: number): string =>
  digits === 0 ? 'no decimals' : digits === 1 ? 'one decimal' : `${digits} decimals`;

/** The form of an invoice: a new one, a copy, a credit note, an edit. */
export const invoiceForm = {
  titles: {
    new: { invoice: 'New invoice', 'credit-note': 'New credit note' },
    duplicate: (name: string): string => `Copy of ${name}`,
    creditNote: (name: string): string => `Credit note for ${name}`,
    edit: (name: string): string => `Edit ${name}`
  },
  missing: {
    title: 'There is no such invoice',
    text: 'It is not on this device. It may have been deleted, or the address may be mistyped.',
    back: 'Back to all invoices'
  },

  save: 'Save',
  saveChanges: 'Save changes',
  withdrawAndSave: 'Withdraw the request and save',
  saveAnd: (move: string): string => `Save and ${lowerFirst(move)}`,
  discard: 'Discard',
  cancel: 'Cancel',
  back: { list: 'Invoices', invoice: (name: string): string => name },
  savedAs: { invoice: 'Invoice saved.', 'credit-note': 'Credit note saved.' },
  savedAndMoved: (name: string, status: string): string => `${name} saved and moved to ${status}.`,
  names: { invoice: 'The invoice', 'credit-note': 'The credit note' },
  edited: (name: string): string => `${name} changed.`,
  unchanged: 'There was nothing to save.',
  empty: 'There is nothing to save yet. Choose a client, or say what the first line is for.',
  discarded: 'What you typed was discarded.',
  clientCreated: (name: string): string => `Client ${name} created.`,

  notes: {
    restored: 'You were writing this. It is as you left it.',
    startAnew: 'Keep it and start a new one',
    others: (count: number): string =>
      count === 1 ? 'One more invoice is not saved yet:' : `${count} more invoices are not saved yet:`,
    unnamed: 'without a client',
    keepFailed: 'What you type cannot be kept while you type it. Save soon, and keep this page open.',
    creditOf: (name: string, total: string): string =>
      `It corrects ${name} of ${total}. Lower or remove what is not credited.`,
    creditOfDifference: (name: string, total: string): string =>
      `It corrects ${name} of ${total} by as much as what it came from comes to less.`,
    copyOf: (name: string): string =>
      `Copied from ${name}: its lines, terms and notes. Number, dates, payments and files are its own.`,
    problems: 'Not saved yet: some fields need a look.',
    refused: 'Not saved',
    mayNotWrite: 'Your role may not edit: what you write here cannot be saved by you.',
    gone: 'This invoice was deleted meanwhile.',
    sealed: (status: string): string => `${status} closes every field. Nothing can be changed here.`,
    locked: (status: string): string => `${status} leaves only some fields open. The others show why.`,
    request: {
      title: 'Approval was asked for',
      text: 'Notes, dates and references can be changed as they are. To change amounts or parties, the request is withdrawn when you save, and has to be made again.',
      unlock: 'Withdraw and edit',
      unlocked: 'Saving withdraws the request if amounts or parties change. Nothing happens before you save.'
    }
  },

  elsewhere: {
    title: 'This invoice was changed elsewhere while you were writing',
    theirs: (fields: string): string => `Changed there: ${fields}.`,
    takeOver: 'Take the changes over',
    none: 'It does not touch what you typed.',
    choose: 'Both of you changed these. Choose which one counts:',
    mine: 'Yours',
    theirValue: 'Theirs',
    removed: 'removed',
    empty: 'empty',
    apply: 'Use these',
    missing: 'Choose for each field first.'
  },
  differences: 'What changes',

  document: {
    title: 'Document',
    direction: 'Direction',
    kind: 'Kind of document',
    type: 'Type',
    unavailable: (label: string): string => `${label} (not available)`
  },

  party: {
    client: 'Client',
    supplier: 'Supplier',
    hint: 'Choose one, or type a name.',
    edit: 'Change for this invoice',
    editOf: (name: string): string => `Change the details of ${name} for this invoice`,
    editTitle: 'Details on this invoice',
    editHint: 'Only this invoice changes. The client’s own record stays as it is.',
    ownHint: 'Only this invoice changes. Your business stays as it is.',
    refresh: 'Refresh from client',
    outdated: 'The client’s record says something else.',
    own: { seller: 'From', client: 'To' },
    ownOutdated: 'Your business says something else now.',
    refreshOwn: 'Refresh from your business',
    unnamed: 'Your business has no name yet, so the invoice does not say whom it is from.',
    nameIt: 'Name it in the settings',
    supplierNumber: 'Supplier’s number',
    between: ' · ',
    noAddress: 'No address yet',
    done: 'Done',
    otherCurrency: (name: string, currency: string): string => `${name} usually pays in ${currency}.`,
    useCurrency: (currency: string): string => `Switch to ${currency}`
  },

  newClient: {
    title: 'New client',
    create: 'Create client',
    nameMissing: 'Type a name.'
  },

  dates: {
    title: 'Dates',
    issue: 'Issue date',
    due: 'Due date',
    termsDays: 'Terms in days',
    dueBeforeIssue: 'This is before the issue date.',
    start: 'Period from',
    end: 'Period to'
  },

  currency: 'Currency',
  currencyDecimals: (code: string, digits: number): string => `Amounts in ${code} have ${decimals(digits)}.`,
  currencyChanged: 'Prices keep their numbers. Look them over.',

  lines: {
    title: 'Lines',
    one: (position: number): string => `Line ${position}`,
    text: 'Description',
    quantity: 'Quantity',
    unit: 'Unit',
    price: 'Price',
    per: (quantity: string): string => `per ${quantity}`,
    tax: 'Tax',
    net: 'Amount',
    details: 'More text',
    code: 'Item number',
    add: 'Add line',
    menu: (position: number): string => `More for line ${position}`,
    up: 'Move up',
    down: 'Move down',
    first: 'It is the first line.',
    last: 'It is the last line.',
    addDetails: 'Add more text',
    addCode: 'Add an item number',
    addDiscount: 'Add a discount',
    addSurcharge: 'Add a surcharge',
    remove: 'Remove line',
    removed: (text: string): string => (text === '' ? 'Line removed.' : `Line “${text}” removed.`),
    declared: 'The amount is as the original document declares it.'
  },

  tax: {
    category: 'Tax category',
    rate: 'Tax rate',
    other: 'Another rate…',
    rated: (rate: string): string => `${rate} %`,
    named: (label: string, rate: string): string => `${label}, ${rate} %`
  },

  adjustments: {
    title: 'Discounts and surcharges',
    hint: 'On the whole document. Those of one line are in its menu.',
    kinds: { discount: 'Discount', surcharge: 'Surcharge' },
    lineKinds: { discount: 'Line discount', surcharge: 'Line surcharge' },
    addDiscount: 'Add discount',
    addSurcharge: 'Add surcharge',
    taxed: (tax: string): string => `Tax: ${tax}`,
    mode: (kind: string): string => `${kind} as`,
    percent: 'Per cent',
    amount: 'Amount',
    reason: 'Reason',
    remove: (kind: string): string => `Remove ${lowerFirst(kind)}`,
    removed: (kind: string): string => `${kind} removed.`
  },

  rounding: 'Rounding',
  roundingHint: 'What is added or taken off to reach a round sum. With a minus it is taken off.',
  addRounding: 'Add rounding',

  totals: {
    title: 'Totals',
    total: 'Total',
    tax: 'Tax'
  },

  text: {
    title: 'Terms and notes',
    terms: 'Payment terms',
    notes: 'Notes'
  },
  references: {
    title: 'Period and references',
    filled: (count: number): string => `${count} filled in`,
    buyer: 'Buyer’s reference',
    purchaseOrder: 'Purchase order',
    salesOrder: 'Sales order',
    contract: 'Contract',
    project: 'Project',
    preceding: 'Earlier invoice'
  },

  files: {
    title: 'Files',
    attach: 'Attach files',
    camera: 'Take a photo',
    remove: (name: string): string => `Remove ${name}`,
    removed: (name: string): string => `${name} removed.`,
    open: (name: string): string => `Open ${name}`,
    hint: (limit: string): string => `Up to ${limit} each. They stay with the invoice and in every backup.`,
    problems: fileProblems,
    missing: 'This file is not on this device.'
  },

  problems,
  keys: { section: 'In a form', save: 'Save' }
};

/** "Mark as sent" becomes part of a sentence; "PO received" keeps its capitals. */
function lowerFirst(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase() + text.slice(1);
}
