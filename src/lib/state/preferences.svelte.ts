import { remembered } from '#device/remembered.ts';

/**
 * A text that this device remembers; empty where nothing was chosen. It is no part of the data: it stays here and is in no
 * file. Read when it is asked for, since pages are also taken apart where there is nothing to remember by.
 */
class Choice {
  readonly #key: string;
  /** Chosen since the app was started. */
  #chosen = $state<string | null>(null);

  constructor(name: string) {
    this.#key = `preference:${name}`;
  }

  get value(): string {
    return this.#chosen ?? remembered.read(this.#key) ?? '';
  }

  set value(value: string) {
    this.#chosen = value;
    if (value === '') remembered.forget(this.#key);
    else remembered.write(this.#key, value);
  }
}

/** A switch that this device remembers. */
class Switch {
  readonly #choice: Choice;

  constructor(name: string) {
    this.#choice = new Choice(name);
  }

  get isOn(): boolean {
    return this.#choice.value === 'on';
  }

  set isOn(isOn: boolean) {
    this.#choice.value = isOn ? 'on' : '';
  }
}

export const preferences = {
  /** Somebody who dictates, or types with one hand, can do without keys that do things by themselves (WCAG 2.1.4). */
  withoutSingleKeys: new Switch('without-single-keys'),
  /** Somebody wants to be told what has come to wait while the app is open and out of sight. */
  notices: new Switch('notices'),
  /** The offer to install was declined: it is not made again. */
  installDeclined: new Switch('install-declined'),
  /** The reminder of a backup was put off: see `backup-due.ts`. */
  backupPutOff: new Choice('backup-put-off'),
  /** Hints on how statuses are used that are not wanted now: see `put-off.ts`. */
  practicePutOff: new Choice('practice-put-off'),
  /** What the table of invoices shows, by the names of its columns; empty: the usual ones. */
  listColumns: new Choice('list-columns'),
  /** How tables of other programs are read: see `import-table.svelte.ts`. */
  tableReadings: new Choice('table-readings'),
  /** What other currencies are worth, as a person says it: see `services/reports/rates.ts`. */
  rates: new Choice('rates'),
  /** BCP 47 tag by which numbers and days are written; empty: as the browser does. Read once, when the app starts. */
  locale: new Choice('locale'),
  /** BCP 47 tag of the words; empty: as the browser asks for. Read once, when the app starts. */
  language: new Choice('language')
};
