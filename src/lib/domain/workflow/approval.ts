import { evaluate } from '#domain/condition/condition.ts';
import { isUnfinished, targetOf, type CompiledMachine } from './machine.ts';
import type { Stage, Status } from './document.ts';
import { inOrder, type Refusal } from './refusal.ts';
import type { Standing } from './transition.ts';

/** A signature that still counts: not withdrawn, and given for the content and for a stage that are there now (BR10). */
export interface Counted {
  /** The number that the stage bears now. */
  readonly stage: number;
  readonly by: string;
  /** Who should have signed, where somebody else did in their place; null: nobody else. */
  readonly inPlaceOf: string | null;
}

/** The stages that an amount has to pass, ascending. A currency without a band counts as the highest (BR3). */
export function applicableStages(
  stages: readonly Stage[],
  { amountMinor, currency }: { amountMinor: number; currency: string }
): Stage[] {
  return stages
    .filter(({ fromMinor }) => {
      if (Object.keys(fromMinor).length === 0 || !Object.hasOwn(fromMinor, currency)) return true;
      return Math.abs(amountMinor) >= (fromMinor[currency] ?? 0);
    })
    .sort((left, right) => left.n - right.n);
}

/** The stages that lack signatures, ascending. */
export function openStages(applicable: readonly Stage[], signatures: readonly Counted[]): Stage[] {
  return applicable.filter((stage) => signedCount(stage, signatures) < stage.quorum);
}

/**
 * How many signatures a stage has: by as many people, and in the place of as many. One person counts once, whether they
 * sign themselves, for somebody, or are signed for; devices that were apart may have let them do several of these.
 */
export function signedCount({ n }: Pick<Stage, 'n'>, signatures: readonly Counted[]): number {
  const given = signatures.filter(({ stage }) => stage === n);
  return Math.min(new Set(given.map(({ by }) => by)).size, new Set(given.map(placeOf)).size);
}

export interface Signer {
  readonly id: string;
  readonly roles: readonly string[];
  readonly mayApprove: boolean;
}

/**
 * Why somebody may not sign a stage; empty: they may. Nobody signs what they themselves last changed, unless they are
 * alone (BR11). Whoever signs in somebody's place needs nothing of their own: that person has to be an approver. But both
 * are bound by what the other one changed or signed, else one person would do the work of two.
 */
export function askSignature(
  stage: Stage,
  signer: Pick<Signer, 'id'>,
  {
    approver,
    signatures,
    changedBy,
    alone
  }: {
    /** Whose signature it is: the signer, or the person in whose place they sign. */
    approver: Signer;
    signatures: readonly Counted[];
    changedBy: string | null;
    alone: boolean;
  }
): Refusal[] {
  const refusals: Refusal[] = [];
  const n = stage.n;
  const about = (person: string): { person?: string } => (person === signer.id ? {} : { person });
  if (!approver.mayApprove)
    refusals.push({
      why: 'permission',
      needs: 'approve',
      ...about(approver.id),
      remedy: { do: 'ask', permission: 'approve' }
    });
  if (!isApprover(stage, approver)) refusals.push({ why: 'not-approver', stage: n, ...about(approver.id) });
  const both = [signer.id, approver.id];
  if (changedBy !== null && both.includes(changedBy) && !alone)
    refusals.push({ why: 'self-signed', stage: n, ...about(changedBy) });
  const hasSigned = (person: string): boolean =>
    signatures.some(
      (given) => (given.stage === n || stage.distinct) && (given.by === person || given.inPlaceOf === person)
    );
  const signed = both.find(hasSigned);
  if (signed !== undefined) refusals.push({ why: 'already-signed', stage: n, ...about(signed) });
  return inOrder(refusals);
}

/**
 * Where approving leads (BR3): a forward move from here into a status with an approval stage, or into COMPLETED
 * while a stage is open. `null`: approving is not offered here.
 */
