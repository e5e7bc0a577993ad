import { watchInstall, type Install } from '#device/install.ts';
import { watchUpdate, type Update } from '#device/update.ts';

/** What the running app consists of. Built once, by the outermost layout. */
export interface App {
  readonly install: Install;
  readonly update: Update;
}

/** Joins the floors. Nothing else sees them all. */
export function boot({ serviceWorkerUrl }: { serviceWorkerUrl: string }): App {
  return {
    install: watchInstall(),
    update: watchUpdate(serviceWorkerUrl, () => Promise.resolve())
  };
}
