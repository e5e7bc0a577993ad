import { createContext } from 'svelte';
import { fromStore } from 'svelte/store';
import { showBadge } from '#device/app-badge.ts';
import { clearsUnusedSites } from '#device/browser.ts';
import type { Install, InstallState } from '#device/install.ts';
import {
  askForNotices,
  noticePermission,
  showNotice,
  whenNoticePressed,
  type Notice,
  type NoticePermission
} from '#device/notices.ts';
import type { Update, UpdateState } from '#device/update.ts';
import { preferences } from './preferences.svelte.ts';

/** The app as a thing on this device: whether it can be installed, and whether a newer version waits. */
export class AppOnDevice {
  readonly #install: Install;
  readonly #update: Update;
  readonly #installState: { readonly current: InstallState };
  readonly #updateState: { readonly current: UpdateState };
  #permission = $state(noticePermission());
  /** How much waited when that was last shown. */
  #waiting = 0;

  constructor({ install, update }: { install: Install; update: Update }) {
    this.#install = install;
    this.#update = update;
    this.#installState = fromStore(install.state);
    this.#updateState = fromStore(update.state);
  }

  get install(): InstallState {
    return this.#installState.current;
  }

  /** Whether there is a way to put it on the home screen from here. */
  get canInstall(): boolean {
    return this.install.kind === 'offered' || this.install.kind === 'by-share-menu';
  }

  /** Whether this browser removes the data of websites that were not used for a week. */
  get clearsUnusedSites(): boolean {
    return clearsUnusedSites(navigator);
  }

  get update(): UpdateState {
    return this.#updateState.current;
  }

  /** Says on the icon of the app how much waits; with a notice where it has become more while nobody looked. */
  async showWaiting(count: number, notice: Notice): Promise<void> {
    const isMore = count > this.#waiting;
    this.#waiting = count;
    await showBadge(count);
    if (isMore && this.givesNotice && document.visibilityState === 'hidden') await showNotice(notice);
  }

  /** Whether somebody wants to be told, and the browser lets us. */
  get givesNotice(): boolean {
    return preferences.notices.isOn && this.noticePermission === 'granted';
  }

  get noticePermission(): NoticePermission {
    return this.#permission;
  }

  /** To be called from a press of a button: the browser may have a question of its own. */
  async wantNotices(isOn: boolean): Promise<void> {
    if (isOn) this.#permission = await askForNotices();
    preferences.notices.isOn = isOn && this.#permission === 'granted';
  }

  /** A notice was pressed. Gives the function that ends it. */
  whenNoticePressed(go: (href: string) => void): () => void {
    return whenNoticePressed(go);
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
