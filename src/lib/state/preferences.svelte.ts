import { remembered } from '#device/remembered.ts';

/** A switch that this device remembers. It is no part of the data: it stays here and is in no file. */
class Switch {
  readonly #key: string;
  #isOn: boolean;

  constructor(name: string) {
    this.#key = `preference:${name}`;
    this.#isOn = $state(remembered.read(this.#key) === 'on');
  }

  get isOn(): boolean {
    return this.#isOn;
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
  #value: string;

  constructor(name: string) {
    this.#key = `preference:${name}`;
    this.#value = $state(remembered.read(this.#key) ?? '');
  }

  get value(): string {
    return this.#value;
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
  /** BCP 47 tag by which numbers and days are written; empty: as the browser does. Read once, when the app starts. */
  locale: new Choice('locale')
};
