import type { ExplainedFinding } from './findings.ts';
import type { GraphMove, WorkflowGraph } from './workflow-graph.ts';

/** What a finding is about, in the drawing: keys of nodes and of moves, each with the steps of its path. */
export interface GraphHighlight {
  readonly nodes: ReadonlyMap<string, readonly number[]>;
  readonly moves: ReadonlyMap<string, readonly number[]>;
}

/** Steps are numbered as the list of them is, from 1; what is no step has no number and is shown all the same. */
export function highlightOf(
  { nodes, edges }: WorkflowGraph,
  { statuses, moves, trail }: Pick<ExplainedFinding, 'statuses' | 'moves' | 'trail'>
): GraphHighlight {
  const shownMoves = new Map<string, number[]>();
  const shownNodes = new Map<string, number[]>();

  function look(move: GraphMove, members: readonly string[], to: string | null): boolean {
    const mine = moves.filter((place) => move.moves.includes(place));
    const steps = trail.flatMap(({ at, by }, place) =>
      by && mine.includes(by.move) && members.includes(at) && (to === null || to === by.to) ? [place + 1] : []
    );
    // The path goes by one of its lines only; what it does not go by is what the finding names.
    const isNamed = mine.some((place) => trail.every(({ by }) => by?.move !== place));
    if (steps.length > 0 || isNamed) shownMoves.set(move.key, steps);
    return steps.length > 0 || isNamed;
  }

  for (const { key, status, members, signs } of nodes) {
    const leads = [
      ...signs.map((sign) => look(sign, members, sign.to)),
      ...edges.filter(({ from }) => from === key).map((edge) => look(edge, members, edge.to))
    ];
    const steps = trail.flatMap(({ at, by }, place) => (!by && at === status?.id ? [place + 1] : []));
    if (status ? statuses.includes(status.id) : leads.includes(true)) shownNodes.set(key, steps);
  }
  return { nodes: shownNodes, moves: shownMoves };
}
