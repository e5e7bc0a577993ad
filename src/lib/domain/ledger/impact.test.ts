import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonical } from '#domain/shared/canonical.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { permissions } from '#domain/people/permission.ts';
import { editingProfiles, type Workflow } from '#domain/workflow/document.ts';
import { withoutStatus } from '#domain/workflow/editing/statuses.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import {
  anyPlayed,
  contextIn,
  invoicesOf,
  newLedger,
  played,
  players,
  startMs,
  stateOf
} from '#tests/builders/plays.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { agency } from '#tests/builders/two-stages.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import type { Command, CommandOf } from './command.ts';
import type { Ability } from './abilities.ts';
import { ask } from './ask.ts';
import { impactOf, stancesIn, type Impact, type Stance } from './impact.ts';
import type { MemoryLedger } from './memory.ts';
import { Run } from './run.ts';

const by = 'owner';
const today = '2026-01-15';

function inForce(ledger: MemoryLedger): Workflow {
  return currentVersion(ledger.all('workflow'))!.document;
}

/** One change that a person would make in the editor, and where what stands in its way goes. */
function anyEdit(workflow: Workflow): fc.Arbitrary<Omit<CommandOf<'publishWorkflow'>, 'do'>> {
  const { statuses } = workflow.machines.invoice;
  const aStatus = fc.constantFrom(...statuses.map(({ id }) => id));
  const changed = (change: Partial<Workflow['machines']['invoice']>): { document: Workflow } => ({
    document: { ...workflow, machines: { ...workflow.machines, invoice: { ...workflow.machines.invoice, ...change } } }
  });
  return fc.oneof(
    fc.record({ gone: aStatus, to: aStatus }).map(({ gone, to }) => ({
      document: withoutStatus(workflow, gone, to),
      replacements: { [gone]: to }
    })),
    fc
      .record({ id: aStatus, editing: fc.constantFrom(...editingProfiles) })
      .map(({ id, editing }) =>
        changed({ statuses: statuses.map((status) => (status.id === id ? { ...status, editing } : status)) })
      ),
    fc
      .record({ id: aStatus, label: fc.constantFrom('Anew', 'Again') })
      .map(({ id, label }) =>
        changed({ statuses: statuses.map((status) => (status.id === id ? { ...status, label } : status)) })
      ),
    fc
      .nat({ max: workflow.machines.invoice.moves.length - 1 })
      .map((place) => changed({ moves: workflow.machines.invoice.moves.filter((_, index) => index !== place) })),
    fc
      .record({
        place: fc.nat({ max: workflow.machines.invoice.moves.length - 1 }),
        permission: fc.constantFrom(...permissions)
      })
      .map(({ place, permission }) =>
        changed({
          moves: workflow.machines.invoice.moves.map((move, index) =>
            index === place ? { ...move, permission } : move
          )
        })
      ),
    fc
      .record({ role: fc.constantFrom(...workflow.roles.slice(1)), lost: fc.constantFrom(...permissions) })
      .map(({ role, lost }) => ({
        document: {
          ...workflow,
          roles: workflow.roles.map((one) =>
            one.id === role.id ? { ...one, grants: one.grants.filter(({ permission }) => permission !== lost) } : one
          )
        }
      })),
    fc
      .record({
        id: aStatus,
        change: fc.constantFrom({ settled: true }, { request: true }, { group: 'ACTIVE' as const })
      })
      .map(({ id, change }) =>
        changed({ statuses: statuses.map((status) => (status.id === id ? { ...status, ...change } : status)) })
      ),
    fc.record({ n: fc.constantFrom(1, 2), fromMinor: fc.constantFrom({}, { EUR: 10_000 }) }).map((stage) =>
      changed({
        stages: [{ ...stage, approvers: { roles: [], people: [] }, quorum: 1, distinct: false }]
      })
    )
  );
}

describe('what publishing a workflow would change', () => {
  it('is what it changes, no more and no less, and asking changes nothing [B54]', () => {
    const tried = { published: 0, refused: 0, changed: 0 };
    fc.assert(
      fc.property(
        anyPlayed(15).chain(({ preset, play }) => {
          const ledger = played(preset, play);
          return fc.record({ ledger: fc.constant(ledger), edit: anyEdit(inForce(ledger)) });
        }),
        ({ ledger, edit }) => {
          const command = { do: 'publishWorkflow' as const, ...edit };
          const before = stateOf(ledger);
          const foreseen = impactOf(
            ledger,
            { invoices: invoicesOf(ledger) },
            { command, context: contextIn(ledger, by) }
          );
          expect(stateOf(ledger)).toBe(before);
          const stood = stances(ledger);
          const done = ledger.execute(command, { by, wall: startMs, today });
          expect(done.ok).toBe(foreseen.ok);
          if (!foreseen.ok) {
            expect(stateOf(ledger)).toBe(before);
            tried.refused += 1;
            return;
          }
          const stands = stances(ledger);
          const changed = invoicesOf(ledger).flatMap(({ id }): Impact[] => {
            const impact = { id, before: stood.get(id)!, after: stands.get(id)! };
            return canonical(impact.before) === canonical(impact.after) ? [] : [impact];
          });
          expect(foreseen.value.invoices).toEqual(changed);
          tried.published += 1;
          tried.changed += changed.length;
        }
      ),
      { numRuns: 100 }
    );
    expect(Math.min(tried.published, tried.refused, tried.changed)).toBeGreaterThan(5);
  });
});

