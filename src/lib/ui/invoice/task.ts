import type { Payment } from '#domain/invoice/invoice.ts';
import type { MoveOffer } from './moves.ts';

/** What the dialog of moves is about when it opens: all moves, one of them, or setting the status by hand. */
export type MoveTask = 'all' | 'override' | MoveOffer;

/** What the dialog of payments is about. */
export type PaymentTask =
  | { readonly is: 'record' | 'refund'; readonly amountMinor: number | null }
  | { readonly is: 'change'; readonly payment: Payment };
