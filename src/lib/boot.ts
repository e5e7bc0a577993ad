import { deviceClock, everyMinute } from '#device/clock.ts';
import { newId } from '#device/identifier.ts';
import { watchInstall, type Install } from '#device/install.ts';
import { patience } from '#device/patience.ts';
import { askToPersist, readPersistence } from '#device/persistence.ts';
import { remembered } from '#device/remembered.ts';
import { watchUpdate, type Update } from '#device/update.ts';
import { whenHidden, whenShown } from '#device/visibility.ts';
import { backUpAfterChanges } from '#services/auto-backup.ts';
import { datasetsOf } from '#services/datasets.ts';
import type { Docket } from '#services/docket.ts';
import { askOnceSaved } from '#services/persist.ts';
import { preferences } from '#state/preferences.svelte.ts';
import { Session } from '#state/session.svelte.ts';
import { chooseLocale } from '#ui/words/language.ts';

/** What the running app consists of. Built once, by the outermost layout. */
export interface App {
  readonly install: Install;
  readonly update: Update;
  readonly session: Session;
}

/** Joins the floors. Nothing else sees them all. */
export function boot({ serviceWorkerUrl, version }: { serviceWorkerUrl: string; version: string }): App {
  if (isLocale(preferences.locale.value)) chooseLocale(preferences.locale.value);
  const keeping = { ask: askToPersist, read: readPersistence };
  const attendant = patience();
  const session: Session = new Session({
    datasets: datasetsOf({
      clock: deviceClock,
      newId,
      app: version,
      remembered,
      attendant,
      sampleWords: () => import('#ui/words/preset.ts'),
      onError: reportError,
      onBlocked: () => session.heldUp()
    }),
    isLate: attendant.isLate,
    keeping,
    onOpen(docket: Docket) {
      // What the time has brought about while nobody looked (WR6).
      const catchUp = (): void => void docket.catchUp().catch(reportError);
      void docket.whole.then(catchUp);
      const stops = [
        askOnceSaved(docket, keeping, reportError),
        whenShown(catchUp),
        // Or while it is left open.
        everyMinute(catchUp),
        whenHidden(() => void docket.drafts.flush().catch(reportError)),
        whenHidden(() => void docket.settle().catch(reportError)),
        ...(docket.isSample || docket.isLook ? [] : [backUpAfterChanges(docket, reportError), syncing(docket)])
      ];
      return () => {
        for (const stop of stops) stop();
      };
    }
  });
  /** Nobody waits for what other devices have done until the page stands there. */
  function syncing({ whole, sync, changes }: Docket): () => void {
    const following = whole
      .then(sync)
      .then((one) => one.follow({ changes, everyMinute, whenShown, onError: reportError }));
    following.catch(reportError);
    return () => void following.then((stop) => stop());
  }

  session.open().catch(reportError);
  // The first question where we are takes a browser long, and while storage is opened nobody waits.
  setTimeout(() => deviceClock.zone());
  return {
    install: watchInstall(),
    update: watchUpdate(serviceWorkerUrl, () => session.flushDrafts()),
    session
  };
}

/** What is remembered may be of another version, or somebody's own hand. */
function isLocale(tag: string): boolean {
  try {
    return Intl.NumberFormat.supportedLocalesOf(tag === '' ? [] : [tag]).length > 0;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
