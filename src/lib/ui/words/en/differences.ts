import type { Difference } from '#domain/workflow/compare.ts';
import type { MoveWay } from '#domain/workflow/document.ts';
import type { Origin } from '#domain/workflow/proof/start.ts';
import { lower } from './sentence.ts';

const parts: Record<Difference['part'], string> = {
  workflow: 'The workflow',
  status: 'Statuses',
  stage: 'Approval stages',
  move: 'Moves',
  rule: 'Rules',
  role: 'Roles',
  type: 'Types of invoices',
  account: 'Account types',
  jobs: 'Jobs',
  scenario: 'Examples'
};

/** What is named, before its name. */
const kinds = {
  rule: 'The rule',
  role: 'The role',
  type: 'The type',
  account: 'The account type',
  scenario: 'The example'
} as const;
type Kind = keyof typeof kinds;

/** What is said of a switch that was turned. */
type NowOrNoMore = readonly [now: string, noMore: string];

const effects: Record<MoveWay['effects'][number], NowOrNoMore> = {
  number: ['gives the invoice its number now', 'gives no number any more'],
  archive: ['puts the invoice into the archive now', 'leaves the invoice out of the archive now'],
  'withdraw-signatures': ['withdraws the signatures now', 'keeps the signatures now']
};

const origins: Record<Origin, string> = {
  hand: 'written by hand',
  job: 'from a job',
  imported: 'received and imported'
};

const signatures = (count: number): string => (count === 1 ? 'one signature' : `${count} signatures`);

