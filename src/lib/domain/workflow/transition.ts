import { evaluate, fieldsOf, type Condition, type Facts } from '#domain/condition/condition.ts';
import { isBlank } from '#domain/shared/blank.ts';
import type { Permission } from '#domain/people/permission.ts';
import { isConfirmed } from './job-trigger.ts';
import { isUnfinished, targetOf, type CompiledMachine } from './machine.ts';
import type { Guard, MoveWay, Status } from './document.ts';
import { standardGuards } from './guard.ts';
import { inOrder, type Refusal } from './refusal.ts';
import type { StatusType } from './status-type.ts';

/** Who asks: a person with permissions over this very thing, or the rule engine. */
export type Asker = { readonly is: 'person'; may(permission: Permission): boolean } | { readonly is: 'platform' };

/** What a question about a move starts from. */
export interface Standing {
  readonly status: string;
  /** The status before, by status (see `Invoice.previous`). */
  readonly previous: Readonly<Record<string, string>>;
  readonly facts: Facts;
  /** Applicable approval stages that lack signatures, ascending (BR3). */
  readonly openStages: readonly number[];
  /** Whether it was ever completed. */
  readonly wasCompleted: boolean;
}

/** A move as it would be made now. */
export interface Move {
  /** `<from>.<to>`, or `<from>.previous`. */
  readonly id: string;
  readonly from: Status;
  readonly to: Status;
  readonly way: MoveWay;
  readonly warnings: readonly string[];
}

export interface MoveVerdict {
  readonly move: Move;
  /** Empty: it may be made. */
  readonly refusals: readonly Refusal[];
}

/**
 * Whether one may move to a status, and by which way. Several ways with the same ends are alternatives: one that is
 * open wins; else the one that this asker came closest to says what is missing. Asking changes nothing.
 */
export function askMove(
  compiled: CompiledMachine,
  standing: Standing,
  asker: Asker,
  { to, reason }: { to: string; reason: string }
): MoveVerdict | { readonly move: null; readonly refusals: readonly Refusal[] } {
  const from = compiled.statusById.get(standing.status);
  if (!from) return none({ why: 'dangling', what: standing.status });
  if (!compiled.statusById.has(to)) {
    const known = (compiled.waysByFrom.get(from.id) ?? []).some(
      (way) => targetOf(compiled, way.to, from.id, standing.previous) === to
    );
    // The workflow itself leads there, or the invoice came from there: it is no slip of who asks.
    return none(known ? { why: 'dangling', what: to } : { why: 'unknown-status', status: to });
  }
  if (to === from.id) return none({ why: 'already-there', status: to });
  const verdicts = waysFrom(compiled, standing, from, to).map(({ way, target }) =>
    judge(standing, asker, { way, from, to: target, reason })
  );
  const best = closest(verdicts);
  return best ?? none({ why: 'no-such-move', from: from.id, to });
}

/**
 * Whether an invoice or a job may stand in a status that takes the place of the one it stood in, or in what the same status has
 * become. That is no move: it may not complete, cancel or approve anything, nor settle what is outstanding, so that no
 * change of a workflow gets past the gate.
 */
export function askReplacement(
  standing: Standing,
  from: Status,
  to: Status,
  of: StatusType = 'invoice'
): readonly Refusal[] {
  if (!isReplaceable(from, to, of)) return [{ why: 'no-such-move', from: from.id, to: to.id }];
  const stages = from.approvalStage === to.approvalStage ? [] : stagesUpTo(to.approvalStage, standing.openStages);
  const refusals: Refusal[] = stages.length > 0 ? [{ why: 'stage-open', stages, remedy: { do: 'approve' } }] : [];
  if (to.settled && !from.settled) refusals.push(...refusalOf(settledGuard, standing.facts));
  return refusals;
}

/**
 * Whether one status may take the place of another at all: what stands there is neither completed, reopened nor cancelled.
 * An invoice is approved by signatures, which are asked for; a job by standing in a status, and nobody would have said yes.
 */
export function isReplaceable(from: Status, to: Status, of: StatusType = 'invoice'): boolean {
  const isAlike = from.group === to.group || (isUnfinished(from.group) && isUnfinished(to.group));
  return isAlike && (of === 'invoice' || !isAgreedBy(from, to));
}

/** Whether a job would be approved or confirmed by standing in another status. */
function isAgreedBy(from: Status, to: Status): boolean {
  return (to.group === 'APPROVAL' && from.group !== 'APPROVAL') || (isConfirmed(to) && !isConfirmed(from));
}

