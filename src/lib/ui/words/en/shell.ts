import { lower } from './sentence.ts';

interface Trouble {
  readonly title: string;
  /** What is safe. */
  readonly safe: string;
  /** What to do. */
  readonly remedy: string;
}

const reloadable = 'Everything that was saved is safe on this device.';

/** What is wrong with the place where the data lies. */
const troubles = {
  quota: {
    title: 'There is no room left to save this',
    safe: 'Everything that was saved before is safe. The last step was not saved.',
    remedy: 'Make room on this device, then try again. Back up first if you are in doubt.'
  },
  evicted: {
    title: 'The data that was on this device is gone',
    safe: 'The browser has cleared it, or found it damaged, or somebody deleted it in the settings of the browser. Your backup files are still good.',
    remedy: 'Begin with an empty Docket, and restore your last backup there.'
  },
  damaged: {
    title: 'The data on this device cannot be opened',
    safe: 'Nothing was changed, and your backup files are still good. The browser cannot read its own files: they are damaged, or another program holds them.',
    remedy:
      'Close the browser, start the device anew, and try again. If it stays so, delete the data of this website in the settings of the browser, which also deletes what is here, and restore your last backup.'
  },
  'newer-version': {
    title: 'A newer version of Docket has taken over',
    safe: `${reloadable} This page is of the older version and saves nothing more.`,
    remedy:
      'Reload this page to go on with the newer version. Where that is not on this device yet, it needs a network.'
  },
  slow: {
    title: 'This takes unusually long',
    safe: 'Everything that was saved before is safe. What is under way now will be saved as a whole or not at all.',
    remedy:
      'Wait: this goes away as soon as something moves. Close other tabs with Docket, since one of them may be at work. If nothing helps, reload, and look whether the last step is there.'
  },
  blocked: {
    title: 'Another tab holds the data',
    safe: reloadable,
    remedy: 'Close the other tabs with Docket. This page then goes on by itself.'
  },
  'missing-part': {
    title: 'This part of Docket is not on this device yet',
    safe: reloadable,
    remedy: 'Connect to a network, then reload this page. From then on it works without one.'
  },
  closed: {
    title: 'The connection to the data was closed',
    safe: 'Nothing more is saved from this page. What was saved is still there, unless the browser has cleared it.',
    remedy: 'Copy what you have typed and not saved, then reload this page: it says what it finds.'
  },
  replaced: {
    title: 'Data was restored or repaired in another tab',
    safe: 'What this page shows is no longer what is on this device, and nothing more is saved from it.',
    remedy: 'Reload this page to see what is there now.'
  },
  deleted: {
    title: 'The data was deleted from another tab',
    safe: 'Your backup files are still good.',
    remedy: 'Reload this page to begin again.'
  },
  unavailable: {
    title: 'This browser keeps no data here',
    safe: 'Nothing is lost: nothing could be saved yet.',
    remedy:
      'This is a private window, or storage is switched off for this address. Open Docket in a normal window, or allow storage in the settings of the browser, then reload.'
  },
  unknown: {
    title: 'The data could not be read',
    safe: 'Nothing was changed.',
    remedy: 'Reload this page. If it happens again, back up.'
  }
} satisfies Record<string, Trouble>;

/** The frame around every page. */
export const shell = {
  /** Who acts on this device. */
  acting: {
    switch: 'Switch person',
    youAre: (name: string): string => `You act as ${name === '' ? 'somebody' : name}`,
    unnamed: 'Without a name'
  },
  /** On the device, while the app is not looked at. */
  notice: (count: number): { title: string; text: string } => ({
    title: 'Something new waits for you',
    text: count === 1 ? 'One thing waits on Home.' : `${count} things wait on Home.`
  }),
  name: 'Docket',
  /** Of the window: "Invoices – Docket". */
  windowTitle: (page: string): string => (page === '' ? 'Docket' : `${page} – Docket`),
  home: 'Home',
  invoices: 'Invoices',
  clients: 'Clients',
  reports: 'Reports',
  settings: 'Settings',
  /** Opens what finds and does anything. */
  find: 'Find',

  storage: {
    saved: 'Saved on this device',
    short: 'Saved',
    shortNever: 'No backup',
    shortSince: (count: number): string => `${count} new`,
    stopped: 'Automatic backup has stopped',
    atRisk: 'Browser may clear it',
    backUp: 'Back up',
    never: 'Never backed up',
    age: (age: string): string => `Backed up ${age}`,
    since: (count: number): string => (count === 1 ? '1 change since' : `${count} changes since`)
  },

  sample: {
    label: 'Sample data',
    note: 'Sample data. Nothing here touches your own.',
    leave: 'Leave the sample'
  },

  look: {
    label: 'Looking at a backup',
    note: (file: string): string =>
      `You are looking at ${file}. Nothing can be changed here; your own data is untouched.`,
    aFile: 'a backup',
    leave: 'Back to your data'
  },

  reminder: {
    label: 'Backup',
    note: (changes: number, hasOne: boolean): string =>
      `${changes === 1 ? 'One change is' : `${changes} changes are`} in no backup${hasOne ? '' : ': there is none yet'}.`,
    stopped: (place: string): string => `Changes are no longer written to “${place}”.`,
    later: 'Later',
    backUp: 'Back up'
  },

  update: {
    label: 'Update',
    ready: 'A newer version of Docket is ready. What you typed is kept.',
    apply: 'Update now',
    later: 'Later'
  },

  install: {
    label: 'Install',
    note: 'Put Docket on your home screen: it opens like any app, also without a network.',
    ask: 'Install Docket',
    steps: ['Tap the Share button of the browser.', 'Choose “Add to Home Screen”.', 'Tap “Add”.'],
    stepsTitle: 'On an iPhone or iPad',
    later: 'Not now'
  },

  undone: 'Undone.',
  nothingToUndo: 'There is nothing to undo.',

  troubles,
  reload: 'Reload',
  wait: 'Wait',
  beginAnew: 'Begin with an empty Docket',
  exportData: 'Back up now',
  unhelped: 'If that does not help:',

  crash: {
    title: 'Something went wrong',
    safe: 'Everything that was saved is safe on this device.',
    remedy: 'Back up if you want to be sure, then go on from the start.',
    exportFailed: 'The data could not be read just now. Go back to the start and try again, or use the rescue page.',
    repair: 'Repair from the history',
    repairFailed: 'It could not be repaired. Back up with the rescue page.',
    again: 'If it happens again, repair: everything is made anew from the history. If that does not help:',
    rescue: 'to the rescue page, which saves everything without the app',
    details: 'What happened',
    goOn: 'Back to the start'
  },

  missing: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what it led to has gone.',
    back: 'Back to the start'
  },
  unopened: {
    title: 'This page could not be opened',
    text: 'A part of the app has not arrived. Everything that was saved is safe on this device, and so is what you typed.',
    again: 'Try again'
  },

  keys: {
    undo: 'Undo the last step',
    newInvoice: 'New invoice',
    goHome: 'Go home',
    goInvoices: 'Go to invoices',
    goJobs: (many: string): string => `Go to ${lower(many)}`,
    goClients: 'Go to clients',
    goReports: 'Go to the reports',
    goSettings: 'Go to settings'
  }
};
