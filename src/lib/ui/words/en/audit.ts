/** Files that show what happened, and check themselves. */
export const audit = {
  save: 'Save audit file',
  deleted: 'Deleted invoice',
  period: {
    title: 'Audit file',
    about:
      'What happened to invoices in a period, as one file that holds the seals of the whole history, checks itself wherever it is opened, and names what was changed since.',
    from: 'From',
    until: 'To',
    name: (from: string, until: string): string => `${from} to ${until}`,
    reversed: 'This is before the first day.',
    nothing: 'Nothing happened to any invoice in this period.'
  },
  title: (number: string): string => `History of ${number}`,
  fileName: (number: string): string => `docket-audit-${number}.html`,
  saved: (file: string, seal: string): string =>
    `Its seal is ${seal}. ${file} saved: it checks itself wherever it is opened.`,
  broken: 'This file is not what was sealed: it can no longer be read. Something was changed here:',
  file: {
    verified:
      'Checked just now, by this file itself: every step is as it was sealed, and none is missing, in all chains from their first commit.',
    changed: 'This file is not what was sealed:',
    unreadable: 'This file was not checked. Scripts are off here, or it was changed since it was saved.',
    lineChanged: 'What is said of a step was changed:',
    incomplete: 'Steps or seals were taken out of this file or put into it, or its own words were changed.',
    seal: 'Whoever gave you this file was shown its seal when it was saved:',
    why: {
      'events-changed': 'what it holds was changed',
      'head-changed': 'who, when or under what it was done was changed',
      'chain-broken': 'it does not follow on the one before it',
      gap: 'what came before it is missing'
    },
    columns: { at: 'When', who: 'Who', what: 'What' },
    commits: 'Commit'
  }
};