/** How one workflow differs from another, in plain sentences. */
export const differences = {
  none: 'Nothing differs.',
  parts,
  /** A subject with what is different about it: "“Sent”: has another colour; counts as settled now." */
  about: (subject: string, terms: readonly string[]): string => `${subject}: ${terms.join('; ')}.`,
  instead: (now: string, before: string): string => `${now} instead of ${before}`,
  same: 'is written otherwise, and does the same',
  noStage: 'none',
  goneType: 'a type that is gone',
  goneAccount: 'an account type that is gone',
  otherPerson: 'somebody who is not here',

  anotherWorkflow: (now: string, before: string): string => `“${now}” takes the place of “${before}”.`,
  anotherOrigin: 'It comes from another workflow of the same name.',
  workflowRenamed: (now: string, before: string): string => `The workflow “${before}” is called “${now}” now.`,
  workflowDescribed: 'The description of the workflow was changed.',
  start: ({ origin, type, now, before }: Record<'now' | 'before', string> & { origin: Origin; type: string | null }) =>
    `New invoices${type === null ? '' : ` of the type “${type}”`}, ${origins[origin]}, begin in ${now} instead of ${before}.`,
  startAsAll: 'where all others begin',
  startSame: 'Where new invoices begin is written otherwise, and is the same.',

  statusAdded: (label: string, group: string): string => `“${label}” is new, in ${group}.`,
  statusRemoved: (label: string): string => `“${label}” is gone.`,
  renamed: (before: string, now: string): string => `“${before}” is called “${now}” now.`,
  regrouped: (label: string, group: string): string => `“${label}” was moved to ${group}.`,
  reordered: 'The order of the statuses was changed.',
  renumbered: 'The statuses are counted anew, in the same order.',
  status: (label: string): string => `“${label}”`,
  described: 'has another description',
  recolored: 'has another colour',
  outcome: (terms: string): string => `its outcome is ${terms}`,
  editing: (terms: string): string => `what can be edited is ${terms}`,
  stage: (terms: string): string => `its approval stage is ${terms}`,
  recomputed: ['follows changes at its source now', 'no longer follows changes at its source'] satisfies NowOrNoMore,
  settled: ['counts as settled now', 'no longer counts as settled'] satisfies NowOrNoMore,
  request: ['is a request for approval now', 'is no request for approval any more'] satisfies NowOrNoMore,

  move: ({ label, from, to }: { label: string; from: string; to: string }): string =>
    `Move “${label}”, from ${from} to ${to}`,
  anyStatus: 'any status',
  statusBefore: 'the status before',
  slot: (slot: string): string => `what is “${slot}” then`,
  moveAdded: (move: string, terms: readonly string[]): string => `${move}, is new: ${terms.join('; ')}.`,
  moveRemoved: (move: string): string => `${move}, is gone.`,
  movesReordered: (first: string): string => `${first}, is tried in another order than the ways beside it.`,
  rulesReordered: 'The order of the rules was changed.',
  moveCalled: (now: string): string => `is called “${now}” now`,
  moveKind: (terms: string): string => `leads ${terms}`,
  moveKinds: { forward: 'forward', back: 'back', cancel: 'to a cancellation', restore: 'to a restoring' },
  actor: {
    any: 'may be made by people and by rules',
    person: 'may be made by people only',
    platform: 'may be made by rules only'
  } satisfies Record<MoveWay['actor'], string>,
  permission: (now: string, before?: string): string =>
    before === undefined
      ? `wants the permission “${now}”`
      : `wants the permission “${now}” instead of the permission “${before}”`,
  when: (condition: string): string => (condition === '' ? 'is always there' : `is there only where ${condition}`),
  whenInstead: (now: string, before: string): string =>
    now === ''
      ? `is always there now, and no longer only where ${before}`
      : before === ''
        ? `is there only where ${now} now`
        : `is there only where ${now}, instead of only where ${before}`,
  asks: (conditions: string): string => `asks that ${conditions}`,
  asksNow: (conditions: string): string => `asks now that ${conditions}`,
  asksNoMore: (conditions: string): string => `no longer asks that ${conditions}`,
  refusesOtherwise: 'says in other words why it is refused',
  requires: (field: string): string => `wants ${field} to be filled in`,
  requiresNoMore: (field: string): string => `no longer wants ${field} to be filled in`,
  wantsReason: 'wants a reason',
  reason: ['wants a reason now', 'wants no reason any more'] satisfies NowOrNoMore,
  effects,
  warns: 'warns in other cases than before',

  stageSubject: (n: number): string => `Stage ${n}`,
  stageAdded: (stage: string): string => `New: ${stage}.`,
  stageRemoved: (n: number): string => `Stage ${n} is gone.`,
  quorum: (now: number, before: number): string => `wants ${signatures(now)} instead of ${signatures(before)}`,
  signedBy: (terms: string): string => `signed by ${terms}`,
  always: 'always',
  distinct: [
    'wants somebody who has signed no other stage',
    'may be signed by somebody who has signed another stage as well'
  ] satisfies NowOrNoMore,

  subject: (kind: Kind, label: string): string => `${kinds[kind]} “${label}”`,
  added: (subject: string, what: string): string =>
    what === '' ? `${subject} is new.` : `${subject} is new: ${what}.`,
  addedOn: (subject: string, isOn: boolean): string => `${subject} is new, and ${isOn ? 'on' : 'off'}.`,
  removed: (subject: string): string => `${subject} is gone.`,
  called: (subject: string, now: string): string => `${subject} is called “${now}” now.`,
  enabled: ['is on now', 'is off now'] satisfies NowOrNoMore,
  jobStart: (one: string, now: string, before: string): string =>
    `A new ${lower(one)} begins in ${now} instead of ${before}.`,
  jobsChanged: (many: string): string => `${many} are called or charged otherwise.`,
  ruleSays: (subject: string, sentences: string): string => `${subject} says something else now: ${sentences}`,
  mayNow: (permission: string, isOwn: boolean): string =>
    isOwn ? `may “${permission}” now, but only what is one’s own` : `may “${permission}” now`,
  mayAll: (permission: string): string => `may “${permission}” everything now, not only what is one’s own`,
  mayOwn: (permission: string): string => `may “${permission}” only what is one’s own now`,
  mayNoMore: (permission: string): string => `may no longer “${permission}”`,
  may: (permissions: string): string => `may ${permissions}`,
  mayNothing: 'may do nothing',
  permissionNames: (permission: string, isOwn: boolean): string =>
    isOwn ? `“${permission}” what is one’s own` : `“${permission}”`,
  issuedBy: (terms: string): string => `is issued by ${terms}`,
  everyAccount: 'every account type',
  enables: (terms: string): string => `switches on ${terms}`,
  nothing: 'nothing'
};
