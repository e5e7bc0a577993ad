import type { MoveKind, Status } from '#domain/workflow/document.ts';
import { isUnfinished } from '#domain/workflow/machine.ts';
import {
  askingForBefore,
  canBeOpen,
  isHeldBack,
  isOpenToEdits,
  remembers,
  sizeWith,
  isOpenWith,
  stageAsked,
  type Actor,
  type Edge,
  type Graph
} from './graph.ts';
import { isThere, outcomesOf, type Lead } from './outcomes.ts';
import { startsOf } from './start.ts';
import { bandsOf, distinctBy, isSignable } from './stages.ts';

/** Where invoices can get to, and from where they can be completed. What is not in here is certain never to happen. */
export interface Reach {
  /** Numbers of statuses. */
  readonly reached: ReadonlySet<number>;
  /** Those of them from which no status in COMPLETED can be reached any more. */
  readonly dead: ReadonlySet<number>;
  /** Which statuses an invoice may have stood in before, by the one that it stands in. */
  readonly before: readonly ReadonlySet<number>[];
  /** By which kinds of moves each status is entered. */
  readonly enteredBy: readonly ReadonlySet<MoveKind>[];
}

/** As many states as are worth remembering the status before exactly. */
const exactMax = 20_000;

/**
 * Explores status × status before × signatures × amount from every start. Manual overrides, undo and imports of issued
 * invoices are apart: they need no way. Over-approximated: conditions are asked step by step (see `canBeOpen`), and where
 * there are too many states, the status before is any that leads here. So what is missing is missing in truth.
 */
export function reachOf(graph: Graph): Reach {
  const asking = askingForBefore(graph);
  const exact = asking.size > 0 && sizeWith(graph, asking) <= exactMax ? new Exploration(graph, asking) : null;
  const exploration = exact?.isComplete ? exact : new Exploration(graph, new Map());
  const { reached, before, enteredBy } = exploration;
  return { reached, before, enteredBy, dead: exploration.dead() };
}

/** A state as numbers: what is looked at a hundred thousand times is not worth an object. */
interface Place {
  readonly state: number;
  readonly status: number;
  readonly band: number;
  readonly signed: number;
  /** The statuses before, by place in `tracked`, as digits; 0 is none. */
  readonly earlier: number;
  readonly open: readonly number[];
}

class Exploration {
  readonly reached = new Set<number>();
  readonly before: Set<number>[];
  readonly enteredBy: Set<MoveKind>[];
  readonly #graph: Graph;
  readonly #bands: readonly (readonly number[])[];
  readonly #levels: number;
  readonly #signable: ReadonlySet<number>;
  readonly #tracked: ReadonlyMap<number, number>;
  readonly #radix: number;
  readonly #cameFrom = new Map<number, number[]>();
  readonly #queue: number[] = [];

