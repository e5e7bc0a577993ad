import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups, type Machine, type MoveWay, type Status, type Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import { anyWorkflow } from '#tests/builders/workflows.ts';
import { layoutGraph, type Box, type GraphLayout, type LayoutTerms } from './graph-layout.ts';
import { graphOf } from './workflow-graph.ts';

const flows = ['right', 'left', 'down'] as const;

function placed(machine: Machine, terms: Partial<LayoutTerms> = {}, isSpread = false): GraphLayout {
  return layoutGraph(graphOf(compileMachine(machine), { isSpread }), {
    flow: 'right',
    targetMin: 24,
    measure: (text, { sizePx }) => text.length * sizePx * 0.55,
    nameOf: ({ status, members }) => status?.label ?? members.join(', '),
    notesOf: () => 2,
    textOf: ({ labels }) => labels.join(', '),
    ...terms
  });
}

function overlap(one: Box, other: Box): boolean {
  const apart = (from: number, size: number, next: number, nextSize: number): boolean =>
    from + size <= next + 0.01 || next + nextSize <= from + 0.01;
  return !apart(one.left, one.width, other.left, other.width) && !apart(one.top, one.height, other.top, other.height);
}

function overlapping<Placed extends Box>(boxes: readonly Placed[]): [Placed, Placed][] {
  return boxes.flatMap((one, place) =>
    boxes.slice(place + 1).flatMap((other): [Placed, Placed][] => (overlap(one, other) ? [[one, other]] : []))
  );
}

/** Everything that has to hold of any drawing. */
function expectSound(layout: GraphLayout): void {
  expect(overlapping(layout.nodes)).toEqual([]);
  const labels = layout.edges.map(({ label }) => label);
  for (const { left, top, width, height } of [...layout.nodes, ...layout.bands, ...labels]) {
    for (const length of [left, top, width, height]) expect(length).toBeGreaterThanOrEqual(-0.01);
    expect(left + width).toBeLessThanOrEqual(layout.width + 0.01);
    expect(top + height).toBeLessThanOrEqual(layout.height + 0.01);
  }
  for (const { points } of layout.edges) {
    expect(points.length).toBeGreaterThan(1);
    for (const { x, y } of points) expect(Number.isFinite(x) && Number.isFinite(y)).toBe(true);
  }
}

/** Places of moves that are drawn as lines, shown as signs, or listed. */
function mentioned(workflow: Machine, isSpread: boolean): number[] {
  const { nodes, edges, undrawn } = graphOf(compileMachine(workflow), { isSpread });
  const shown = [...edges, ...nodes.flatMap(({ signs }) => signs)].flatMap(({ moves }) => moves);
  return [...new Set([...shown, ...undrawn])].sort((left, right) => left - right);
}

const aShape = fc.record({ flow: fc.constantFrom(...flows), isSpread: fc.boolean() });

/** Sometimes with a move that names what is not there. */
const aDocument = fc.tuple(anyWorkflow(), fc.nat({ max: 3 })).map(([workflow, dangling]): Workflow => {
  const { invoice } = workflow.machines;
  const [move] = invoice.moves;
  const lost: MoveWay[] = move
    ? [
        { ...move, to: { status: 'ghost' } },
        { ...move, from: { statuses: ['ghost'] } },
        { ...move, from: { statuses: [] } }
      ]
    : [];
  return { ...workflow, machines: { invoice: { ...invoice, moves: [...invoice.moves, ...lost.slice(0, dangling)] } } };
});

describe('a drawn workflow', () => {
  test('never lays a status over another one, and keeps all within its size', () => {
    fc.assert(
      fc.property(aDocument, aShape, ({ machines }, { flow, isSpread }) => {
        expectSound(placed(machines.invoice, { flow }, isSpread));
      }),
      { numRuns: 60 }
    );
  });

  test('shows each move once or more, or lists it', () => {
    fc.assert(
      fc.property(aDocument, fc.boolean(), ({ machines: { invoice } }, isSpread) => {
        expect(mentioned(invoice, isSpread)).toEqual([...invoice.moves.keys()]);
      })
    );
  });

  test('is the same for the same document', () => {
    fc.assert(
      fc.property(aDocument, aShape, ({ machines: { invoice } }, { flow, isSpread }) => {
        expect(placed(structuredClone(invoice), { flow }, isSpread)).toEqual(placed(invoice, { flow }, isSpread));
      }),
      { numRuns: 15 }
    );
  });

  test.each(['right', 'down'] as const)('of 60 statuses and 400 moves is as sound, with work flowing %s', (flow) => {
    const large = largeMachine(60, 400);
    const layout = placed(large, { flow });
    expect(layout.nodes.filter(({ node }) => node.status)).toHaveLength(60);
    expectSound(layout);
    expect(mentioned(large, false)).toHaveLength(400);
  });

  test('shows work flowing on in the order of the configuration, whatever leads back', () => {
    for (const { machines } of Object.values(presets)) {
      const rightwards = placed(machines.invoice);
      const downwards = placed(machines.invoice, { flow: 'down' });
      for (const { edge, points } of rightwards.edges.filter((one) => one.edge.kind === 'forward'))
        expect(points.at(-1)?.x, edge.key).toBeGreaterThan(points[0]?.x ?? Infinity);
      for (const { edge, points } of downwards.edges.filter((one) => one.edge.kind === 'forward'))
        expect(points.at(-1)?.y, edge.key).toBeGreaterThan(points[0]?.y ?? Infinity);
    }
  });

  test('flows to the left where one reads so', () => {
    const { edges } = placed(presets.agency.machines.invoice, { flow: 'left' });
    const forward = edges.filter(({ edge }) => edge.kind === 'forward');
    for (const { points } of forward) expect(points.at(-1)?.x).toBeLessThan(points[0]?.x ?? -Infinity);
  });

  test('of a preset fits on a phone with its letters at 12 pixels', () => {
    for (const { id, machines } of Object.values(presets))
      expect(placed(machines.invoice, { flow: 'down', targetMin: 44 }).width, id).toBeLessThanOrEqual(358);
  });

  test('sets each status on the band of its group, and no other one', () => {
    for (const { machines } of Object.values(presets)) {
      const { nodes, bands } = placed(machines.invoice);
      for (const { node, ...box } of nodes) {
        const behind = bands.filter((band) => overlap(band, box)).map(({ group }) => group);
        expect(behind).toEqual(node.status ? [node.status.group] : []);
      }
    }
  });

  test('leaves room for the longest names, also where they have no spaces', () => {
    const [status] = presets.agency.machines.invoice.statuses;
    const long: Status[] = status ? [{ ...status, label: 'W'.repeat(60) }] : [];
    const layout = placed({ ...presets.agency.machines.invoice, statuses: long });
    expectSound(layout);
    expect(layout.nodes[0]?.width).toBeLessThanOrEqual(136);
  });
});

