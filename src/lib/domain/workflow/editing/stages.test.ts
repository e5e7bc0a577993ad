import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import type { Person } from '#domain/people/person.ts';
import type { Stage, Workflow } from '#domain/workflow/document.ts';
import { presets } from '#domain/workflow/presets.ts';
import { setUp } from '#tests/builders/commands.ts';
import { changedStatus } from './statuses.ts';
import {
  changedBand,
  changedStage,
  placedStage,
  stageAdvice,
  stagesInOrder,
  statusesOfStage,
  withoutStage,
  withStage
} from './stages.ts';

const { agency } = presets;
const twoStages = changedStatus(withStage(agency), 'rejected', { approvalStage: 2 });

/** A workflow with stages told apart by their quorum, and statuses that name some of them, or one that is not there. */
const anyStaged: fc.Arbitrary<Workflow> = fc
  .record({
    numbers: fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }),
    named: fc.array(fc.option(fc.integer({ min: 1, max: 9 })), { minLength: 7, maxLength: 7 })
  })
  .map(({ numbers, named }) => {
    const { statuses, ...machine } = agency.machines.invoice;
    return {
      ...agency,
      machines: {
        invoice: {
          ...machine,
          statuses: statuses.map((status, at) => ({ ...status, approvalStage: named[at] ?? null })),
          stages: numbers.map((n, at): Stage => ({ ...stage(n), quorum: at + 1 }))
        }
      }
    };
  });

function stage(n: number): Stage {
  return { n, approvers: { roles: [], people: [] }, quorum: 1, fromMinor: {}, distinct: false };
}

/** Which stage each status names, told by what does not change with its number. */
function followed(workflow: Workflow): (number | null)[] {
  const stages = stagesInOrder(workflow);
  return workflow.machines.invoice.statuses.map(
    ({ approvalStage }) => stages.find(({ n }) => n === approvalStage)?.quorum ?? null
  );
}

describe('approval stages', () => {
  it('are numbered 1, 2, 3 … wherever one of them is moved to, and every status keeps its own [B36] [B37]', () => {
    fc.assert(
      fc.property(anyStaged, fc.nat(5), fc.nat(5), (workflow, place, to) => {
        const before = stagesInOrder(workflow);
        const moved = placedStage(workflow, place, to);
        if (moved === workflow) return;
        const after = stagesInOrder(moved);
        expect(after.map(({ n }) => n)).toEqual(before.map((_stage, at) => at + 1));
        expect(after[to]?.quorum).toBe(before[place]?.quorum);
        expect(followed(moved)).toEqual(followed(workflow));
      })
    );
  });

  it('stand as they stood once one of them is moved away and back [B37]', () => {
    const three = changedStage(withStage(twoStages), 1, { quorum: 2 });
    expect(placedStage(placedStage(three, 0, 2), 2, 0)).toEqual(three);
  });

  it('stay where they are when there is no such place', () => {
    expect(placedStage(agency, 0, 1)).toBe(agency);
    expect(placedStage(agency, 3, 0)).toBe(agency);
  });

  it('close the gap that one leaves, and only the statuses that named it lose it [B36]', () => {
    fc.assert(
      fc.property(anyStaged, fc.nat(4), (workflow, place) => {
        const before = stagesInOrder(workflow);
        const gone = before[place]?.quorum;
        const without = withoutStage(workflow, place);
        expect(stagesInOrder(without).map(({ n, quorum }) => [n, quorum])).toEqual(
          before.filter((_stage, at) => at !== place).map(({ quorum }, at) => [at + 1, quorum])
        );
        expect(followed(without)).toEqual(followed(workflow).map((one) => (one === gone ? null : one)));
      })
    );
  });

  it('never make a status name one that is not there [B36]', () => {
    fc.assert(
      fc.property(anyStaged, fc.nat(4), (workflow, place) => {
        const { stages, statuses } = withoutStage(workflow, place).machines.invoice;
        for (const { approvalStage } of statuses)
          if (approvalStage !== null) expect(stages.map(({ n }) => n)).toContain(approvalStage);
      })
    );
  });

  it('that bear one number are followed to the later of them, since a status waits for both', () => {
    const { invoice } = agency.machines;
    const doubled = { ...agency, machines: { invoice: { ...invoice, stages: [stage(1), stage(1), stage(2)] } } };
    expect(statusesOfStage(withoutStage(doubled, 2), 2).map(({ id }) => id)).toEqual(['approved']);
  });
});

describe('a stage', () => {
  it('is added as the last one, and asks one signature of anybody who may approve, whatever the amount [BR3]', () => {
    expect(stagesInOrder(withStage(agency)).at(-1)).toEqual(stage(2));
    expect(stagesInOrder(withStage(presets.training))).toEqual([stage(1)]);
  });

  it('begins at an amount of its own in each currency, until that is taken away [B39] [BR3]', () => {
    const dearer = changedBand(agency, 0, { currency: 'EUR', fromMinor: 1_000_000 });
    const both = changedBand(dearer, 0, { currency: 'JPY', fromMinor: 1_500_000 });
    expect(stagesInOrder(both)[0]?.fromMinor).toEqual({ EUR: 1_000_000, JPY: 1_500_000 });
    expect(stagesInOrder(changedBand(both, 0, { currency: 'EUR', fromMinor: null }))[0]?.fromMinor).toEqual({
      JPY: 1_500_000
    });
  });

  it('says which statuses an invoice gets to once it is signed [B36]', () => {
    expect(statusesOfStage(agency, 1).map(({ id }) => id)).toEqual(['approved']);
    expect(statusesOfStage(agency, 2)).toEqual([]);
  });
});

