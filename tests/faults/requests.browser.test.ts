import { expect, onTestFinished, test } from 'vitest';
import { sha256Hex } from '#device/sha256.ts';
import type { BackupChoices, OpenedBackup } from '#services/backups.ts';
import { ok } from '#domain/shared/result.ts';
import type { Docket } from '#services/docket.ts';
import { createClient, createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { freshName, value } from '#tests/builders/stored.ts';
import { counted, isThorough } from './counted.ts';

/**
 * Each request to IndexedDB may fail: the first, the second … until there is none left to fail. Whatever was under way is
 * then done as a whole or not at all, and what was acknowledged before is still there.
 */

const plain: BackupChoices = { withFiles: true, isZipped: false, passphrase: '' };

interface Path {
  /** What has to be there before. */
  prepare?: (docket: Docket) => Promise<OpenedBackup | undefined>;
  act: (docket: Docket, opened: OpenedBackup | undefined) => Promise<{ readonly ok: boolean }>;
  /** Every how many-th request is tried. */
  stride?: number;
  /** It leaves no trace in the history. */
  isSilent?: boolean;
}

/** Where there are many requests, each run of all tests tries some of them. */
const strideOfMany = isThorough ? 1 : 17;

const paths: Record<string, Path> = {
  'writing an invoice': { act: (docket) => docket.execute(createInvoice('new', { lines: linesOf('5') })) },
  'a move that gives a number': { act: (docket) => docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }) },
  'a payment with the move that follows': {
    act: (docket) =>
      docket.execute({
        do: 'changeStatus',
        invoice: 'b',
        to: 'paid',
        payment: { id: 'p', day: '2026-03-02', method: '', note: '' }
      })
  },
  'many as one': {
    act: (docket) =>
      docket.execute({
        do: 'batch',
        commands: ['a', 'b'].map((invoice) => ({ do: 'archiveInvoice' as const, invoice }))
      })
  },
  'a file that is attached': {
    act: async (docket) => {
      const bytes = new TextEncoder().encode('receipt');
      const blob = { digest: await sha256Hex(bytes), mime: 'text/plain', bytes };
      return docket.execute({ do: 'archiveInvoice', invoice: 'a' }, { blobs: [blob] });
    }
  },
  'a restore that replaces everything': {
    prepare: backedUp,
    act: (docket, opened) => docket.backups.restore(opened!, 'replace'),
    stride: strideOfMany
  },
  'a restore that merges': {
    prepare: backedUpElsewhere,
    act: (docket, opened) => docket.backups.restore(opened!, 'merge'),
    stride: strideOfMany
  },
  'a repair': { act: (docket) => docket.repair().then(() => ok(null)), isSilent: true }
};

test.each(
  Object.entries(paths).flatMap(([name, path]) =>
    (['once', 'from then on'] as const).map((how) => [name, how, path] as const)
  )
)(
  '%s is whole or not at all, whichever request fails %s',
  async (_name, how, { prepare, act, stride, isSilent = false }) => {
    const faults = injected();
    let fired = true;
    let failed = 0;
    for (let n = 1; fired; n += stride ?? 1) {
      const docket = await begun();
      const opened = await prepare?.(docket);
      const before = await stateOf(docket);
      faults.arm(n, how);
      const answer = await act(docket, opened).catch(() => null);
      fired = faults.disarm();
      failed += fired ? 1 : 0;
      const { findings } = await docket.checkIntegrity();
      expect(findings, `request ${n}`).toEqual([]);
      const after = await stateOf(docket);
      // What was acknowledged is there, and what failed has left nothing behind, not even the whole of it.
      if (answer === null) expect(after, `request ${n}`).toBe(before);
      else expect([answer.ok, after !== before], `request ${n}`).toEqual([true, !isSilent]);
      docket.close();
    }
    counted('A4', { 'requests failed': failed, 'half writes': 0 });
  }
);

async function begun(): Promise<Docket> {
  // What follows the data by itself meets the injected faults, too, and has nobody to tell but the console.
  const docket = await openTestDocket(freshName(), { onError: () => undefined });
  value(await docket.execute(setUp()));
  value(await docket.execute(createClient('c')));
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  value(await docket.execute(createInvoice('b', { lines: linesOf('50') })));
  value(await docket.execute({ do: 'changeStatus', invoice: 'b', to: 'sent' }));
  return docket;
}

async function backedUp(docket: Docket): Promise<OpenedBackup> {
  const made = await docket.backups.make(plain);
  value(await docket.execute({ do: 'archiveInvoice', invoice: 'a' }));
  return value(await docket.backups.open(made.file, made.name, ''));
}

/** What another device of the same business has added to all that is here. */
async function backedUpElsewhere(docket: Docket): Promise<OpenedBackup> {
  const before = await docket.backups.make(plain);
  const joining = await openTestDocket();
  const file = value(await joining.backups.open(before.file, before.name, ''));
  value(await joining.backups.restore(file, 'merge'));
  joining.close();
  const there = await openTestDocket(joining.name);
  value(await there.execute(createInvoice('theirs')));
  const made = await there.backups.make(plain);
  there.close();
  return value(await docket.backups.open(made.file, made.name, ''));
}

/** Everything but who this device is. */
async function stateOf(docket: Docket): Promise<string> {
  return (await docket.backups.make(plain)).records;
}

/** Lets requests of this page to IndexedDB fail, as they do when a disk is worn or a browser stumbles. */
function injected(): { arm(n: number, how: 'once' | 'from then on'): void; disarm(): boolean } {
  const store = IDBObjectStore.prototype;
  const names = ['add', 'put', 'delete', 'clear', 'get', 'getAll', 'getAllKeys', 'count', 'openCursor'] as const;
  const originals = names.map((name) => [name, Reflect.get(store, name) as (...given: unknown[]) => unknown] as const);
  let left = Infinity;
  let isPersistent = false;
  let hasFired = false;
  for (const [name, original] of originals) {
    Object.assign(store, {
      [name](this: IDBObjectStore, ...given: unknown[]) {
        left -= 1;
        if (left === 0 || (isPersistent && left < 0)) {
          hasFired = true;
          throw new DOMException('injected', 'UnknownError');
        }
        return original.apply(this, given);
      }
    });
  }
  onTestFinished(() => {
    for (const [name, original] of originals) Object.assign(store, { [name]: original });
  });
  return {
    arm(n, how) {
      left = n;
      isPersistent = how === 'from then on';
      hasFired = false;
    },
    disarm() {
      left = Infinity;
      return hasFired;
    }
  };
}
