import type { Fault } from './finding.ts';
import { factsIn, type Edge, type Graph } from './graph.ts';
import type { Reach } from './reach.ts';
import { satisfy } from './satisfy.ts';

/**
 * Two buttons of one name beside each other that lead to different places. Ways that exclude each other by what they say
 * about when they exist are no such pair, and what only the platform does has no button.
 */
export function sameLabels(graph: Graph, reach: Reach): Extract<Fault, { why: 'same-label' }>[] {
  return graph.statuses.flatMap((status, number) => {
    const edgesByLabel = new Map<string, Edge[]>();
    for (const edge of graph.edges[number] ?? []) {
      if (!edge.actors.includes('person') || edge.to === number) continue;
      const label = edge.way.label.trim();
      edgesByLabel.set(label, [...(edgesByLabel.get(label) ?? []), edge]);
    }
    return [...edgesByLabel].flatMap(([label, edges]) => {
      const apart = edges.filter((edge) =>
        edges.some((other) => leadsElsewhere(reach, edge, other) && canStandTogether(graph, edge, other))
      );
      const moves = apart.map(({ index }) => index);
      return moves.length > 0 ? [{ why: 'same-label' as const, status: status.id, label, moves }] : [];
    });
  });
}

function leadsElsewhere({ before }: Reach, edge: Edge, other: Edge): boolean {
  if (edge.to === other.to) return false;
  const [one, two] = [edge, other].map(({ to, from }) => (to === 'previous' ? [...(before[from] ?? [])] : [to]));
  return (one ?? []).some((target) => (two ?? []).some((another) => another !== target));
}

function canStandTogether({ statuses }: Graph, edge: Edge, other: Edge): boolean {
  const status = statuses[edge.from];
  return status !== undefined && satisfy({ all: [edge.way.when, other.way.when] }, factsIn(status)).is === 'met';
}
