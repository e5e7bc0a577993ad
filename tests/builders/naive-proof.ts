import { evaluate, type Facts } from '#domain/condition/condition.ts';
import type { Permission } from '#domain/people/permission.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine, targetOf } from '#domain/workflow/machine.ts';
import { askMove, type Asker } from '#domain/workflow/transition.ts';

/**
 * What a proof says, found without any thought: every invoice in every state, asked of the engine for every status. It
 * knows the conditions of `#tests/builders/workflows.ts` and no other.
 */
export interface NaiveProof {
  readonly reached: ReadonlySet<string>;
  /** In ACTIVE or APPROVAL, and never completed. */
  readonly dead: ReadonlySet<string>;
  /** COMPLETED with stages open that were not open before: by status, in how many acts. */
  readonly unsigned: ReadonlyMap<string, number>;
}

interface State {
  readonly status: string;
  readonly previous: Readonly<Record<string, string>>;
  readonly content: Content;
  readonly amount: (typeof amounts)[number];
  readonly signed: readonly number[];
}

interface Content {
  readonly client: string;
  readonly lines: number;
}

const amounts = [
  { amountMinor: 10_000, currency: 'EUR' },
  { amountMinor: 100_000, currency: 'EUR' },
  { amountMinor: 10_000, currency: 'USD' }
];
const contents: Content[] = ['', 'Acme'].flatMap((client) => [0, 1].map((lines) => ({ client, lines })));
const yesOrNo = [true, false];

