import type { ComparedTotal, ImportWarning } from '#domain/exchange/import-problem.ts';
import type { BalanceState } from '#domain/invoice/balance.ts';
import type { Entry } from '#domain/workflow/trail.ts';

const totals = {
  sumOfLines: 'Sum of lines',
  withoutTax: 'Total without tax',
  withTax: 'Total with tax',
  prepaid: 'Prepaid',
  rounding: 'Rounding',
  payable: 'To pay',
  credit: 'To credit'
};

const comparedTotals: Record<ComparedTotal, string> = {
  sumOfLinesMinor: totals.sumOfLines,
  discountMinor: 'Discounts',
  surchargeMinor: 'Surcharges',
  totalWithoutTaxMinor: totals.withoutTax,
  taxMinor: 'Tax',
  totalWithTaxMinor: totals.withTax,
  payableMinor: totals.payable
};

type Warning<Why extends ImportWarning['why']> = Omit<Extract<ImportWarning, { why: Why }>, 'why' | 'at'>;
type Money = (amountMinor: number) => string;

/** What a person should look at in an imported document. `money` writes an amount of it. */
const importWarnings: {
  readonly [Why in ImportWarning['why']]: (warning: Warning<Why>, money: Money) => string;
} = {
  'currency-assumed': ({ currency }) => `The document names no currency. ${currency} stands at its amounts.`,
  'currency-differs': ({ text, currency }) =>
    `“${text}” is not in ${currency} like the rest. It was read as ${currency}.`,
  'amount-rounded': ({ text, amountMinor }, money) =>
    `“${text}” has too many decimals. It was read as ${money(amountMinor)}.`,
  'number-shortened': ({ text, used }) => `“${text}” is too long a number. ${used} is used.`,
  'text-shortened': ({ limit }) =>
    `A text is longer than ${limit} characters and was cut. The original file has it whole.`,
  'rest-left-out': ({ limit }) =>
    `Of what has no place here, the first ${limit} are listed. The original file has all of it.`,
  'kind-from-code': ({ code, kind }) =>
    `By its code ${code} it was read as ${kind === 'invoice' ? 'an invoice' : 'a credit note'}.`,
  'no-line': () => 'The document has no lines.',
  'quantity-missing': () => 'A line has no quantity. It was read as 1.',
  'price-missing': () => 'A line has no price. It follows from the line’s amount.',
  'net-missing': () => 'A line has no amount. It was computed.',
  'base-quantity-ignored': ({ text }) => `A price per “${text}” cannot be reckoned with. It was read as per 1.`,
  'unit-differs': ({ unit, baseUnit }) => `A line counts in ${unit}, and its price is per ${baseUnit}.`,
  'tax-category-missing': () => 'A line or surcharge has no tax category.',
  'tax-rate-missing': ({ taxCategory }) => `Tax category ${taxCategory} has no rate. It was read as 0 %.`,
  'percent-differs': ({ text, amountMinor, baseMinor }, money) =>
    `${text} % of ${money(baseMinor)} is not ${money(amountMinor)}. The amount counts.`,
  'payment-not-counted': ({ amountMinor }, money) =>
    `A payment of ${money(amountMinor)} is mentioned, but is not part of the totals. Record it if it was made.`,
  'day-left-out': ({ text }) => `“${text}” is not a date. It is kept beside the invoice.`,
  'paid-differs': ({ paidMinor, balanceMinor, totalMinor, prepaidMinor }, money) =>
    `The list says ${money(paidMinor)} paid and ${money(balanceMinor)} to pay, which is not its total of ${money(totalMinor)}. ${money(prepaidMinor)} counts as settled.`,
  'attachment-broken': ({ name }) => `The attached file “${name}” is broken. The original file has it as it came.`,
  'line-differs': ({ position, declaredMinor, computedMinor }, money) =>
    `Line ${position} declares ${money(declaredMinor)}, and comes to ${money(computedMinor)}.`,
  'total-differs': ({ total, declaredMinor, computedMinor }, money) =>
    `${comparedTotals[total]}: the document declares ${money(declaredMinor)}, and comes to ${money(computedMinor)}.`,
  'tax-differs': ({ taxRate, taxCategory, declared, computed }, money) =>
    `Tax at ${taxRate} % (${taxCategory}): the document declares ${declared ? money(declared.taxMinor) : 'none'}, and comes to ${computed ? money(computed.taxMinor) : 'none'}.`
};

