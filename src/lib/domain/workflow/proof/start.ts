import { satisfy } from './satisfy.ts';
import { canBeOpen, factsIn, stageAsked, type Edge, type Graph } from './graph.ts';

export type Origin = 'hand' | 'job' | 'imported';
export const origins: readonly Origin[] = ['hand', 'job', 'imported'];

/** Where something begins. */
export interface Start {
  readonly status: number;
  readonly origin: Origin;
  /** Null: any type that does not begin elsewhere. */
  readonly type: string | null;
  /** Up to which stage signatures are asked for, which nothing new has. */
  readonly asks: number;
  /**
   * The ways from the first ACTIVE status whose guards what begins here has to pass (B20); empty: none.
   */
  readonly guardedBy: readonly Edge[];
}

/** The start statuses of every type and origin, as far as the document knows them (B20, BR21). */
export function startsOf(graph: Graph): Start[] {
  const { byType = {}, ...plain } = graph.document.machines.invoice.start;
  const all = [{ type: null, ...plain }, ...Object.entries(byType).map(([type, own]) => ({ type, ...own }))];
  return all.flatMap(({ type, ...statuses }) =>
    origins.flatMap((origin): Start[] => {
      const status = graph.numberById.get(statuses[origin] ?? '');
      return status === undefined ? [] : startAt(graph, { status, origin, type });
    })
  );
}

function startAt(graph: Graph, { status, origin, type }: Pick<Start, 'status' | 'origin' | 'type'>): Start[] {
  const first = graph.numberById.get(graph.compiled.slots['first-active'] ?? '');
  const [from, to] = [graph.statuses[first ?? -1], graph.statuses[status]];
  const isFree = origin === 'imported' || first === undefined || first === status;
  // Whose move it would be is not asked, and a move that nobody may make counts as well.
  const known = isFree || !from ? [] : (graph.edges[first] ?? []).filter((edge) => edge.to === status);
  if (known.length === 0 || !from || !to) return [{ status, origin, type, asks: 0, guardedBy: [] }];
  // A person is told what keeps a person's way closed, and the platform's counts only where there is no such way.
  const isPersons = ({ way }: Edge): boolean =>
    way.actor !== 'platform' && satisfy({ not: way.when }, factsIn(from)).is === 'never';
  const asked = known.some(isPersons) ? known.filter(({ way }) => way.actor !== 'platform') : known;
  const open = asked.filter((edge) => canBeOpen(graph, edge, to));
  // Where no way is known at the moment, nothing is asked.
  const mayBeUnknown = known.every(({ way }) => satisfy({ not: way.when }, factsIn(from)).is !== 'never');
  const asks = mayBeUnknown ? 0 : Math.min(...open.map(({ way }) => stageAsked(way, from, to)));
  return open.length === 0 && !mayBeUnknown ? [] : [{ status, origin, type, asks, guardedBy: known }];
}
