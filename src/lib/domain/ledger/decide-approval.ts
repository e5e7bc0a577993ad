import { contentDigest } from '#domain/invoice/lock.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isActive, isAlone } from '#domain/people/person.ts';
import { approvalOffer, askSignature, stationAfter, type Counted } from '#domain/workflow/approval.ts';
import type { Stage, Status } from '#domain/workflow/document.ts';
import { inOrder, type Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
import { notDelegated, standsInFor } from './decide-delegation.ts';
import type { Run } from './run.ts';
import { findInvoice } from './permit.ts';
import { move } from './move.ts';

/**
 * BR3: signs the lowest applicable unsigned stage; when that completes the stage, the forward move to its status is
 * made in the same command. Where no stage applies, approving is the bare move.
 */
export function approve(run: Run, command: CommandOf<'approve'>): readonly Refusal[] {
  const { invoice, refusals } = findInvoice(run, command.invoice);
  if (!invoice) return refusals;
  const inPlaceOf = command.inPlaceOf ?? null;
  const step = approvalStep(run, invoice, inPlaceOf);
  // Nobody signs what they have not looked at: a second tab, or somebody else, may have been quicker.
  if (command.digest !== undefined && command.digest !== contentDigest(invoice.content))
    return [{ why: 'not-as-shown', because: 'content' }];
  if (command.stage !== undefined && command.stage !== step.stage) return [{ why: 'not-as-shown', because: 'stage' }];
  if (step.refusals.length > 0) return step.refusals;
  if (step.stage !== null)
    run.record({ kind: 'invoice', id: invoice.id }, 'signature-given', {
      stage: step.stage,
      under: run.workflow?.id ?? '',
      digest: contentDigest(invoice.content),
      totalMinor: signedTotalMinor(invoice.content),
      comment: command.comment?.trim() ?? '',
      ...(inPlaceOf === null ? {} : { inPlaceOf })
    });
  const signed = run.get('invoice', invoice.id) ?? invoice;
  const target =
    step.stage === null ? (step.stations[0] ?? null) : stationOnceSigned(run, signed, step.stage, step.stations);
  return target ? move(run, signed, { to: target.id, reason: command.comment ?? '', inPlaceOf }) : [];
}

export interface ApprovalStep {
  readonly refusals: readonly Refusal[];
  /** The stage that would be signed; null where none applies. */
  readonly stage: number | null;
  readonly stations: readonly Status[];
}

/**
 * What *Approve* would do here for the acting person, for themselves or in somebody's place, and why it may not. Asking
 * changes nothing.
 */
export function approvalStep(run: Run, invoice: Invoice, inPlaceOf: string | null): ApprovalStep {
  const standing = run.standing(invoice);
  const offer = approvalOffer(run.machine, standing);
  if (!offer) return { refusals: [{ why: 'no-such-move', from: invoice.status, to: null }], stage: null, stations: [] };
  const { openStages, signatures } = run.picture(invoice);
  const [stage] = openStages;
  const unasked = notDelegated(run, inPlaceOf);
  const refusals = stage ? refusalsOf(run, invoice, { stage, signatures, by: run.context.by, inPlaceOf }) : [];
  return { refusals: inOrder([...unasked, ...refusals]), stage: stage?.n ?? null, stations: offer.stations };
}

/** Who signs, and in whose place; null: in their own. */
export interface Hand {
  readonly by: string;
  readonly inPlaceOf: string | null;
}

/** Everybody who could sign the lowest open stage now; those who stand in for others only where they could not themselves. */
export function handsFor(run: Run, invoice: Invoice): Hand[] {
  const { openStages, signatures } = run.picture(invoice);
  const [stage] = openStages;
  if (!stage || !approvalOffer(run.machine, run.standing(invoice))) return [];
  const people = run.all('person').filter(isActive);
  return people.flatMap(({ id: by }): Hand[] => {
    const may = (inPlaceOf: string | null): boolean =>
      refusalsOf(run, invoice, { stage, signatures, by, inPlaceOf }).length === 0;
    if (may(null)) return [{ by, inPlaceOf: null }];
    const place = standsInFor(run, by).find(({ id }) => may(id));
    return place ? [{ by, inPlaceOf: place.id }] : [];
  });
}

function refusalsOf(
  run: Run,
  invoice: Invoice,
  { stage, signatures, by, inPlaceOf }: Hand & { stage: Stage; signatures: readonly Counted[] }
): readonly Refusal[] {
  const approver = inPlaceOf ?? by;
  return askSignature(
    stage,
    { id: by },
    {
      approver: {
        id: approver,
        roles: run.get('person', approver)?.fields.roles ?? [],
        mayApprove: run.holds(approver, 'approve', invoice)
      },
      signatures,
      changedBy: invoice.contentBy,
      alone: isAlone(run.all('person'))
    }
  );
}

function stationOnceSigned(run: Run, invoice: Invoice, stage: number, stations: readonly Status[]): Status | null {
  const stillOpen = run.standing(invoice).openStages;
  return stillOpen.includes(stage) ? null : stationAfter(stations, stage, stillOpen);
}
