import { describe, expect, it } from 'vitest';
import { canonical } from '#domain/history/digest.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { conflictsOf } from '#domain/invoice/inbox.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { isJobWaiting, emptyJob, type Job } from '#domain/job/job.ts';
import { presetFor } from '#domain/workflow/presets.ts';
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

function must(ledger: MemoryLedger, command: Command, day: number): void {
  const done = ledger.execute(command, at(day));
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

/** Devices that know one confirmed workshop, which ends with the 31st of January, and its invoice. */
function devices<const Names extends readonly string[]>(...names: Names): { [Index in keyof Names]: MemoryLedger } {
  const first = new MemoryLedger('first');
  const base = setUp('training');
  const workflow = presetFor('training', 'certification-body');
  must(first, { ...base, workflow, business: { ...base.business, account: 'certification-body' } }, 1);
  const fields = { ...emptyJob, title: 'Workshop', startDay: '2026-01-31', otherParticipants: 10, priceRule };
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