/** Every move that the workflow knows from here, one verdict for each pair of ends, in the order of the statuses. */
export function movesFrom(
  compiled: CompiledMachine,
  standing: Standing,
  asker: Asker,
  { reason }: { reason: string }
): MoveVerdict[] {
  const from = compiled.statusById.get(standing.status);
  if (!from) return [];
  const verdictsByTarget = new Map<string, MoveVerdict[]>();
  for (const { way, target } of waysFrom(compiled, standing, from)) {
    if (target.id === from.id) continue;
    const verdict = judge(standing, asker, { way, from, to: target, reason });
    const known = verdictsByTarget.get(target.id);
    if (known) known.push(verdict);
    else verdictsByTarget.set(target.id, [verdict]);
  }
  return compiled.statuses.flatMap(({ id }) => closest(verdictsByTarget.get(id) ?? []) ?? []);
}

/**
 * The ways that exist from here, with where they lead: all, or those to one status. A way whose target is gone leads
 * nowhere and is left out.
 */
function waysFrom(
  compiled: CompiledMachine,
  { facts, previous }: Standing,
  from: Status,
  to: string | null = null
): { way: MoveWay; target: Status }[] {
  const found: { way: MoveWay; target: Status }[] = [];
  for (const way of compiled.waysByFrom.get(from.id) ?? []) {
    const id = targetOf(compiled, way.to, from.id, previous) ?? '';
    const target = to === null || to === id ? compiled.statusById.get(id) : undefined;
    // An unknown condition neither opens a way nor hides it: it stays, and its guards refuse as dangling.
    if (target && evaluate(way.when, facts) !== 'fails') found.push({ way, target });
  }
  return found;
}

function judge(
  standing: Standing,
  asker: Asker,
  { way, from, to, reason }: { way: MoveWay; from: Status; to: Status; reason: string }
): MoveVerdict {
  const refusals: Refusal[] = [];
  if (asker.is === 'person' ? way.actor === 'platform' : !platformMay(way))
    refusals.push({ why: 'actor', needs: way.actor === 'platform' ? 'platform' : 'person' });
  if (asker.is === 'person' && way.actor !== 'platform' && !asker.may(way.permission))
    refusals.push({ why: 'permission', needs: way.permission, remedy: { do: 'ask', permission: way.permission } });
  if (asker.is === 'platform' && way.actor === 'any' && !platformPermissions.includes(way.permission))
    refusals.push({ why: 'permission', needs: way.permission, remedy: { do: 'ask', permission: way.permission } });
  if (evaluate(way.when, standing.facts) === 'unknown') refusals.push(...unknownIn(way.when, standing.facts));
  const stages = stagesNeeded(way, from, to, standing);
  if (stages.length > 0) refusals.push({ why: 'stage-open', stages, remedy: { do: 'approve' } });
  for (const guard of way.guards) refusals.push(...refusalOf(guard, standing.facts));
  if (to.settled && !refusals.some(({ why }) => why === settledGuard.why))
    refusals.push(...refusalOf(settledGuard, standing.facts));
  for (const field of way.requires) refusals.push(...missing(field, standing.facts));
  if (way.kind === 'forward') refusals.push(...openConflict(standing.facts));
  if (way.reason && asker.is === 'person' && isBlank(reason))
    refusals.push({ why: 'reason-missing', remedy: { do: 'give-reason' } });
  const id = `${from.id}.${way.to === 'previous' ? 'previous' : to.id}`;
  const warnings = way.warnings.filter(({ if: condition }) => evaluate(condition, standing.facts) === 'holds');
  return { move: { id, from, to, way, warnings: warnings.map(({ why }) => why) }, refusals: inOrder(refusals) };
}

/** BR2: what the platform holds; never approve, never admin. */
const platformPermissions: readonly Permission[] = ['edit', 'pay'];

/** Whether rules may make a move at all, whatever else it asks. */
export function isOpenToRules(way: MoveWay): boolean {
  return way.actor === 'platform' || (platformMay(way) && platformPermissions.includes(way.permission));
}

/** BR2: back, cancel and restore moves are a person's unless they name the platform. */
function platformMay(way: MoveWay): boolean {
  return way.actor === 'platform' || (way.actor === 'any' && way.kind === 'forward');
}

