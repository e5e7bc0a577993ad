import type { Component } from 'svelte';
import { render } from 'vitest-browser-svelte';
import { watched } from '#device/watched.ts';
import type { Docket } from '#services/docket.ts';
import { ok } from '#domain/shared/result.ts';
import { Session } from '#state/session.svelte.ts';
import WithSession from './WithSession.svelte';

/** The session of a page, over an open dataset. */
export async function sessionOver(docket: Docket): Promise<Session> {
  const open = () => Promise.resolve(ok(docket));
  const session = new Session({
    datasets: {
      open,
      openSample: open,
      prepareLook: () => Promise.resolve(ok(null)),
      leave: open,
      deleteEverything: open
    },
    isLate: watched(false)[0],
    keeping: {
      ask: () => Promise.resolve(true),
      read: () => Promise.resolve({ persisted: true, usedBytes: null, roomBytes: null })
    },
    onOpen: () => () => undefined
  });
  await session.open();
  return session;
}

/** Shows a component as a page does, over an open dataset. */
export async function renderOver<Props extends Record<string, unknown>>(
  docket: Docket,
  shown: Component<Props>,
  props: Props
): Promise<Session> {
  const session = await sessionOver(docket);
  await render(WithSession, { props: { session, shown: shown as Component<Record<string, unknown>>, props } });
  return session;
}
