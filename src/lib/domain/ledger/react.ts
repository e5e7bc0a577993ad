import { evaluate, type Facts } from '#domain/condition/condition.ts';
import { digestOf } from '#domain/history/digest.ts';
import type { Cause, Recorded } from '#domain/history/event.ts';
import type { InboxItem, Invoice, StatusChanged } from '#domain/invoice/invoice.ts';
import type { Effect, Rule, Status } from '#domain/workflow/document.ts';
import { targetOf } from '#domain/workflow/machine.ts';
import { movesFrom, type Standing } from '#domain/workflow/transition.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import { hasReached, move } from './decide-status.ts';
import type { Run } from './run.ts';

/** More consequences than any honest workflow has; past it the rules turn in a circle. */
const firingsMax = 1_000;

/**
 * Lets the rules answer what happened, until nothing is left to answer. Rules run in their order, each once per
 * cause; a later rule sees what an earlier one did; a rule that its own consequences would fire again stops as a loop
 * (BR23).
 */
export function react(run: Run): void {
  const rules = run.workflow?.document.rules.filter(({ enabled }) => enabled) ?? [];
  if (rules.length === 0) return;
  let firings = 0;
  // What rules record is appended while the loop runs, and is answered in its turn.
  for (const recorded of run.events) {
    if (recorded.event.subject.kind !== 'invoice') continue;
    for (const rule of rules) {
      if (!isTriggered(rule, recorded)) continue;
      if ((firings += 1) > firingsMax) throw new Error(`the rules of this workflow turn in a circle at ${rule.id}`);
      fire(run, rule, recorded);
    }
  }
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
  if (evaluate(rule.if, run.picture(invoice, context).facts) !== 'holds') return;
  const cause: Cause = { rule: rule.id, label: rule.label, event: recorded.event.key };
  run.asPlatform(cause, () => {
    for (const effect of rule.then) {
      const current = run.get('invoice', invoice.id) ?? invoice;
      const refusals = act(run, current, effect, { again: isOwnConsequence(run, rule, recorded) ? rule.id : null });
      if (refusals.some(({ why }) => why === 'loop') || (refusals.length > 0 && effect.otherwise === 'blocked'))
        block(run, current, rule, effect, refusals, cause);
    }
  });
}

/**
 * Makes the move of an effect: directly, or along the shortest path that is open (BR2). `again` names the rule where
 * its own consequences set it off, and it would move once more.
 */
function act(run: Run, invoice: Invoice, effect: Effect, { again }: { again: string | null }): readonly Refusal[] {
  const target = effectTarget(run, invoice, effect);
  if (!target)
    return effect.to === 'settled'
      ? [{ why: 'no-such-move', from: invoice.status, to: null }]
      : [{ why: 'dangling', what: JSON.stringify(effect.to) }];
  const status = run.machine.statusById.get(invoice.status);
  // BR16: cancelled, there already, or past it: nothing to do, and nothing to tell.
  if (!status || hasReached(status, target)) return [];
  if (again !== null) return [{ why: 'loop', rule: again }];
  const direct = move(run, invoice, { to: target.id, reason: '' });
  if (direct.length === 0 || effect.by === 'direct') return direct;
  const path = direct.some(({ why }) => why === 'no-such-move') ? shortestPath(run, invoice, target) : null;
  if (!path) return direct;
  for (const step of path) {
    const current = run.get('invoice', invoice.id) ?? invoice;
    const refusals = move(run, current, { to: step, reason: '' });
    // The path was found over the same guards; what a step changed on its way may still close the next.
    if (refusals.length > 0) return refusals;
  }
  return [];
}

/** BR2: only forward moves whose guards all hold for the platform, found breadth first. */
function shortestPath(run: Run, invoice: Invoice, target: Status): string[] | null {
  const standing = run.standing(invoice);
  const seen = new Set([invoice.status]);
  let paths: string[][] = [[]];
  while (paths.length > 0) {
    const longer: string[][] = [];
    for (const path of paths) {
      const at: Standing = standingAt(run, standing, path.at(-1) ?? invoice.status);
      for (const { move: step, refusals } of movesFrom(run.machine, at, { is: 'platform' }, { reason: '' })) {
        if (refusals.length > 0 || step.way.kind !== 'forward' || seen.has(step.to.id)) continue;
        if (step.to.id === target.id) return [...path, step.to.id];
        seen.add(step.to.id);
        longer.push([...path, step.to.id]);
      }
    }
    paths = longer;
  }
  return null;
}

function standingAt(run: Run, standing: Standing, status: string): Standing {
  const group = run.machine.statusById.get(status)?.group ?? '';
  return { ...standing, status, facts: { ...standing.facts, status, group } };
}

function effectTarget(run: Run, invoice: Invoice, effect: Effect): Status | null {
  if (effect.to !== 'settled') {
    const id = targetOf(run.machine, effect.to, invoice.status, invoice.previous);
    return (id === null ? undefined : run.machine.statusById.get(id)) ?? null;
  }
  const forward = movesFrom(run.machine, run.standing(invoice), { is: 'platform' }, { reason: '' });
  return forward.find(({ move: { to, way } }) => to.settled && way.kind === 'forward')?.move.to ?? null;
}

/** Whether what set the rule off was itself, at whatever distance, set off by this rule. */
function isOwnConsequence(run: Run, rule: Rule, recorded: Recorded): boolean {
  let cause = recorded.event.cause;
  while (cause) {
    if (cause.rule === rule.id) return true;
    const { event: key } = cause;
    cause = run.events.find(({ event }) => event.key === key)?.event.cause;
  }
  return false;
}

function block(
  run: Run,
  invoice: Invoice,
  rule: Rule,
  effect: Effect,
  refusals: readonly Refusal[],
  cause: Cause
): void {
  const item: InboxItem = {
    id: digestOf([cause.rule, cause.event, invoice.id]).slice(0, 32),
    kind: 'blocked',
    at: run.context.now,
    rule: rule.id,
    label: rule.label,
    target: effectTarget(run, invoice, effect)?.id ?? '',
    refusals
  };
  run.record({ kind: 'invoice', id: invoice.id }, 'move-blocked', { item });
}

function triggerName({ event }: Recorded): string {
  return event.type === 'status-changed' || event.type === 'status-overridden' ? 'status-entered' : event.type;
}
