import type { Finding } from '#services/docket.ts';
import type { BusinessProblem } from '#state/business-form.svelte.ts';
import type { LogoProblem } from '#state/logo.ts';
import type { Subject } from '#domain/history/event.ts';
import type { Condition, Operator, Scalar } from '#domain/condition/condition.ts';
import type { MoveEffect, Guard, MoveKind, MoveWay, Schedule, Trigger } from '#domain/workflow/document.ts';

const problems: Record<BusinessProblem, string> = {
  name: 'Type the name of the business. It stands on every invoice.',
  'terms-days': 'Type a whole number of days, at most 3650.',
  'tax-rate': 'Type the rate in per cent, for example 19.',
  invoice: 'Use # for the digits of the counter, all in one place, for example INV-{year}-####.',
  'credit-note': 'Use # for the digits of the counter, all in one place, for example CN-{year}-####.',
  'same-numbers': 'Invoices and credit notes need numbers that differ. Change one of the two.'
};

const logoProblems: Record<LogoProblem, string> = {
  'too-large': 'This picture is larger than 1 MB. Make it smaller, then choose it again.',
  svg: 'An SVG can hold programs, so it is not taken. Save the logo as PNG and choose that.',
  'no-picture': 'This file is no picture that can be printed. Choose a PNG, JPEG or WebP.',
  unreadable: 'This file could not be read. Choose it again.'
};

const findings: { readonly [Kind in Finding['kind']]: (finding: Extract<Finding, { kind: Kind }>) => string } = {
  'commit-changed': ({ commit }) => `Step ${commit} of the history was changed after it was written.`,
  'commit-incomplete': ({ commit }) => `A part of step ${commit} of the history is missing.`,
  'chain-broken': ({ commit }) => `Step ${commit} of the history does not follow on the one before it.`,
  'chain-gap': ({ device, from, to }) =>
    from === to
      ? `Step ${from} of device ${device} is missing from the history.`
      : `Steps ${from} to ${to} of device ${device} are missing from the history.`,
  'row-differs': ({ subject }) => `The ${records[subject.kind]} ${subject.id} is not what its history says.`,
  'row-missing': ({ subject }) => `The ${records[subject.kind]} ${subject.id} is in the history, and missing here.`,
  'row-unexplained': ({ subject }) => `No step of the history tells of the ${records[subject.kind]} ${subject.id}.`,
  'total-differs': ({ subject }) => `The invoice ${subject.id} comes to another total than when it was completed.`,
  'blob-missing': ({ subject }) => `${fileOf(subject)} is missing.`,
  'blob-changed': ({ subject }) => `${fileOf(subject)} is damaged: it is not what was stored.`
};

const records = {
  business: 'business',
  person: 'person',
  workflow: 'workflow',
  client: 'client',
  job: 'job',
  invoice: 'invoice',
  series: 'series of numbers'
} as const;

function fileOf(subject: Subject | null): string {
  if (subject === null) return 'A file that no invoice names any more';
  return subject.kind === 'business'
    ? 'The logo of the business'
    : `A file of the ${records[subject.kind]} ${subject.id}`;
}

/** What sets rules off, as half a sentence; `source` is what invoices come from here: "workshop". */
const triggers: Record<Trigger, (source: string) => string> = {
  'payment-recorded': () => 'a payment was recorded',
  'payment-changed': () => 'a payment was changed',
  'payment-refunded': () => 'money was refunded',
  'payment-removed': () => 'a payment was removed',
  'signature-given': () => 'somebody signed',
  'status-entered': () => 'an invoice came into a status',
  'approval-requested': () => 'approval is asked for',
  'approval-rejected': () => 'somebody says no',
  overdue: () => 'an invoice is overdue',
  'in-status': () => 'an invoice has been in a status for some days',
  schedule: () => 'a recurring day comes',
  'job-created': (source) => `the ${source} is created`,
  'items-added': (source) => `items are added to the ${source}`,
  'items-changed': (source) => `items of the ${source} are changed`,
  'items-archived': (source) => `items of the ${source} are set aside`,
  'hours-changed': (source) => `the hours of the ${source} change`,
  'participants-changed': (source) => `the participants of the ${source} change`,
  'price-changed': (source) => `the price of the ${source} changes`,
  'attendee-added': (source) => `an attendee is added to the ${source}`,
  'attendee-cancelled': (source) => `an attendee of the ${source} cancels`,
  'job-confirmed': (source) => `the ${source} is confirmed`,
  'job-rescheduled': (source) => `the ${source} is moved to another day`,
  'job-approved': (source) => `the ${source} is approved`,
  'job-over': (source) => `the ${source} is over`,
  'job-completed': (source) => `the ${source} is completed`,
  'job-cancelled': (source) => `the ${source} is cancelled`,
  'job-reactivated': (source) => `a cancelled ${source} is taken up again`
};