describe('whether a stage can be signed', () => {
  const ruled = (changes: Partial<Stage>, workflow = agency, place = 0): Workflow =>
    changedStage(workflow, place, changes);
  const roles = (...ids: string[]): Partial<Stage> => ({ approvers: { roles: ids, people: [] } });
  const people = (...ids: string[]): Partial<Stage> => ({ approvers: { roles: [], people: ids } });

  it('is not in doubt where one person works alone with one stage [BR11]', () => {
    expect(stageAdvice(agency, 0, staff({}))).toEqual([]);
  });

  it('is in doubt where nobody active holds a role that it names [B38]', () => {
    expect(stageAdvice(ruled(roles('director')), 0, staff({}))).toEqual([
      { why: 'role-unheld', role: 'director' },
      { why: 'too-few', signers: 0, quorum: 1 }
    ]);
    expect(stageAdvice(ruled(roles('director')), 0, staff({ ann: ['director'] }))).toEqual([]);
    expect(stageAdvice(ruled(roles('director')), 0, staff({ ann: ['director'] }, 'ann'))).toContainEqual({
      why: 'role-unheld',
      role: 'director'
    });
  });

  it('is in doubt where whoever holds the role may not approve [B38]', () => {
    expect(stageAdvice(ruled(roles('bookkeeper')), 0, staff({ ann: ['bookkeeper'] }))).toEqual([
      { why: 'role-cannot-approve', role: 'bookkeeper' },
      { why: 'too-few', signers: 0, quorum: 1 }
    ]);
    const both = staff({ ann: ['bookkeeper', 'approver'] });
    expect(stageAdvice(ruled(roles('bookkeeper')), 0, both)).toEqual([]);
  });

  it('is in doubt where somebody is named who may not approve, or is not active [B38]', () => {
    const team = staff({ ann: ['bookkeeper'], bob: ['approver'] }, 'bob');
    expect(stageAdvice(ruled(people('owner', 'ann', 'bob', 'ghost')), 0, team)).toEqual([
      { why: 'person-cannot-approve', person: 'ann' },
      { why: 'person-inactive', person: 'bob' },
      { why: 'person-inactive', person: 'ghost' },
      // The owner alone is left, and signs nothing that they wrote themselves.
      { why: 'author-needed', signers: 1 }
    ]);
  });

  it('is in doubt where it wants more signatures than there are people to sign [BR3]', () => {
    expect(stageAdvice(ruled({ quorum: 2 }), 0, staff({}))).toEqual([{ why: 'too-few', signers: 1, quorum: 2 }]);
    expect(stageAdvice(ruled({ quorum: 2 }), 0, staff({ ann: ['approver'], bob: ['approver'] }))).toEqual([]);
  });

  it('is in doubt where whoever wrote the invoice would have to sign it [BR11]', () => {
    expect(stageAdvice(ruled({ quorum: 2 }), 0, staff({ ann: ['approver'] }))).toEqual([
      { why: 'author-needed', signers: 2 }
    ]);
  });

  it('is in doubt where those who sign apart are too few for both stages [BR3]', () => {
    const apart = ruled({ distinct: true }, twoStages, 1);
    expect(stageAdvice(apart, 1, staff({}))).toEqual([{ why: 'too-few-apart', other: 1, signers: 1 }]);
    expect(stageAdvice(ruled({ distinct: false }, twoStages, 1), 1, staff({}))).toEqual([]);
    expect(stageAdvice(apart, 1, staff({ ann: ['approver'], bob: ['approver'] }))).toEqual([]);
    expect(stageAdvice(apart, 0, staff({}))).toEqual([]);
  });

  it('is in doubt where two sign apart, and one of both has written the invoice [BR3] [BR11]', () => {
    const apart = ruled({ distinct: true }, twoStages, 1);
    const advice = [{ why: 'author-needed-apart', other: 1, signers: 2 }];
    expect(stageAdvice(apart, 1, staff({ ann: ['approver'] }))).toEqual(advice);
    expect(stageAdvice(apart, 1, staff({ ann: ['approver'], kim: ['account-manager'] }))).toEqual([]);
  });

  it('is told of where an invoice is called approved before it is signed [BR3]', () => {
    expect(stageAdvice(withStage(agency), 1, staff({ ann: ['approver'] }))).toEqual([
      { why: 'stands-before', status: 'approved', other: 1 }
    ]);
    expect(stageAdvice(twoStages, 1, staff({ ann: ['approver'] }))).toEqual([]);
  });
});

/** Ada, who may do everything, and whoever is hired, each with their roles; one of them may have left. */
function staff(hired: Record<string, readonly string[]>, inactive?: string): Person[] {
  const ledger = new MemoryLedger('one');
  const moment = { by: 'owner', wall: Date.UTC(2026, 2, 1), today: '2026-03-01' };
  ledger.execute(setUp('agency'), moment);
  for (const [id, roles] of Object.entries(hired))
    ledger.execute({ do: 'addPerson', id, fields: { name: id, roles: [...roles], active: id !== inactive } }, moment);
  return ledger.all('person');
}
