import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { moveKinds, workflowSchema, type MoveWay, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine, sourcesOf, targetOf } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import {
  changedMove,
  exchangedMoves,
  matrixOf,
  plainMove,
  splitMove,
  targetKey,
  withMove,
  withoutMove,
  withoutMoveFrom
} from './moves.ts';

/** What each cell says: its ways in their order, wherever else they lead from. */
function cellsOf(workflow: Workflow): Record<string, readonly string[]> {
  const compiled = compileMachine(workflow.machines.invoice);
  const matrix = matrixOf(compiled);
  const said = compiled.statuses.flatMap(({ id }) =>
    matrix.targets.map((to) => [
      `${id} ${targetKey(to)}`,
      matrix.waysBetween(id, to).map((place) => JSON.stringify({ ...wayAt(workflow, place), from: null }))
    ])
  );
  return Object.fromEntries(said.filter(([, ways]) => (ways?.length ?? 0) > 0)) as Record<string, readonly string[]>;
}

function wayAt(workflow: Workflow, place: number): MoveWay {
  const way = workflow.machines.invoice.moves[place];
  if (!way) throw new RangeError(`no move at ${place}`);
  return way;
}

/** A workflow with a way of it, and one of the statuses that it leads from. */
const aCell = anyWorkflow().chain((workflow) => {
  const compiled = compileMachine(workflow.machines.invoice);
  const cells = workflow.machines.invoice.moves.flatMap((way, place) =>
    sourcesOf(compiled, way).map((from) => ({
      workflow,
      place,
      from,
      key: `${from} ${targetKey(way.to)}`
    }))
  );
  return cells.length > 0 ? fc.constantFrom(...cells) : fc.constant(null);
});

/** Says a law of every cell that holds something. */
function inEveryCell(law: (cell: Cell) => void): void {
  fc.assert(
    fc.property(aCell, (cell) => {
      if (cell) law(cell);
    })
  );
}

interface Cell {
  readonly workflow: Workflow;
  readonly place: number;
  readonly from: string;
  readonly key: string;
}

describe('the moves of a workflow as a table', () => {
  test('no way leads from a status to itself, not even by the position that it holds', () => {
    fc.assert(
      fc.property(anyWorkflow(), (workflow) => {
        const compiled = compileMachine(workflow.machines.invoice);
        const { targets, waysBetween } = matrixOf(compiled);
        for (const { id } of compiled.statuses)
          for (const to of targets) if (targetOf(compiled, to, id, {}) === id) expect(waysBetween(id, to)).toEqual([]);
      })
    );
  });

  test('every way is in the cells of the statuses that it leads from, or leads nowhere', () => {
    fc.assert(
      fc.property(anyWorkflow(), (workflow) => {
        const compiled = compileMachine(workflow.machines.invoice);
        const { targets, waysBetween, elsewhere } = matrixOf(compiled);
        const inCells = compiled.statuses.flatMap(({ id }) => targets.flatMap((to) => waysBetween(id, to)));
        const places = new Set([...inCells, ...elsewhere]);
        expect(places.size).toBe(workflow.machines.invoice.moves.length);
        expect(elsewhere.filter((place) => inCells.includes(place))).toEqual([]);
      })
    );
  });

  test('a slot has a column only where a move aims at it, and a status that is gone where one leads there', () => {
    const keysOf = (workflow: Workflow): string[] =>
      matrixOf(compileMachine(workflow.machines.invoice)).targets.map(targetKey);
    const { agency } = presets;
    expect(keysOf(agency).slice(-2)).toEqual(['status voided', 'previous']);
    const toSlot = changedMove(agency, 0, { to: { slot: 'first-active' } });
    expect(keysOf(changedMove(toSlot, 1, { to: { status: 'gone' } })).slice(-3)).toEqual([
      'previous',
      'slot first-active',
      'status gone'
    ]);
  });
});