export function proveNaively(document: Workflow): NaiveProof {
  const { invoice: machine } = document.machines;
  const compiled = compileMachine(machine);
  const mine = new Set<Permission>(document.roles.flatMap(({ grants }) => grants.map(({ permission }) => permission)));
  const person: Asker = { is: 'person', may: (permission) => mine.has(permission) };
  const remembering = machine.statuses.filter(({ id }) =>
    (compiled.waysByFrom.get(id) ?? []).some(({ to }) => to === 'previous')
  );
  const depths = new Map<string, number>();
  const stateByKey = new Map<string, State>();
  const cameFrom = new Map<string, string[]>();
  const unsigned = new Map<string, number>();
  const queue: string[] = [];

  // Amounts differ in nothing but the stages that they pass.
  const told = machine.stages.length > 0 ? amounts : amounts.slice(0, 1);
  for (const content of contents)
    for (const amount of told)
      for (const status of new Set([machine.start.hand, machine.start.job])) begin({ content, amount, status });
  for (const content of contents)
    for (const amount of told)
      if (compiled.statusById.has(machine.start.imported))
        arrive('import', { status: machine.start.imported, previous: {}, content, amount, signed: [] }, 0);
  for (const key of queue) leave(key, stateByKey.get(key)!, depths.get(key)!);

  const states = [...stateByKey];
  const alive = new Set(states.filter(([, { status }]) => groupOf(status) === 'COMPLETED').map(([key]) => key));
  for (const key of alive) for (const earlier of cameFrom.get(key) ?? []) alive.add(earlier);
  const living = new Set([...alive].map((key) => stateByKey.get(key)!.status));
  const reached = new Set(states.map(([, { status }]) => status));
  const dead = [...reached].filter((id) => ['ACTIVE', 'APPROVAL'].includes(groupOf(id)) && !living.has(id));
  return { reached, dead: new Set(dead), unsigned };

  function begin({ content, amount, status }: Pick<State, 'content' | 'amount' | 'status'>): void {
    const first = compiled.slots['first-active'];
    const state: State = { status, previous: {}, content, amount, signed: [] };
    if (!compiled.statusById.has(status)) return;
    const mayBegin =
      first === null ||
      first === status ||
      factsOf({ ...state, status: first }).some((facts) => {
        if (facts.credited !== 0) return false;
        const asker: Asker = { is: 'person', may: () => true };
        const standing = { status: first, previous: {}, facts, openStages: openIn(state), wasCompleted: true };
        const { refusals } = askMove(compiled, standing, asker, { to: status, reason: 'start' });
        return refusals.every(({ why }) => why === 'no-such-move' || why === 'actor');
      });
    if (mayBegin) arrive(null, state, 0);
  }

  function leave(key: string, state: State, depth: number): void {
    for (const facts of factsOf(state)) {
      const standing = {
        status: state.status,
        previous: state.previous,
        facts,
        openStages: openIn(state),
        wasCompleted: true
      };
      for (const { id } of machine.statuses)
        for (const asker of [person, { is: 'platform' } as const]) {
          const { move, refusals } = askMove(compiled, standing, asker, { to: id, reason: 'r' });
          if (move && refusals.length === 0) arrive(key, moved(state, move), depth + 1);
        }
      sign(key, state, facts, depth);
    }
    const { editing, request } = compiled.statusById.get(state.status)!;
    if (mine.has('edit') && !request && (editing === 'open' || editing === 'review'))
      for (const amount of told.filter(({ currency }) => currency === state.amount.currency))
        arrive(key, { ...state, amount, signed: [] }, depth + 1);
  }

  /** BR3 once more: the lowest open stage, and with it the move to its status, where one leads there. */
  function sign(key: string, state: State, facts: Facts, depth: number): void {
    const [stage, ...rest] = openIn(state);
    if (stage === undefined || !mine.has('approve')) return;
    const { approvers } = machine.stages.find(({ n }) => n === stage)!;
    const isAnybody = approvers.roles.length === 0 && approvers.people.length === 0;
    if (!isAnybody && !approvers.roles.some((id) => document.roles.some((role) => role.id === id))) return;
    const targets = (compiled.waysByFrom.get(state.status) ?? [])
      .filter((way) => way.kind === 'forward' && way.actor !== 'platform' && evaluate(way.when, facts) !== 'fails')
      .flatMap((way) => compiled.statusById.get(targetOf(compiled, way.to, state.status, state.previous) ?? '') ?? []);
    const staged = targets
      .filter(({ approvalStage }) => approvalStage !== null)
      .sort((left, right) => left.approvalStage! - right.approvalStage!);
    const completes = targets.some(({ group }) => group === 'COMPLETED');
    if (staged.length === 0 && !(completes && ['ACTIVE', 'APPROVAL'].includes(groupOf(state.status)))) return;
    const own = staged.find(({ approvalStage }) => approvalStage === stage);
    const next = staged.find(({ approvalStage }) => approvalStage! > stage);
    const station = own ?? (next && rest.every((n) => n > next.approvalStage!) ? next : undefined);
    const signed: State = { ...state, signed: [...state.signed, stage] };
    if (!station) {
      arrive(key, signed, depth + 1);
      return;
    }
    const standing = { status: state.status, previous: state.previous, facts, openStages: rest, wasCompleted: true };
    const { move, refusals } = askMove(compiled, standing, person, { to: station.id, reason: 'r' });
    if (move && refusals.length === 0) arrive(key, moved(signed, move), depth + 1);
  }

  function moved(state: State, { to, way }: NonNullable<ReturnType<typeof askMove>['move']>): State {
    const isKept = way.kind !== 'restore' && (way.kind !== 'back' || to.settled || to.group === 'CANCELLED');
    const isRead = remembering.some(({ id }) => id === to.id);
    return {
      ...state,
      status: to.id,
      previous: isKept && isRead ? { ...state.previous, [to.id]: state.status } : state.previous,
      signed: way.effects.includes('withdraw-signatures') ? [] : state.signed
    };
  }

  function arrive(from: string | null, state: State, depth: number): void {
    const previous = Object.entries(state.previous).sort(([left], [right]) => (left < right ? -1 : 1));
    const key = JSON.stringify([state.status, previous, state.content, state.amount, state.signed.length]);
    const before = from === null ? undefined : stateByKey.get(from);
    if (from !== 'import' && isUnsigned(state) && !(before && isUnsigned(before)))
      unsigned.set(state.status, Math.min(depth, unsigned.get(state.status) ?? Infinity));
    if (before) cameFrom.set(key, [...(cameFrom.get(key) ?? []), from ?? '']);
    if (stateByKey.has(key)) return;
    stateByKey.set(key, state);
    depths.set(key, depth);
    queue.push(key);
  }

  function isUnsigned(state: State): boolean {
    return groupOf(state.status) === 'COMPLETED' && openIn(state).length > 0;
  }

  function openIn({ amount: { amountMinor, currency }, signed }: State): number[] {
    return machine.stages
      .filter(({ fromMinor }) => currency !== 'EUR' || amountMinor >= (fromMinor.EUR ?? 0))
      .map(({ n }) => n)
      .filter((n) => !signed.includes(n))
      .sort((left, right) => left - right);
  }

  function groupOf(status: string): string {
    return compiled.statusById.get(status)?.group ?? '';
  }

  function factsOf({
    status,
    content,
    amount: { amountMinor, currency }
  }: Omit<State, 'previous' | 'signed'>): Facts[] {
    return [0, amountMinor / 2, amountMinor].flatMap((received) =>
      [0, amountMinor].flatMap((credited) =>
        yesOrNo.map((over) => ({
          ...content,
          status,
          group: groupOf(status),
          currency,
          received,
          credited,
          'net-received': received - credited,
          outstanding: Math.max(0, amountMinor - received - credited),
          conflicts: 0,
          'source.over': over
        }))
      )
    );
  }
}
