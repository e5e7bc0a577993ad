import type { FileProblem } from '#domain/backup/problem.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { LogEntry, Snapshot, Tally } from '#services/backups.ts';

const limits: Record<Extract<FileProblem, { why: 'limit' }>['limit'], string> = {
  line: 'a line of it is longer than any that Docket writes',
  depth: 'it nests deeper than anything that Docket writes',
  records: 'it holds more records than Docket can take in',
  bytes: 'it unfolds to more than Docket can take in',
  record: 'one of its records is larger than any that Docket writes'
};

/** By problem: what is wrong with the file. */
const problems: { readonly [Why in FileProblem['why']]: (problem: Extract<FileProblem, { why: Why }>) => string } = {
  empty: () => 'The file is empty.',
  'not-a-backup': () =>
    'This is no backup of Docket. Its name begins with “docket-” and ends in .json, .json.gz or .docket.',
  'newer-version': ({ app }) =>
    `A newer version of Docket${app === '' ? '' : ` (${app})`} has written it. Update Docket, then restore it.`,
  truncated: () => 'It ends too early: a part of it is missing. Look for a whole copy of it.',
  damaged: ({ line }) => `It is damaged in line ${line}. Look for another copy of it.`,
  changed: () => 'It was changed after Docket had written it, or was damaged. Look for another copy of it.',
  trailing: ({ line }) => `Something stands behind its end, from line ${line} on. Another program may have changed it.`,
  invalid: ({ line, path }) =>
    `Line ${line} says what Docket does not understand${path.length === 0 ? '' : ` (${path.join(' › ')})`}.`,
  incomplete: ({ what }) =>
    ({
      commit: 'A step of the history in it is damaged.',
      file: 'An attached file in it is damaged or incomplete.',
      record: 'A part of it is missing.'
    })[what],
  twice: ({ line }) => `Line ${line} says again what was said before. Another program may have changed it.`,
  limit: ({ limit }) => `It cannot be read: ${limits[limit]}.`,
  unsound: () => 'It is whole, and holds what Docket would never have written. It was not taken in.',
  'not-text': () => 'It is not text, and so no backup of Docket.',
  compression: () => 'It cannot be unpacked: it is damaged, or a part of it is missing.',
  'passphrase-missing': () => 'It is protected with a passphrase.',
  'passphrase-wrong': () => 'The passphrase does not fit, or the file is damaged at its beginning.',
  encryption: () => 'It is protected with a passphrase, and damaged or incomplete.',
  unreadable: () => 'It could not be read. It may have been moved or deleted: choose it again.'
};

const did: Record<LogEntry['did'], (name: string) => string> = {
  'backed-up': (name) => `Backed up to ${name}`,
  restored: (name) => `Everything replaced by ${name}`,
  merged: (name) => `Merged ${name}`,
  undone: () => 'Went back to a snapshot'
};

const snapshots: Record<Snapshot['why'], string> = {
  restore: 'Before a restore',
  undo: 'Before a restore was taken back'
};

const kinds: Record<SubjectKind, string> = {
  invoice: 'Invoices',
  client: 'Clients',
  job: 'Jobs',
  person: 'People',
  business: 'Business',
  workflow: 'Workflow',
  series: 'Number series'
};

const becomes: { readonly [Becomes in keyof Tally]: { readonly replace: string; readonly merge: string } } = {
  added: { replace: 'Come in', merge: 'Come in' },
  changed: { replace: 'Change', merge: 'Change' },
  same: { replace: 'Stay as they are', merge: 'Stay as they are' },
  here: { replace: 'Go away', merge: 'Here only, stay' }
};

/** By the name of what the browser threw. */
const autoProblems: Readonly<Record<string, string>> = {
  NotFoundError: 'It was moved or deleted. Choose it again, or another place.',
  NotAllowedError: 'The browser does not allow it any more. Choose it again.',
  NoModificationAllowedError: 'Another program holds it. Close that program, then try again.',
  QuotaExceededError: 'There is no room left. Make room, or choose another place.',
  'other-history':
    'A restore has put other data here, and that is not written over what is there. Choose where it goes from now on.',
  damaged: 'What is there is not what was written. Do not rely on it: choose another place.'
};

const unwritable = (name: string): string => autoProblems[name] ?? `The browser said: ${name}. Choose another place.`;