/**
 * BR3: a status with an approval stage wants all applicable stages up to it signed, and COMPLETED wants all of them.
 * This is no guard of the document, so that no workflow can forget it. A restore to where it stood before grants
 * nothing new (BR7): where that status completes since another version of the workflow, it does not complete what never was.
 */
function stagesNeeded(
  way: MoveWay,
  from: Status,
  to: Status,
  { openStages, wasCompleted }: Standing
): readonly number[] {
  if (way.kind === 'restore' && way.to === 'previous')
    return to.group === 'COMPLETED' && !wasCompleted ? openStages : [];
  if (to.group === 'COMPLETED' && isUnfinished(from.group)) return openStages;
  return stagesUpTo(to.approvalStage, openStages);
}

function stagesUpTo(stage: number | null, openStages: readonly number[]): readonly number[] {
  return stage === null ? [] : openStages.filter((n) => n <= stage);
}

/** BR12: settled only where nothing is outstanding, by whatever way: no guard of the document, as with stages. */
const settledGuard = standardGuards['balance-outstanding'];

function refusalOf(guard: Guard, facts: Facts): readonly Refusal[] {
  const verdict = evaluate(guard.if, facts);
  if (verdict === 'holds') return [];
  // Unknown for want of a value, where the field itself is known, is a guard that does not hold.
  const dangling = verdict === 'unknown' ? danglingIn(guard.if, facts) : [];
  if (dangling.length > 0) return dangling;
  const currency = String(facts.currency ?? '');
  switch (guard.why) {
    case 'client-missing':
      return [{ why: 'client-missing', remedy: { do: 'choose-client' } }];
    case 'no-line':
      return [{ why: 'no-line', remedy: { do: 'add-line' } }];
    case 'balance-outstanding':
      return [
        {
          why: guard.why,
          outstandingMinor: Number(facts.outstanding ?? 0),
          currency,
          remedy: { do: 'record-payment' }
        }
      ];
    case 'money-received':
      return isMoneyInTheWay(guard, facts)
        ? [
            {
              why: guard.why,
              receivedMinor: Number(facts.received ?? 0),
              currency,
              remedy: { do: 'return-money' }
            }
          ]
        : [{ why: 'condition', fields: fieldsOf(guard.if) }];
    case 'source-state':
      return [{ why: 'source-state' }];
    case 'condition':
      return [{ why: 'condition', fields: fieldsOf(guard.if) }];
  }
}

/**
 * Whether returning what was received opens the way: where the guard asks for that, or where something would be left to
 * settle then, which takes a settled invoice back by itself (BR12).
 */
function isMoneyInTheWay({ if: condition }: Guard, facts: Facts): boolean {
  const asksForIt = fieldsOf(condition).some((field) => field === 'received' || field === 'net-received');
  return asksForIt || Number(facts.total ?? 0) - Number(facts.credited ?? 0) > Number(facts.outstanding ?? 0);
}

/** A condition that cannot be told closes what depends on it, whatever the reason. */
function unknownIn(condition: Condition, facts: Facts): readonly Refusal[] {
  const dangling = danglingIn(condition, facts);
  return dangling.length > 0 ? dangling : [{ why: 'condition', fields: fieldsOf(condition) }];
}

/** Fields that nobody knows: whoever depends on them is refused, and told so. */
export function danglingIn(condition: Condition, facts: Facts): readonly Refusal[] {
  const unknown = fieldsOf(condition).find((field) => !Object.hasOwn(facts, field));
  return unknown === undefined ? [] : [{ why: 'dangling', what: unknown }];
}

function missing(field: string, facts: Facts): readonly Refusal[] {
  if (!Object.hasOwn(facts, field)) return [{ why: 'dangling', what: field }];
  return evaluate({ field, op: 'present' }, facts) === 'holds' ? [] : [{ why: 'field-missing', field }];
}

/** An invoice with an open conflict of a merge goes nowhere until a person has resolved it. */
function openConflict(facts: Facts): readonly Refusal[] {
  return Object.hasOwn(facts, 'conflicts') && facts.conflicts !== 0 ? [{ why: 'conflict-open' }] : [];
}

function closest(verdicts: readonly MoveVerdict[]): MoveVerdict | undefined {
  const distance = ({ refusals }: MoveVerdict): number =>
    refusals.length + (refusals.some(({ why }) => why === 'actor') ? 100 : 0);
  return [...verdicts].sort((left, right) => distance(left) - distance(right))[0];
}

function none(refusal: Refusal): { move: null; refusals: Refusal[] } {
  return { move: null, refusals: [refusal] };
}
