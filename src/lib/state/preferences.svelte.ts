import { remembered } from '#device/remembered.ts';

/** A switch that this device remembers. It is no part of the data: it stays here and is in no file. */
class Switch {
  readonly #key: string;
  /** Null until it is switched here: what is remembered is read when it is asked for, and not where a build loads this. */
  #isOn: boolean | null = $state(null);

  constructor(name: string) {
    this.#key = `preference:${name}`;
  }

  get isOn(): boolean {
    return this.#isOn ?? remembered.read(this.#key) === 'on';
  }

  set isOn(isOn: boolean) {
    this.#isOn = isOn;
    if (isOn) remembered.write(this.#key, 'on');
    else remembered.forget(this.#key);
  }
}

/** A text that this device remembers; empty where nothing was chosen. */
class Choice {
  readonly #key: string;
  /** Null until it is chosen here. */
  #value: string | null = $state(null);

  constructor(name: string) {
    this.#key = `preference:${name}`;
  }

  get value(): string {
    return this.#value ?? remembered.read(this.#key) ?? '';
  }

  set value(value: string) {
    this.#value = value;
    if (value === '') remembered.forget(this.#key);
    else remembered.write(this.#key, value);
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
  /** What other currencies are worth, as a person says it: see `services/reports/rates.ts`. */
  rates: new Choice('rates'),
  /** BCP 47 tag by which numbers and days are written; empty: as the browser does. Read once, when the app starts. */
  locale: new Choice('locale')
};
