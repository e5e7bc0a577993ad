import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { recomputed } from '#domain/invoice/charges.ts';
import { clockActor } from '#domain/invoice/evolve.ts';
import { conflictsOf, itemsOf } from '#domain/invoice/inbox.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { isJobWaiting, emptyJob, type Job, type JobFields } from '#domain/job/job.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import type { Json } from '#domain/shared/json.ts';
import { presetFor } from '#domain/workflow/presets.ts';
import { shuffled } from '#tests/builders/arbitrary.ts';
import { createClient, setUp } from '#tests/builders/commands.ts';
import type { Command } from './command.ts';
import { comparable } from './entities.ts';
import { MemoryLedger } from './memory.ts';

/** What devices do apart to a workshop and its invoices, and what comes of it once they meet. */

const priceRule = { fixed: '0', perHour: '0', perParticipant: '10', minimum: '0' };

function at(day: number, hour = 9): { by: string; wall: number; today: string } {
  const wall = Date.UTC(2026, 0, day, hour);
  return { by: 'owner', wall, today: new Date(wall).toISOString().slice(0, 10) };
}

function must(ledger: MemoryLedger, command: Command, day: number, hour?: number): void {
  const done = ledger.execute(command, at(day, hour));
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

/** Devices that know one confirmed workshop, which ends with the 31st of January, and its invoice. */
function devices<const Names extends readonly string[]>(...names: Names): { [Index in keyof Names]: MemoryLedger } {
  return devicesOf({ otherParticipants: 10, priceRule }, names);
}

function devicesOf<const Names extends readonly string[]>(
  changed: Partial<JobFields>,
  names: Names
): { [Index in keyof Names]: MemoryLedger } {
  const first = new MemoryLedger('first');
  const base = setUp('training');
  const workflow = presetFor('training', 'certification-body');
  must(first, { ...base, workflow, business: { ...base.business, account: 'certification-body' } }, 1);
  const fields = { ...emptyJob, title: 'Workshop', startDay: '2026-01-31', ...changed };
  must(first, { do: 'createJob', id: 'ws', fields }, 2);
  must(first, { do: 'changeJobStatus', job: 'ws', to: 'confirmed' }, 2);
  return names.map((name) => {
    const device = new MemoryLedger(name);
    device.receive(first.commits());
    return device;
  }) as { [Index in keyof Names]: MemoryLedger };
}

const startsOn = (day: string, old = '2026-01-31'): Command => ({
  do: 'editJob',
  job: 'ws',
  changes: [{ path: ['startDay'], old, new: day }]
});

function stateOf(ledger: MemoryLedger): string {
  return canonical(ledger.entities().map(comparable));
}

/** All tell each other everything, each in another order, and hold the same afterwards. */
function meet(...ledgers: readonly MemoryLedger[]): void {
  const all = ledgers.map((ledger) => ledger.commits());
  ledgers.forEach((ledger, place) => {
    for (const commits of [...all.slice(place), ...all.slice(0, place)].reverse()) ledger.receive(commits);
  });
  expect(new Set(ledgers.map(stateOf)).size).toBe(1);
}

function jobIn(ledger: MemoryLedger): Job {
  const job = ledger.get('job', 'ws');
  if (!job) throw new Error('the workshop is gone');
  return job;
}

function invoiceIn(ledger: MemoryLedger): Invoice {
  const [invoice, ...others] = ledger.invoicesOfJob('ws').flatMap((id) => ledger.get('invoice', id) ?? []);
  if (!invoice || others.length > 0) throw new Error('the workshop has not one invoice');
  return invoice;
}

const itemIn = (ledger: MemoryLedger): string => Object.keys(jobIn(ledger).inbox)[0] ?? '';
const kinds = (ledger: MemoryLedger): string[] => Object.values(jobIn(ledger).inbox).map(({ kind }) => kind);

describe('a workshop that was rescheduled here and came to its end there', () => {
  it('ends in one item and is the same on both devices [WR2]', () => {
    const [here, there] = devices('here', 'there');
    must(here, startsOn('2026-06-01'), 20);
    there.catchUp(at(33));
    expect([jobIn(there).status, invoiceIn(there).status]).toEqual(['completed', 'review']);
    meet(here, there);
    expect(kinds(here)).toEqual(['ended-apart']);
    expect(conflictsOf(invoiceIn(here))).toEqual([]);
  });

  it('ends in one item, too, where what was done first comes last, since a clock ran ahead [WR2]', () => {
    const [here, there] = devices('here', 'there');
    const ahead = new MemoryLedger('ahead');
    // It knows of no workshop, so that none ends there.
    ahead.receive(here.commits().slice(0, 1));
    must(ahead, createClient('c'), 40);
    here.receive(ahead.commits());
    must(here, startsOn('2026-06-01'), 20);
    there.catchUp(at(33));
    meet(here, there);
    expect(kinds(here)).toEqual(['ended-apart']);
    expect(jobIn(here).dueAt).toBe(Date.UTC(2026, 5, 2));
  });

  it('goes back where it takes place, and stays where it is over [WR2]', () => {
    for (const keep of ['other', 'current'] as const) {
      const [here, there] = devices('here', 'there');
      must(here, startsOn('2026-06-01'), 20);
      there.catchUp(at(33));
      meet(here, there);
      must(there, { do: 'settleJob', job: 'ws', item: itemIn(there), keep }, 34);
      meet(here, there);
      expect(kinds(here)).toEqual([]);
      const ends = [jobIn(here).status, invoiceIn(here).status];
      expect(ends).toEqual(keep === 'other' ? ['confirmed', 'draft'] : ['completed', 'review']);
      // Its new end is noticed in its time, once.
      here.catchUp(at(160));
      there.catchUp(at(161));
      meet(here, there);
      expect([jobIn(here).status, invoiceIn(here).status]).toEqual(['completed', 'review']);
      expect(kinds(here)).toEqual([]);
    }
  });

  it('is settled by whoever gives it other dates once more', () => {
    const [here, there] = devices('here', 'there');
    must(here, startsOn('2026-06-01'), 20);
    there.catchUp(at(33));
    meet(here, there);
    must(here, startsOn('2026-07-01', '2026-06-01'), 34);
    expect(kinds(here)).toEqual([]);
    expect([jobIn(here).status, invoiceIn(here).status]).toEqual(['confirmed', 'draft']);
  });

  it('waits in no inbox where its new end has passed on both', () => {
    const [here, there] = devices('here', 'there');
    must(here, startsOn('2026-02-03'), 20);
    there.catchUp(at(33));
    here.catchUp(at(40));
    meet(here, there);
    expect(kinds(here)).toEqual([]);
    expect([jobIn(here).status, invoiceIn(here).status]).toEqual(['completed', 'review']);
  });

  it('is one item among three devices, whatever reaches whom first', () => {
    const [here, there, third] = devices('here', 'there', 'third');
    must(here, startsOn('2026-06-01'), 20);
    there.catchUp(at(33));
    third.catchUp(at(34));
    meet(here, there, third);
    expect(kinds(third)).toEqual(['ended-apart']);
    expect(isJobWaiting(jobIn(third))).toBe(true);
  });
});

describe('a workshop that was cancelled here', () => {
  it('and completed there stands as cancelled, and either side can be taken [W37]', () => {
    for (const keep of ['current', 'other'] as const) {
      const [here, there] = devices('here', 'there');
      must(here, { do: 'changeJobStatus', job: 'ws', to: 'cancelled' }, 20);
      there.catchUp(at(33));
      meet(here, there);
      expect(jobIn(here).status).toBe('cancelled');
      expect(kinds(here)).toEqual(['moved-apart']);
      must(here, { do: 'settleJob', job: 'ws', item: itemIn(here), keep }, 34);
      meet(here, there);
      expect(jobIn(here).status).toBe(keep === 'current' ? 'cancelled' : 'completed');
      expect(kinds(here)).toEqual([]);
    }
  });

  it('and whose invoice was paid there leaves one item on the invoice [WR7]', () => {
    const [here, there] = devices('here', 'there');
    const { id } = invoiceIn(there);
    must(here, { do: 'changeJobStatus', job: 'ws', to: 'cancelled' }, 20);
    expect(invoiceIn(here).status).toBe('cancelled');
    const payment = { id: 'p', amountMinor: 500, day: '2026-01-21', method: '', note: '' };
    must(there, { do: 'recordPayment', invoice: id, payment }, 21);
    meet(here, there);
    expect(conflictsOf(invoiceIn(here)).map(({ kind }) => kind)).toEqual(['paid-apart']);
  });
});

describe('an invoice of a workshop that was made final here and recomputed there', () => {
  it('keeps what it was completed with, and says so once [W31] [WR3]', () => {
    const [here, there] = devices('here', 'there');
    const invoice = invoiceIn(here);
    must(here, { do: 'changeStatus', invoice: invoice.id, to: 'final' }, 20);
    const changes = [{ path: ['otherParticipants'], old: 10, new: 12 }];
    must(there, { do: 'editJob', job: 'ws', changes }, 21);
    expect(contentDigest(invoiceIn(there).content)).not.toBe(contentDigest(invoice.content));
    meet(here, there);
    expect(conflictsOf(invoiceIn(here)).map(({ kind }) => kind)).toEqual(['changed-apart']);
  });
});

/** What an invoice would say if it followed its workshop. */
function followedIn(ledger: MemoryLedger): Invoice['content'] {
  return recomputed(invoiceIn(ledger), jobIn(ledger), sourceOf(presetFor('training', 'certification-body')).lines);
}

describe('a workshop that is changed here and there', () => {
  const minimum = { fixed: '0', perHour: '10', perParticipant: '10', minimum: '100' };
  const edit = (path: string[], old: Json, next: Json): Command => ({
    do: 'editJob',
    job: 'ws',
    changes: [{ path, old, new: next }]
  });
  const moreHours = edit(['hours'], '0', '5');
  const moreParticipants = edit(['otherParticipants'], 0, 4);
  const isFinal = (invoice: string): Command => ({ do: 'changeStatus', invoice, to: 'final' });

  function apart(): readonly [MemoryLedger, MemoryLedger] {
    return devicesOf({ hours: '0', otherParticipants: 0, priceRule: minimum }, ['here', 'there']);
  }

  it('is charged once, as both together leave it [WR9] [W22]', () => {
    const [here, there] = apart();
    must(here, moreHours, 20);
    must(there, moreParticipants, 21);
    meet(here, there);
    for (const device of [here, there]) device.catchUp(at(22));
    for (const device of [here, there]) {
      expect(signedTotalMinor(invoiceIn(device).content)).toBe(10_000);
      expect(invoiceIn(device).content).toEqual(followedIn(device));
    }
    // Both have found the same by themselves, and have nothing more to tell each other.
    const state = stateOf(here);
    expect(stateOf(there)).toBe(state);
    meet(here, there);
    expect(stateOf(here)).toBe(state);
    const count = here.commits().length;
    for (const device of [here, there]) device.catchUp(at(23));
    expect([here.commits().length, there.commits().length]).toEqual([count, count]);
  });

  it('leaves the platform to put it together, and the person who wrote it as they were [BR11]', () => {
    const [here, there] = apart();
    must(here, moreHours, 20);
    must(there, moreParticipants, 21);
    meet(here, there);
    const before = invoiceIn(here).contentBy;
    const [commit] = here.catchUp(at(22));
    expect(commit).toMatchObject({ command: 'reconcile', by: clockActor });
    expect(commit?.events.map(({ type, cause }) => [type, cause?.rule])).toEqual([
      ['invoice-edited', 'source-changed']
    ]);
    expect(before).toBe('owner');
    expect(invoiceIn(here).contentBy).toBe('owner');
    const undone = here.execute({ do: 'undo', commit: `here:${commit?.n ?? 0}` }, at(23));
    expect(undone).toMatchObject({ ok: false, error: [{ why: 'not-undoable', because: 'not-yours' }] });
  });

  it('tells of a final invoice what both together come to, once [WR3]', () => {
    const [here, there] = devicesOf({ hours: '5', otherParticipants: 5, priceRule: minimum }, ['here', 'there']);
    const { id } = invoiceIn(here);
    must(here, isFinal(id), 19);
    there.receive(here.commits());
    must(here, edit(['hours'], '5', '7'), 20);
    must(there, edit(['otherParticipants'], 5, 8), 21);
    meet(here, there);
    for (const device of [here, there]) device.catchUp(at(22));
    meet(here, there);
    expect(itemsOf(invoiceIn(here), 'suppressed')).toMatchObject([{ wouldBeMinor: 15_000, saysMinor: 10_000 }]);
  });

  it('tells of a final invoice also where neither alone came to anything else [WR3]', () => {
    const [here, there] = apart();
    must(here, isFinal(invoiceIn(here).id), 19);
    there.receive(here.commits());
    must(here, edit(['hours'], '0', '7'), 20);
    must(there, edit(['otherParticipants'], 0, 8), 21);
    expect([here, there].flatMap((device) => itemsOf(invoiceIn(device), 'suppressed'))).toEqual([]);
    meet(here, there);
    for (const device of [here, there]) device.catchUp(at(22));
    meet(here, there);
    expect(itemsOf(invoiceIn(here), 'suppressed')).toMatchObject([{ wouldBeMinor: 15_000, saysMinor: 10_000 }]);
  });

  it('leaves alone what a person wrote while only one side changed what it comes to [WR9]', () => {
    const [here, there] = apart();
    const [line] = Object.keys(invoiceIn(here).content.lines);
    must(here, moreHours, 20);
    const changes = [{ path: ['lines', line ?? '', 'text'], old: 'Minimum', new: 'As agreed' }];
    must(here, { do: 'editInvoice', invoice: invoiceIn(here).id, changes, force: true }, 20);
    must(there, edit(['place'], '', 'Bergen'), 21);
    meet(here, there);
    for (const device of [here, there]) expect(device.catchUp(at(22))).toEqual([]);
    expect(invoiceIn(there).content.lines[line ?? '']?.text).toBe('As agreed');
  });

  it('whatever was changed where, and in whichever order they hear of it, it is charged right on all [WR3] [WR9]', () => {
    const anyAmount = fc.integer({ min: 0, max: 9 });
    const anyEdit = fc.record({
      on: fc.nat({ max: 2 }),
      what: fc.oneof(
        anyAmount.map((hours) => ['hours', String(hours)] as const),
        anyAmount.map((count) => ['otherParticipants', count] as const),
        anyAmount.map((rate) => ['priceRule', { ...minimum, perHour: String(rate) }] as const),
        anyAmount.map((least) => ['priceRule', { ...minimum, minimum: String(least * 20) }] as const)
      ),
      /** Whether it is taken back again, where that may be. */
      isUndone: fc.boolean(),
      /** Who hears of it at once. */
      hears: fc.option(fc.nat({ max: 2 }))
    });
    fc.assert(
      fc.property(
        fc.boolean(),
        fc.array(anyEdit, { minLength: 2, maxLength: 10 }),
        fc.infiniteStream(fc.nat()),
        (completes, edits, chance) => {
          const names = ['one', 'two', 'three'] as const;
          const all = devicesOf({ hours: '2', otherParticipants: 2, priceRule: minimum }, names);
          if (completes) {
            must(all[0], isFinal(invoiceIn(all[0]).id), 3);
            for (const device of all) device.receive(all[0].commits());
          }
          edits.forEach(({ on, what: [field, next], isUndone, hears }, place) => {
            const device = all[on];
            if (!device) return;
            must(device, edit([field], jobIn(device).fields[field], next), 4 + place, on);
            const last = device.commits().findLast((commit) => commit.device === device.device);
            if (last && isUndone) device.execute({ do: 'undo', commit: commitId(last) }, at(4 + place, 5));
            if (hears !== null) all[hears]?.receive(shuffled(device.commits(), chance));
          });
          // Once to hear of all, and once more to hear what came of that elsewhere.
          for (const day of [25, 26]) {
            const told = all.map((device) => device.commits());
            for (const device of all) for (const commits of shuffled(told, chance)) device.receive(commits);
            for (const device of all) device.catchUp(at(day));
          }
          meet(...all);
          for (const device of all) {
            const invoice = invoiceIn(device);
            expect(conflictsOf(invoice)).toEqual([]);
            const [wouldBeMinor, saysMinor] = [followedIn(device), invoice.content].map(signedTotalMinor);
            const drift = itemsOf(invoice, 'suppressed').map((item) => [item.wouldBeMinor, item.saysMinor]);
            if (completes) expect(drift).toEqual(wouldBeMinor === saysMinor ? [] : [[wouldBeMinor, saysMinor]]);
            else expect([invoice.content, drift]).toEqual([followedIn(device), []]);
          }
        }
      ),
      { numRuns: 100 }
    );
  });
});

describe('a workshop that was deleted here and worked on there', () => {
  it('lives until somebody decides', () => {
    const [here, there] = devices('here', 'there');
    const invoice = invoiceIn(here).id;
    must(here, { do: 'deleteInvoice', invoice }, 19);
    must(here, { do: 'deleteJob', job: 'ws' }, 20);
    must(there, { do: 'editJob', job: 'ws', changes: [{ path: ['place'], old: '', new: 'Bergen' }] }, 21);
    meet(here, there);
    expect(jobIn(here).disputed).not.toBeNull();
    expect(isJobWaiting(jobIn(here))).toBe(true);
    must(here, { do: 'keep', kind: 'job', id: 'ws' }, 22);
    meet(here, there);
    expect(isJobWaiting(jobIn(there))).toBe(false);
  });
});
