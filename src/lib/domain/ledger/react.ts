import { evaluate, type Facts } from '#domain/condition/condition.ts';
import { canonical, digestOf } from '#domain/history/digest.ts';
import { subjectKey, type Cause, type Event, type Recorded } from '#domain/history/event.ts';
import type { Blocked, Invoice, StatusChanged } from '#domain/invoice/invoice.ts';
import type { Effect, Rule, Status } from '#domain/workflow/document.ts';
import { targetOf } from '#domain/workflow/machine.ts';
import { danglingIn, movesFrom, type Asker } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { hasReached, move } from './move.ts';
import { findInvoice } from './permit.ts';
import type { Run } from './run.ts';

/** More consequences of one event than any honest workflow has; past it the rules turn in a circle. */
const firingsMax = 1_000;

/**
 * Lets the rules answer what happened, until nothing is left to answer. Rules run in their order, each once per
 * cause; a later rule sees what an earlier one did; a rule that its own consequences would fire again stops as a loop
 * (BR23).
 */
export function react(run: Run): void {
  const rules = run.workflow?.document.rules.filter(({ enabled }) => enabled) ?? [];
  if (rules.length === 0) return;
  let firingsLeft = firingsMax * run.events.length;
  // What rules record is appended while the loop runs, and is answered in its turn.
  for (const recorded of run.events) {
    if (recorded.event.subject.kind !== 'invoice') continue;
    for (const rule of rules) {
      if (!isTriggered(rule, recorded)) continue;
      if ((firingsLeft -= 1) < 0) throw new Error(`the rules of this workflow turn in a circle at ${rule.id}`);
      fire(run, rule, recorded);
    }
  }
}

/**
 * Lets the platform try by itself what a rule would try, and says what stands in its way. What is refused leaves a
 * blocked item, unless the effect is silent.
 */
export function attempt(run: Run, id: string, effect: Effect, cause: Cause): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, id);
  if (!invoice) return refusals;
  return run.asPlatform(cause, () => pursue(run, invoice.id, effect, { cause, again: false }));
}

function isTriggered(rule: Rule, { event }: Recorded): boolean {
  return rule.on.some(({ event: trigger, kinds }) => {
    if (trigger !== 'status-entered') return trigger === event.type;
    const kind =
      event.type === 'status-overridden'
        ? 'override'
        : event.type === 'status-changed'
          ? (event.data as unknown as StatusChanged).kind
          : null;
    return kind !== null && (!kinds || kinds.includes(kind));
  });
}

function fire(run: Run, rule: Rule, recorded: Recorded): void {
  const invoice = run.get('invoice', recorded.event.subject.id);
  if (invoice?.deleted !== null || invoice.unreadable.length > 0) return;
  const context: Facts = { trigger: triggerName(recorded) };
  const { facts } = run.picture(invoice, context);
  const verdict = evaluate(rule.if, facts);
  const dangling = verdict === 'unknown' ? danglingIn(rule.if, facts) : [];
  if (verdict !== 'holds' && dangling.length === 0) return;
  const cause: Cause = { rule: rule.id, label: rule.label, event: recorded.event.key };
  const again = hasActed(run, rule, recorded);
  run.asPlatform(cause, () => {
    for (const effect of rule.then) {
      if (dangling.length > 0) block(run, invoice, effect, dangling, cause);
      else pursue(run, invoice.id, effect, { cause, again });
    }
  });
}

/** Tries an effect, and leaves a blocked item where it is refused. `again`: by its rule's own consequences. */
function pursue(
  run: Run,
  id: string,
  effect: Effect,
  { cause, again }: { cause: Cause; again: boolean }
): readonly Refusal[] {
  const invoice = run.get('invoice', id);
  if (!invoice) return [{ why: 'not-found', kind: 'invoice', id }];
  const refusals = act(run, invoice, effect, again ? cause.rule : null);
  const loops = refusals.some(({ why }) => why === 'loop');
  if (loops || (refusals.length > 0 && effect.otherwise === 'blocked')) block(run, invoice, effect, refusals, cause);
  return refusals;
}

/**
 * Makes the move of an effect: directly, or along the shortest path that is open (BR2). `loopsAt` names the rule
 * whose own consequences set it off, and which would move once more.
 */