  constructor(graph: Graph, asking: ReadonlyMap<number, boolean>) {
    this.#graph = graph;
    this.#radix = graph.statuses.length + 1;
    // What is forgotten on leaving shares one digit: an invoice stands in one status only.
    const kept = [...asking].flatMap(([status, isKept]) => (isKept ? [status] : []));
    this.#tracked = new Map([...asking.keys()].map((status) => [status, this.#radix ** (kept.indexOf(status) + 1)]));
    const bands = bandsOf(graph, { moreMinor: [], currencies: [] }).map(({ stages }) => stages);
    this.#bands = distinctBy(bands, (stages) => stages.join());
    this.#levels = Math.max(...this.#bands.map(({ length }) => length)) + 1;
    this.#signable = new Set(this.#bands.flat().filter((n) => isSignable(graph, n)));
    this.before = graph.statuses.map(() => new Set());
    this.enteredBy = graph.statuses.map(() => new Set());
    for (const { status, asks } of startsOf(graph))
      this.#bands.forEach((stages, band) => {
        if (!isHeldBack(stages, asks)) this.#enter({ status, band, signed: 0, earlier: 0 }, null);
      });
    for (let at = 0; at < this.#queue.length && this.isComplete; at += 1) this.#leave(this.#queue[at] ?? 0);
  }

  get isComplete(): boolean {
    return this.#tracked.size === 0 || this.#cameFrom.size <= exactMax;
  }

  /** ACTIVE and APPROVAL statuses none of whose states leads to one in COMPLETED. */
  dead(): Set<number> {
    const { statuses } = this.#graph;
    const completed = this.#queue.filter((state) => statuses[this.#statusOf(state)]?.group === 'COMPLETED');
    const alive = new Set(completed);
    for (const state of alive) for (const earlier of this.#cameFrom.get(state) ?? []) alive.add(earlier);
    const living = new Set([...alive].map((state) => this.#statusOf(state)));
    return new Set(
      [...this.reached].filter((status) => !living.has(status) && isUnfinished(statuses[status]?.group ?? 'CANCELLED'))
    );
  }

  #enter({ status, band, signed, earlier }: Omit<Place, 'state' | 'open'>, from: number | null): void {
    const inStatus = (earlier * this.#graph.statuses.length + status) * this.#bands.length + band;
    const state = inStatus * this.#levels + signed;
    const known = this.#cameFrom.get(state);
    if (known && from !== null) known.push(from);
    if (known) return;
    this.#cameFrom.set(state, from === null ? [] : [from]);
    this.#queue.push(state);
    this.reached.add(status);
  }

  #statusOf(state: number): number {
    return Math.floor(state / (this.#levels * this.#bands.length)) % this.#graph.statuses.length;
  }

  #placeOf(state: number): Place {
    const signed = state % this.#levels;
    const band = Math.floor(state / this.#levels) % this.#bands.length;
    const status = this.#statusOf(state);
    const earlier = Math.floor(state / (this.#levels * this.#bands.length * this.#graph.statuses.length));
    return { state, status, band, signed, earlier, open: (this.#bands[band] ?? []).slice(signed) };
  }

  #leave(state: number): void {
    const place = this.#placeOf(state);
    const from = this.#graph.statuses[place.status];
    if (!from) return;
    for (const edge of this.#graph.edges[place.status] ?? []) this.#follow(edge, from, place);
    this.#sign(from, place);
    if (isOpenToEdits(this.#graph, from))
      this.#bands.forEach((_, band) => this.#enter({ ...place, band, signed: 0 }, state));
  }

  /** `only`: the status that a signature leads to. */
  #follow(edge: Edge, from: Status, place: Place, only?: Status): void {
    for (const status of this.#targetsOf(edge, place)) {
      const to = this.#graph.statuses[status];
      if (!to || (only && only !== to) || status === place.status) continue;
      if (isHeldBack(place.open, stageAsked(edge.way, from, to)) || !canBeOpen(this.#graph, edge, to)) continue;
      // Whoever signs is a person, and so is the one who moves by it.
      const actors = edge.actors.filter((actor) => !only || actor === 'person');
      if (actors.every((actor) => this.#isForestalled(edge, from, { place, status, to, actor }))) continue;
      const isKept = remembers(edge.way, to);
      const left = place.earlier - (place.earlier % this.#radix);
      const earlier = isKept ? this.#remembered(left, place.status, status) : left;
      this.#enter({ status, band: place.band, signed: edge.withdraws ? 0 : place.signed, earlier }, place.state);
      this.enteredBy[status]?.add(edge.way.kind);
      if (isKept) this.#remember(status, place.status);
    }
  }

  /** Of ways with the same ends the engine makes the first that is open: a later one may never have its turn. */
  #isForestalled(
    edge: Edge,
    from: Status,
    { place, status, to, actor }: { place: Place; status: number; to: Status; actor: Actor }
  ): boolean {
    return (this.#graph.edges[place.status] ?? []).some((other) => {
      if (other.index >= edge.index || !other.actors.includes(actor)) return false;
      const targets = this.#targetsOf(other, place);
      if (targets.length !== 1 || targets[0] !== status) return false;
      return !isHeldBack(place.open, stageAsked(other.way, from, to)) && isOpenWith(other, edge, from);
    });
  }

  #targetsOf({ from, to }: Edge, { earlier }: Place): readonly number[] {
    if (to !== 'previous') return [to];
    const digit = this.#tracked.get(from);
    if (digit === undefined) return [...(this.before[from] ?? [])];
    return [(Math.floor(earlier / digit) % this.#radix) - 1];
  }

  #remembered(earlier: number, from: number, status: number): number {
    const digit = this.#tracked.get(status);
    if (digit === undefined) return earlier;
    return earlier + (from + 1 - (Math.floor(earlier / digit) % this.#radix)) * digit;
  }

  /** A status before that was not known yet opens ways for what stands there already. */
  #remember(status: number, earlier: number): void {
    const known = this.before[status];
    if (!known || known.has(earlier)) return;
    known.add(earlier);
    if (this.#tracked.size > 0 || !(this.#graph.edges[status] ?? []).some(({ to }) => to === 'previous')) return;
    for (const state of [...this.#cameFrom.keys()]) if (this.#statusOf(state) === status) this.#queue.push(state);
  }

  /** BR3: a signature that completes a stage makes the move to its status in the same command, or is not given. */
  #sign(from: Status, place: Place): void {
    const [stage, ...stillOpen] = place.open;
    if (stage === undefined || !this.#signable.has(stage)) return;
    const here = this.#graph.edges[place.status] ?? [];
    const leads = here.flatMap((edge): Lead[] => {
      const there = isThere(edge, from);
      if (there === 'never') return [];
      const isSure = there === 'sure' && (edge.to !== 'previous' || this.#tracked.size > 0);
      const targets = this.#targetsOf(edge, place).map((status) => this.#graph.statuses[status]);
      return targets.filter((to) => to !== undefined).map((to) => ({ to, isSure }));
    });
    const signed = { ...place, signed: place.signed + 1, open: stillOpen };
    for (const station of outcomesOf(from, leads, { stage, stillOpen })) {
      if (!station) this.#enter(signed, place.state);
      else for (const edge of here) this.#follow(edge, from, signed, station);
    }
  }
}
