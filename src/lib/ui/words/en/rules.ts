import type { EffectName, EntryKind, RuleProblem, TriggerTopic } from '#domain/workflow/editing/rule-parts.ts';
import type { MoveEffect, Schedule, settableFields } from '#domain/workflow/document.ts';
import { sentence } from './sentence.ts';

/** What is wrong with a rule, and how to mend it; `source` is what invoices come from here: "workshop". */
const problems: Record<RuleProblem['why'], (source: string) => string> = {
  'trigger-missing': () => 'Say when it acts: choose what sets it off.',
  'days-missing': () => 'Type after how many days it acts.',
  'schedule-missing': () => 'Say how often, from which day on and at what time.',
  'statuses-missing': () => 'Choose at least one status: it looks at the invoices that stand there.',
  'not-of-jobs': (source) =>
    `This happens to invoices, and the rule acts on the ${source} itself. Choose another one, or let it act on invoices.`,
  twice: () =>
    'What stands above covers this already. Choose other statuses, or delete one of the two. For another number of days add another rule.',
  'effect-missing': () => 'Say what it does.',
  'text-missing': () => 'Type what it says.',
  'value-missing': () => 'Type what is to stand there.',
  'days-wrong': () => 'Type a whole number of days, at most 9999.',
  'target-not-of-jobs': (source) => `The ${source} has no such status. Choose one that it has.`,
  'moves-only': (source) =>
    `A rule that acts on the ${source} itself only moves it. Let it act on invoices, or delete this.`,
  'source-needed': (source) => `This needs something that happens to a ${source}. Choose that above, or delete this.`,
  'items-needed': () => 'Only items that were added or changed are brought in. Choose that above, or delete this.',
  'attendee-needed': () =>
    'A participant gets an invoice when an attendee is added. Choose that above, or delete this.',
  'approval-needed': (source) =>
    `Whoever approved a ${source} signs by this, so nothing else may set the rule off than that the ${source} is approved.`
};

