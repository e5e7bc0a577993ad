import { describe, expect, it } from 'vitest';
import { canonical } from '#domain/shared/canonical.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presets } from '#domain/workflow/presets.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import type { SingleCommand } from './command.ts';
import { MemoryLedger } from './memory.ts';
import { RuleTrial, type TrialResult } from './rule-trial.ts';

const dayMs = 86_400_000;
const startMs = Date.UTC(2026, 0, 1, 9);

function must(ledger: MemoryLedger, command: SingleCommand, day: number): void {
  const wall = startMs + day * dayMs;
  const today = new Date(wall).toISOString().slice(0, 10);
  const done = ledger.execute(command, { by: 'owner', wall, today });
  if (!done.ok) throw new Error(JSON.stringify(done.error));
}

/** Five invoices: one sent and paid, one sent and forgotten, one sent and disputed, one late, one never sent. */
function played(): MemoryLedger {
  const ledger = new MemoryLedger('one');
  must(ledger, setUp('small-business'), 0);
  for (const id of ['paid', 'sent', 'disputed', 'late', 'draft'])
    must(ledger, createInvoice(id, { lines: linesOf('100'), dueDay: id === 'late' ? '2026-01-10' : '2026-12-31' }), 1);
  for (const id of ['paid', 'sent', 'disputed', 'late'])
    must(ledger, { do: 'changeStatus', invoice: id, to: 'sent' }, 2);
  const payment = { id: 'p', amountMinor: 10_000, day: '2026-01-10', method: '', note: '' };
  must(ledger, { do: 'recordPayment', invoice: 'paid', payment }, 10);
  must(ledger, { do: 'changeStatus', invoice: 'disputed', to: 'disputed', reason: 'Too much' }, 12);
  return ledger;
}

type Shorthand = Parameters<typeof changedWorkflow>[1]['rules'];

function tryOn(ledger: MemoryLedger, rules: NonNullable<Shorthand>, day = 40): TrialResult {
  const preset = presets['small-business'];
  const moves = preset.machines.invoice.moves.map((way) =>
    way.label === 'Mark as disputed' ? { ...way, kind: 'forward' as const, actor: 'any' as const } : way
  );
  const open = { ...preset, machines: { ...preset.machines, invoice: { ...preset.machines.invoice, moves } } };
  const workflow = changedWorkflow(open, { rules });
  const rule = workflow.rules.find(({ id }) => id === 'tried');
  if (!rule) throw new Error('there is no such rule');
  const trial = new RuleTrial(workflow, rule, 'UTC');
  for (const commit of ledger.commits()) trial.take(commit);
  return trial.resultAt(startMs + day * dayMs);
}

const dayOf = (at: number | undefined): string => new Date(at ?? 0).toISOString().slice(0, 10);

describe('a rule that is tried before it is saved', () => {
  it('tells how often it would have fired, on what, and what would stand elsewhere now', () => {
    const ledger = played();
    const before = canonical(ledger.entities());
    const { since, firings, tried } = tryOn(ledger, [
      {
        id: 'tried',
        on: [{ event: 'in-status', days: 7, statuses: ['sent'] }],
        then: [{ do: 'move', to: { status: 'disputed' }, by: 'direct', otherwise: 'blocked' }]
      }
    ]);
    expect(dayOf(since ?? 0)).toBe('2026-01-01');
    // What was paid on the eighth day had waited for seven days by then, and went on since.
    expect(firings).toBe(4);
    expect(tried.map(({ subject }) => subject.id).sort()).toEqual(['disputed', 'late', 'paid', 'sent']);
    const elsewhere = tried.filter((one) => one.elsewhere !== null);
    expect(elsewhere.map(({ subject }) => subject.id).sort()).toEqual(['late', 'sent']);
    expect(elsewhere[0]?.elsewhere).toMatchObject({ id: 'disputed' });
    expect(dayOf(tried[0]?.at)).toBe('2026-01-10');
    expect(canonical(ledger.entities())).toBe(before);
  });

  it('looks at the time of what is late, also where no rule had asked for it', () => {
    const { firings, tried } = tryOn(played(), [
      { id: 'tried', on: ['overdue'], then: [{ do: 'remind', text: 'Late.' }] }
    ]);
    expect(firings).toBe(1);
    expect(tried).toMatchObject([{ subject: { kind: 'invoice', id: 'late' }, outcomes: [{ is: 'asked' }], times: 1 }]);
    expect(dayOf(tried[0]?.at)).toBe('2026-01-11');
  });

  it('says what would have stood in its way', () => {
    const { tried } = tryOn(played(), [
      {
        id: 'tried',
        on: [{ event: 'status-entered', statuses: ['sent'] }],
        then: [{ do: 'move', to: { status: 'paid' }, by: 'direct', otherwise: 'blocked' }]
      }
    ]);
    expect(tried).toHaveLength(4);
    for (const { outcomes, elsewhere } of tried) {
      expect(outcomes).toEqual([{ is: 'blocked', target: 'paid' }]);
      expect(elsewhere).toBeNull();
    }
  });

  it('comes again and again by its schedule', () => {
    const schedule = { every: 1, unit: 'week', from: '2026-01-05', time: '12:00' } as const;
    const { firings, tried } = tryOn(
      played(),
      [
        {
          id: 'tried',
          on: [{ event: 'schedule', statuses: ['disputed'], schedule }],
          then: [{ do: 'add-note', text: 'Still disputed.' }]
        }
      ],
      30
    );
    // Disputed since the 13th; Mondays after that until the 31st.
    expect(firings).toBe(2);
    expect(tried).toMatchObject([{ times: 2, outcomes: [{ is: 'changed' }] }]);
  });

  it('is silent where its condition does not hold', () => {
    const { firings } = tryOn(played(), [
      {
        id: 'tried',
        on: ['status-entered'],
        if: { field: 'total', op: 'more-than', value: 1_000_000 },
        then: [{ do: 'remind', text: 'Large.' }]
      }
    ]);
    expect(firings).toBe(0);
  });
});