/** What sets a rule off with all its details, in the words of the workflow. */
interface SettingOff {
  readonly event: Trigger;
  readonly source: string;
  readonly kinds: readonly (MoveKind | 'override')[];
  /** Labels. */
  readonly statuses: readonly string[];
  readonly days: number | undefined;
  readonly schedule:
    { readonly every: number; readonly unit: Schedule['unit']; from: string; time: string } | undefined;
}

function settingOff({ event, source, kinds, statuses, days, schedule }: SettingOff): string {
  const where = inList(statuses, 'or');
  switch (event) {
    case 'status-entered': {
      const ways = inList(
        kinds.map((kind) => kindNouns[kind]),
        'or'
      );
      return [where === '' ? triggers[event](source) : `an invoice came into ${where}`, ways].filter(Boolean).join(' ');
    }
    case 'in-status':
      if (days === undefined) return triggers[event](source);
      return `an invoice has stood in ${where === '' ? 'one status' : where} for ${days === 1 ? '1 day' : `${days} days`}`;
    case 'schedule':
      if (schedule === undefined) return triggers[event](source);
      return [
        `it is ${schedule.time} every ${schedule.every === 1 ? schedule.unit : `${schedule.every} ${schedule.unit}s`}`,
        ` from ${schedule.from} on`,
        where === '' ? '' : `, for each invoice in ${where}`
      ].join('');
    default:
      return [triggers[event](source), ...(where === '' ? [] : [`in ${where}`])].join(' ');
  }
}

const kindNouns: Record<MoveKind | 'override', string> = {
  forward: 'forwards',
  back: 'backwards',
  cancel: 'by cancelling',
  restore: 'by restoring',
  override: 'by an override'
};

const guards: Record<Exclude<Guard['why'], 'condition' | 'source-state'>, string> = {
  'client-missing': 'it has a client',
  'no-line': 'it has at least one line',
  'balance-outstanding': 'nothing is outstanding',
  'money-received': 'no money that was received is left on it'
};

const effects: Record<MoveWay['effects'][number], string> = {
  number: 'gives the invoice its number',
  archive: 'puts it into the archive',
  'withdraw-signatures': 'withdraws the signatures'
};

/** Facts that conditions test, as a sentence begins with them. */
const facts: Record<string, string> = {
  status: 'the status',
  group: 'the group of the status',
  type: 'the type',
  kind: 'the kind of document',
  direction: 'the direction',
  origin: 'where it came from',
  currency: 'the currency',
  client: 'the client',
  number: 'the number',
  lines: 'the number of lines',
  total: 'the total',
  received: 'the money received',
  credited: 'the credit',
  'net-received': 'the money received less credit',
  balance: 'the balance',
  outstanding: 'the outstanding amount',
  overdue: 'being overdue',
  reminders: 'the number of reminders',
  'days-since-reminder': 'the number of days since the last reminder',
  archived: 'being archived',
  conflicts: 'the number of conflicts',
  'entered-rule': 'the rule that moved it here',
  'source.participants': 'the number of participants',
  'issue-day': 'the issue date',
  'due-day': 'the due date',
  'removes-money': 'taking money away',
  trigger: 'what happened'
};

