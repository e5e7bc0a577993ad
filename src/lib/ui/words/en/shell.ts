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
    remedy: 'Make room on this device, then try again. Export your data first if you are in doubt.'
  },
  evicted: {
    title: 'The data that was on this device is gone',
    safe: 'The browser has cleared it, or somebody deleted it in the settings of the browser. Files that you exported are still good.',
    remedy: 'Keep your last export in a safe place. To work here again, begin with an empty Docket.'
  },
  'newer-version': {
    title: 'A newer version of Docket has taken over',
    safe: `${reloadable} This page is of the older version and saves nothing more.`,
    remedy: 'Reload this page to go on with the newer version.'
  },
  blocked: {
    title: 'Another tab holds the data',
    safe: reloadable,
    remedy: 'Close the other tabs with Docket. This page then goes on by itself.'
  },
  closed: {
    title: 'The connection to the data was closed',
    safe: reloadable,
    remedy: 'Reload this page to go on.'
  },
  deleted: {
    title: 'The data was deleted from another tab',
    safe: 'Files that you exported are still good.',
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
    remedy: 'Reload this page. If it happens again, export your data.'
  }
} as const satisfies Record<string, Trouble>;

/** The frame around every page. */
export const shell = {
  name: 'Docket',
  /** Of the window: "Invoices – Docket". */
  windowTitle: (page: string): string => (page === '' ? 'Docket' : `${page} – Docket`),
  invoices: 'Invoices',
  clients: 'Clients',
  settings: 'Settings',

  storage: {
    saved: 'Saved on this device',
    short: 'Saved',
    atRisk: 'Browser may clear it',
    export: 'Export a copy'
  },

  sample: {
    label: 'Sample data',
    note: 'Sample data. Nothing here touches your own.',
    leave: 'Leave the sample'
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
  beginAnew: 'Begin with an empty Docket',
  exportData: 'Export my data',

  crash: {
    title: 'Something went wrong',
    safe: 'Everything that was saved is safe on this device.',
    remedy: 'Export your data if you want to be sure, then go on from the start.',
    exportFailed: 'The data could not be read just now. Go back to the start and export it from the settings.',
    details: 'What happened',
    goOn: 'Back to the start'
  },

  missing: {
    title: 'There is no such page',
    text: 'The address may be mistyped, or what it led to has gone.',
    back: 'Back to the start'
  },
  unopened: 'This page could not be opened',

  keys: {
    undo: 'Undo the last step',
    newInvoice: 'New invoice',
    goInvoices: 'Go to invoices',
    goClients: 'Go to clients',
    goSettings: 'Go to settings'
  }
};
