import type { BoardColumn } from '#state/invoice-board.ts';
import type { InvoiceAnswer } from '#services/invoice-answer.ts';
import { moveOffers, type MoveOffer } from '#ui/invoice/moves.ts';
import { namesFor } from '#ui/invoice/names.ts';
import { refusalInWords } from '#ui/words/refusal.ts';
import { words } from '#ui/words/words.ts';

/** What a column says to a card that is held over it. */
export type Reception =
  /** It stands here already. */
  | { readonly is: 'home' }
  /** Several moves lead here, and one is as good as the other: a person chooses. */
  | { readonly is: 'open'; readonly offers: readonly MoveOffer[] }
  | { readonly is: 'closed'; readonly why: string };

/** Asked of the same answers as the buttons on the page of an invoice, so that no column takes what those refuse (B92). */
export function receptionOf(
  column: Pick<BoardColumn, 'status' | 'group'>,
  answer: InvoiceAnswer,
  called: string
): Reception {
  const { invoice, answers } = answer;
  const isIn = (status: { id: string; group: string } | null): boolean =>
    status !== null && (column.status === null ? status.group === column.group : status.id === column.status);
  if (invoice.status === column.status || isIn(answers.status)) return { is: 'home' };

  const offers = moveOffers(answer).filter(({ to }) => isIn(to));
  const open = equalToFirst(offers.filter(({ refusals }) => refusals.length === 0));
  if (open.length > 0) return { is: 'open', offers: open };

  const names = namesFor(answer);
  // A move into an approval status is made by approving, and still knows what is missing.
  const bare = answers.moves.filter(({ move }) => isIn(move.to));
  const [refusal] = [...offers, ...bare].flatMap(({ refusals }) => refusals);
  const why = refusal ? refusalInWords(refusal, names) : words.board.noMove(names.status(invoice.status), called);
  return { is: 'closed', why };
}

/** Offers come best first: those of one kind with the first are as good, and none else is. */
function equalToFirst(offers: readonly MoveOffer[]): MoveOffer[] {
  return offers.filter(({ kind }) => kind === offers[0]?.kind);
}