/** Facts that are true or not, as whole sentences. */
const flags: Record<string, (source: string) => readonly [holds: string, fails: string]> = {
  overdue: () => ['it is overdue', 'it is not overdue'],
  archived: () => ['it is archived', 'it is not archived'],
  'removes-money': () => ['this takes money away', 'this takes no money away'],
  'source.confirmed': (source) => [`the ${source} is confirmed`, `the ${source} is not confirmed`],
  'source.approved': (source) => [`the ${source} is approved`, `the ${source} is not approved`],
  'source.over': (source) => [`the ${source} is over`, `the ${source} is not over`],
  'source.free': (source) => [`the ${source} is free of charge`, `the ${source} is charged`],
  'source.completed': (source) => [`the ${source} is completed`, `the ${source} is not completed`],
  'source.cancelled': (source) => [`the ${source} is cancelled`, `the ${source} is not cancelled`],
  'source.reactivated': (source) => [`the ${source} was taken up again`, `the ${source} was not taken up again`]
};

const presence: Record<string, readonly [holds: string, fails: string]> = {
  number: ['it has a number', 'it has no number'],
  client: ['it has a client', 'it has no client']
};

const operators: Record<Operator, string> = {
  is: 'is',
  'is-not': 'is not',
  in: 'is one of',
  'not-in': 'is none of',
  'more-than': 'is more than',
  'at-least': 'is at least',
  'less-than': 'is less than',
  'at-most': 'is at most',
  contains: 'contains',
  present: 'is there',
  absent: 'is not there'
};

/** As one says them of a day. */
const dayOperators: Partial<Record<Operator, string>> = {
  is: 'is on',
  'is-not': 'is not on',
  'more-than': 'is after',
  'at-least': 'is on or after',
  'less-than': 'is before',
  'at-most': 'is on or before'
};

function operatorFor(field: string, op: Operator): string {
  return (field.endsWith('-day') ? dayOperators[op] : undefined) ?? operators[op];
}

function inList(parts: readonly string[], joint: string): string {
  return parts.length < 2 ? parts.join('') : `${parts.slice(0, -1).join(', ')} ${joint} ${parts.at(-1) ?? ''}`;
}

export interface ConditionNames {
  /** "workshop": what invoices come from here. */
  readonly source: string;
  readonly valueOf: (field: string, value: Scalar) => string;
}

/** A condition as half a sentence: "the outstanding amount is 0 and it has a number". Empty where it always holds. */
function condition(given: Condition, names: ConditionNames, isInner = false): string {
  const framed = (text: string, parts: readonly string[]): string => (isInner && parts.length > 1 ? `(${text})` : text);
  if ('all' in given || 'any' in given) {
    const isAll = 'all' in given;
    const all = (isAll ? given.all : given.any).map((part) => condition(part, names, true));
    // What always holds adds nothing to what else has to hold, and leaves nothing to ask where one of them is enough.
    const parts = isAll ? all.filter((part) => part !== '') : all.map((part) => (part === '' ? always : part));
    if (!isAll && parts.length === 0) return never;
    return framed(inList(parts, isAll ? 'and' : 'or'), parts);
  }
  if ('not' in given) return negated(given.not, names);
  const { field, op, value } = given;
  const flag = flags[field]?.(names.source);
  if (flag && typeof value === 'boolean' && (op === 'is' || op === 'is-not'))
    return flag[(op === 'is') === value ? 0 : 1];
  const known = presence[field];
  if (known && (op === 'present' || op === 'absent')) return known[op === 'present' ? 0 : 1];
  const subject = facts[field] ?? `“${field}”`;
  const values = value === undefined ? [] : typeof value === 'object' ? value : [value];
  const listed = inList(
    values.map((one) => names.valueOf(field, one)),
    'or'
  );
  if (field === 'trigger' && (op === 'is' || op === 'in')) return `${listed} just now`;
  return [subject, operatorFor(field, op), listed].filter((part) => part !== '').join(' ');
}

