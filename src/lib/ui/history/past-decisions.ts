import * as z from 'zod/mini';
import { difference, type Change } from '#domain/history/change.ts';
import type { Content } from '#domain/invoice/content.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { isMoneyOrIdentity } from '#domain/invoice/lock.ts';
import { isAsked } from '#domain/workflow/approval.ts';
import { evolve } from '#domain/ledger/entities.ts';
import type { JsonObject } from '#domain/shared/json.ts';
import type { StatusName } from '#domain/workflow/trail.ts';
import type { HistoryEntry } from '#services/history.ts';
import { undoneCommits } from './timeline.ts';

/** What somebody decided about an invoice, and counts no more (BR10). */
export type PastDecision = PastSignature | SentBack;

interface Decided {
  readonly id: string;
  readonly by: string;
  readonly inPlaceOf: string | null;
  readonly at: number;
}

/** A signature that was withdrawn, or given for something else than the invoice says now, or for a stage that is gone. */
export interface PastSignature extends Decided {
  readonly is: 'signed';
  readonly stage: number;
  readonly comment: string;
  /** Null: nobody took it back; what it was given for was changed, or nothing was, and its stage went. */
  readonly withdrawn: Withdrawal | null;
  /** What it was given for, and what the invoice says of that now. */
  readonly before: Content;
  /** Of money and identity, since it was given. */
  readonly changes: readonly Change[];
}

export interface Withdrawal {
  readonly by: string;
  readonly at: number;
  /** The move that took it back, as it was called then; empty where it was no move. */
  readonly move: string;
}

/** Rejected, or withdrawn by whoever had asked. */
export interface SentBack extends Decided {
  readonly is: 'sent-back';
  readonly label: string;
  readonly to: StatusName;
  readonly reason: string;
}

/** A move as it has to be to be told; what is of another make is none. */
const moveSchema = z.looseObject({
  kind: z.string(),
  label: z.string(),
  reason: z.string(),
  to: z.looseObject({ id: z.string(), label: z.string() }),
  inPlaceOf: z.optional(z.string())
});
type Move = z.infer<typeof moveSchema>;

/**
 * The earlier decisions of one invoice, the latest first; what was undone is as if it had never been. `counting`: keys of
 * the signatures that are no earlier ones, but count.
 */
export function pastDecisions(
  entries: readonly HistoryEntry[],
  { counting }: { counting: readonly string[] }
): PastDecision[] {
  const undone = undoneCommits(entries);
  const signed = new Map<string, Content>();
  const moves = new Map<string, Move>();
  const withdrawals = new Map<string, Withdrawal>();
  const sentBack: SentBack[] = [];
  let invoice: Invoice | undefined;
  for (const entry of entries) {
    const { event, by, at, device, left } = entry;
    const before = invoice;
    invoice = evolve('invoice', invoice, { event, by: by.id, at, device: device.id, n: 0 });
    const move = event.type === 'status-changed' ? moveSchema.safeParse(event.data).data : undefined;
    if (move) {
      moves.set(event.key, move);
      const { kind, to, label, reason, inPlaceOf = null } = move;
      if (kind === 'back' && !undone.has(entry.commit) && left && isAsked(left))
        sentBack.push({ is: 'sent-back', id: event.key, by: by.id, inPlaceOf, at: event.at, label, to, reason });
    }
    for (const [key, signature] of Object.entries(invoice.signatures)) {
      if (!signed.has(key)) signed.set(key, invoice.content);
      if (!signature.withdrawn) withdrawals.delete(key);
      else if (before?.signatures[key]?.withdrawn === null) withdrawals.set(key, withdrawalBy(entry, moves));
    }
  }
  if (!invoice) return [];
  const now = invoice;
  const signatures = Object.entries(now.signatures).flatMap(([key, signature]): PastSignature[] => {
    const content = signed.get(key);
    if (counting.includes(key) || !content) return [];
    const { by, at, stage, comment, inPlaceOf = null } = signature;
    const changes = difference(content as unknown as JsonObject, now.content as unknown as JsonObject).filter(
      ({ path }) => isMoneyOrIdentity(path)
    );
    const withdrawn = withdrawals.get(key) ?? null;
    return [{ is: 'signed', id: key, by, inPlaceOf, at, stage, comment, withdrawn, before: content, changes }];
  });
  return [...signatures, ...sentBack].sort((left, right) => right.at - left.at);
}

/** `signatures-withdrawn` names the move that it was a part of. */
function withdrawalBy({ event, by }: HistoryEntry, moves: ReadonlyMap<string, Move>): Withdrawal {
  const move = typeof event.data.with === 'string' ? moves.get(event.data.with) : undefined;
  return { by: by.id, at: event.at, move: move?.label ?? '' };
}
