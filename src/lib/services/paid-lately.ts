import { addDays, compareDays, instantAtUtcMidnight, type Day } from '#domain/calendar/day.ts';
import type { Invoice, Payment } from '#domain/invoice/invoice.ts';
import type { Database } from '#storage/database.ts';
import { read } from '#storage/fence.ts';

/** Money that came, or that one has paid oneself. */
export interface PaidLately {
  readonly invoice: Invoice;
  readonly payment: Payment;
}

/** Longer ago is no news any more. */
const days = 14;
/** As many as are taken in at a glance. */
const shownMax = 5;
/** As many invoices as are looked through for them. */
const readMax = 300;

/**
 * The payments of the last days, the latest first. A payment either moves its invoice on, so that it has stood where it
 * stands only since then, or leaves it open: `open` are those in which money lies and that are not settled.
 */
export async function paidLatelyIn(
  db: Database,
  { today, open }: { today: Day; open: readonly string[] }
): Promise<readonly PaidLately[]> {
  const since = addDays(today, -days);
  // A day earlier, since somewhere it is still yesterday.
  const sinceMs = instantAtUtcMidnight(addDays(since, -1));
  const rows = await read(db, [db.invoices], async (inside) => [
    ...(await inside.invoices.where('entered.at').above(sinceMs).reverse().limit(readMax).toArray()),
    ...(await inside.invoices.bulkGet(open.slice(0, readMax)))
  ]);
  const byId = new Map(rows.flatMap((invoice) => (invoice?.deleted === null ? [[invoice.id, invoice]] : [])));
  return [...byId.values()]
    .flatMap((invoice) => Object.values(invoice.payments).map((payment) => ({ invoice, payment })))
    .filter(({ payment: { kind, day } }) => kind === 'payment' && day >= since && day <= today)
    .sort(
      (left, right) =>
        compareDays(right.payment.day, left.payment.day) || right.invoice.entered.at - left.invoice.entered.at
    )
    .slice(0, shownMax);
}
