import type { CountedPart, Misfit } from '#domain/workflow/workflow-file.ts';
import { counted as countedOf, type Called } from './called.ts';
import { inFigures } from './in-figures.ts';

/** Where each entry of a list of the document stands: "move 4". */
const listed: Record<string, string> = {
  accounts: 'account type',
  types: 'type of invoices',
  roles: 'role',
  grants: 'permission',
  statuses: 'status',
  moves: 'move',
  stages: 'approval stage',
  rules: 'rule',
  guards: 'condition',
  warnings: 'warning',
  on: 'occasion',
  then: 'step',
  all: 'part',
  any: 'part'
};

/** What a document has in a place, in the words of the editor. */
const fields: Record<string, string> = {
  ...{ v: 'the version of the format', id: 'the id', label: 'the name', description: 'the description' },
  ...{ accounts: 'the account types', types: 'the types of invoices', roles: 'the roles', rules: 'the rules' },
  ...{
    machines: 'the statuses and moves',
    invoice: 'the statuses and moves of invoices',
    start: 'where invoices begin'
  },
  ...{ statuses: 'the statuses', moves: 'the moves', stages: 'the approval stages', groups: 'the groups' },
  ...{ group: 'the group', order: 'the place in the order', outcome: 'the outcome', color: 'the colour' },
  ...{ editing: 'what can be edited', recomputed: 'whether it is recomputed', settled: 'whether it is settled' },
  ...{
    request: 'whether it is a request',
    approvalStage: 'the approval stage',
    slot: 'the position',
    status: 'the status'
  },
  ...{ hand: 'those written by hand', job: 'those from a job', imported: 'those imported', byType: 'those of a type' },
  ...{
    from: 'where it leads from',
    to: 'where it leads to',
    kind: 'the kind',
    actor: 'who makes it',
    why: 'the refusal'
  },
  ...{ permission: 'the permission', scope: 'the scope', when: 'when it is there', guards: 'the conditions' },
  ...{ requires: 'the required fields', reason: 'whether it wants a reason', effects: 'what it does' },
  ...{
    warnings: 'the warnings',
    if: 'the condition',
    all: 'the condition',
    any: 'the condition',
    not: 'the condition'
  },
  ...{ field: 'the field', op: 'the comparison', value: 'the value', n: 'the number', approvers: 'who signs' },
  ...{
    people: 'the people',
    quorum: 'how many sign',
    fromMinor: 'from which amount on',
    distinct: 'who may sign again'
  },
  ...{ enabled: 'whether it is on', on: 'the occasions', then: 'the steps', event: 'the event', kinds: 'the kinds' },
  ...{ do: 'the step', by: 'how it gets there', otherwise: 'what is left otherwise', issuedBy: 'who issues it' },
  ...{ enables: 'the types that it switches on', grants: 'the permissions' }
};

const kinds: Record<CountedPart, string> = {
  statuses: 'statuses',
  ways: 'moves, counted from each status that they leave',
  tests: 'tests in its conditions',
  stages: 'approval stages',
  rules: 'rules',
  roles: 'roles'
};

const misfits: Record<Misfit['is'], (where: string) => string> = {
  missing: (where) => `Missing: ${where}.`,
  unknown: (where) => `Nothing that a workflow has: ${where}.`,
  wrong: (where) => `Not as in a workflow: ${where}.`
};