/** Where rules and types are switched on and off, and made one's own. */
export const rules = {
  edit: (label: string): string => `Edit “${label}”`,
  name: 'Name',
  ruleNameHint: 'The history says it where the rule has acted.',
  typeNameHint: 'It stands in lists and on the form of a new invoice.',
  description: 'What it is for',
  typesLead: 'A type that is off is offered nowhere. Invoices that have it keep it.',
  issuedBy: 'Issued by',
  issuedByHint: 'With none chosen, every account issues it. Others receive it.',
  issuedByAll: 'Issued by every account.',
  done: 'Done',

  order: 'They run in this order: a later one sees what an earlier one did.',
  add: 'Add a rule',
  newTitle: 'New rule',
  addNow: 'Add rule',
  ofMove: (from: string, to: string): string => `${from} → ${to}`,
  added: (label: string): string => `“${label}” added.`,
  actionsOf: (label: string): string => `Actions for “${label}”`,
  moveUp: 'Run it earlier',
  moveDown: 'Run it later',
  first: 'It is the first already.',
  last: 'It is the last already.',
  placed: (label: string, place: number, of: number): string => `“${label}” runs as ${place} of ${of}.`,
  duplicate: 'Duplicate',
  copyOf: (label: string, number: number): string => (number === 1 ? `${label} (copy)` : `${label} (copy ${number})`),
  copied: (label: string): string => `“${label}” added. It is off until you switch it on.`,
  remove: 'Delete',
  removeNow: 'Delete the rule',
  removed: (label: string): string => `“${label}” deleted in the draft.`,

  of: 'What it acts on',
  ofInvoice: 'Invoices',
  ofJob: (source: string): string => `The ${source} itself`,
  ofJobHint: (source: string): string => `It moves the ${source} to another of its statuses, and does nothing else.`,

  when: 'When',
  whenHint: 'Any one of these sets it off.',
  trigger: (number: number): string => `Occasion ${number}`,
  event: 'What happens',
  /** As it stands in a list to choose from. */
  eventName: sentence,
  chooseEvent: 'Choose what happens …',
  topics: {
    source: (source: string) => `What happens to the ${source}`,
    status: () => 'Status',
    time: () => 'Time',
    approval: () => 'Approval',
    money: () => 'Money'
  } satisfies Record<TriggerTopic, (source: string) => string>,
  addTrigger: 'Or when something else happens',
  removeTrigger: (name: string): string => `Delete ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  statuses: 'In which statuses',
  statusesHint: 'With none chosen, in every one.',
  lastStatus: 'It looks at one status at least: choose another one first.',
  gone: (id: string): string => `“${id}” (does not exist)`,
  kinds: 'By which moves',
  kindsHint: 'With none chosen, by every one.',
  kindNames: {
    forward: 'Forward',
    back: 'Back',
    cancel: 'Cancel',
    restore: 'Restore',
    override: 'Override by an admin'
  } satisfies Record<EntryKind, string>,
  days: 'After how many days',
  every: 'Every',
  unit: 'Period',
  unitNames: (count: string): Record<Schedule['unit'], string> =>
    count === '1'
      ? { day: 'day', week: 'week', month: 'month', year: 'year' }
      : { day: 'days', week: 'weeks', month: 'months', year: 'years' },
  from: 'From this day on',
  time: 'At',
  timeHint: 'By the clock of your business.',

  if: 'If',
  ifHint: 'It acts only where this is so when it is set off.',

  thenTitle: 'Then',
  thenHint: 'One after the other. What the status does not allow waits in the inbox, with the reason.',
  effect: (number: number): string => `Step ${number}`,
  does: 'What it does',
  chooseEffect: 'Choose what it does …',
  effectNames: {
    move: 'Move to a status',
    remind: 'Remind somebody, in the inbox',
    'create-invoice': 'Begin an invoice',
    'bring-in': 'Bring the items into an invoice',
    recompute: 'Let its invoices follow',
    sign: 'Sign for whoever approved it',
    'draft-credit-note': 'Draft a credit note',
    'set-field': 'Fill in a field',
    'add-note': 'Add a note',
    archive: 'Put it into the archive'
  } satisfies Record<EffectName, string>,
  effectHints: {
    'bring-in': (source: string) => `They join the oldest open invoice of the ${source}, or begin one.`,
    recompute: (source: string) =>
      `What the ${source} comes to now stands on them, as long as their status follows; else the difference is shown.`,
    sign: () => 'Every stage that they may sign themselves, with all rules of approval.',
    'draft-credit-note': () => 'Over all of it, for a person to look at and to complete.',
    archive: () => 'It stays as it is, and is hidden from the lists.'
  } as Partial<Record<EffectName, (source: string) => string>>,
  greyedOut: (source: string): string =>
    `What cannot be chosen needs something else to set it off, such as what happens to a ${source}.`,
  addEffect: 'Add a step',
  removeEffect: (name: string): string => `Delete ${name.charAt(0).toLowerCase()}${name.slice(1)}`,
  earlier: (name: string): string => `Do ${name.charAt(0).toLowerCase()}${name.slice(1)} earlier`,
  later: (name: string): string => `Do ${name.charAt(0).toLowerCase()}${name.slice(1)} later`,
  firstStep: 'It is the first already.',
  lastStep: 'It is the last already.',
  to: 'To which status',
  toWherever: 'Depends on the invoice or the order',
  toSettled: 'The settled status that a move leads to',
  toPrevious: 'The status before',
  toSlot: (slot: string): string => `What is “${slot}”`,
  by: 'How it gets there',
  ways: {
    direct: 'By one move',
    walk: 'By one move, or else step by step'
  } satisfies Record<MoveEffect['by'], string>,
  waysHint: {
    direct: 'Where no move of a rule leads there from where it stands, it stays.',
    walk: 'Only by moves forward, all of which are open to it.'
  } satisfies Record<MoveEffect['by'], string>,
  otherwise: 'Where it cannot',
  otherwises: {
    blocked: 'Say why in the inbox',
    silent: 'Do nothing'
  } satisfies Record<MoveEffect['otherwise'], string>,
  type: 'Type',
  typeOff: 'This type is off: no invoice of it is begun until it is switched on.',
  whom: 'For whom',
  whomJob: (source: string): string => `The whole ${source}`,
  whomParticipant: 'Each participant that it is about',
  field: 'Which field',
  fieldNames: {
    notes: 'Notes',
    terms: 'Payment terms',
    'due-day': 'Due date'
  } satisfies Record<(typeof settableFields)[number], string>,
  value: 'What is to stand there',
  valueDays: 'In how many days from then on',
  text: 'What it says',
  remindHint: 'It stands in the inbox of whoever may do something about it.',
  noteHint: 'A line more in the notes of the invoice.',
  addCondition: 'Only where …',
  condition: (name: string): string => `${name}: only where`,
  conditionTitle: 'Only where',
  removeCondition: 'Do it always',

  trial: {
    title: 'Try it',
    lead: 'On all that has happened here so far. Nothing is changed by that.',
    run: 'Try this rule',
    incomplete: 'Say first when it acts and what it does.',
    failed: 'It could not be tried. Nothing was changed.',
    nothingYet: 'Nothing has happened here yet.',
    never: (since: string): string => `Since ${since} it would have done nothing.`,
    acted: (since: string, times: number): string =>
      times === 1 ? `Since ${since} it would have acted once.` : `Since ${since} it would have acted ${times} times.`,
    alone: 'Each time is tried on what stood then; what would have followed from it is not counted.',
    elsewhere: (count: number): string =>
      count === 1 ? 'This would stand elsewhere now' : `These ${count} would stand elsewhere now`,
    insteadOf: (to: string, status: string): string => `${to} instead of ${status}`,
    others: (count: number): string =>
      count === 1 ? 'What it would have acted on besides' : `All ${count} that it would have acted on besides`,
    last: (when: string, what: string): string => `${when}: ${what}`,
    more: (count: number): string => `… and ${count} more`
  },

  readBack: 'Once you have said when it acts and what it does, it is read back to you here.',
  notTaken: 'Not in the draft yet: mend what is marked first.',
  unnamed: 'this rule',
  problem: (why: RuleProblem['why'], source: string): string => problems[why](source)
};