function act(run: Run, invoice: Invoice, effect: Effect, loopsAt: string | null): readonly Refusal[] {
  const status = run.machine.statusById.get(invoice.status);
  if (!status) return [{ why: 'dangling', what: invoice.status }];
  const target = effectTarget(run, invoice, effect);
  // BR12, BR16: nothing leads to a settled status from here, or what is cancelled has no aim any more.
  if (!target && (effect.to === 'settled' || status.group === 'CANCELLED')) return [];
  if (!target) return [{ why: 'dangling', what: JSON.stringify(effect.to) }];
  // BR16: cancelled, there already, or past it: nothing to do, and nothing to tell.
  if (status.id === target.id || (hasReached(status, target) && !leadsBack(run, invoice, target))) return [];
  if (loopsAt !== null) return [{ why: 'loop', rule: loopsAt }];
  const direct = move(run, invoice, { to: target.id, reason: '' });
  if (direct.length === 0) return [];
  // BR16: what something else than this source closed stays closed, silently.
  if (status.group === 'CANCELLED') return [];
  const hasNoWay = direct.some(({ why }) => why === 'no-such-move' || why === 'actor');
  return effect.by === 'walk' && hasNoWay && walk(run, invoice, target) ? [] : direct;
}

/** Whether a way back names the platform (BR2): such a target is not passed by being further on. */
function leadsBack(run: Run, invoice: Invoice, target: Status): boolean {
  const ways = run.machine.waysByFrom.get(invoice.status) ?? [];
  return ways.some(
    ({ kind, actor, to }) =>
      kind !== 'forward' &&
      actor === 'platform' &&
      targetOf(run.machine, to, invoice.status, run.previousOf(invoice)) === target.id
  );
}

/**
 * BR2: the shortest path of forward moves whose guards all hold for the platform, found breadth first. Each step is
 * tried on a fork, since it may change what the next one asks; only a path that leads to its end is made.
 */
function walk(run: Run, invoice: Invoice, target: Status): boolean {
  const seen = new Set([invoice.status]);
  let trails = [run.fork()];
  while (trails.length > 0) {
    const longer: Run[] = [];
    for (const trail of trails) {
      const here = trail.get('invoice', invoice.id) ?? invoice;
      for (const { move: step, refusals } of movesFrom(trail.machine, trail.standing(here), platform, { reason: '' })) {
        if (refusals.length > 0 || step.way.kind !== 'forward' || seen.has(step.to.id)) continue;
        const next = trail.fork();
        if (move(next, here, { to: step.to.id, reason: '' }).length > 0) continue;
        seen.add(step.to.id);
        if (step.to.id === target.id) {
          run.adopt(next);
          return true;
        }
        longer.push(next);
      }
    }
    trails = longer;
  }
  return false;
}

const platform: Asker = { is: 'platform' };

function effectTarget(run: Run, invoice: Invoice, effect: Effect): Status | null {
  if (effect.to !== 'settled') {
    const id = targetOf(run.machine, effect.to, invoice.status, run.previousOf(invoice));
    return (id === null ? undefined : run.machine.statusById.get(id)) ?? null;
  }
  const forward = movesFrom(run.machine, run.standing(invoice), platform, { reason: '' });
  return forward.find(({ move: { to, way } }) => to.settled && way.kind === 'forward')?.move.to ?? null;
}

/**
 * Whether this rule has already acted on this subject as a consequence, at whatever distance, of the same act. It need
 * not stand in the chain that set the rule off now: what a rule did may have made another one answer the act itself.
 */
function hasActed(run: Run, rule: Rule, recorded: Recorded): boolean {
  const root = rootOf(run, recorded.event);
  return run.events.some(
    ({ event }) =>
      event.cause?.rule === rule.id &&
      event.type !== 'move-blocked' &&
      subjectKey(event.subject) === subjectKey(recorded.event.subject) &&
      rootOf(run, event) === root
  );
}

/** Key of what a person did, of which this is a consequence. */
function rootOf(run: Run, { key, cause }: Event): string {
  if (!cause) return key;
  const earlier = run.events.find(({ event }) => event.key === cause.event);
  return earlier ? rootOf(run, earlier.event) : cause.event;
}

/** One item for what a rule aims at, however often it is refused: the latest reasons stand. */
function block(run: Run, invoice: Invoice, effect: Effect, refusals: readonly Refusal[], cause: Cause): void {
  const target = effectTarget(run, invoice, effect)?.id ?? '';
  const item: Blocked = {
    id: digestOf([cause.rule, target, invoice.id]).slice(0, 32),
    kind: 'blocked',
    at: run.context.now,
    rule: cause.rule,
    label: cause.label,
    target,
    refusals
  };
  const known = Object.hasOwn(invoice.inbox, item.id) ? invoice.inbox[item.id] : undefined;
  if (known?.kind === 'blocked' && canonical(known.refusals) === canonical(refusals)) return;
  run.record({ kind: 'invoice', id: invoice.id }, 'move-blocked', { item });
}

function triggerName({ event }: Recorded): string {
  return event.type === 'status-changed' || event.type === 'status-overridden' ? 'status-entered' : event.type;
}
