import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { compareWorkflows } from './compare.ts';
import { plainJobMove, withMove } from './editing/moves.ts';
import { changedStatus, withoutStatus, withStatus } from './editing/statuses.ts';
import { compileMachine } from './machine.ts';
import { presets } from './presets.ts';
import { isFault } from './proof/finding.ts';
import { prove } from './proof/prove.ts';
import { editedAs, machineOf, seenAs } from './status-type.ts';
import { isReplaceable } from './transition.ts';

const { agency, training } = presets;
const waiting = { label: 'On hold', group: 'ACTIVE' as const, from: ['planned'], to: ['completed'] };

describe('an edit of the statuses of jobs', () => {
  it('leaves those of invoices and everything else as it is, and puts the plain ones into a document without any [B51]', () => {
    fc.assert(
      fc.property(anyWorkflow(), (document) => {
        const edited = editedAs(document, 'job', (seen) => withStatus(seen, waiting).workflow);
        const { job, ...machines } = edited.machines;
        const { job: _before, ...others } = document.machines;
        expect({ ...edited, machines }).toEqual({ ...document, machines: others });
        expect(job?.statuses.at(-1)?.label).toBe('On hold');
        expect(job?.statuses.slice(0, -1)).toEqual(machineOf(document, 'job').statuses);
      })
    );
  });

  it('is none where nothing is changed, so that nothing is written [B51]', () => {
    expect(editedAs(agency, 'job', (seen) => seen)).toBe(agency);
    expect(editedAs(agency, 'job', ({ ...seen }) => seen)).toBe(agency);
  });

  it('of one type is an edit of the other seen as that one: it has one code [B51]', () => {
    const ofJobs = editedAs(agency, 'job', (seen) => withoutStatus(seen, 'approved'));
    expect(machineOf(ofJobs, 'job')).toEqual(withoutStatus(seenAs(agency, 'job'), 'approved').machines.invoice);
  });

  it('is told status by status and move by move [B51]', () => {
    const renamed = editedAs(agency, 'job', (seen) => changedStatus(seen, 'planned', { label: 'Ahead' }));
    expect(compareWorkflows(agency, renamed)).toMatchObject([
      { part: 'jobs', difference: { is: 'changed', part: 'status', id: 'planned' } }
    ]);
    expect(
      compareWorkflows(
        agency,
        editedAs(agency, 'job', (seen) => withStatus(seen, waiting).workflow)
      )
    ).toHaveLength(3);
  });
});

describe('the statuses of jobs', () => {
  it('are proved like those of invoices, and what is found says whose it is [B51]', () => {
    const stuck = editedAs(agency, 'job', (seen) => withStatus(seen, { ...waiting, to: [] }).workflow);
    expect(prove(stuck).filter(isFault)).toMatchObject([{ why: 'dead-end', of: 'job', status: 'on-hold' }]);
  });

  it('are not taken from under a rule that moves jobs there, nor may one test what nobody knows of a job [B51]', () => {
    const gone = editedAs(training, 'job', (seen) => withoutStatus(seen, 'completed', 'confirmed'));
    expect(prove(gone)).toContainEqual({
      why: 'dangling',
      of: 'job',
      what: 'status',
      id: 'completed',
      at: { in: 'rule', rule: 'workshop-completed' }
    });
    const asking = editedAs(agency, 'job', (seen) => {
      const [first, ...others] = seen.machines.invoice.moves;
      const when = { field: 'client', op: 'present' } as const;
      return { ...seen, machines: { invoice: { ...seen.machines.invoice, moves: [{ ...first!, when }, ...others] } } };
    });
    expect(prove(asking)).toContainEqual({
      why: 'unknown-fact',
      of: 'job',
      fact: 'client',
      at: { in: 'move', move: 0 }
    });
  });

  it('take each other’s place where nobody agrees to a job by that [B51] [BR4]', () => {
    const statusById = compileMachine(machineOf(training, 'job')).statusById;
    const may = (from: string, to: string) => isReplaceable(statusById.get(from)!, statusById.get(to)!, 'job');
    expect([may('confirmed', 'planned'), may('planned', 'confirmed'), may('planned', 'completed')]).toEqual([
      true,
      false,
      false
    ]);
  });
});

it('a new status of jobs is led to and on from by who may edit, and into approval by who may approve [B51] [BR4]', () => {
  const checked = { label: 'Checked', group: 'APPROVAL' as const, from: ['planned'], to: ['approved', 'completed'] };
  const { moves } = withStatus(seenAs(agency, 'job'), { ...checked, of: 'job' }).workflow.machines.invoice;
  expect(moves.slice(-3).map(({ permission }) => permission)).toEqual(['approve', 'approve', 'edit']);
});

it('a new move of a job asks for no money, gives no number and wants the permission to approve where it approves [B51] [BR4]', () => {
  const compiled = compileMachine(machineOf(agency, 'job'));
  const move = (from: string, to: string) => plainJobMove(compiled, { from, to: { status: to } }, 'Go on');
  expect(move('planned', 'approved')).toMatchObject({ permission: 'approve', effects: [], guards: [] });
  expect(move('planned', 'completed')).toMatchObject({ permission: 'edit', effects: [] });
  expect(move('planned', 'cancelled')).toMatchObject({ kind: 'cancel', guards: [], effects: [], reason: false });
  const added = editedAs(agency, 'job', (seen) => withMove(seen, move('approved', 'planned')));
  expect(prove(added).filter(isFault)).toEqual([]);
});
