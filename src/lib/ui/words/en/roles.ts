/** Where the roles of a workflow are made one's own. */
export const roles = {
  title: 'Roles',
  lead: 'A role is a set of permissions. Whoever has several may do what any of them allows. No permission includes another one.',
  honest: 'Roles guide the work and protect nothing: whoever can open this device can act under any name.',
  add: 'Add a role',
  addTitle: 'New role',
  name: 'Name',
  nameHint: 'What somebody is here: “Director”, “Bookkeeper”.',
  addNow: 'Add role',
  added: (label: string): string => `“${label}” added.`,
  edit: (label: string): string => `Edit “${label}”`,
  actions: (label: string): string => `Actions for “${label}”`,
  permissions: 'What it may do',
  nothing: 'Nothing yet',
  own: (permission: string): string => `${permission} (only one’s own)`,
  reach: (permission: string): string => `“${permission}” reaches`,
  scopes: { all: 'Over everything', own: 'Over one’s own alone' },
  ownMeans: 'One’s own is what somebody made, or is the trainer of.',
  holders: 'Who has it now',
  heldBy: (names: string): string => `Held by ${names}`,
  heldByNobody: 'Held by nobody active',
  signs: (stages: readonly number[]): string =>
    stages.length === 1 ? `Signs stage ${stages[0] ?? ''}` : `Signs stages ${stages.join(', ')}`,
  toPeople: 'Give and take roles under People',

  youLose: (permissions: string): string => `Once this is published, you may no longer: ${permissions}.`,
  lastAdmin: 'This cannot be published',

  remove: 'Delete',
  removeTitle: (label: string): string => `Delete “${label}”`,
  removeNow: 'Delete role',
  removed: (label: string): string => `“${label}” deleted in the draft.`,
  inUse: 'Give them another role first, so that nobody is left without one unasked.',
  wouldLose: (name: string, permissions: string): string => `${name} would lose: ${permissions}`,
  wouldKeep: (name: string): string => `${name} would lose nothing: other roles allow the same`,
  stageAlone: (n: number): string =>
    `Stage ${n} names this role alone. It would then be signed by anybody who may approve.`,
  stageShared: (n: number): string => `Stage ${n} would not be signed by it any more.`
};