/** Files that leave the device and come back. */
export const backup = {
  title: 'Back up',
  text: 'One file with every step of the history. It brings everything back, on this device or another one.',
  never: 'There is no backup yet.',
  last: (when: string, isChecked: boolean): string =>
    `Last backup ${when}: ${isChecked ? 'backed up and checked' : 'handed over, not checked'}.`,
  since: (count: number): string =>
    count === 0 ? 'Nothing has changed since.' : count === 1 ? 'One change since.' : `${count} changes since.`,
  withFiles: 'With attached files and original documents',
  zip: 'Zipped',
  zipHint: 'Smaller. Without it any text editor shows what is in the file.',
  protect: 'Protect it with a passphrase',
  passphrase: 'Passphrase',
  passphraseHint: 'Without it nobody can open the file, you neither. Write it down.',
  again: 'Passphrase once more',
  differs: 'The two are not the same.',
  now: 'Back up now',
  share: 'Share',
  underWay: 'Writing the backup …',
  stop: 'Stop',
  stopped: 'No backup was made.',
  checked: (name: string): string => `Backed up: ${name} was written, read again and compared.`,
  handedOver: (name: string): string =>
    `${name} was handed over, not checked. Look whether it has arrived, or check it with “Verify a backup file”.`,
  damaged: (name: string): string =>
    `${name} was written, and is not what it should be. Do not rely on it: back up to another place.`,
  failed: 'The backup could not be written',
  unwritable,
  auto: {
    title: 'Automatic backup',
    fileName: 'docket-backup.json.gz',
    impossible: 'This browser cannot write into a file by itself. Chrome and Edge on a computer can.',
    off: 'Choose a file or a folder once; from then on each change is written there, read again and compared.',
    on: (place: string): string => `Each change is written to “${place}” once you pause.`,
    waiting: (place: string): string => `“${place}” waits for your permission`,
    waitingRemedy: 'The browser asks for it again after it was closed.',
    failed: (place: string): string => `“${place}” could not be written`,
    safe: 'What is on this device is safe.',
    why: (name: string): string => unwritable(name),
    unprotected: 'These files are zipped, and not protected by a passphrase: Docket keeps none.',
    allow: 'Allow',
    again: 'Try again',
    file: 'Choose a file',
    folder: 'Choose a folder',
    stop: 'Stop writing there'
  },
  verify: 'Verify a backup file',
  verified: (name: string, when: string, steps: string): string =>
    `${name} is whole: a backup of ${when} with ${steps} steps of the history.`,
  sample: 'You are in the sample: the backup will hold the sample, not your own data.',

  restore: 'Restore',
  restoreText:
    'Reads a backup, shows what would change, and waits for your word. What is here now is kept as a snapshot.',
  choose: 'Restore from a file',
  alsoRead: (name: string): string => `Read ${name} as well`,
  reading: 'Reading the file …',
  refused: (name: string): string => `${name} cannot be used`,
  untouched: 'Nothing was changed.',
  needsPassphrase: (name: string): string => `${name} is protected`,
  open: 'Open',
  previewTitle: 'What a restore would change',
  made: (when: string, app: string): string => `Made ${when} by Docket ${app}.`,
  withoutFiles: 'It holds no attached files. Those that are here stay.',
  otherHistory:
    'It is of another history, or both devices went on from one backup as if the other were gone. It can only replace what is here.',
  modes: {
    label: 'How',
    replace: 'Replace everything here',
    replaceHint: 'Afterwards everything is as the file says.',
    merge: 'Merge it with what is here',
    mergeHint:
      'All that both sides did is kept. Where both changed one field, the later change counts, and Home shows both to choose from.',
    do: { replace: 'Replace everything', merge: 'Merge' }
  },
  firstModes: {
    label: 'Is the device that this backup came from still in use?',
    replace: 'No, this one takes its place',
    replaceHint:
      'Numbers go on where they were. Do not work on the other device any more: both would give the same numbers, and could not be merged any more.',
    merge: 'Yes, both are used',
    mergeHint:
      'Merge a backup of one into the other now and then to bring them together. Numbers from this device bear a letter (INV-2026-B0001), so that none is given twice.',
    do: { replace: 'Go on here', merge: 'Use both' }
  },
  goes: (count: number): string =>
    count === 1 ? 'One record that is here only goes away.' : `${count} records that are here only go away.`,
  takesMuch: ({ of, removed, cancelled }: { of: number; removed: number; cancelled: number }): string =>
    `Of the ${of} invoices here, ${removed} would be deleted and ${cancelled} cancelled, as the file says. Is that what happened?`,
  newerHere: 'Something here has changed since the backup was made. Replacing takes it back to the state of the file.',
  copied:
    'One of your devices went on in two places, as after its data was copied or set back. What was done in both places is kept.',
  nothing: 'Everything is here already: nothing would change.',
  what: 'What',
  becomes: (tally: keyof Tally, mode: 'replace' | 'merge'): string => becomes[tally][mode],
  kinds,
  examples: 'For example',
  more: (count: number): string => `and ${count} more`,
  look: 'Look only',
  cancel: 'Leave it as it is',
  working: 'Restoring …',
  opening: 'Opening it to look at …',
  takingIn: 'Taking it in: nothing of it, or all of it …',
  restoreStopped: 'It was stopped. Nothing was changed.',
  restored: 'Everything was replaced by the backup.',
  merged: 'The backup was merged.',
  restoreFailed: 'Nothing was restored',
  undone: 'Everything is as it was before.',

  snapshots: 'Snapshots',
  snapshotsText: 'Kept by itself before each restore, on this device only.',
  snapshot: (why: Snapshot['why']): string => snapshots[why],
  goBack: 'Go back to this',
  goBackTitle: 'What going back would change',
  goBackText: (when: string): string =>
    `The snapshot of ${when}: everything becomes as it was then. What is here now is kept as a snapshot, too.`,
  newerSince: 'Something here has changed since then. Going back takes that away.',
  snapshotRefused: 'This snapshot cannot be used',

  log: 'Log of this device',
  logged: (entry: LogEntry): string => did[entry.did](entry.name),
  notChecked: 'not checked',

  problem: (problem: FileProblem): string => {
    // The table has one entry for each problem; that they belong together is beyond the type checker.
    const say = problems[problem.why] as (problem: FileProblem) => string;
    return say(problem);
  }
};
