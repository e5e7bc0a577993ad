import { contentDigest } from '#domain/invoice/lock.ts';
import type { CommandOf, SingleCommand } from '#domain/ledger/command.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import type { MoveOffer } from './moves.ts';

/** Whether pressing the button is all that it takes: no reason, no payment and no warning stands in between. */
export function isDirect({ does, needsReason, warnings }: MoveOffer): boolean {
  return does !== 'pay' && !needsReason && warnings.length === 0;
}

/** What somebody who approves was shown. */
export type Shown = Pick<CommandOf<'approve'>, 'stage' | 'digest'>;

export function shownOf({ invoice, answers }: Pick<InvoiceAnswer, 'invoice' | 'answers'>): {
  stage: number | null;
  digest: string;
} {
  return { stage: answers.approval.stage, digest: contentDigest(invoice.content) };
}

export function commandOf(
  { does, to, inPlaceOf }: MoveOffer,
  {
    invoice,
    reason,
    payment,
    shown = {}
  }: {
    invoice: string;
    reason: string;
    payment: NonNullable<CommandOf<'changeStatus'>['payment']> | null;
    shown?: Shown;
  }
): SingleCommand {
  const place = inPlaceOf === null ? {} : { inPlaceOf };
  if (does === 'approve')
    return { do: 'approve', invoice, ...shown, ...(reason === '' ? {} : { comment: reason }), ...place };
  return {
    do: 'changeStatus',
    invoice,
    to: to?.id ?? '',
    ...(reason === '' ? {} : { reason }),
    ...place,
    ...(payment ? { payment } : {})
  };
}

export function overrideCommand(given: { invoice: string; to: string; reason: string }): SingleCommand {
  return { do: 'changeStatus', ...given, override: true };
}