describe('an edit of one cell', () => {
  test('says nothing else anywhere, where it only makes a way its own', () => {
    inEveryCell(({ workflow, place, from }) => {
      expect(cellsOf(splitMove(workflow, place, from))).toEqual(cellsOf(workflow));
    });
  });

  test('changes no other cell, once the way is its own', () => {
    inEveryCell(({ workflow, place, from, key }) => {
      const own = splitMove(workflow, place, from);
      const at =
        sourcesOf(compileMachine(workflow.machines.invoice), wayAt(workflow, place)).length > 1 ? place + 1 : place;
      expect(wayAt(own, at).from).toEqual({ statuses: [from] });
      const { [key]: now, ...others } = cellsOf(changedMove(own, at, { label: 'Changed' }));
      const { [key]: before, ...left } = cellsOf(workflow);
      expect(others).toEqual(left);
      expect(now).not.toEqual(before);
    });
  });

  test('takes a way out of that cell alone', () => {
    inEveryCell(({ workflow, place, from, key }) => {
      const { [key]: now = [], ...others } = cellsOf(withoutMoveFrom(workflow, place, from));
      const { [key]: before = [], ...left } = cellsOf(workflow);
      expect(others).toEqual(left);
      expect(now).toHaveLength(before.length - 1);
    });
  });

  test('adds a way to that cell alone, and taking it away again leaves the document as it was', () => {
    inEveryCell(({ workflow, from, place }) => {
      const compiled = compileMachine(workflow.machines.invoice);
      const { to } = wayAt(workflow, place);
      const added = withMove(workflow, plainMove(compiled, { from, to }, 'New'));
      const changed = Object.entries(cellsOf(added)).filter(
        ([key, ways]) => JSON.stringify(ways) !== JSON.stringify(cellsOf(workflow)[key])
      );
      expect(changed.map(([key]) => key)).toEqual([`${from} ${targetKey(to)}`]);
      expect(withoutMove(added, workflow.machines.invoice.moves.length)).toEqual(workflow);
    });
  });

  test('puts ways of that cell alone into another order, and twice is as it was', () => {
    inEveryCell(({ workflow, from, place, key }) => {
      const compiled = compileMachine(workflow.machines.invoice);
      const { to } = wayAt(workflow, place);
      const one = withMove(workflow, plainMove(compiled, { from, to }, 'One'));
      const both = withMove(one, plainMove(compiled, { from, to }, 'Other'));
      const last = both.machines.invoice.moves.length - 1;
      const exchanged = exchangedMoves(both, last, last - 1);
      const { [key]: now = [], ...others } = cellsOf(exchanged);
      const { [key]: before = [], ...left } = cellsOf(both);
      expect(others).toEqual(left);
      expect([...now].sort()).toEqual([...before].sort());
      expect(now).not.toEqual(before);
      expect(exchangedMoves(exchanged, last, last - 1)).toEqual(both);
    });
  });

  test('makes a document that can be read again', () => {
    inEveryCell(({ workflow, place, from }) => {
      const { to } = wayAt(workflow, place);
      const compiled = compileMachine(workflow.machines.invoice);
      const edited = withMove(splitMove(workflow, place, from), plainMove(compiled, { from, to }, 'New'));
      expect(workflowSchema.parse(edited)).toEqual(edited);
    });
  });
});

describe('a new move', () => {
  const between = (from: string, to: string): MoveWay =>
    plainMove(
      compileMachine(presets.agency.machines.invoice),
      { from, to: to === 'previous' ? to : { status: to } },
      'New'
    );

  test('is of the kind that its ends say', () => {
    const kinds = [
      between('proforma', 'approved'),
      between('approved', 'proforma'),
      between('approved', 'voided'),
      between('voided', 'previous')
    ].map(({ kind }) => kind);
    expect(kinds).toEqual(moveKinds);
  });

  test('gives a number where something is completed first, and not later [BR14]', () => {
    expect(between('approved', 'submitted').effects).toEqual(['number']);
    expect(between('submitted', 'paid').effects).toEqual([]);
  });

  test('cancels with a reason, into the archive, and not over received money [BR7] [BR8]', () => {
    expect(between('submitted', 'voided')).toMatchObject({
      reason: true,
      effects: ['archive'],
      actor: 'person',
      guards: [{ why: 'money-received' }]
    });
  });

  test('withdraws the signatures where it leads back out of approval [BR10]', () => {
    expect(between('approved', 'proforma').effects).toEqual(['withdraw-signatures']);
  });

  test('wants the permission that such a step mostly wants [B67] [B68] [B69]', () => {
    expect(between('proforma', 'awaiting-approval').permission).toBe('edit');
    expect(between('proforma', 'approved').permission).toBe('approve');
    expect(between('approved', 'paid').permission).toBe('pay');
    expect(between('submitted', 'proforma').permission).toBe('admin');
  });

  test('is made by a rule only where it leads forward, unless a person says otherwise [BR2]', () => {
    expect(between('proforma', 'approved').actor).toBe('any');
    expect(between('approved', 'proforma').actor).toBe('person');
  });
});
