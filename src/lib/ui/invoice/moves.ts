import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Answers, OfferedMove } from '#domain/ledger/ask.ts';
import type { MoveKind, Status } from '#domain/workflow/document.ts';
import type { Refusal } from '#domain/workflow/refusal.ts';
import type { MoveVerdict } from '#domain/workflow/transition.ts';
import { words } from '#ui/words/words.ts';

/** One way on from where an invoice stands, as a button offers it. */
export interface MoveOffer {
  readonly id: string;
  /** `approve` signs, and moves where that completes the stage; `pay` records the balance and moves (WR10). */
  readonly does: 'move' | 'approve' | 'pay';
  readonly label: string;
  /** Where it leads; null where a signature alone moves nothing yet. */
  readonly to: Status | null;
  readonly kind: MoveKind;
  readonly needsReason: boolean;
  /** Says no to what approving says yes to: it takes the same permission, and leads back. */
  readonly rejects: boolean;
  /** Takes back what was asked for, with all signatures; whoever edits may do it. */
  readonly withdraws: boolean;
  /** The person in whose place it would be made; null: in one's own. */
  readonly inPlaceOf: string | null;
  readonly warnings: readonly string[];
  /** All reasons why not; empty: it may be made. */
  readonly refusals: readonly Refusal[];
}

/** Every move that the workflow knows from here (B81–B84): what may be made first, then the rest with its reasons. */
export function moveOffers({ invoice, answers }: { invoice: Invoice; answers: Answers }): MoveOffer[] {
  const approval = approvalOffer(answers);
  const moves = answers.moves
    // The bare move into an approval status says nothing that *Approve* does not say better.
    .filter((verdict) => approval === null || !leadsToStation(answers, verdict))
    .map((verdict) => offerOf(verdict, invoice, answers));
  const all = approval ? [approval, ...moves] : moves;
  return all.sort((left, right) => rank(left) - rank(right));
}

/** The one that most likely comes next; refused itself where nothing leads on. */
export function nextBest(offers: readonly MoveOffer[], status: Status | null): MoveOffer | null {
  const isOpen = ({ refusals }: MoveOffer): boolean => refusals.length === 0;
  const onwards = offers.filter(({ kind }) => kind === 'forward');
  const open = onwards.find(isOpen);
  if (open || status?.group === 'COMPLETED' || status?.group === 'CANCELLED') return open ?? null;
  // What only the platform does is nobody's next step.
  const missing = onwards.find(({ refusals }) => refusals.every(({ why }) => why !== 'actor'));
  return missing ?? latest(offers.filter((offer) => offer.kind === 'back' && isOpen(offer)));
}

/** A rejected invoice is resubmitted rather than started anew. */
function latest(offers: readonly MoveOffer[]): MoveOffer | null {
  return [...offers].sort((left, right) => (right.to?.order ?? 0) - (left.to?.order ?? 0))[0] ?? null;
}

function approvalOffer(answers: Answers): MoveOffer | null {
  const { refusals, stage, inPlaceOf } = answers.approval;
  const isElsewhere = refusals.some(({ why }) => why === 'no-such-move');
  if (isElsewhere || !answers.status) return null;
  const bare = answers.moves.find((verdict) => leadsToStation(answers, verdict));
  const label = bare?.move.way.label ?? words.invoice.moves.approve;
  const at = answers.stages.findIndex(({ n }) => n === stage);
  const step = { n: at + 1, of: answers.stages.length };
  return {
    id: 'approve',
    does: 'approve',
    label: step.of > 1 && at >= 0 ? words.invoice.moves.approveStage(label, step) : label,
    // Once it may be given it is known what it completes; before, where it would help to get to.
    to: refusals.length === 0 ? answers.approval.to : (bare?.move.to ?? null),
    kind: 'forward',
    needsReason: bare?.move.way.reason ?? false,
    rejects: false,
    withdraws: false,
    inPlaceOf,
    warnings: bare?.move.warnings ?? [],
    refusals
  };
}

function leadsToStation({ approval }: Answers, { move }: MoveVerdict): boolean {
  const [first] = approval.stations.filter((station) => (station.approvalStage ?? 0) >= (approval.stage ?? 0));
  return move.way.kind === 'forward' && move.to.id === first?.id;
}

function offerOf({ move, refusals, inPlaceOf }: OfferedMove, invoice: Invoice, answers: Answers): MoveOffer {
  const pays =
    move.to.settled &&
    refusals.length > 0 &&
    refusals.every(({ why }) => why === 'balance-outstanding') &&
    answers.pay.length === 0 &&
    invoice.creditOf === null;
  return {
    id: move.id,
    does: pays ? 'pay' : 'move',
    label: move.way.label,
    to: move.to,
    kind: move.way.kind,
    needsReason: move.way.reason,
    rejects: move.way.kind === 'back' && move.way.permission === 'approve',
    withdraws:
      move.way.kind === 'back' && move.way.permission === 'edit' && move.way.effects.includes('withdraw-signatures'),
    inPlaceOf,
    warnings: move.warnings,
    refusals: pays ? [] : refusals
  };
}

const kindRanks: Record<MoveKind, number> = { forward: 0, restore: 1, back: 2, cancel: 3 };

function rank({ kind, refusals }: MoveOffer): number {
  return kindRanks[kind] + (refusals.length > 0 ? 10 : 0);
}
