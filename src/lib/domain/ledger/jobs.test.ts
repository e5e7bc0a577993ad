import { describe, expect, it } from 'vitest';
import type { Invoice, Suppressed } from '#domain/invoice/invoice.ts';
import { contentDigest } from '#domain/invoice/lock.ts';
import { emptyJob } from '#domain/job/job.ts';
import { commitId } from '#domain/history/commit.ts';
import { changedStatus, withStatus } from '#domain/workflow/editing/statuses.ts';
import { presetFor } from '#domain/workflow/presets.ts';
import { editedAs } from '#domain/workflow/status-type.ts';
import { versionsInForce } from '#domain/workflow/version.ts';
import { setUp } from '#tests/builders/commands.ts';
import type { Command } from './command.ts';
import { contextIn } from '#tests/builders/plays.ts';
import { comparable } from './entities.ts';
import { impactOf } from './impact.ts';
import { MemoryLedger, type Moment } from './memory.ts';

const moment: Moment = { by: 'owner', wall: Date.UTC(2026, 0, 15), today: '2026-01-15' };
const workflow = presetFor('training', 'certification-body');
const priceRule = { fixed: '0', perHour: '0', perParticipant: '10', minimum: '0' };

function begun(device = 'one'): MemoryLedger {
  const ledger = new MemoryLedger(device);
  const base = setUp('training');
  must(ledger, { ...base, workflow, business: { ...base.business, account: 'certification-body' } });
  must(ledger, {
    do: 'createJob',
    id: 'ws',
    fields: { ...emptyJob, title: 'Workshop', otherParticipants: 1, priceRule }
  });
  return ledger;
}

function must(ledger: MemoryLedger, command: Command): void {
  const done = ledger.execute(command, moment);
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

function participants(from: number, to: number): Command {
  return { do: 'editJob', job: 'ws', changes: [{ path: ['otherParticipants'], old: from, new: to }] };
}

function invoiceIn(ledger: MemoryLedger): Invoice {
  const [id = ''] = ledger.invoicesOfJob('ws');
  const invoice = ledger.get('invoice', id);
  if (!invoice) throw new Error('the workshop has no invoice');
  return invoice;
}

describe('a hundred changes of a workshop', () => {
  it('leave a final invoice as it is, with one record each and the exact drift [W31] [WR3]', () => {
    const ledger = begun();
    must(ledger, { do: 'changeStatus', invoice: invoiceIn(ledger).id, to: 'final' });
    const { content, status, number, frozen } = invoiceIn(ledger);
    for (let count = 1; count <= 100; count += 1) must(ledger, participants(count, count + 1));
    const after = invoiceIn(ledger);
    expect(contentDigest(after.content)).toBe(contentDigest(content));
    expect(after).toMatchObject({ status, number, frozen });
    const records = ledger
      .history({ kind: 'invoice', id: after.id })
      .filter(({ event }) => event.type === 'update-suppressed');
    expect(records).toHaveLength(100);
    const drifts = records.map(({ event }) => event.data.item as unknown as Suppressed);
    expect(drifts.map(({ wouldBeMinor }) => wouldBeMinor)).toEqual(
      Array.from({ length: 100 }, (_, count) => (count + 2) * 1_000)
    );
    expect(Object.values(after.inbox)).toMatchObject([{ kind: 'suppressed', wouldBeMinor: 101_000, saysMinor: 1_000 }]);
  });
});

describe('two devices', () => {
  it('that make the invoice of one workshop apart have one, not two [W20]', () => {
    const first = new MemoryLedger('first');
    const base = setUp('training');
    must(first, { ...base, workflow, business: { ...base.business, account: 'certification-body' } });
    const devices = ['left', 'right'].map((name) => {
      const device = new MemoryLedger(name);
      device.receive(first.commits());
      must(device, { do: 'createJob', id: 'ws', fields: { ...emptyJob, title: 'Workshop', priceRule } });
      return device;
    });
    const [left, right] = devices as [MemoryLedger, MemoryLedger];
    left.receive(right.commits());
    right.receive(left.commits());
    expect(left.invoicesOfJob('ws')).toHaveLength(1);
    expect(left.entities().map(comparable)).toEqual(right.entities().map(comparable));
  });
});

describe('what publishing would change for jobs', () => {
  const held = { label: 'On hold', group: 'ACTIVE' as const, from: ['planned'], to: ['completed'] };
  const withHold = editedAs(workflow, 'job', (seen) => withStatus(seen, held).workflow);

  function onHold(device = 'one'): MemoryLedger {
    const ledger = begun(device);
    must(ledger, { do: 'publishWorkflow', document: withHold });
    must(ledger, { do: 'changeJobStatus', job: 'ws', to: 'on-hold' });
    return ledger;
  }

  it('is foreseen for each, and then happens [B51] [B54]', () => {
    const ledger = onHold();
    const command = { do: 'publishWorkflow' as const, document: workflow, jobReplacements: { 'on-hold': 'planned' } };
    const context = contextIn(ledger, 'owner');
    const foreseen = impactOf(ledger, { invoices: [], jobs: [ledger.get('job', 'ws')!] }, { command, context });
    expect(foreseen).toMatchObject({
      ok: true,
      value: {
        invoices: [],
        jobs: [{ id: 'ws', before: { status: { label: 'On hold' } }, after: { status: { label: 'Planned' } } }]
      }
    });
    must(ledger, command);
    expect(ledger.get('job', 'ws')?.status).toBe('planned');
    const [last] = ledger.history({ kind: 'job', id: 'ws' }).slice(-1);
    expect(last?.event).toMatchObject({ type: 'status-replaced', data: { from: { label: 'On hold' } } });
  });

  it('is not taken back into by undo: a status that went is not there to stand in [B51] [BR18]', () => {
    const ledger = onHold();
    must(ledger, { do: 'changeJobStatus', job: 'ws', to: 'cancelled' });
    const left = ledger.commits().at(-1)!;
    must(ledger, { do: 'publishWorkflow', document: workflow });
    const undone = ledger.execute({ do: 'undo', commit: commitId(left) }, moment);
    expect(undone).toEqual({ ok: false, error: [{ why: 'not-undoable', because: 'workflow-changed' }] });
  });

  it('is asked of jobs as well where devices published apart, whichever version is taken [B51] [B54]', () => {
    const [one, other] = [onHold('one'), new MemoryLedger('other')];
    other.receive(one.commits());
    const named = (label: string) => editedAs(workflow, 'job', (seen) => changedStatus(seen, 'planned', { label }));
    must(one, { do: 'publishWorkflow', document: named('Ahead'), jobReplacements: { 'on-hold': 'planned' } });
    const document = { ...withHold, label: 'Ours' };
    must(other, { do: 'publishWorkflow', document });
    one.receive(other.commits());
    const [kept] = versionsInForce(one.all('workflow')).filter(({ document: { label } }) => label !== 'Ours');
    must(one, { do: 'settleWorkflow', take: kept!.id });
    expect(one.get('job', 'ws')?.status).toBe('planned');
    other.receive(one.commits());
    expect(other.entities().map(comparable)).toEqual(one.entities().map(comparable));
  });
});
