import { describe, expect, test } from 'vitest';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import { prove } from '#domain/workflow/proof/prove.ts';
import { explainFindings } from './findings.ts';
import { highlightOf } from './graph-highlight.ts';
import { graphOf } from './workflow-graph.ts';

/** What is approved goes nowhere. */
const stuck: Workflow = {
  ...presets.agency,
  machines: {
    invoice: {
      ...presets.agency.machines.invoice,
      moves: presets.agency.machines.invoice.moves.filter(({ label }) => label !== 'Submit to client')
    }
  }
};

describe('a finding in the drawing', () => {
  const findings = explainFindings(stuck, prove(stuck, { people: [] }));
  const graph = graphOf(compileMachine(stuck.machines.invoice));

  test('shows every status and move that it is about, and numbers the steps of its path', () => {
    const stepped = findings.filter(({ trail }) => trail.some(({ by }) => by));
    expect(stepped.length).toBeGreaterThan(0);
    for (const finding of findings) {
      const { nodes, moves } = highlightOf(graph, finding);
      for (const id of finding.statuses) expect([...nodes.keys()]).toContain(id);
      const shown = [...graph.edges, ...graph.nodes.flatMap(({ signs }) => signs)].filter(({ key }) => moves.has(key));
      for (const place of finding.moves) expect(shown.some((move) => move.moves.includes(place))).toBe(true);
    }
    for (const finding of stepped) {
      const { nodes, moves } = highlightOf(graph, finding);
      const numbers = [...nodes.values(), ...moves.values()].flat().sort((left, right) => left - right);
      expect(new Set(numbers)).toEqual(new Set(finding.trail.map((_, place) => place + 1)));
    }
  });

  test('shows, of the lines of one move, the one that its path goes by', () => {
    const { invoice } = presets['small-business'].machines;
    const paid = invoice.moves.findIndex(({ label }) => label === 'Mark as paid');
    const { moves, nodes } = highlightOf(graphOf(compileMachine(invoice)), {
      statuses: ['sent', 'paid'],
      moves: [paid],
      trail: [
        { at: 'sent', by: null },
        { at: 'sent', by: { move: paid, to: 'paid' } }
      ]
    });
    expect([...moves]).toEqual([['sent>paid:forward', [2]]]);
    expect([...nodes]).toEqual([
      ['sent', [1]],
      ['paid', []]
    ]);
  });

  test('shows what stands for several statuses, where a move from all of them is meant', () => {
    const { invoice } = presets.agency.machines;
    const voiding = invoice.moves.findIndex(({ label }) => label === 'Void');
    const { nodes } = highlightOf(graphOf(compileMachine(invoice)), { statuses: [], moves: [voiding], trail: [] });
    expect([...nodes.keys()]).toHaveLength(1);
  });
});
