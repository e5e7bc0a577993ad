import { groups, moveKinds, type Group, type MoveKind, type MoveWay, type Status } from '#domain/workflow/document.ts';
import { sourcesOf, targetOf, type CompiledMachine } from '#domain/workflow/machine.ts';

/** What is drawn of a machine, before anybody knows where it stands on the screen. */
export interface WorkflowGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
  /** Moves that lead from nothing or to nothing, by their place in `moves`: they can only be listed. */
  readonly undrawn: readonly number[];
  /** Whether there is anything that a line for each move would show apart. */
  readonly canSpread: boolean;
}

export interface GraphNode {
  readonly key: string;
  /** Null: it stands for several statuses at once, from which the same moves lead. */
  readonly status: Status | null;
  /** Ids of the statuses that it stands for. */
  readonly members: readonly string[];
  /** How its members are called together; null where they have no common name, and for a single status. */
  readonly cover: 'all' | 'all-other' | readonly Group[] | null;
  readonly isStart: boolean;
  /** Moves that have no line. */
  readonly signs: readonly GraphSign[];
}

/** Moves of one kind between the same ends. */
export interface GraphMove {
  readonly key: string;
  readonly kind: MoveKind;
  /** What their buttons say, each once. */
  readonly labels: readonly string[];
  /** Places in `moves`. */
  readonly moves: readonly number[];
  /** No person makes any of them. */
  readonly isPlatformOnly: boolean;
}

export interface GraphSign extends GraphMove {
  /** Null: to the status before. That is another one from invoice to invoice, so no line can show it. */
  readonly to: string | null;
}

export interface GraphEdge extends GraphMove {
  /** Keys of nodes. */
  readonly from: string;
  readonly to: string;
}

/** A move that leads from so many statuses is drawn once, from all of them together: else its lines hide the others. */
const manyMin = 4;
/** Cancelling is possible nearly everywhere, so it is gathered sooner, whatever moves it is made of. */
const cancelledFromMin = 3;

/**
 * `isSpread`: every move has a line from each status that it leads from. Otherwise what leads from many statuses has one
 * line from all of them together, and what restores is a sign where it begins.
 */
export function graphOf(compiled: CompiledMachine, { isSpread = false } = {}): WorkflowGraph {
  const { statuses, machine } = compiled;
  const single = new Map(statuses.map((status) => [status.id, new Gathered(status, [status.id])]));
  const together = new Map<string, Gathered>();
  const resolved = resolvedMoves(compiled);
  const many = resolved.map((move) => manyOf(statuses, move, resolved));

  for (const [index, move] of resolved.entries()) {
    const members = many[index];
    if (!members || isSpread) for (const id of move.from) single.get(id)?.add(move);
    else {
      const key = `many:${members.join(' ')}`;
      const node = together.get(key) ?? new Gathered(null, members);
      together.set(key, node);
      node.add(move);
    }
  }

  const starts = beginningsIn(compiled);
  const nodes = [...single, ...together];
  const isLine = ({ to, kind }: Line): boolean => to !== null && (isSpread || kind !== 'restore');
  const drawn = new Set(resolved.map(({ place }) => place));
  return {
    nodes: nodes.map(([key, { status, members, lines }]) => ({
      key,
      status,
      members,
      cover: status
        ? null
        : coverOf(
            statuses,
            members,
            lines.flatMap(({ to }) => to ?? [])
          ),
      isStart: status !== null && starts.has(status.id),
      signs: lines.filter((line) => !isLine(line)).map((line) => ({ ...moveOf(key, line), to: line.to }))
    })),
    edges: nodes.flatMap(([key, { lines }]) =>
      lines.filter(isLine).map((line) => ({ ...moveOf(key, line), from: key, to: line.to ?? '' }))
    ),
    undrawn: [...machine.moves.keys()].filter((place) => !drawn.has(place)),
    canSpread:
      many.some((members) => members !== null) || resolved.some(({ to, way }) => to !== null && way.kind === 'restore')
  };
}

