import { excessMinor } from '#domain/invoice/credit.ts';
import type { Invoice, InboxItem, Suppressed } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Answers } from '#domain/ledger/ask.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { HistoryEntry, VersionName } from '#services/history.ts';
import { happenedInWords } from '#ui/history/timeline.ts';
import { locale } from '#ui/words/language.ts';
import { words } from '#ui/words/words.ts';
import { moveOffers, type MoveOffer } from './moves.ts';

/** What the source of an invoice comes to, beside what the invoice says. */
export interface Drift {
  /** "The workshop now comes to 480.00 €, this invoice says 400.00 €" */
  readonly title: string;
  /** Why it stands so, and what would bring the two together. */
  readonly lines: readonly string[];
  /** A credit note brings the two together. */
  readonly isTooMuch: boolean;
  /** It stands where it may follow its source again. */
  readonly follows: boolean;
}

/** Of an amount that was left as it is (WR3). */
export function driftInWords(
  item: Suppressed,
  { invoice, answers, job, source }: { invoice: Invoice; answers: Answers; job: Job | undefined; source: string }
): Drift {
  const text = words.invoice.inbox;
  const { currency } = invoice.content;
  // What was made for the job takes its currency over from it.
  const isOwn = invoice.source?.job === item.job;
  const asked = isOwn && job ? job.fields.currency : currency;
  const money = (amountMinor: number, code = currency): string => formatAmount(amountMinor, code, locale());
  const saysMinor = answers.balance.totalMinor;
  const title = text.drift({ source, comesTo: money(item.wouldBeMinor, asked), says: money(saysMinor) });
  const overMinor = excessMinor(item, answers.balance);
  const { status } = answers;
  const follows = status?.recomputed === true;
  const isTooMuch = asked === currency && overMinor > 0;
  return {
    title,
    lines: [
      ...(status ? [(follows ? text.follows : text.locked)(status.label)] : []),
      ...(isTooMuch && !follows ? [text.less(money(overMinor))] : []),
      ...(asked === currency && overMinor < 0 && !follows ? [text.more(money(-overMinor))] : [])
    ],
    isTooMuch: isTooMuch && !follows && invoice.content.kind === 'invoice' && invoice.content.direction === 'issued',
    follows
  };
}

/** Of a move that was left: "The workshop was cancelled; this invoice is Final and stays". */
export function stayInWords(
  { trigger, target }: Suppressed,
  { status, source, nameOf }: { status: string; source: string; nameOf: (status: string) => string }
): { readonly title: string; readonly lines: readonly string[] } {
  const text = words.invoice.inbox;
  return {
    title: text.stays({ happened: happenedInWords(trigger, source), status: nameOf(status) }),
    lines: target === null ? [] : [text.staysFor(nameOf(target))]
  };
}

/** The way back to where it may follow its source again; null where the workflow has none. */
export function reopening({ invoice, answers }: { invoice: Invoice; answers: Answers }): MoveOffer | null {
  const back = moveOffers({ invoice, answers }).filter(({ kind, to }) => kind === 'back' && to?.recomputed === true);
  return back.find(({ refusals }) => refusals.length === 0) ?? back[0] ?? null;
}

/** The version of the workflow under which an item was left; null where the history is not at hand. */
export function versionOf({ id }: InboxItem, history: readonly HistoryEntry[] | null): VersionName | null {
  const left = history?.findLast(({ event }) => {
    const { item } = event.data;
    return typeof item === 'object' && item !== null && 'id' in item && item.id === id;
  });
  return left?.version ?? null;
}
