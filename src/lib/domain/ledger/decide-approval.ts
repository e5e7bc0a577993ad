import { contentDigest } from '#domain/invoice/lock.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { approvalOffer, askSignature, stationAfter } from '#domain/workflow/approval.ts';
import type { Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { CommandOf } from './command.ts';
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
  const step = approvalStep(run, invoice);
  if (step.refusals.length > 0) return step.refusals;
  if (step.stage !== null)
    run.record({ kind: 'invoice', id: invoice.id }, 'signature-given', {
      stage: step.stage,
      digest: contentDigest(invoice.content),
      totalMinor: signedTotalMinor(invoice.content),
      comment: command.comment?.trim() ?? ''
    });
  const signed = run.get('invoice', invoice.id) ?? invoice;
  const target =
    step.stage === null ? (step.stations[0] ?? null) : stationOnceSigned(run, signed, step.stage, step.stations);
  return target ? move(run, signed, { to: target.id, reason: command.comment ?? '' }) : [];
}

export interface ApprovalStep {
  readonly refusals: readonly Refusal[];
  /** The stage that would be signed; null where none applies. */
  readonly stage: number | null;
  readonly stations: readonly Status[];
}

/** What *Approve* would do here for the acting person, and why it may not. Asking changes nothing. */
export function approvalStep(run: Run, invoice: Invoice): ApprovalStep {
  const standing = run.standing(invoice);
  const offer = approvalOffer(run.machine, standing);
  if (!offer) return { refusals: [{ why: 'no-such-move', from: invoice.status, to: null }], stage: null, stations: [] };
  const { openStages, signatures } = run.picture(invoice);
  const stage = openStages[0];
  if (!stage) return { refusals: [], stage: null, stations: offer.stations };
  const signer = run.get('person', run.context.by);
  const refusals = askSignature(
    stage,
    { id: run.context.by, roles: signer?.fields.roles ?? [], mayApprove: run.may('approve', invoice) },
    { signatures, changedBy: invoice.contentBy, alone: isAlone(run) }
  );
  return { refusals, stage: stage.n, stations: offer.stations };
}

/** Only one profile is active: nobody else could sign (BR11). */
function isAlone(run: Run): boolean {
  return run.all('person').filter((person) => person.fields.active && !person.deleted).length <= 1;
}

function stationOnceSigned(run: Run, invoice: Invoice, stage: number, stations: readonly Status[]): Status | null {
  const stillOpen = run.standing(invoice).openStages;
  return stillOpen.includes(stage) ? null : stationAfter(stations, stage, stillOpen);
}
