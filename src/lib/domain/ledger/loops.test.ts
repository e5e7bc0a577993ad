import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import type { Commit } from '#domain/history/commit.ts';
import type { Effect, Rule, Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { graphOf } from '#domain/workflow/proof/graph.ts';
import { ruleLoops } from '#domain/workflow/proof/loops.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { arrivalOf } from '#domain/scenario/arrival.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import type { Command } from './command.ts';
import { MemoryLedger, type Moment } from './memory.ts';

// Random rules take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

const by = 'owner';
const startMs = Date.UTC(2026, 0, 15);

/** Statuses between which rules may move an invoice to and fro. */
const base = changedWorkflow(presets['small-business'], {
  // In the one something is asked for; from there *disputed* says no.
  statuses: [{ id: 'draft', request: true }],
  removeRules: presets['small-business'].rules.map(({ id }) => id),
  moves: [
    { from: 'sent', to: 'draft', kind: 'back', actor: 'platform' },
    { from: 'disputed', to: 'draft', kind: 'back', actor: 'platform' },
    { from: 'sent', to: 'disputed', kind: 'back', actor: 'platform' },
    { from: 'disputed', to: 'sent', kind: 'back', actor: 'platform' }
  ]
});
const statuses = ['draft', 'sent', 'disputed'] as const;
const amounts = ['50', '150'];

const anyCondition: fc.Arbitrary<Rule['if']> = fc.constantFrom<Rule['if']>(
  { all: [] },
  { field: 'total', op: 'more-than', value: 10_000 },
  { field: 'total', op: 'at-most', value: 10_000 },
  { field: 'status', op: 'is', value: 'sent' },
  { not: { field: 'status', op: 'is', value: 'draft' } },
  { field: 'trigger', op: 'is', value: 'status-entered' }
);

const anyRule = fc.record({
  on: fc.uniqueArray(
    fc.constantFrom<Rule['on'][number]>(
      { event: 'status-entered' },
      { event: 'status-entered', kinds: ['forward'] },
      { event: 'status-entered', kinds: ['back'] },
      { event: 'status-entered', statuses: ['sent'] },
      { event: 'approval-requested' },
      { event: 'approval-rejected' },
      { event: 'payment-recorded' }
    ),
    { minLength: 1, maxLength: 2 }
  ),
  if: anyCondition,
  then: fc.array(
    fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom(...statuses).map(moveTo) },
      { weight: 1, arbitrary: fc.constant<Effect>({ do: 'remind', text: 'Look.' }) }
    ),
    { minLength: 1, maxLength: 2 }
  )
});

function moveTo(status: string): Effect {
  return { do: 'move', to: { status }, by: 'direct', otherwise: 'silent' };
}

const anyRules = fc.array(anyRule, { minLength: 1, maxLength: 6 });

function withRules(rules: readonly (typeof anyRule extends fc.Arbitrary<infer R> ? R : never)[]): Workflow {
  return {
    ...base,
    rules: rules.map(({ on, then, if: condition }, place) => ({
      id: `rule-${place}`,
      label: `Rule ${place}`,
      description: '',
      enabled: true,
      on,
      if: condition,
      then
    }))
  };
}

/** Whether any of the things that a person can do to an invoice, wherever it stands, ends in a circle. */
function turns(workflow: Workflow): boolean {
  return amounts.some((price) =>
    statuses.some((status) => acts(status).some((act) => isLoop(workflow, price, status, act)))
  );
}

function acts(status: string): Command[] {
  const others = statuses.filter((one) => one !== status);
  return [
    ...others.map((to): Command => ({ do: 'changeStatus', invoice: 'a', to, reason: 'x' })),
    ...others.map((to): Command => ({ do: 'changeStatus', invoice: 'a', to, reason: 'x', override: true })),
    {
      do: 'recordPayment',
      invoice: 'a',
      payment: { id: 'p', amountMinor: 100, day: '2026-01-15', method: '', note: '' }
    }
  ];
}

const moment: Moment = { by, wall: startMs, today: '2026-01-15' };
const known = new Map<string, readonly Commit[]>();

/** An invoice in a status, with no rule in force. */
function begun(price: string, status: string): readonly Commit[] {
  const key = `${price} ${status}`;
  const made = known.get(key);
  if (made) return made;
  const ledger = new MemoryLedger('one');
  const steps: Command[] = [
    { ...setUp('small-business'), workflow: base },
    createInvoice('a', { lines: linesOf(price) }),
    { do: 'changeStatus', invoice: 'a', to: status, reason: 'x', override: true }
  ];
  for (const command of steps) ledger.execute(command, moment);
  known.set(key, ledger.commits());
  return ledger.commits();
}

function isLoop(workflow: Workflow, price: string, status: string, act: Command): boolean {
  const ledger = new MemoryLedger('one');
  ledger.receive(begun(price, status));
  // Past the gate, which keeps out what turns: what it would do is the question.
  ledger.receive([arrivalOf(ledger, workflow, startMs)]);
  const done = ledger.execute(act, moment);
  return done.ok && (done.value?.events ?? []).some(({ data }) => JSON.stringify(data).includes('"why":"loop"'));
}

describe('a set of rules', () => {
  it('that is accepted ends, whatever a person does; one that is refused turns in a circle [BR23]', () => {
    const count = { accepted: 0, refused: 0 };
    fc.assert(
      fc.property(anyRules, (rules) => {
        const workflow = withRules(rules);
        const isRefused = ruleLoops(graphOf(workflow)).length > 0;
        count[isRefused ? 'refused' : 'accepted'] += 1;
        expect(turns(workflow)).toBe(isRefused);
      }),
      { numRuns: 300 }
    );
    expect(Math.min(count.accepted, count.refused)).toBeGreaterThan(20);
  });

  it('is told to turn also where many others that end stand before those that do, and soon [BR23]', () => {
    const others = Array.from({ length: 16 }, (_, place) => ({
      on: ['payment-recorded', 'status-entered', 'overdue'] as const,
      amount: place * 1_000
    }));
    const workflow: Workflow = {
      ...base,
      rules: [
        ...others.map(({ on, amount }, place): Rule => ({
          ...plain(`harmless-${place}`),
          on: on.map((event) => ({ event })),
          if: { field: 'total', op: 'more-than', value: amount },
          then: [moveTo('paid')]
        })),
        { ...plain('there'), on: [{ event: 'status-entered', statuses: ['draft'] }], then: [moveTo('sent')] },
        { ...plain('back'), on: [{ event: 'status-entered', statuses: ['sent'] }], then: [moveTo('draft')] }
      ]
    };
    expect(ruleLoops(graphOf(workflow)).map((fault) => fault.rules)).toContainEqual(['there', 'back']);
    expect(ruleLoops(graphOf({ ...workflow, rules: workflow.rules.slice(0, -1) })).map(({ why }) => why)).not.toContain(
      'rules-unproved'
    );
  });
});

function plain(id: string): Rule {
  return { id, label: id, description: '', enabled: true, on: [], if: { all: [] }, then: [] };
}