const always = 'this is always so';
const never = 'this is never so';

function negated(inner: Condition, names: ConditionNames): string {
  if ('op' in inner) {
    if (inner.op === 'present') return condition({ ...inner, op: 'absent' }, names);
    if (inner.op === 'is') return condition({ ...inner, op: 'is-not' }, names);
  }
  const said = condition(inner, names, true);
  return said === '' ? never : `it is not so that ${said}`;
}

/** All pages of the settings. */
export const settings = {
  title: 'Settings',
  back: 'Back to settings',
  pages: {
    business: { label: 'Business', hint: 'Name, address, bank, logo, what new invoices begin with, numbers' },
    reminders: { label: 'Payment reminders', hint: 'What is sent to whoever is late, and in which order' },
    workflow: { label: 'Workflow', hint: 'Statuses, moves and rules, and what each of them means' },
    automation: { label: 'Automation log', hint: 'What rules did, when, and what set them off' },
    storage: { label: 'Your data', hint: 'Where it lies, whether it is intact, and a copy of it' },
    devices: { label: 'Devices', hint: 'Several devices with one history: by a shared folder, or by hand' },
    app: { label: 'App', hint: 'Install, update, notifications, number and date format, keys' },
    people: { label: 'People', hint: 'Who works here, what each may do, and who acts on this device' }
  },
  lead: 'What holds for this device and for the invoices on it.',

  business: {
    logo: 'Logo',
    logoHint: 'PNG, JPEG or WebP, at most 1 MB. It is printed at the top of your invoices.',
    logoOf: (name: string): string => `Logo of ${name === '' ? 'the business' : name}`,
    noLogo: 'No logo yet.',
    chooseLogo: 'Choose a picture',
    replaceLogo: 'Choose another picture',
    removeLogo: 'Remove the logo',
    logoSaved: 'Logo saved.',
    logoRemoved: 'Logo removed.',
    logoProblems,
    defaults: 'What new invoices begin with',
    currency: 'Currency',
    termsDays: 'Payment term in days',
    termsHint: 'From the issue date to the due date. A client may have a term of its own.',
    taxCategory: 'Tax',
    taxRate: 'Tax rate',
    account: 'What you are',
    accountHint: 'It decides which types of invoices you issue, and which you receive.',
    noAccount: 'Not said',
    widens: (types: string): string => `Saving also switches on the type “${types}”.`,
    numbers: 'Numbers',
    numbersHint:
      'An invoice gets its number when it is sent or finalised, never before. # stands for the digits of the counter, {year} for the year of the issue date; with {year} the counter begins anew each year. Numbers that were given stay as they are.',
    invoiceNumbers: 'Numbers of invoices',
    creditNoteNumbers: 'Numbers of credit notes',
    next: (number: string): string => `The next one is ${number}`,
    footer: 'Text at the foot of invoices',
    footerHint: 'For example how to pay, or what the law asks you to say.',
    save: 'Save business',
    saved: 'Business saved.',
    nothingChanged: 'Nothing was changed.',
    restored: 'What you had typed was kept. It is not saved yet.',
    discard: 'Discard what I typed',
    notKept: 'What you type cannot be kept, should this page be closed before it is saved.',
    mend: (count: number): string => (count === 1 ? 'One field needs mending.' : `${count} fields need mending.`),
    refused: 'This could not be saved',
    elsewhere: 'Your business was changed elsewhere while you were typing',
    problems
  },

  workflow: {
    export: 'Export workflow as JSON',
    exported: 'Workflow handed over as a file.',
    movesOn: 'Moves from here',
    noMoves: 'No move leads on from here.',
    moveTo: (target: string): string => `to ${target}`,
    toPrevious: 'to the status before',
    goneStatus: 'a status that is gone',
    goneRule: 'a rule that is gone',
    toSlot: (slot: string): string => `to what is “${slot}” then`,
    byPerson: (permission: string): string => `By a person who may “${permission}”`,
    byPlatform: 'By a rule only',
    byAny: (permission: string): string => `By a person who may “${permission}”, or by a rule`,
    onlyWhen: (text: string): string => `only where ${text}`,
    if: (text: string): string => `if ${text}`,
    needsReason: 'with a reason',
    requires: (fields: string): string => `with ${fields} filled in`,
    effects: (text: string): string => `it ${text}`,
    effectNames: effects,
    guards,
    stages: 'Approval stages',
    stageLine: (n: number, quorum: number, who: string): string =>
      `Stage ${n}: ${quorum === 1 ? 'one signature' : `${quorum} signatures`} of ${who}`,
    anyApprover: 'anybody who may approve',
    fromAmount: (amounts: string): string => `from ${amounts} on and always in other currencies`,
    distinct: 'by nobody who has signed another stage',
    types: 'Types of invoices',
    issuedBy: (accounts: string): string => `Issued by ${accounts}.`,
    rules: 'What happens by itself',
    rulesLead: 'Rules act without being asked, and the history names the rule that did it.',
    noRules: 'Nothing happens by itself.',
    when: (text: string): string => `When ${text}`,
    then: (text: string): string => `then the invoice moves ${text}`,
    ruleInWords: (when: string, then: readonly string[]): string => `${[when, ...then].join(', ')}.`,
    thenJob: (source: string, text: string): string => `then the ${source} itself moves ${text}`,
    does: {
      'create-invoice': (type: string, whom: 'job' | 'participant'): string =>
        whom === 'job'
          ? `then an invoice of the type “${type}” is begun`
          : `then an invoice of the type “${type}” is begun for each of these participants`,
      'bring-in': 'then the items come into its invoice, or begin one',
      recompute: 'then its invoices follow, as long as their status lets them',
      sign: 'then whoever approved it signs its invoices, as far as they may',
      'set-field': (field: string, value: string): string => `then ${field} becomes “${value}”`,
      'add-note': (text: string): string => `then the notes get a line: “${text}”`,
      archive: 'then it goes into the archive',
      'draft-credit-note': 'then a credit note over all of it is begun',
      remind: (text: string): string => `then somebody is asked to look: “${text}”`
    },
    toSettled: 'to the status in which nothing is outstanding',
    walks: 'step by step where no single move leads there',
    otherwise: {
      blocked: 'Where that is refused, the inbox says why.',
      silent: 'Where no move leads there, nothing happens.'
    } satisfies Record<MoveEffect['otherwise'], string>,
    trigger: settingOff,
    triggerName: (event: Trigger, source: string): string => triggers[event](source),
    or: (parts: readonly string[]): string => inList(parts, 'or'),
    and: (parts: readonly string[]): string => inList(parts, 'and'),
    operatorName: operatorFor,
    factName: (field: string): string => facts[field] ?? `“${field}”`,
    condition
  },

  storage: {
    where: 'Where your data lies',
    whereText:
      'In this browser, on this device, and nowhere else. Nobody can restore it for you: keep a copy somewhere else.',
    persisted: 'The browser keeps it until you delete it.',
    notPersisted: 'The browser may clear it when the device runs short of room.',
    checking: 'Asking the browser …',
    ask: 'Ask the browser to keep it',
    granted: 'The browser keeps the data from now on.',
    declined: 'The browser did not agree. Installing the app often helps; so does using it regularly.',
    safari:
      'Safari, and every browser on an iPhone or iPad, may remove the data of a website that was not used for seven days. It does not do so to an app on the home screen: add Docket there.',
    safariInstalled: 'As an app on the home screen it is not removed after seven days without use, as websites are.',
    clearing: 'Clearing the website data of the browser deletes it as well.',
    used: 'Room used',
    room: 'Room that the browser allows',
    unknown: 'The browser does not say',

    export: 'For other programs',
    exportText:
      'What everything comes to today, as one JSON file: clients, invoices with totals and payments, the workflow. It is no backup: nothing is restored from it.',
    exportButton: 'Export as JSON',
    exporting: 'Writing the file …',
    handedOver: (name: string, size: string): string =>
      `${name} (${size}) was handed over to the browser. Look whether it has arrived, and keep it in a safe place.`,
    exportFailed: 'The file could not be written',

    check: 'Is it intact?',
    checkText:
      'Rebuilds everything from the history and compares, and looks whether each file is still what was stored. Nothing is changed, and you can go on working.',
    checkButton: 'Check integrity',
    checkStop: 'Stop the check',
    checkProgress: 'Progress of the check',
    checkPassed: (commits: string, subjects: string): string =>
      `Intact: ${commits} steps of the history and ${subjects} records agree.`,
    checkFound: (count: number): string =>
      count === 1 ? 'One thing is not as it should be' : `${count} things are not as they should be`,
    repair: 'Repair from the history',
    repairText: 'Everything is made anew from the history. The history itself is not touched.',
    repaired: 'Repaired: everything was made anew from the history.',
    checkRemedy: 'Back up now, before anything else, and keep the file. Then go on with care.',
    checkMore: (count: number): string => `… and ${count} more`,
    finding: (finding: Finding): string => {
      // The table has one entry for each kind; that they belong together is beyond the type checker.
      const say = findings[finding.kind] as (finding: Finding) => string;
      return say(finding);
    },

    sample: 'Sample data',
    sampleText: 'Half a year of invented work to play with, kept apart from your own data.',
    openSample: 'Look around in sample data',
    inSample: 'This is sample data. Your own is untouched, and comes back when you leave.',
    leave: 'Leave the sample',

    delete: 'Delete everything',
    deleteText:
      'Deletes all invoices, clients, files and the history from this device, the sample too. This cannot be undone.',
    deleteButton: 'Delete everything …',
    deleteTitle: 'Delete everything on this device?',
    exportFirst: 'Back up first. Without a backup it is gone for good.',
    backUpFirst: 'Back up now',
    withoutCopy: 'I need no backup',
    deleteWord: 'delete',
    typeWord: (word: string): string => `Type “${word}” to confirm`,
    deleteNow: 'Delete everything now',
    notYet: 'Back up, or say that you need no backup.',
    wrongWord: (word: string): string => `Type the word “${word}” first.`,
    deleted: 'Everything was deleted.'
  },

  app: {
    install: 'Install',
    installText: 'As an app it opens from the home screen, without a network too, and browsers are slower to clear it.',
    installed: 'Docket runs as an installed app.',
    installUnavailable:
      'This browser does not offer to install it now. Its menu may: look for “Install” or “Add to home screen”.',
    update: 'Version',
    version: 'Version',
    ready: 'Stored on this device: it opens without a network.',
    installing: 'Being stored on this device for use without a network …',
    unsupported: 'This address or browser cannot store the app for use without a network. It needs https.',
    failed: (reason: string): string => `It could not be stored for use without a network: ${reason}`,
    waiting: 'A newer version is ready.',
    check: 'Look for an update',
    checking: 'Looking …',
    upToDate: 'Nothing newer was found so far.',
    offline: 'The server could not be reached. Try again with a network.',
    notices: 'Notifications',
    notice: 'Tell me when something new waits for me',
    noticeHint:
      'While Docket is open behind something else. When it is closed nothing can be noticed, and nothing is ever sent to this device.',
    noticeDenied:
      'This browser keeps back notifications of this website. Allow them in its settings for the website, then try again.',
    noticeUnsupported: 'This browser shows no notifications of websites. Once Docket is installed as an app it may.',
    keys: 'Keyboard',
    languageTitle: 'Language',
    languageText:
      'For what this app says on this device. What you have written yourself, such as the names of statuses, stays as it is.',
    language: 'Language of the app',
    languageBrowser: 'As the browser',
    format: 'Numbers and dates',
    formatText: 'For what you type and read on this device. The language stays as it is.',
    locale: 'Format',
    localeBrowser: (example: string): string => `As the browser · ${example}`,
    localeOption: (name: string, example: string): string => `${name} · ${example}`,
    amount: 'An amount',
    day: 'A day'
  }
};