describe('the graph of a workflow', () => {
  test('has one line for each pair of ends and kind of move, with what all its buttons say', () => {
    const { edges } = graphOf(compileMachine(presets.training.machines.invoice));
    expect(new Set(edges.map(({ key }) => key)).size).toBe(edges.length);
    const review = edges.find(({ from, to, kind }) => from === 'draft' && to === 'review' && kind === 'forward');
    expect(review).toMatchObject({ labels: ['Ask for review'], moves: [0, 1], isPlatformOnly: false });
    expect(edges.find(({ to, from }) => from === 'draft' && to === 'paid')).toMatchObject({ isPlatformOnly: true });
  });

  test('draws what leads from everywhere once, and from each status when that is wanted', () => {
    const compiled = compileMachine(presets.agency.machines.invoice);
    const voided = (isSpread: boolean) => graphOf(compiled, { isSpread }).edges.filter(({ to }) => to === 'voided');
    expect(voided(false)).toHaveLength(1);
    expect(voided(true).map(({ from }) => from)).toEqual([
      'proforma',
      'awaiting-approval',
      'approved',
      'rejected',
      'submitted',
      'paid'
    ]);
    const together = graphOf(compiled).nodes.find(({ status }) => status === null);
    expect(together).toMatchObject({ cover: 'all-other', members: voided(true).map(({ from }) => from) });
  });

  test('gathers what cancels from several statuses, be it by several moves', () => {
    const { nodes, edges } = graphOf(compileMachine(presets.training.machines.invoice));
    const together = nodes.find(({ status }) => status === null);
    expect(together).toMatchObject({ cover: null, members: ['draft', 'review', 'final'] });
    expect(edges.filter(({ kind }) => kind === 'cancel')).toHaveLength(1);
  });

  test('shows a move to the status before as a sign, since its end is another one each time', () => {
    const { nodes } = graphOf(compileMachine(presets.agency.machines.invoice), { isSpread: true });
    const signs = nodes.flatMap(({ key, signs: all }) => all.map(({ to, labels }) => [key, to, ...labels]));
    expect(signs).toEqual([
      ['submitted', null, 'Recall'],
      ['paid', null, 'Back to unpaid'],
      ['voided', null, 'Restore']
    ]);
  });

  test('marks where new invoices begin, by any way and type', () => {
    const { invoice } = presets.agency.machines;
    const start = { ...invoice.start, imported: 'submitted', byType: { invoice: { job: 'approved' } } };
    const { nodes } = graphOf(compileMachine({ ...invoice, start }));
    expect(nodes.filter(({ isStart }) => isStart).map(({ key }) => key)).toEqual(['proforma', 'approved', 'submitted']);
  });

  test('lists moves that lead from nothing or to nothing', () => {
    const { invoice } = presets['small-business'].machines;
    const [move] = invoice.moves;
    if (!move) throw new Error('the preset has moves');
    const lost: MoveWay[] = [
      { ...move, to: { status: 'ghost' } },
      { ...move, from: { statuses: ['ghost'] } },
      { ...move, to: { slot: 'last-approval' } }
    ];
    const { undrawn } = graphOf(compileMachine({ ...invoice, moves: [...lost, ...invoice.moves] }));
    expect(undrawn).toEqual([0, 1, 2]);
  });
});

function largeMachine(statusCount: number, moveCount: number): Machine {
  const { invoice } = presets.agency.machines;
  const [status] = invoice.statuses;
  const [move] = invoice.moves;
  if (!status || !move) throw new Error('the preset has statuses and moves');
  const id = (place: number): string => `s${place % statusCount}`;
  return {
    ...invoice,
    start: { hand: id(0), job: id(0), imported: id(0) },
    statuses: Array.from({ length: statusCount }, (_, place) => ({
      ...status,
      id: id(place),
      label: `Status ${place}`,
      order: place,
      group: groups[Math.floor((place / statusCount) * groups.length)] ?? 'ACTIVE'
    })),
    moves: Array.from({ length: moveCount }, (_, place) => ({
      ...move,
      label: `Move ${place}`,
      kind: place % 3 === 0 ? ('back' as const) : ('forward' as const),
      from: { statuses: [id(place * 7)] },
      to: { status: id(place * 7 + 1 + ((place * place) % 13)) }
    }))
  };
}