export function approvalOffer(
  compiled: CompiledMachine,
  standing: Standing
): {
  /** Statuses with a stage that a forward move leads to, by stage. */ readonly stations: readonly Status[];
} | null {
  const targets = (compiled.waysByFrom.get(standing.status) ?? []).flatMap((way) => {
    if (way.kind !== 'forward' || way.actor === 'platform' || evaluate(way.when, standing.facts) === 'fails') return [];
    const target = compiled.statusById.get(targetOf(compiled, way.to, standing.status, standing.previous) ?? '');
    return target ? [target] : [];
  });
  const stations = targets
    .filter((status) => status.approvalStage !== null)
    .sort((left, right) => (left.approvalStage ?? 0) - (right.approvalStage ?? 0));
  const group = compiled.statusById.get(standing.status)?.group;
  // What is completed needs no signature any more: signing would open nothing.
  const beforeCompletion = group !== undefined && isUnfinished(group);
  const completes = targets.some((status) => status.group === 'COMPLETED');
  const closing = beforeCompletion && completes && standing.openStages.length > 0;
  return stations.length > 0 || closing ? { stations } : null;
}

/** Statuses in which approving may be offered; whether it is, depends on the invoice. */
export function statusesToApproveIn(compiled: CompiledMachine): string[] {
  return compiled.statuses.flatMap(({ id, group }) => {
    const leads = (compiled.waysByFrom.get(id) ?? []).some((way) => {
      if (way.kind !== 'forward' || way.actor === 'platform') return false;
      const target = compiled.statusById.get(targetOf(compiled, way.to, id, {}) ?? '');
      // Where it leads to is known of each invoice only.
      if (!target) return way.to === 'previous';
      const closes = isUnfinished(group) && target.group === 'COMPLETED' && compiled.machine.stages.length > 0;
      return closes || target.approvalStage !== null;
    });
    return leads ? id : [];
  });
}

/**
 * Which amounts still wait in a status for a signature or a look, as far as the status itself tells: not where each stage
 * that they have to pass is signed, and all that is left is to go on. `null`: none ever does.
 */
export function awaitedIn(
  compiled: CompiledMachine,
  id: string
): ((amount: { amountMinor: number; currency: string }) => boolean) | null {
  if (statusesToReviewIn(compiled).includes(id)) return () => true;
  if (!statusesToApproveIn(compiled).includes(id)) return null;
  const status = compiled.statusById.get(id);
  // Where somebody has asked, an answer is due, even if no stage wants one.
  if (status?.request) return () => true;
  const { stages } = compiled.machine;
  const signed = status?.approvalStage ?? Number.NEGATIVE_INFINITY;
  if (stages.every(({ n }) => n <= signed)) return null;
  return (amount) => applicableStages(stages, amount).some(({ n }) => n > signed);
}

/** Whether anything ever waits for a signature or a look. */
export function asksForApproval(compiled: CompiledMachine): boolean {
  return compiled.statuses.some(({ id }) => awaitedIn(compiled, id) !== null);
}

/** Where a person is asked to look at what the platform has reckoned (W24, W26). */
export function statusesToReviewIn({ statuses }: Pick<CompiledMachine, 'statuses'>): string[] {
  return statuses.filter(({ group, editing }) => group === 'APPROVAL' && editing === 'review').map(({ id }) => id);
}

/**
 * The status that a completed stage moves to: the one with that stage, or, if all up to it are signed, the next that
 * has one. `null`: nothing moves yet.
 */
export function stationAfter(
  stations: readonly Status[],
  stage: number | null,
  stillOpen: readonly number[]
): Status | null {
  const exact = stations.find((status) => status.approvalStage === stage);
  if (exact) return exact;
  const next = stations.find((status) => stage === null || (status.approvalStage ?? 0) > stage);
  return next && !stillOpen.some((n) => n <= (next.approvalStage ?? 0)) ? next : null;
}

/** Whether a stage takes somebody's signature at all; that they may approve is asked apart from that. */
export function isApprover({ approvers }: Stage, signer: Pick<Signer, 'id' | 'roles'>): boolean {
  if (approvers.roles.length === 0 && approvers.people.length === 0) return true;
  return approvers.people.includes(signer.id) || signer.roles.some((role) => approvers.roles.includes(role));
}

function placeOf({ by, inPlaceOf }: Counted): string {
  return inPlaceOf ?? by;
}

/** Where approval is asked for or under way: what leads back from there says no, or takes the question back. */
export function isAsked({ request, group, outcome }: Status): boolean {
  return request || (group === 'APPROVAL' && outcome !== 'negative');
}

/** Signatures are being asked for; what has all of them, or was turned down, asks for none. */
export function isAskedFor({ request, group, outcome }: Status): boolean {
  return request || (group === 'APPROVAL' && outcome === 'neutral');
}