const entered: Record<Entry['kind'], string> = {
  start: 'Created here',
  import: 'Imported here',
  forward: 'Moved here',
  back: 'Moved back here',
  cancel: 'Closed',
  restore: 'Restored',
  override: 'Set by hand, past the workflow',
  settled: 'Settled here between two devices',
  replaced: 'Here since the workflow changed'
};

/** How an invoice stands; `part-credited` is what is part paid by credit notes alone, without any money. */
const balances: Record<BalanceState | 'part-credited', (amount: string) => string> = {
  unpaid: (amount) => `${amount} outstanding`,
  'part-paid': (amount) => `part paid, ${amount} outstanding`,
  'part-credited': (amount) => `partly credited, ${amount} outstanding`,
  paid: () => 'paid',
  overpaid: (amount) => `overpaid by ${amount}`,
  'to-refund': (amount) => `${amount} to refund`,
  settled: () => 'settled'
};

/** Of what one receives: it is one's own to pay. */
const receivedBalances: typeof balances = {
  ...balances,
  unpaid: (amount) => `${amount} to pay`,
  'part-paid': (amount) => `part paid, ${amount} to pay`,
  'part-credited': (amount) => `partly credited, ${amount} to pay`
};

/** The page of one invoice. */
export const invoice = {
  /** What it is called where it has no number yet. */
  unnumbered: { invoice: 'Invoice without a number', 'credit-note': 'Credit note without a number' },
  kinds: { invoice: 'Invoice', 'credit-note': 'Credit note' },
  it: { invoice: 'The invoice', 'credit-note': 'The credit note' },
  alsoIssuedAs: (numbers: string): string => `Also issued as ${numbers}`,
  noClient: 'No client yet',
  noSeller: 'No supplier named',
  backToList: 'Invoices',
  /** For ears; the eye sees its shape and colour. */
  status: 'Status:',
  detail: 'Invoice',
  notFound: {
    title: 'There is no such invoice',
    text: 'It is not on this device. It may be in another dataset, or the address was mistyped.',
    back: 'Back to all invoices'
  },
  deleted: {
    title: 'This invoice was deleted',
    by: (step: { who: string; when: string }): string => `${step.who} deleted it on ${step.when}.`,
    restore: 'Bring it back'
  },
  unreadable:
    'A newer version of the app wrote part of this invoice. It can be read here, and changed after an update.',
  unknownStatus: {
    label: (id: string): string => `Unknown status “${id}”`,
    title: (id: string): string => `The workflow no longer knows the status “${id}”`,
    text: 'Nothing moves from here by itself. An admin can set another status by hand.',
    successor: (label: string): string =>
      `What stood there stands in “${label}” now. Nothing moves from here by itself: an admin can set that status by hand.`
  },
  failed: 'This invoice could not be read',
  notDone: 'This was not done',

  due: (day: string, relative: string): string => `Due ${day}, ${relative}`,
  dueOn: (day: string): string => `Was due ${day}`,
  noDueDay: 'No due date',
  overdue: (relative: string): string => `Overdue: was due ${relative}`,
  balance: { issued: balances, received: receivedBalances },
  archived: 'Archived',
  received: 'Received',
  creditNote: 'Credit note',

  moves: {
    more: 'More moves',
    all: 'Moves',
    title: (name: string): string => `Move ${name}`,
    leadsTo: 'Leads to',
    later: 'Not possible now',
    none: 'No move leads on from here.',
    approve: 'Approve',
    approveStage: (label: string, step: { n: number; of: number }): string =>
      `${label} (stage ${step.n} of ${step.of})`,
    back: 'All moves',
    reason: 'Reason',
    reasonHint: 'It stays in the history.',
    warnings: { 'source-open': 'The job or workshop that this comes from is not over yet.' } as Record<string, string>,
    pays: (amount: string): string => `Records a payment of ${amount}, and moves in one step.`,
    refunds: (amount: string): string => `Records a refund of ${amount}, and moves in one step.`
  },
  override: {
    title: 'Set the status by hand',
    explain:
      'For what the workflow does not foresee. It passes every condition and approval, records no payment and no signature, and stands in the history as an override.',
    status: 'Status',
    choose: 'Choose a status',
    notChosen: 'Choose a status.'
  },
  reasonMissing: 'Say why. Without a reason this cannot be done.',

  actions: {
    more: 'More',
    edit: 'Edit',
    duplicate: 'Duplicate',
    creditNote: 'Write a credit note',
    print: 'Print or share',
    archive: 'Put into the archive',
    unarchive: 'Take out of the archive',
    remove: 'Delete',
    undo: 'Undo its last step',
    moves: 'Move…',
    back: 'Back to the list'
  },
  refusals: {
    sealed: (status: string): string => `${status} closes every field.`,
    creditNoteOfCreditNote: 'A credit note corrects an invoice. This is a credit note itself.'
  },
  remedies: {
    'choose-client': 'Choose a client',
    'add-line': 'Add a line',
    approve: 'Approve',
    'record-payment': 'Record a payment',
    'return-money': 'Record a refund',
    'credit-note': 'Write a credit note',
    'withdraw-and-edit': 'Withdraw and edit',
    void: 'See how to void it'
  },

  why: {
    open: (status: string): string => `Why is it ${status}?`,
    since: (step: { how: string; when: string; who: string }): string => `${step.how} on ${step.when} by ${step.who}.`,
    byRule: (step: { rule: string; when: string; because: string }): string =>
      `Rule “${step.rule}” moved it here on ${step.when}${step.because === '' ? '' : `, ${step.because}`}.`,
    under: (version: { label: string; when: string }): string =>
      `The workflow “${version.label}” of ${version.when} was in force.`,
    reason: (reason: string): string => `Reason: ${reason}`,
    entered,
    /** A status tells of what one issues: what is received is with nobody's client. */
    received: 'It was received, and is to be paid.',
    editing: 'Editing',
    /** What is open besides, as one sentence, comes first. */
    request: (open: string): string => `${open} To change amounts or parties, withdraw the request first.`,
    openRequest:
      'Approval was asked for: everything but amounts and parties can be edited. To change those, withdraw the request first.',
    locked: (fields: string): string => `Locked: ${fields}.`,
    next: 'What moves it on',
    nextByYou: (step: { label: string; to: string }): string => `“${step.label}” moves it to ${step.to}.`,
    nextLater: (step: { label: string; to: string }): string =>
      `“${step.label}” would move it to ${step.to}, but not yet:`,
    rule: (rule: string): string => `Rule “${rule}”`,
    nothing: 'Nothing moves it on from here.',
    allMoves: 'All moves',
    guide: 'The whole workflow, explained'
  },

  inbox: {
    title: (step: { rule: string; target: string }): string =>
      `Rule “${step.rule}” could not move it to ${step.target}`,
    untargeted: (rule: string): string => `Rule “${rule}” could not go on`,
    close: 'Close this notice',
    retry: 'Try again',
    /** The source comes to something else than an invoice that does not follow it any more. */
    drift: (step: { source: string; comesTo: string; says: string }): string =>
      `The ${step.source} now comes to ${step.comesTo}, this invoice says ${step.says}`,
    locked: (status: string): string => `${status} keeps its amounts, so nothing was changed.`,
    follows: (status: string): string => `In ${status} it may follow again, and does so when you say it.`,
    less: (amount: string): string => `A credit note over ${amount} brings the two together.`,
    more: (amount: string): string => `${amount} is not charged yet.`,
    /** "The workshop was cancelled; this invoice is Final and stays". */
    stays: (step: { happened: string; status: string }): string =>
      `${step.happened}; this invoice is ${step.status} and stays`,
    staysFor: (target: string): string => `It would have gone to ${target}.`,
    unknownEvent: (source: string): string => `The ${source} was changed`,
    creditNote: 'Write a credit note over the difference',
    reopen: (label: string, status: string): string => `${label}: back to ${status}`,
    takeOver: 'Take over what it comes to',
    dismiss: 'Leave it so',
    done: 'Done',
    /** Which rule, when, and by which rules of the game. */
    left: (step: { rule: string; when: string }): string => `Rule “${step.rule}”, ${step.when}`,
    under: (version: { label: string; when: string }): string =>
      `under the workflow “${version.label}” of ${version.when}`
  },

  /** What it was made from; `source` is "workshop", `sources` "workshops". */
  from: {
    one: (source: string): string => `From the ${source}`,
    many: (sources: string): string => `From the ${sources}`,
    participant: (name: string): string => `for ${name}`,
    unnamed: (source: string): string => `${source} without a name`,
    gone: 'deleted since',
    line: (source: string): string => `Computed from the ${source}`,
    byHand: 'Added by hand'
  },

  approval: {
    title: 'Approval',
    count: (signed: number, all: number): string => `${signed} of ${all} stages signed`,
    stage: (n: number): string => `Stage ${n}`,
    signedBy: (names: string): string => `signed by ${names}`,
    inPlaceOf: (hand: { who: string; place: string }): string => `${hand.who} (in place of ${hand.place})`,
    partly: (step: { signed: number; quorum: number }): string => `${step.signed} of ${step.quorum} signatures`,
    open: 'not signed yet',
    waitsFor: (names: string): string => `waits for ${names}`,
    /** The same as a sentence of its own. */
    waits: (names: string): string => `It waits for ${names}.`,
    waitsForNobody:
      'Nobody could sign this now: whoever may approve has changed it, has signed already, or is no approver of this stage. Let one more person approve, under People, or ask less of the stage, in the workflow under Approval.',
    earlier: (count: number): string => (count === 1 ? '1 earlier decision' : `${count} earlier decisions`),
    gave: (step: { who: string; stage: number; when: string }): string =>
      `${step.who} signed stage ${step.stage} on ${step.when}`,
    withdrawn: (step: { who: string; when: string; move: string }): string =>
      step.move === ''
        ? `withdrawn by ${step.who} on ${step.when}`
        : `withdrawn by ${step.who} on ${step.when}: “${step.move}”`,
    outdated: 'no longer counts, since amounts or parties were changed',
    stageGone: 'no longer counts, since the stage that it was given for is gone or asks others',
    sentBack: (step: { who: string; label: string; to: string; when: string }): string =>
      `${step.who} on ${step.when}: “${step.label}”, to ${step.to}`,
    since: 'What changed since',
    decide: {
      title: 'Your decision',
      stage: (step: { n: number; of: number }): string =>
        step.of > 1 ? `You sign stage ${step.n} of ${step.of}.` : 'Your signature is asked for.',
      /** Where nothing is to be signed. */
      bare: 'No stage applies to this amount: approving it is enough.',
      inPlaceOf: (person: string): string => `You sign in place of ${person}.`,
      quorum: (step: { signed: number; quorum: number }): string =>
        `${step.signed} of ${step.quorum} signatures of this stage are there.`,
      leadsTo: 'This moves it to',
      movesNothing: 'It moves on once the others have signed.',
      comment: 'Comment',
      hint: 'Stays in the history. To reject, say why here.',
      failed: 'This was not done'
    }
  },

  lines: {
    title: 'Lines',
    count: (count: number): string => (count === 1 ? '1 line' : `${count} lines`),
    none: 'There are no lines yet.',
    text: 'Text',
    quantity: 'Quantity',
    price: 'Price',
    tax: 'Tax',
    per: (price: string, quantity: string): string => `${price} per ${quantity}`,
    net: 'Amount',
    discount: (reason: string): string => (reason === '' ? 'Discount' : `Discount: ${reason}`),
    surcharge: (reason: string): string => (reason === '' ? 'Surcharge' : `Surcharge: ${reason}`),
    percentOf: (label: string, percent: string): string => `${label} (${percent} %)`,
    computed: (amount: string): string => `comes to ${amount}`,
    locked: (status: string): string => `${status} locks the lines.`
  },
  totals: {
    ...totals,
    title: 'Totals',
    ours: 'Computed',
    declared: 'Declared',
    taxRow: (step: { label: string; rate: string; base: string }): string =>
      `${step.label} ${step.rate} % of ${step.base}`,
    /** Where no tax is owed: "Reverse charge on 1,000.00 €". */
    untaxedRow: (step: { label: string; base: string }): string => `${step.label} on ${step.base}`,
    taxPlain: 'Tax',
    overflow: 'The amounts are too large to reckon with exactly.'
  },

  details: {
    title: 'Details',
    client: 'Client',
    supplier: 'Supplier',
    issued: 'Issued',
    due: 'Due',
    period: 'Period',
    periodSpan: (from: string, to: string): string => `${from} – ${to}`,
    type: 'Type',
    terms: 'Terms',
    supplierNumber: 'Supplier’s number',
    creditOf: 'Corrects',
    copyChanged: 'The client’s record has changed since. This invoice keeps its own copy.'
  },

  notes: {
    title: 'Notes',
    none: 'No notes.',
    edit: 'Edit the notes',
    add: 'Add notes',
    save: 'Save notes',
    field: 'Notes',
    theirs: (text: string): string => `Meanwhile it says: “${text}”`,
    overwrite: 'Save mine instead'
  },

  attachments: {
    title: 'Attachments',
    none: 'No files attached.',
    open: (name: string): string => `Open ${name}`,
    download: (name: string): string => `Save ${name}`,
    missing: (name: string): string => `“${name}” is not on this device.`
  },

  payments: {
    title: 'Payments',
    none: 'No money recorded yet.',
    record: 'Record a payment',
    refund: 'Record a refund',
    changeOf: (amount: string, day: string): string => `Change the payment of ${amount} of ${day}`,
    removeOf: (amount: string, day: string): string => `Remove the payment of ${amount} of ${day}`,
    total: 'Total',
    received: 'Received',
    paidOut: 'Paid',
    credited: 'Credited',
    outstanding: 'Outstanding',
    toPay: 'To pay',
    overpaid: 'Overpaid',
    toRefund: 'To refund',
    balance: 'Balance',
    prepaid: 'Declared as prepaid by the document',
    refundTag: 'Refund',
    creditNotes: 'Credit notes',
    creditNote: (name: string): string => `Credit note ${name}`,
    notCounted: 'counts once it has a number',
    cancelled: 'cancelled',
    corrects: (name: string): string => `Corrects ${name}`,
    linked: 'A credit note has no money of its own: refunds are recorded on the invoice that it corrects.',
    dialog: {
      record: 'Record a payment',
      refund: 'Record a refund',
      change: 'Change a payment',
      amount: 'Amount',
      day: 'Day',
      method: 'How it was paid',
      unsaid: 'Not said',
      note: 'Note',
      save: { record: 'Record the payment', refund: 'Record the refund', change: 'Save the payment' },
      balance: (amount: string): string => `${amount} is outstanding`,
      over: (amount: string): string => `That is ${amount} more than is outstanding. It will show as overpaid.`,
      elsewhere: 'This payment was changed elsewhere while you were typing'
    }
  },

  imported: {
    title: 'Imported document',
    total: 'Total',
    file: 'File',
    download: 'Save the original file',
    missing: 'The original file is not on this device.',
    differs: 'The document declares other totals than its lines come to',
    differsSafe: 'Both are kept. The invoice counts with what its lines come to.',
    agrees: 'The declared totals agree with the lines.',
    warnings: (count: number): string => (count === 1 ? '1 thing to look at' : `${count} things to look at`),
    place: (line: number): string => `line ${line} of the file`,
    extra: (count: number): string =>
      count === 1 ? '1 more field of the document' : `${count} more fields of the document`,
    extraHint: 'The document says this too. It is kept, and plays no part in the totals.',
    compared: comparedTotals,
    importWarnings
  },

  receipts: {
    done: (name: string): string => `${name}: done.`,
    moved: (name: string, status: string): string => `${name} is now ${status}.`,
    byRule: (rule: string, status: string): string => `Rule “${rule}” moved it to ${status}.`,
    steppedBack: (status: string): string => `Something is outstanding again, so it is back in ${status}.`,
    approved: (name: string): string => `${name} is signed, and waits for more signatures.`,
    paid: (amount: string): string => `Payment of ${amount} recorded.`,
    refunded: (amount: string): string => `Refund of ${amount} recorded.`,
    paymentChanged: 'Payment changed.',
    paymentRemoved: (amount: string): string => `Payment of ${amount} removed.`,
    archived: (name: string): string => `${name} is in the archive.`,
    unarchived: (name: string): string => `${name} is out of the archive.`,
    deleted: (name: string): string => `${name} is deleted.`,
    itemClosed: 'Notice closed.',
    suppressed: 'It stays as it is.',
    settled: (name: string): string => `${name} is settled.`,
    edited: 'Saved.',
    shared: { print: 'Noted as printed.', share: 'Noted as shared.', export: 'Noted as exported.' },
    undone: 'Undone.',
    undoneWith: (others: number): string =>
      `Undone, with ${others === 1 ? 'another invoice' : `${others} other invoices`} of the same step.`,
    blocked: (rule: string): string => `Rule “${rule}” could not go on.`
  }
};
