import { always, evaluate, fieldsOf, type Condition, type FactValue, type Facts } from '#domain/condition/condition.ts';
import { approvalOffer, stationAfter } from '#domain/workflow/approval.ts';
import type { Status } from '#domain/workflow/document.ts';
import { askMove, type Asker, type Standing } from '#domain/workflow/transition.ts';
import type { Path, Step } from './finding.ts';
import {
  askingForBefore,
  isHeldBack,
  isOpenToEdits,
  nothingOutstanding,
  remembers,
  sizeWith,
  stageAsked,
  type Actor,
  type Edge,
  type Graph
} from './graph.ts';
import { moneyCases, moneyFields, type MoneyCase } from './money-case.ts';
import { satisfy, type Budget } from './satisfy.ts';
import { bandsOf, isSignable, type Band } from './stages.ts';
import type { Start } from './start.ts';
import { originFact, testsByField, worldsOf, type World } from './worlds.ts';

/** Ways that invoices can go in truth. What is not in here may be possible all the same. */
export interface Paths {
  /** The shortest to each status, by number. */
  readonly to: ReadonlyMap<number, Path>;
  /** The shortest to each status in COMPLETED that is entered, or stays, with stages open that were not open before. */
  readonly unsigned: ReadonlyMap<number, { readonly path: Path; readonly stages: readonly number[] }>;
}

/** Beyond this, the status before is remembered only where the invoice stands: some ways back are not tried then. */
const nodesMax = 4_000;

/** Far more than workflows need that a person draws. A condition made to keep a proof busy would else keep it for hours. */
const branchesMax = 200_000;

/**
 * Explores status × status before × signatures × amount × number from every start, with facts for each step under which
 * the engine lets it pass. Under-approximated: content stays as it is but for the amount; there is no other document but
 * credit notes; a condition of which it is not sure counts as closed. Not modelled are rules: they only make moves that
 * are in the graph, but one of them may make a move before a person does.
 */
export function pathsOf(graph: Graph): Paths {
  const arrivals = new Map<number, Arrival>();
  const unsigned = new Map<number, Arrival>();
  const asking = askingForBefore(graph);
  const budget: Budget = { branchesLeft: branchesMax };
  const remembered = sizeWith(graph, asking) <= nodesMax ? asking : withoutKeeping(asking);
  for (const world of worldsOf(graph)) {
    const exact = new Exploration(graph, world, { asking: remembered, max: nodesMax, budget });
    const exploration = exact.isComplete
      ? exact
      : new Exploration(graph, world, { asking: withoutKeeping(asking), max: Infinity, budget });
    for (const node of exploration.nodes) {
      keepNearest(arrivals, { exploration, node });
      if (isNewlyUnsigned(graph, node)) keepNearest(unsigned, { exploration, node });
    }
  }
  return {
    to: new Map([...arrivals].map(([status, { exploration, node }]) => [status, exploration.pathTo(node)])),
    unsigned: new Map(
      [...unsigned].map(([status, { exploration, node }]) => [
        status,
        { path: exploration.pathTo(node), stages: openIn(node) }
      ])
    )
  };
}

function withoutKeeping(asking: ReadonlyMap<number, boolean>): ReadonlyMap<number, boolean> {
  return new Map([...asking.keys()].map((status) => [status, false]));
}

interface Arrival {
  readonly exploration: Exploration;
  readonly node: Node;
}

/** An invoice as it stands on some way from a start. */
interface Node {
  readonly start: Start;
  readonly status: number;
  readonly band: Band;
  /** How many of the stages that apply are signed: they are signed in their order. */
  readonly signed: number;
  /** Whether it bears a number of ours. */
  readonly numbered: boolean;
  /** Whether the platform brought it here. */
  readonly ruled: boolean;
  /** The status before, by status, where a way leads there. */
  readonly previous: ReadonlyMap<number, number>;
  readonly came: { readonly from: Node; readonly by: Act } | null;
  readonly depth: number;
}

/** What a step is made of, before it is known whether anybody wants to read it. */
type Act =
  | {
      readonly do: 'move';
      readonly edge: Edge;
      readonly to: Status;
      readonly actor: Actor;
      readonly closed: readonly Edge[];
    }
  | { readonly do: 'sign'; readonly step: Step }
  | { readonly do: 'edit'; readonly band: Band };