interface ResolvedMove {
  readonly place: number;
  readonly way: MoveWay;
  readonly from: readonly string[];
  /** Null: the status before. */
  readonly to: string | null;
}

/** Moves that lead from somewhere to somewhere, with all statuses that they lead from, as these are configured. */
function resolvedMoves(compiled: CompiledMachine): ResolvedMove[] {
  return compiled.machine.moves.flatMap((way, place): ResolvedMove[] => {
    const to = way.to === 'previous' ? null : targetOf(compiled, way.to, '', {});
    const from = sourcesOf(compiled, way);
    const isKnown = way.to === 'previous' || (to !== null && compiled.statusById.has(to));
    return isKnown && from.length > 0 ? [{ place, way, from, to }] : [];
  });
}

/** The statuses together with which a move is drawn; null where it has a line from each. */
function manyOf(
  statuses: readonly Status[],
  { way, from, to }: ResolvedMove,
  all: readonly ResolvedMove[]
): readonly string[] | null {
  if (way.kind !== 'cancel' || to === null) return from.length >= manyMin ? from : null;
  const cancelling = all.filter((other) => other.way.kind === 'cancel' && other.to === to);
  const ids = new Set(cancelling.flatMap((other) => other.from));
  return ids.size >= cancelledFromMin ? statuses.flatMap(({ id }) => (ids.has(id) ? [id] : [])) : null;
}

interface Line {
  /** Null: the status before. */
  readonly to: string | null;
  readonly kind: MoveKind;
  readonly ways: MoveWay[];
  readonly places: number[];
}

/** What leads on from one node. */
class Gathered {
  readonly lines: Line[] = [];

  readonly status: Status | null;
  readonly members: readonly string[];

  constructor(status: Status | null, members: readonly string[]) {
    this.status = status;
    this.members = members;
  }

  add({ to, way, place }: ResolvedMove): void {
    let line = this.lines.find((one) => one.to === to && one.kind === way.kind);
    if (!line) {
      line = { to, kind: way.kind, ways: [], places: [] };
      this.lines.push(line);
    }
    line.ways.push(way);
    line.places.push(place);
  }
}

function moveOf(from: string, { to, kind, ways, places }: Line): GraphMove {
  return {
    key: `${from}>${to ?? 'previous'}:${kind}`,
    kind,
    labels: [...new Set(ways.map(({ label }) => label))],
    moves: places,
    isPlatformOnly: ways.every(({ actor }) => actor === 'platform')
  };
}

/** In the order of the configuration. */
function beginningsIn({ machine: { start } }: CompiledMachine): ReadonlySet<string> {
  const { byType = {}, ...plain } = start;
  return new Set(
    [plain, ...Object.values(byType)]
      .flatMap(({ hand, job, imported }) => [hand, job, imported ?? ''])
      .map((id) => id ?? '')
  );
}

function coverOf(
  statuses: readonly Status[],
  members: readonly string[],
  targets: readonly string[]
): GraphNode['cover'] {
  const others = statuses.filter(({ id }) => !members.includes(id));
  if (others.length === 0) return 'all';
  const [target, ...more] = new Set(targets);
  const isTarget = ({ id }: Status): boolean => more.length === 0 && id === target;
  if (others.every(isTarget)) return 'all-other';
  // The target counts for neither: nobody expects a move from it to itself.
  const inside = groups.filter((group) => statuses.some((one) => one.group === group && members.includes(one.id)));
  const isWhole = others.every((one) => isTarget(one) || !inside.includes(one.group));
  return isWhole ? inside : null;
}

/** The kinds of moves that have lines, in the order of the legend. */
export function kindsIn({ edges }: WorkflowGraph): MoveKind[] {
  const drawn = new Set(edges.map(({ kind }) => kind));
  return moveKinds.filter((kind) => drawn.has(kind));
}
