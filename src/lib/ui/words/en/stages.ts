import type { StageAdvice } from '#domain/workflow/editing/stages.ts';

/** Names of what an advice speaks of. */
export interface AdviceNames {
  role(id: string): string;
  person(id: string): string;
  status(id: string): string;
}

/** What keeps a stage from being signed, as a sentence, and what would help. */
const advice: {
  readonly [Why in StageAdvice['why']]: (advice: Extract<StageAdvice, { why: Why }>, names: AdviceNames) => string;
} = {
  'role-unheld': ({ role }, names) => `Nobody active is “${names.role(role)}”. Give somebody that role.`,
  'role-cannot-approve': ({ role }, names) =>
    `Whoever is “${names.role(role)}” may not approve. Give that role the permission to approve.`,
  'person-inactive': ({ person }, names) => `${names.person(person)} is not active, and signs nothing.`,
  'person-cannot-approve': ({ person }, names) => `${names.person(person)} may not approve. Give them a role that may.`,
  'too-few': ({ signers, quorum }) =>
    signers === 0
      ? 'Nobody can sign this stage now: an invoice that needs it waits here.'
      : `It asks for ${quorum} signatures, and only ${people(signers)} can sign.`,
  'author-needed': ({ signers }) =>
    `Whoever changed an invoice last may not sign it, and only ${people(signers)} can sign: too few are left then.`,
  'too-few-apart': ({ other, signers }) =>
    `Whoever signs stage ${other} may not sign this one, and only ${people(signers)} can sign either of them.`,
  'author-needed-apart': ({ other, signers }) =>
    `Neither whoever changed an invoice last nor whoever signs stage ${other} may sign this one, and only ${people(signers)} can sign: too few are left then.`,
  'stands-before': ({ status, other }, names) =>
    `With stage ${other} signed an invoice is “${names.status(status)}” already. Choose it here, and it gets there with the last signature.`
};

function people(count: number): string {
  return count === 1 ? 'one person' : `${count} people`;
}

/** Where approval stages are made one's own. */
export const stages = {
  title: 'Approval stages',
  lead: 'Stages are signed one after the other, and none that applies is passed without its signatures.',
  renumbered:
    'Signatures stay with the stage that they were given for. Where it goes, or asks others from then on, they count no more.',
  empty: 'No approval is asked for: an invoice is completed by whoever may edit it.',
  add: 'Add a stage',
  edit: (n: number): string => `Edit stage ${n}`,
  actions: (n: number): string => `Actions for stage ${n}`,
  then: 'Then',
  moveUp: 'Sign it earlier',
  moveDown: 'Sign it later',
  first: 'It is the first already.',
  last: 'It is the last already.',
  placed: (before: number, n: number): string => `Stage ${before} is stage ${n} now.`,
  remove: 'Delete',
  removed: (n: number): string => `Stage ${n} deleted in the draft.`,

  who: 'Who may sign',
  whoHint:
    'Whoever has one of these roles, or is named here, and may approve. With none chosen: anybody who may approve.',
  roles: 'Roles',
  people: 'People',
  notActive: (name: string): string => `${name} (not active)`,
  quorum: 'Signatures needed',
  quorumHint: 'Each by another person.',
  distinct: 'By nobody who has signed another stage',
  distinctHint: 'So that as many people look at an invoice as there are stages.',
  bands: 'From which amount on',
  bandsHint: 'The total with tax, this amount included; credit notes count by their size.',
  always: 'It is asked for whatever the amount.',
  otherCurrencies: 'In every other currency it is asked for whatever the amount.',
  band: (currency: string): string => `From, in ${currency}`,
  bandCleared: 'Empty: asked for whatever the amount.',
  removeBand: (currency: string): string => `Remove the amount in ${currency}`,
  currency: 'Currency',
  chooseCurrency: 'Add a currency …',
  reached: 'Where an invoice stands once it is signed',
  reachedHint: 'It moves there with the last signature, if a move leads there.',
  reachedNone: 'No approval status is there yet. Without one, an invoice stays where it is until it is completed.',
  stageNow: (n: number): string => `Stage ${n} now`,
  advice
};
