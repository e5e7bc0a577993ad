import type { ActingEntry, ActingProblem } from '#services/docket.ts';

const problems: Record<ActingProblem['why'], string> = {
  'not-active': 'This person is not active any more.',
  'passphrase-missing': 'Type the passphrase.',
  'passphrase-wrong': 'This is not the passphrase. Try again.',
  'not-admin': 'Only who may do what an admin may can remove a passphrase without knowing it.'
};

const somebody = (name: string): string => (name === '' ? 'somebody' : name);

const logged: Record<ActingEntry['did'], (who: string, by: string | null) => string> = {
  acted: (who, by) => (by === null ? `${who} acts here` : `Switched from ${by} to ${who}`),
  'passphrase-set': (who) => `Passphrase of ${who} set`,
  'passphrase-removed': (who, by) => `Passphrase of ${who} removed${by === null || by === who ? '' : ` by ${by}`}`
};

/** Who works with the data, what each may do, and who acts on this device. */
export const people = {
  title: 'People',
  back: 'Back to people',
  lead: 'Everybody who works with this data. The history says who did what.',
  add: 'Add a person',
  actsHere: 'Acts on this device',
  guarded: 'With a passphrase here',
  noRole: 'No role',
  unnamed: 'Without a name',
  former: 'Not active any more',
  missing: 'There is no such person here.',

  ownName: 'Your name',
  name: 'Name',
  nameHint: 'It stands in the history beside all that was done under it.',
  nameMissing: 'Type a name, so that the history can say who did what.',
  roles: 'Roles',
  rolesHint: 'What the workflow lets somebody do. Several roles add up.',
  noRoles: 'Without a role nothing may be changed.',
  closedRoles: 'These are given and taken by whoever has the admin permission.',
  goneRole: 'The workflow has this role no more, so it lets nobody do anything.',
  onlyOwn: 'only what is their own',
  save: 'Save',
  addNow: 'Add this person',
  saved: (name: string): string => `${name} saved.`,
  added: (name: string): string => `${name} added.`,
  nothingChanged: 'Nothing was changed.',
  restored: 'What you had typed was kept. It is not saved yet.',
  discard: 'Discard what I typed',
  refused: 'This could not be saved',
  ownElsewhere: 'Your name or roles were changed elsewhere while you were typing',
  elsewhere: 'This person was changed elsewhere while you were typing',

  acting: 'On this device',
  youAct: 'You act as this person now.',
  actAs: (name: string): string => `Act as ${somebody(name)}`,
  reactivateFirst: 'Reactivate this person first.',
  switchTitle: 'Who works now?',
  switched: (name: string): string => `You act as ${somebody(name)} now.`,
  all: 'All people',

  choiceTitle: 'Who works on this device?',
  choiceLead:
    'Several people work with this data. What is done here from now on is done under the name that you choose. You can change it at any time, in the settings under People.',

  passphrase: 'Passphrase',
  passphraseOf: (name: string): string => `Passphrase of ${somebody(name)}`,
  noPassphrase: 'None is asked for before somebody acts as you on this device.',
  hasPassphrase: 'It is asked for before somebody acts as you on this device.',
  othersPassphrase: (name: string): string =>
    `It is asked for before somebody acts as ${somebody(name)} on this device. Once forgotten, whoever may do what only an admin may can remove it.`,
  setPassphrase: 'Set a passphrase',
  changePassphrase: 'Change it',
  removePassphrase: 'Remove it',
  removeOf: 'Remove the passphrase',
  oldPassphrase: 'Passphrase so far',
  newPassphrase: 'New passphrase',
  again: 'New passphrase once more',
  differs: 'The two are not the same.',
  empty: 'Type a passphrase.',
  passphraseHint:
    'It stays on this device, and is in no backup. It keeps people from acting under each other’s names by mistake; it locks nothing away.',
  forgot: 'I have forgotten it: remove it',
  passphraseSet: 'Passphrase set.',
  passphraseRemoved: 'Passphrase removed.',
  forgotten: 'Forgotten?',
  forgottenText:
    'Nothing is lost, since it protects nothing. Whoever may do what only an admin may can remove it, in the settings under People. Where nobody can: passphrases are in no backup. Back up, and restore that file in another browser, or here after “Delete everything”.',
  problem: (problem: ActingProblem): string => problems[problem.why],

  active: 'Active',
  activeText:
    'Whoever is not active any more can do nothing, and nobody can act as them. What they did stays as it is.',
  deactivate: 'Deactivate',
  deactivated: (name: string): string => `${somebody(name)} is not active any more.`,
  inactiveText: 'Not active any more: they can do nothing, and nobody can act as them. What they did stays as it is.',
  reactivate: 'Reactivate',
  reactivated: (name: string): string => `${somebody(name)} is active again.`,

  honest: 'What roles are, and what they are not',
  honestText:
    'Roles guide the work: they say who does which step, and the history keeps who did it. They do not protect anything. Whoever can open this device can read everything on it and act under any name. To keep others out, lock the device.',

  logged: ({ did, by, person }: ActingEntry): string => logged[did](somebody(person.name), by && somebody(by.name))
};