describe('what publishing other stages would change', () => {
  it.each([
    ['the one that is signed was deleted', { stages: [{ n: 1, roles: ['director'] }] }],
    ['both were swapped', { stages: [{ n: 1, roles: ['director'] }, { n: 2, roles: ['approver'] }] }] // prettier-ignore
  ])('says which stage is open then, where %s [BR3] [B37]', (_what, { stages }) => {
    const ledger = agency(startMs);
    const must = (command: Command, who = by): void => {
      expect(ledger.execute(command, { by: who, wall: startMs, today }).ok).toBe(true);
    };
    const before = { stages: [{ n: 1, roles: ['approver'] }, { n: 2, roles: ['director'] }] }; // prettier-ignore
    must({ do: 'publishWorkflow', document: changedWorkflow(inForce(ledger), before) });
    must(createInvoice('a', { lines: linesOf('100') }));
    must({ do: 'changeStatus', invoice: 'a', to: 'awaiting-approval' });
    must({ do: 'approve', invoice: 'a' }, 'ben');
    const statuses = inForce(ledger)
      .machines.invoice.statuses.filter(({ approvalStage }) => (approvalStage ?? 0) > stages.length)
      .map(({ id }) => ({ id, approvalStage: null }));
    const document = changedWorkflow(inForce(ledger), { stages, statuses });
    const command = { do: 'publishWorkflow' as const, document };
    const foreseen = impactOf(ledger, { invoices: invoicesOf(ledger) }, { command, context: contextIn(ledger, by) });
    expect(foreseen).toMatchObject({
      ok: true,
      value: { invoices: [{ id: 'a', before: { openStages: [2] }, after: { openStages: [1] } }] }
    });
  });
});

describe('what people may do with an invoice', () => {
  it('is what each of them is told, whoever else is like them [B54] [B81]', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anyPlayed(15), ({ preset, play }) => {
        const ledger = played(preset, play);
        // Somebody who may what another one may, so that one answer stands for two.
        const twin = { do: 'addPerson' as const, id: 'twin', fields: { name: 'Twin', roles: ['payer'], active: true } };
        expect(ledger.execute(twin, { by, wall: startMs, today }).ok).toBe(true);
        const stance = stancesIn(new Run(ledger, contextIn(ledger, by)));
        for (const invoice of invoicesOf(ledger)) {
          const { people } = stance(invoice);
          expect(Object.keys(people).sort()).toEqual([...players, 'twin'].sort());
          for (const [person, ability] of Object.entries(people)) {
            expect(ability).toEqual(askedOf(ledger, invoice, person));
            seen.add(canonical(ability));
          }
        }
      }),
      { numRuns: 60 }
    );
    expect(seen.size).toBeGreaterThan(10);
  });

  it('is foreseen of whoever does not publish, too: a clerk loses what the owner keeps [B54]', () => {
    const { ledger, workflow } = begun();
    const { moves } = workflow.machines.invoice;
    const raised = moves.map((move) => (move.permission === 'edit' ? { ...move, permission: 'pay' as const } : move));
    const [impact] = foreseenIn(ledger, withMoves(workflow, raised));
    expect(impact?.before.people.editor?.moves).not.toEqual([]);
    expect(impact?.after.people.editor?.moves).toEqual([]);
    expect(impact?.after.people.owner).toEqual(impact?.before.people.owner);
  });

  it('is foreseen where a role may edit or pay no more [B54]', () => {
    const { ledger, workflow } = begun();
    const roles = workflow.roles.map((role) =>
      ['editor', 'payer'].includes(role.id) ? { ...role, grants: role.grants.slice(0, 1) } : role
    );
    const [impact] = foreseenIn(ledger, { ...workflow, roles });
    expect(impact?.before.people).toMatchObject({ editor: { edit: true }, payer: { pay: true } });
    expect(impact?.after.people).toMatchObject({ editor: { edit: false }, payer: { pay: false } });
  });

  it('includes whom a stage waits for [B54] [BR3]', () => {
    const { ledger, workflow } = begun();
    const machine = workflow.machines.invoice;
    const stages = machine.stages.map((stage) => ({ ...stage, approvers: { roles: ['director'], people: [] } }));
    const impacts = foreseenIn(ledger, {
      ...workflow,
      machines: { ...workflow.machines, invoice: { ...machine, stages } }
    });
    const impact = impacts.find(({ id }) => id === 'a');
    expect(impact?.before.waitsFor).toEqual(expect.arrayContaining(['approver', 'director']));
    expect(impact?.after.waitsFor).toEqual(['director']);
  });
});

function begun(): { readonly ledger: MemoryLedger; readonly workflow: Workflow } {
  const ledger = newLedger('agency');
  return { ledger, workflow: inForce(ledger) };
}

function withMoves(workflow: Workflow, moves: Workflow['machines']['invoice']['moves']): Workflow {
  return { ...workflow, machines: { ...workflow.machines, invoice: { ...workflow.machines.invoice, moves } } };
}

function foreseenIn(ledger: MemoryLedger, document: Workflow): readonly Impact[] {
  const command = { do: 'publishWorkflow' as const, document };
  const foreseen = impactOf(ledger, { invoices: invoicesOf(ledger) }, { command, context: contextIn(ledger, by) });
  if (!foreseen.ok) throw new Error(JSON.stringify(foreseen.error));
  return foreseen.value.invoices;
}

/** Asked for this person alone. */
function askedOf(ledger: MemoryLedger, invoice: Invoice, person: string): Ability {
  const { moves, approval, edit, pay } = ask(ledger, invoice, contextIn(ledger, person));
  return {
    moves: moves.filter(({ refusals }) => refusals.length === 0).map(({ move }) => move.to.id),
    approve: approval.refusals.length === 0,
    edit: edit.length === 0,
    pay: pay.length === 0
  };
}

function stances(ledger: MemoryLedger): Map<string, Stance> {
  const stance = stancesIn(new Run(ledger, contextIn(ledger, by)));
  return new Map(invoicesOf(ledger).map((invoice) => [invoice.id, stance(invoice)]));
}
