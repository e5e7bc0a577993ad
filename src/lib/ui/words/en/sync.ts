import type { Losses } from '#services/folder-sync.ts';
import { inFigures } from './in-figures.ts';

const plural = (count: number, one: string, many = `${one}s`): string =>
  `${inFigures(count)} ${count === 1 ? one : many}`;

/** By the name of what the browser threw. */
const problems: Readonly<Record<string, string>> = {
  NotFoundError: 'It was moved or deleted. Choose it again, or another one.',
  NotAllowedError: 'The browser does not allow it any more. Choose it again.',
  NoModificationAllowedError: 'Another program holds the file of this device. Close that program, then look again.',
  QuotaExceededError: 'There is no room left. Make room, or choose another folder.',
  quota: 'This device has no room left for what has come. Make room on it, then look again.',
  closed: 'The connection to the data here was closed. Reload the page.',
  unknown: 'Something went wrong that we did not expect. Look again.',
  'other-history':
    'A restore has put other data here, which the other devices do not have. Restore there, too, or choose another folder.',
  damaged: 'What is there is not what was written. Do not rely on it: choose another folder.'
};

/** Several devices with one history. */
export const sync = {
  folder: 'A folder for all devices',
  folderText:
    'Choose a folder that reaches your other devices anyway: of Dropbox, Nextcloud, OneDrive or Syncthing, or on a USB stick. Each device writes one file there, and reads those of the others. Nothing goes anywhere else.',
  readable: 'Whoever can open the folder can read these files.',
  impossible: 'This browser cannot share a folder. Chrome and Edge on a computer can. Go on by hand below.',
  sample: 'This is the sample. Only your own data can be shared.',
  choose: 'Choose a folder',
  chooseOther: 'Choose another folder',
  look: 'Look now',
  stop: 'Stop sharing',
  toDevices: 'To the devices',
  allow: 'Allow',
  on: (place: string): string => `“${place}” is shared`,
  looked: (when: string): string => `Looked through ${when}.`,
  stateLabel: 'State',
  stateHint: 'Eight signs for all that this device knows. A device with the same ones knows the same.',
  waiting: (place: string): string => `“${place}” waits for your permission`,
  waitingRemedy: 'The browser asks for it again after it was closed.',
  failed: (place: string): string => `“${place}” could not be looked through`,
  safe: 'What is on this device is safe.',
  why: (name: string): string => problems[name] ?? `The browser said: ${name}. Choose another folder.`,

  others: 'Files of other devices',
  noOthers: 'No other device has written there yet.',
  written: (when: string): string => `written ${when}`,
  standings: {
    same: 'Knows the same as this device',
    'taken-in': 'All of it is here',
    unreadable: 'Half-way here, or damaged. It is looked at again, and is whole once its device has written it anew.',
    'other-history': 'Of another business, or from before a restore. It is left alone.'
  },
  asks: ({ of, removed, cancelled }: Losses): string => {
    const gone = [
      ...(removed > 0 ? [`delete ${removed}`] : []),
      ...(cancelled > 0 ? [`cancel ${cancelled}`] : [])
    ].join(' and ');
    return `It would ${gone} of ${plural(of, 'invoice')} here. Nothing of it was taken in.`;
  },
  agree: 'Take it in all the same',
  agreeTitle: 'Take in this file?',
  agreeText:
    'What it deletes is marked as deleted on all devices that share the folder, and what it cancels is cancelled.',

  hand: 'By hand, without a folder',
  handText:
    'Hand the file of this device to the other one: by AirDrop, by mail, by a cable. There, choose “Restore from a file” and then “Merge it with what is here”. Do the same the other way round, and both know the same.',
  handOver: 'Hand over a file',
  handedOver: (name: string): string => `${name} was handed over.`,
  takeIn: 'Take in a file',
  compare: 'Show the state of this device',

  more: 'One more device',
  moreSteps: [
    'Open Docket there, and choose to restore from a file.',
    'Take the file of this device, from the folder or handed over, and choose “Yes, both are used”.',
    'Say who works there. Then choose the same folder.'
  ],
  moreNumbers:
    'A further device gives numbers with a letter, as in INV-2026-B0001, so that two offline devices never give the same.',

  arrived: 'What has come',
  arrivedFrom: (from: string): string => `from the device ${from}`,
  added: (count: number): string => `${plural(count, 'invoice')} new`,
  changed: (count: number): string => `${plural(count, 'invoice')} changed`,
  otherRecords: (count: number): string => `${plural(count, 'other record')} new or changed`,
  conflicts: (count: number): string => `${plural(count, 'thing')} for you to decide`,
  copied:
    'A copy of a device was found: two went on under one name. Both sides are kept, and one of them goes by a new name.'
};