/** What an act changes; the rest stays. */
type Change = Partial<Pick<Node, 'band' | 'signed' | 'numbered' | 'ruled' | 'previous'>>;

class Exploration {
  /** Breadth first, so that the first one of a kind is the nearest. */
  readonly nodes: Node[] = [];
  readonly isComplete: boolean;
  readonly #graph: Graph;
  readonly #world: World;
  readonly #asking: ReadonlyMap<number, boolean>;
  readonly #budget: Budget;
  readonly #tests: ReadonlySet<string>;
  readonly #bands: readonly Band[];
  readonly #known = new Set<string>();
  readonly #open = new Map<string, boolean>();
  readonly #factsToSign = new Map<string, readonly Facts[]>();

  constructor(
    graph: Graph,
    world: World,
    { asking, max, budget }: { asking: ReadonlyMap<number, boolean>; max: number; budget: Budget }
  ) {
    this.#graph = graph;
    this.#world = world;
    this.#asking = asking;
    this.#budget = budget;
    const tests = testsByField(graph);
    this.#tests = new Set(tests.keys());
    const valuesIn = (field: string): unknown[] => (tests.get(field) ?? []).flatMap(({ test: { value } }) => value);
    this.#bands = bandsOf(graph, {
      moreMinor: valuesIn('total')
        .filter((value) => typeof value === 'number')
        .map(Math.round),
      currencies: valuesIn('currency').filter((value) => typeof value === 'string')
    });
    for (const start of world.starts) this.#begin(start);
    for (let at = 0; at < this.nodes.length && this.nodes.length <= max; at += 1) {
      const node = this.nodes[at];
      if (node) this.#leave(node);
    }
    this.isComplete = this.nodes.length <= max;
  }

  pathTo(node: Node): Path {
    const steps: Step[] = [];
    let first = node;
    for (; first.came; first = first.came.from) steps.unshift(this.#stepOf(first.came));
    const { start, band } = first;
    const { amountMinor, currency } = band;
    const status = this.#graph.statuses[start.status]?.id ?? '';
    return {
      start: { status, origin: start.origin, type: String(this.#world.facts.type), amount: { amountMinor, currency } },
      steps
    };
  }

  #stepOf({ from, by }: NonNullable<Node['came']>): Step {
    const status = this.#graph.statuses[from.status]?.id ?? '';
    switch (by.do) {
      case 'sign':
        return by.step;
      case 'edit': {
        const { amountMinor, currency } = by.band;
        return { do: 'edit', from: status, amount: { amountMinor, currency } };
      }
      case 'move': {
        const { edge, to, actor } = by;
        const meeting = this.#meetingOf(from, by);
        const facts = meeting ? this.#factsOf(from, meeting) : {};
        return { do: 'move', from: status, to: to.id, way: edge.index, actor, facts };
      }
    }
  }

  #begin(start: Start): void {
    for (const band of this.#bands) {
      const begun = { start, status: start.status, band, signed: 0, numbered: false, ruled: false };
      const node: Node = { ...begun, previous: new Map(), came: null, depth: 0 };
      if (this.#mayBegin(node)) this.#keep(node);
    }
  }

  /** B20: what begins elsewhere than in the first ACTIVE status passes the guards of a way that leads there. */
  #mayBegin(node: Node): boolean {
    const { guardedBy } = node.start;
    const [first, to] = [guardedBy[0]?.from, this.#graph.statuses[node.status]];
    if (first === undefined || !to) return true;
    const before = { ...node, status: first };
    const absent: Condition = { all: guardedBy.map(({ way }) => ({ not: way.when })) };
    const open = guardedBy.map((edge) => this.#factsUnder(before, enteringCondition(edge, to)));
    return [this.#factsUnder(before, absent), ...open].some((facts) => {
      // What is new may be prepaid, and has no credit notes yet.
      if (facts?.credited !== 0) return false;
      const standing = {
        status: String(facts.status),
        previous: {},
        facts,
        openStages: openIn(node),
        wasCompleted: true
      };
      const asker: Asker = { is: 'person', may: () => true };
      const { refusals } = askMove(this.#graph.compiled, standing, asker, { to: to.id, reason: 'start' });
      return refusals.every(({ why }) => why === 'no-such-move' || why === 'actor');
    });
  }

  #leave(node: Node): void {
    const from = this.#graph.statuses[node.status];
    if (!from) return;
    for (const edge of this.#graph.edges[node.status] ?? []) this.#move(node, edge);
    this.#sign(node, from);
    if (isOpenToEdits(this.#graph, from)) this.#edit(node);
  }

  #move(node: Node, edge: Edge): void {
    const target = targetFrom(node, edge);
    const to = target === undefined ? undefined : this.#graph.statuses[target];
    if (target === undefined || !to || target === node.status || this.#isHeldBack(node, edge, to)) return;
    if (this.#isForgotten(target, edge, to)) return;
    for (const actor of edge.actors) {
      const closed = this.#waysBefore(node, edge, { target, to, actor });
      const by = { do: 'move', edge, to, actor, closed } as const;
      if (this.#isOpen(node, by))
        this.#arrive(node, target, by, this.#entering(node, edge, { to, signed: node.signed, actor }));
      // Who made it is told apart only where something asks.
      if (!this.#tests.has('entered-rule') && closed.length === 0) break;
    }
  }

  /** Of ways with the same ends the engine makes the first that is open: for a later one those have to be closed. */
  #waysBefore(node: Node, edge: Edge, { target, to, actor }: { target: number; to: Status; actor: Actor }): Edge[] {
    return (this.#graph.edges[node.status] ?? []).filter(
      (other) =>
        other.index < edge.index &&
        targetFrom(node, other) === target &&
        other.actors.includes(actor) &&
        !this.#isHeldBack(node, other, to)
    );
  }

  /** BR3: as the engine itself offers it. A move that a signature completes is made with it, or it is not given. */
  #sign(node: Node, from: Status): void {
    const [stage, ...stillOpen] = openIn(node);
    if (stage === undefined || !isSignable(this.#graph, stage)) return;
    const { compiled, statuses, numberById, edges, granted } = this.#graph;
    for (const facts of this.#factsAround(node)) {
      const previous = namesOf(statuses, node.previous);
      const standing: Standing = {
        status: from.id,
        previous,
        facts,
        openStages: [stage, ...stillOpen],
        wasCompleted: true
      };
      const offer = approvalOffer(compiled, standing);
      if (!offer) continue;
      const station = stationAfter(offer.stations, stage, stillOpen);
      const signing = { do: 'sign', from: from.id, stage, facts } as const;
      if (!station) {
        const by = { do: 'sign', step: { ...signing, then: null } } as const;
        this.#arrive(node, node.status, by, { signed: node.signed + 1 });
        continue;
      }
      const asker: Asker = { is: 'person', may: (permission) => granted.has(permission) };
      const asked = { to: station.id, reason: 'signed' };
      const { move, refusals } = askMove(compiled, { ...standing, openStages: stillOpen }, asker, asked);
      const edge = edges[node.status]?.find(({ way }) => way === move?.way);
      const target = numberById.get(station.id);
      if (refusals.length > 0 || !edge || target === undefined || this.#isForgotten(target, edge, station)) continue;
      const by = { do: 'sign', step: { ...signing, then: { to: station.id, way: edge.index } } } as const;
      const signed = node.signed + 1;
      this.#arrive(node, target, by, this.#entering(node, edge, { to: station, signed, actor: 'person' }));
    }
  }

  /** BR10: money that is edited voids every signature, and may come to pass other stages. */
  #edit(node: Node): void {
    for (const band of this.#bands)
      if (band.currency === node.band.currency)
        this.#arrive(node, node.status, { do: 'edit', band }, { band, signed: 0 });
  }

  /** Where it is not known any more what stood before, nobody can tell what is open: such a way is not followed. */
  #isForgotten(target: number, edge: Edge, to: Status): boolean {
    return this.#asking.get(target) === false && !remembers(edge.way, to);
  }

  #isHeldBack(node: Node, { way, from }: Edge, to: Status): boolean {
    const status = this.#graph.statuses[from];
    return !status || (node.signed < node.band.stages.length && isHeldBack(openIn(node), stageAsked(way, status, to)));
  }

  #entering(node: Node, edge: Edge, { to, signed, actor }: { to: Status; signed: number; actor: Actor }): Change {
    const numbers = to.group === 'COMPLETED' || edge.way.effects.includes('number');
    return {
      signed: edge.withdraws ? 0 : signed,
      numbered: node.numbered || (numbers && this.#world.facts.direction === 'issued'),
      ruled: actor === 'platform',
      previous: this.#previousAfter(node, edge, to)
    };
  }

  #previousAfter({ previous, status }: Node, edge: Edge, to: Status): ReadonlyMap<number, number> {
    const target = this.#graph.numberById.get(to.id) ?? -1;
    const isForgotten = previous.has(status) && this.#asking.get(status) === false;
    const isSet = this.#asking.has(target) && remembers(edge.way, to);
    if (!isForgotten && !isSet) return previous;
    const after = new Map(previous);
    if (isForgotten) after.delete(status);
    if (isSet) after.set(target, status);
    return after;
  }

  #arrive(from: Node, status: number, by: Act, change: Change): void {
    this.#keep({ ...from, ...change, status, came: { from, by }, depth: from.depth + 1 });
  }

  #keep(node: Node): void {
    const before = [...node.previous].sort(([left], [right]) => left - right).join();
    const key = `${node.status},${node.signed},${this.#keyOf(node)},${isNewlyUnsigned(this.#graph, node)},${before}`;
    if (this.#known.has(key)) return;
    this.#known.add(key);
    this.nodes.push(node);
  }

  /** What facts depend on beside the status, as far as any way asks. */
  #keyOf({ band, numbered, ruled }: Node, dependsOnAmount = true): string {
    const isNumbered = this.#tests.has('number') && numbered;
    const amount = dependsOnAmount ? this.#bands.indexOf(band) : '';
    return `${amount},${isNumbered},${this.#tests.has('entered-rule') && ruled}`;
  }

  #isOpen(node: Node, by: Extract<Act, { do: 'move' }>): boolean {
    const { edge, to, closed, actor } = by;
    const asked = fieldsAsked(edge.condition);
    if (closed.length === 0 && !to.settled && asked.size === 0) return evaluate(edge.condition, {}) === 'holds';
    const others = closed.map(({ index }) => index).join('+');
    const depends = closed.length > 0 || to.settled || moneyFields.some((field) => asked.has(field));
    const key = `${edge.from},${edge.index},${to.settled},${others},${actor},${this.#keyOf(node, depends)}`;
    const known = this.#open.get(key);
    if (known !== undefined) return known;
    const isOpen = this.#meetingOf(node, by) !== null;
    this.#open.set(key, isOpen);
    return isOpen;
  }

  #meetingOf(node: Node, { edge, to, closed, actor }: Extract<Act, { do: 'move' }>): Meeting | null {
    const entering = enteringCondition(edge, to);
    const condition: Condition =
      closed.length === 0 ? entering : { all: [entering, ...closed.map((other) => ({ not: other.condition }))] };
    const meeting = this.#meetingUnder(node, condition, { removesMoney: false });
    if (meeting) return meeting;
    // BR12: money is removed while the invoice goes back to where it was paid from, and no reason is given then.
    const mayRemove = actor === 'person' && this.#graph.granted.has('pay') && !edge.way.reason;
    const isPaid = edge.to === 'previous' && this.#graph.statuses[edge.from]?.settled === true;
    return mayRemove && isPaid ? this.#meetingUnder(node, condition, { removesMoney: true }) : null;
  }

  /** Facts under which approving may come out differently here. */
  #factsAround(node: Node): readonly Facts[] {
    const target = node.previous.get(node.status) ?? '';
    const key = `${node.status},${target},${this.#keyOf(node)}`;
    const known = this.#factsToSign.get(key);
    if (known) return known;
    const conditions = (this.#graph.edges[node.status] ?? []).flatMap((edge): Condition[] => {
      if (edge.way.actor === 'platform') return [];
      const to = this.#graph.statuses[targetFrom(node, edge) ?? -1];
      const opening = to && to.approvalStage !== null ? [enteringCondition(edge, to)] : [];
      const isAsking = edge.way.kind === 'forward' && fieldsAsked(edge.way.when).size > 0;
      return [always, ...opening, ...(isAsking ? [edge.way.when, { not: edge.way.when }] : [])];
    });
    const asking = new Set(conditions.filter((one) => one === always || fieldsAsked(one).size > 0));
    const found = [...asking].map((condition) => this.#factsUnder(node, condition));
    const facts = found.filter((one) => one !== null);
    this.#factsToSign.set(key, facts);
    return facts;
  }

  #factsUnder(node: Node, condition: Condition): Facts | null {
    const meeting = this.#meetingUnder(node, condition, { removesMoney: false });
    return meeting && this.#factsOf(node, meeting);
  }

  /** What an invoice that stands here has to be so that a condition holds, as far as the condition asks; null: nothing was found. */
  #meetingUnder(node: Node, condition: Condition, { removesMoney }: { removesMoney: boolean }): Meeting | null {
    const status = this.#graph.statuses[node.status];
    if (!status) return null;
    const asked = fieldsAsked(condition);
    const pinned = only({ ...this.#settled(node), 'removes-money': removesMoney }, asked);
    let tried = 0;
    for (const money of moneyCases(node.band.amountMinor, condition, status)) {
      // What the plain case does not meet, and no money could, is not tried with each sum.
      if ((tried += 1) === 2 && satisfy(condition, pinned, this.#budget).is === 'never') return null;
      if (tried > 1 && this.#budget.branchesLeft <= 0) return null;
      if (removesMoney && money.outstanding === 0) continue;
      const answer = satisfy(condition, { ...pinned, ...only(money, asked) }, this.#budget);
      if (answer.is === 'met') return { asked: answer.facts, money, removesMoney };
    }
    return null;
  }

  #factsOf(node: Node, { asked, money, removesMoney }: Meeting): Facts {
    return { ...plainFacts, ...this.#settled(node), ...money, 'removes-money': removesMoney, ...asked };
  }

  /** What is settled by where an invoice stands and how it came there. */
  #settled(node: Node): Facts {
    const status = this.#graph.statuses[node.status];
    return {
      ...this.#world.facts,
      origin: originFact[node.start.origin],
      status: status?.id ?? '',
      group: status?.group ?? '',
      currency: node.band.currency,
      number: node.numbered ? 'INV-2026-0001' : '',
      conflicts: 0,
      'entered-rule': node.ruled ? 'rule' : '',
      trigger: ''
    };
  }
}

/** Facts that a condition asks for, and the money that goes with them. */
interface Meeting {
  readonly asked: Facts;
  readonly money: MoneyCase;
  readonly removesMoney: boolean;
}

function enteringCondition(edge: Edge, to: Status): Condition {
  return to.settled ? { all: [edge.condition, nothingOutstanding] } : edge.condition;
}

/** Asked for the same conditions over and over. */
const fieldsByCondition = new WeakMap<Condition, ReadonlySet<string>>();

function fieldsAsked(condition: Condition): ReadonlySet<string> {
  const known = fieldsByCondition.get(condition);
  if (known) return known;
  const fields = new Set(fieldsOf(condition));
  fieldsByCondition.set(condition, fields);
  return fields;
}

function only(facts: Facts, fields: ReadonlySet<string>): Facts {
  const found: Record<string, FactValue> = {};
  for (const field of fields) if (Object.hasOwn(facts, field)) found[field] = facts[field] ?? null;
  return found;
}

/** What a condition may find either way; the plain case, where it asks for nothing. */
const plainFacts: Facts = {
  archived: false,
  'source.confirmed': false,
  'source.over': false,
  'source.free': false,
  'source.completed': false,
  'source.cancelled': false,
  'source.reactivated': false
};

function targetFrom(node: Node, { to }: Edge): number | undefined {
  return to === 'previous' ? node.previous.get(node.status) : to;
}

function openIn({ band, signed }: Node): readonly number[] {
  return band.stages.slice(signed);
}

function isUnsigned({ statuses }: Graph, { status, signed, band }: Node): boolean {
  return signed < band.stages.length && statuses[status]?.group === 'COMPLETED';
}

/** What an import brings is apart (BR21), and what goes on from an unsigned status is told there. */
function isNewlyUnsigned(graph: Graph, node: Node): boolean {
  if (!isUnsigned(graph, node)) return false;
  return node.came ? !isUnsigned(graph, node.came.from) : node.start.origin !== 'imported';
}

function keepNearest(known: Map<number, Arrival>, arrival: Arrival): void {
  const before = known.get(arrival.node.status);
  if (!before || arrival.node.depth < before.node.depth) known.set(arrival.node.status, arrival);
}

function namesOf(statuses: readonly Status[], previous: ReadonlyMap<number, number>): Record<string, string> {
  const names: Record<string, string> = {};
  for (const [status, earlier] of previous) names[statuses[status]?.id ?? ''] = statuses[earlier]?.id ?? '';
  return names;
}
