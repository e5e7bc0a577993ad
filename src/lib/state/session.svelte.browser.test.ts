import { flushSync } from 'svelte';
import { expect, onTestFinished, test } from 'vitest';
import { patience } from '#device/patience.ts';
import { datasetsOf } from '#services/datasets.ts';
import { realName, sampleName } from '#services/docket.ts';
import { failureOf } from '#services/failure.ts';
import { askOnceSaved } from '#services/persist.ts';
import { Session } from '#state/session.svelte.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { newId, sentinelInMemory, value } from '#tests/builders/stored.ts';

test('a first visit opens an empty dataset that waits to be set up, and then knows who acts', async () => {
  const { session } = await opened();
  const seen = shown(() => [session.isSetUp, session.actingPerson?.fields.name ?? null, session.workflow?.document.id]);
  await expect.poll(() => seen.at(-1)).toEqual([false, null, undefined]);
  value(await session.execute(setUp()));
  await expect.poll(() => seen.at(-1)).toEqual([true, 'Ada', 'small-business']);
});

test('what is shown of the columns, and an answer about an invoice, follow every commit', async () => {
  const { session } = await opened();
  value(await session.execute(setUp()));
  const counts = shown(() => session.columns.query({ today: session.docket.today() }).ids.length);
  const statuses = shownLive(session);
  value(await session.execute(createInvoice('a', { lines: linesOf('100') })));
  await expect.poll(() => counts.at(-1)).toBe(1);
  await expect.poll(() => statuses.at(-1)).toBe('draft');
  value(await session.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  await expect.poll(() => statuses.at(-1)).toBe('sent');
});

test('undo goes on with what the acting person did, whoever acted in between [BR18]', async () => {
  const { session } = await opened();
  value(await session.execute(setUp('agency')));
  const hired = value(
    await session.execute({ do: 'addPerson', id: 'b', fields: { name: 'Bea', roles: ['owner'], active: true } })
  );
  value(await session.docket.actAs('b'));
  expect(session.lastDone).toBeNull();
  const begun = value(await session.execute(createInvoice('a')));
  expect(session.lastDone).toBe(begun.commit);
  value(await session.docket.actAs(owner));
  expect(session.lastDone).toBe(hired.commit);
});

test('the sample is entered and left with one tap each, and real data is as it was', async () => {
  const { session } = await opened();
  value(await session.execute(setUp()));
  await session.openSample('small-business');
  expect(session.isSample).toBe(true);
  expect(session.columns.query({ today: session.docket.today() }).ids.length).toBeGreaterThan(40);
  await session.leave();
  expect(session.isSample).toBe(false);
  expect((await session.docket.people()).map(({ id }) => id)).toEqual([owner]);
});

test('a tab whose data is taken away says so, and refuses to write', async () => {
  const { session } = await opened();
  value(await session.execute(setUp()));
  const connections = shown(() => session.connection);
  await deleted(realName);
  await expect.poll(() => connections.at(-1)).toBe('deleted');
  const failed = session.execute(createInvoice('a'));
  await expect(failed).rejects.toSatisfy((error: unknown) => failureOf(error)?.why === 'closed');
});

test('data that is missing is told, and one may begin anew', async () => {
  const { session, remembered } = await opened();
  value(await session.execute(setUp()));
  session.docket.close();
  await deleted(realName);
  const later = sessionWith(remembered);
  await later.open();
  expect(later.status).toEqual({ kind: 'failed', problem: { why: 'evicted' } });
  await later.open({ startAnew: true });
  expect(later.status).toEqual({ kind: 'open' });
});

test('a draft survives its tab', async () => {
  const { session, remembered } = await opened();
  const form = { lines: [{ text: 'Work' }] };
  session.docket.drafts.registerFlush(() => session.docket.drafts.save('invoice/new', form));
  await session.flushDrafts();
  session.docket.close();
  const later = sessionWith(remembered);
  await later.open();
  expect((await later.docket.drafts.load('invoice/new'))?.value).toEqual(form);
  expect((await later.docket.drafts.list('invoice/')).map(({ key }) => key)).toEqual(['invoice/new']);
  await later.docket.drafts.delete('invoice/new');
  expect(await later.docket.drafts.load('invoice/new')).toBeNull();
});

test('lasting storage is asked for once, when there is something to lose', async () => {
  const { session } = await opened();
  let asked = 0;
  const ask = (): Promise<boolean> => {
    asked += 1;
    return Promise.resolve(true);
  };
  const stop = askOnceSaved(session.docket, { ask }, fail);
  value(await session.execute(setUp()));
  expect(asked).toBe(0);
  value(await session.execute(createInvoice('a')));
  value(await session.execute(createInvoice('b')));
  expect(asked).toBe(1);
  stop();
});

async function opened() {
  const remembered = sentinelInMemory();
  const session = sessionWith(remembered);
  await session.open();
  expect(session.status).toEqual({ kind: 'open' });
  return { session, remembered };
}

function sessionWith(remembered: ReturnType<typeof sentinelInMemory>): Session {
  const clock = { nowMs: () => Date.now(), zone: () => 'UTC' };
  const keeping = {
    ask: () => Promise.resolve(false),
    read: () => Promise.resolve({ persisted: false, usedBytes: null, roomBytes: null })
  };
  const datasets = datasetsOf({ clock, newId, app: 'test', remembered, onError: fail });
  const session = new Session({ datasets, isLate: patience().isLate, keeping, onOpen: () => () => undefined });
  onTestFinished(async () => {
    if (session.status.kind === 'open') session.docket.close();
    await deleted(realName);
    await deleted(sampleName);
  });
  return session;
}

function shown<T>(read: () => T): T[] {
  const values: T[] = [];
  const stop = $effect.root(() => {
    $effect(() => void values.push(read()));
  });
  onTestFinished(stop);
  flushSync();
  return values;
}

function shownLive(session: Session): (string | null)[] {
  const values: (string | null)[] = [];
  const stop = $effect.root(() => {
    const answer = session.live((docket) => docket.ask('a'));
    $effect(() => {
      if (answer.current.status === 'ready') values.push(answer.current.value?.invoice.status ?? null);
    });
  });
  onTestFinished(stop);
  flushSync();
  return values;
}

async function deleted(name: string): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const request = indexedDB.deleteDatabase(name);
    request.onsuccess = () => resolve();
    request.onerror = () => reject(new Error(`${name} could not be deleted`));
  });
}

function fail(error: unknown): never {
  throw error;
}
