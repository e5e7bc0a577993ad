import { watched, type Watched } from '#device/watched.ts';

/** Whether, and how, Docket can be put on the home screen of this device. */
export type InstallState =
  | { readonly kind: 'installed' }
  /** The browser lets us ask. `ask` must be called from a press of a button. */
  | { readonly kind: 'offered' }
  /** iOS has no prompt: the person does it in the Share menu, and needs to be shown how. */
  | { readonly kind: 'by-share-menu' }
  | { readonly kind: 'unavailable' };

export interface Install {
  readonly state: Watched<InstallState>;
  /** Shows the browser's own question. Gives false where there was none to show, or the person declined. */
  ask(): Promise<boolean>;
  stop(): void;
}

/** Chromium's event, which no standard describes. */
interface BeforeInstallPromptEvent extends Event {
  prompt(): Promise<{ outcome: 'accepted' | 'dismissed' }>;
}

/** Call it early: the browser's offer comes once, soon after the page has loaded, and is kept here for later. */
export function watchInstall(): Install {
  const [state, setState] = watched<InstallState>({ kind: initialKind() });
  let offer: BeforeInstallPromptEvent | null = null;

  const listening = new AbortController();
  const { signal } = listening;
  window.addEventListener(
    'beforeinstallprompt',
    (event) => {
      event.preventDefault(); // Else the browser asks by itself, in the middle of a task.
      offer = event as BeforeInstallPromptEvent;
      setState({ kind: 'offered' });
    },
    { signal }
  );
  window.addEventListener(
    'appinstalled',
    () => {
      offer = null;
      setState({ kind: 'installed' });
    },
    { signal }
  );

  return {
    state,
    async ask() {
      if (offer === null) return false;
      const asked = offer;
      offer = null; // One offer can be shown once; the browser sends another one when it may be shown again.
      setState({ kind: 'unavailable' });
      const { outcome } = await asked.prompt();
      return outcome === 'accepted';
    },
    stop: () => listening.abort()
  };
}

function initialKind(): InstallState['kind'] {
  if (isStandalone()) return 'installed';
  return isIos(navigator) ? 'by-share-menu' : 'unavailable';
}

function isStandalone(): boolean {
  const { standalone } = navigator as { standalone?: boolean }; // Older iOS says it here only.
  return standalone === true || window.matchMedia('(display-mode: standalone)').matches;
}

/** An iPad calls itself a Mac; no Mac has a touch screen. */
export function isIos({ userAgent, maxTouchPoints }: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  return /iPad|iPhone|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
}
