import type { Slot } from '#domain/workflow/document.ts';
import type { Finding, MeantColor, Named } from '#domain/workflow/proof/finding.ts';
import { lower, sentence } from './sentence.ts';

/** Names of what a finding speaks of, as the workflow at hand has them. */
export interface FindingNames {
  status(id: string): string;
  rule(id: string): string;
  /** The words on the button of the move at this place of the document. */
  move(index: number): string;
  slot(slot: Slot): string;
  fact(name: string): string;
  /** "the move “Submit”", "the rule “Settled”" … */
  place(place: Extract<Finding, { why: 'dangling' }>['at']): string;
}

const named: Record<Named, string> = {
  status: 'a status',
  role: 'a role',
  type: 'a type',
  account: 'an account type',
  stage: 'an approval stage',
  person: 'a person'
};

const idle: Record<Extract<Finding, { why: 'rule-idle' }>['because'], string> = {
  trigger: 'What it waits for never happens.',
  condition: 'Its condition never holds.',
  signature: 'Only whoever approves a job signs by it: let the rule wait for that, or take the signing out.',
  effect: 'No move that rules may make leads from where it is set off to where it wants to go.'
};

const meanings: Record<MeantColor, string> = {
  blue: 'that something is being worked on',
  green: 'that something was approved or completed',
  purple: 'that something was submitted or paid',
  red: 'that something was rejected',
  grey: 'that something was cancelled'
};

/** What the proof found, as a sentence and what mends it. */
export const findings: {
  readonly [Why in Finding['why']]: (finding: Extract<Finding, { why: Why }>, names: FindingNames) => string;
} = {
  unreachable: ({ status }, names) =>
    `No invoice ever gets to “${names.status(status)}”. Let a move lead there, or delete it.`,
  'dead-end': ({ status }, names) =>
    `An invoice in “${names.status(status)}” can never be completed. Let a move lead on from there.`,
  unsigned: ({ status, stages }, names) =>
    `An invoice can get to “${names.status(status)}” without the signatures of ${
      stages.length === 1 ? `stage ${stages[0] ?? ''}` : `stages ${stages.join(', ')}`
    }.`,
  'slot-empty': ({ slot, because, rules }, names) =>
    `No status is “${names.slot(slot)}”${
      rules.length > 0 ? `, but ${rules.map((rule) => `“${names.rule(rule)}”`).join(', ')} brings invoices there` : ''
    }. ${
      because === 'not-positive'
        ? 'Give an approval status a positive outcome, or switch the rule off.'
        : 'Add a status to that group, or switch the rule off.'
    }`,
  'rule-idle': ({ rule, because }, names) =>
    `The rule “${names.rule(rule)}” is on and can never do anything. ${idle[because]}`,
  'rule-loop': ({ rules }, names) =>
    rules.length === 1
      ? `The rule “${names.rule(rules[0] ?? '')}” sets itself off again and again. Narrow what it waits for.`
      : `Rules set each other off again and again: ${rules.map((rule) => `“${names.rule(rule)}”`).join(', ')}. Narrow what one of them waits for, or switch it off.`,
  'rules-unproved': ({ rules }, names) =>
    `It cannot be said whether these rules come to an end, since each may set off the others in too many ways: ${rules.map((rule) => `“${names.rule(rule)}”`).join(', ')}. Narrow what some of them wait for, or switch them off.`,
  'same-label': ({ status, label }, names) =>
    `Two moves from “${names.status(status)}” are called “${label}” and do different things. Rename one.`,
  'start-not-active': ({ status }, names) =>
    `Invoices begin in “${names.status(status)}”, which is not active. Let them begin in an active status.`,
  'stage-twice': ({ stage }) =>
    `Two approval stages have the number ${stage}. Move or delete one of them: all are counted anew then.`,
  dangling: ({ what, id, at }, names) =>
    `${sentence(names.place(at))} names ${named[what]} that does not exist: “${id}”.`,
  'unknown-fact': ({ fact, at }, names) => `${sentence(names.place(at))} tests “${fact}”, which nothing says.`,
  'more-open': ({ from, to, move }, names) =>
    `“${names.move(move)}” leads forward from “${names.status(from)}” to “${names.status(to)}”, where more can be edited.`,
  'alike-colors': ({ statuses: [one, other] }, names) =>
    `The colours of “${names.status(one)}” and “${names.status(other)}” are hard to tell apart.`,
  'unusual-color': ({ status, color }, names) =>
    `“${names.status(status)}” is ${color}, which usually says ${meanings[color]}.`,
  'stage-gap': ({ missing }) =>
    `Approval stages are counted without gaps: ${missing.length === 1 ? 'stage' : 'stages'} ${missing.join(', ')} ${
      missing.length === 1 ? 'is' : 'are'
    } missing.`,
  'many-statuses': ({ count, max }) => `${count} statuses are a lot to learn. Up to ${max} are easier to use.`,
  unused: ({ status }, names) => `Nothing uses “${names.status(status)}”.`,
  'always-blocked': ({ rule, tried }, names) =>
    `On today’s invoices the rule “${names.rule(rule)}” would be refused each time (${tried} tried).`
};

export const proofPath = {
  ofJobs: (one: string, said: string): string => `${one}: ${said}`,
  show: 'Show how',
  start: ({ status, amount }: { status: string; amount: string }): string =>
    `An invoice over ${amount} begins in “${status}”.`,
  jobStart: ({ one, status }: { one: string; status: string }): string => `A new ${lower(one)} begins in “${status}”.`,
  move: ({ label, to, actor }: { label: string; to: string; actor: 'person' | 'platform' }): string =>
    actor === 'platform' ? `A rule moves it to “${to}”.` : `“${label}” brings it to “${to}”.`,
  sign: ({ stage, to }: { stage: number; to: string | null }): string =>
    to === null ? `Stage ${stage} is signed.` : `Stage ${stage} is signed, and that brings it to “${to}”.`,
  edit: ({ amount }: { amount: string }): string =>
    `Its amount is changed to ${amount}, so that no signature counts any more.`,
  none: 'The search found no single way to show.',
  places: {
    move: (label: string): string => `the move “${label}”`,
    rule: (label: string): string => `the rule “${label}”`,
    start: 'where invoices begin',
    status: (label: string): string => `the status “${label}”`,
    stage: (n: number): string => `approval stage ${n}`,
    type: (label: string): string => `the type “${label}”`,
    account: (label: string): string => `the account type “${label}”`
  }
};
