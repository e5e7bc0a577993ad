import { createContext } from 'svelte';
import { fromStore } from 'svelte/store';
import { showBadge } from '#device/app-badge.ts';
import { clearsUnusedSites } from '#device/browser.ts';
import type { Install, InstallState } from '#device/install.ts';
import type { Update, UpdateState } from '#device/update.ts';

/** The app as a thing on this device: whether it can be installed, and whether a newer version waits. */
export class AppOnDevice {
  readonly #install: Install;
  readonly #update: Update;
  readonly #installState: { readonly current: InstallState };
  readonly #updateState: { readonly current: UpdateState };

  constructor({ install, update }: { install: Install; update: Update }) {
    this.#install = install;
    this.#update = update;
    this.#installState = fromStore(install.state);
    this.#updateState = fromStore(update.state);
  }

  get install(): InstallState {
    return this.#installState.current;
  }

  /** Whether this browser removes the data of websites that were not used for a week. */
  get clearsUnusedSites(): boolean {
    return clearsUnusedSites(navigator);
  }

  get update(): UpdateState {
    return this.#updateState.current;
  }

  /** Says on the icon of the app how much waits. */
  showWaiting(count: number): Promise<void> {
    return showBadge(count);
  }

  /** The browser's own question; to be called from a press of a button. */
  askToInstall(): Promise<boolean> {
    return this.#install.ask();
  }

  /** Lets the waiting version take over, after what is typed was stored. */
  applyUpdate(): Promise<void> {
    return this.#update.apply();
  }

  /** Looks for a newer version now. False: the server could not be reached. */
  checkForUpdate(): Promise<boolean> {
    return this.#update.check();
  }

  /** Loads the page anew, with the newest version that can be had: it can do nothing more as it is. */
  renew(): Promise<void> {
    return this.#update.renew();
  }
}

export const [useAppOnDevice, provideAppOnDevice] = createContext<AppOnDevice>();