/** Versions, presets and files of workflows. */
export const versions = {
  title: 'Published versions',
  lead: 'Every version that was in force stays here. Going back takes it as your draft; nothing is in force before you publish.',
  inForce: 'In force',
  publishedBy: ({ when, who }: { when: string; who: string }): string => (who === '' ? when : `${when}, by ${who}`),
  first: 'First version',
  differences: (count: number): string =>
    count === 1 ? '1 difference to the one before' : `${count} differences to the one before`,
  compare: 'Compare',
  compareOf: (version: string): string => `Compare ${version}`,
  goBack: 'Go back to this one',
  goBackTo: (version: string): string => `Go back to ${version}`,
  version: ({ label, when }: { label: string; when: string }): string => `“${label}” of ${when}`,
  compareTitle: 'Compare versions',
  earlier: 'Before',
  later: 'After',
  option: ({ label, when }: { label: string; when: string }): string => `${label}, ${when}`,
  inForceOption: ({ label, when }: { label: string; when: string }): string => `${label}, ${when} (in force)`,
  draft: 'Your draft',
  failed: 'The versions could not be read',

  presets: 'Another preset',
  presetsLead: 'Begin anew with one of the ways to work that Docket comes with.',
  choosePreset: 'Choose a preset',
  presetTitle: 'Switch to another preset',
  goOn: 'Continue',

  file: 'As a file',
  fileLead:
    'The whole workflow as one JSON file, to keep, to share or to read on another device. It holds no invoices.',
  chooseFile: 'Read a workflow from a file',
  copyLink: 'Copy a link',
  linkCopied: 'Link copied. Whoever opens it in Docket sees what would change, and takes it over or not.',
  linkTooLong: 'This workflow is too large for a link. Export it as a file instead.',
  linkRefused: 'The browser did not let the link be copied. Export a file instead.',
  linkName: 'The workflow of the link',
  linkBroken: 'The link was cut off or changed on its way. Ask for it again.',
  fileHere: 'You can also drop the file here.',
  fileProblems: (name: string): string => `“${name}” was not taken`,
  unchanged: 'Nothing was changed.',
  tooLarge: (megabytes: number): string => `It is larger than ${megabytes} MB, which no workflow is.`,
  notJson: 'It is no JSON file. Choose one that was exported as a workflow.',
  tooDeep: 'It nests far deeper than any workflow. Choose one that was exported as a workflow.',
  tooMany: (of: CountedPart, max: number): string =>
    `It has more than ${inFigures(max)} ${kinds[of]}. Nobody could learn it, and the editor would stand still.`,
  notAWorkflow: (count: number): string =>
    count === 1 ? 'One place is not as in a workflow:' : `${count} places are not as in a workflow:`,
  incomplete: (count: number): string =>
    count === 1 ? 'It names something that it does not have:' : `It names ${count} things that it does not have:`,
  unreadable: 'It could not be read. Choose it again.',
  laterFormat: 'It was written by a later version of Docket. Update the app, then read it again.',
  whole: 'the file as a whole',
  misfits,
  listed: (list: string, number: number): string => `${listed[list] ?? `“${list}”`} ${number}`,
  field: (name: string): string => fields[name] ?? `“${name}”`,
  andMore: (count: number): string => `and ${count} more`,

  takeTitle: {
    version: 'Go back',
    preset: 'Switch preset',
    file: 'Take the workflow of the file',
    link: 'Take the workflow of the link'
  },
  takeLead: (label: string, differences: number): string =>
    differences === 0
      ? `“${label}” is as the workflow in force.`
      : `“${label}” becomes your draft. In ${differences === 1 ? 'one thing' : `${differences} things`} it differs from the workflow in force.`,
  replacesDraft: 'It takes the place of the draft that you have begun. Undo brings that back.',
  mapping: 'What takes the place of statuses that go',
  mappingLead: 'What stands in them goes along when you publish. The history keeps the names of that time.',
  mappingOf: (label: string, count: number, called: Called): string => `“${label}”, ${countedOf(count, called)}`,
  unused: (labels: string): string =>
    `Nothing stands in ${labels}. Should a merge bring something, it is led on to the status most like it.`,
  none: (label: string): string =>
    `Nothing in it may take the place of “${label}”: what stands there would be completed, reopened or cancelled.`,
  roles: 'Roles that it does not have',
  keepRole: (role: string): string => `Keep the role “${role}”`,
  heldBy: (people: string): string => `Held by ${people}`,
  withoutRole: (people: string, count: number): string =>
    count === 1 ? `${people} would have no role.` : `${people} would have no roles.`,
  noAdmin: 'You would not be an admin any more, and nobody could undo that for you. Keep a role of yours that is.',
  types: 'Types that invoices have, and it has not',
  keepType: (type: string): string => `Keep the type “${type}”`,
  strangers: 'People who are not here',
  stranger: (stage: number, count: number): string =>
    count === 1
      ? `Stage ${stage} names somebody who is not on this device. Choose under Approval who signs instead.`
      : `Stage ${stage} names ${count} people who are not on this device. Choose under Approval who signs instead.`,
  take: 'Take as draft',
  taken: (label: string): string => `“${label}” is your draft now.`,
  preview: 'All differences'
};
