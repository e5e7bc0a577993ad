import {
  itemCharge,
  participationCharge,
  priceCharges,
  totalsOfCharges,
  type Charge,
  type PriceTexts
} from '#domain/job/charge.ts';
import type { Item, JobFields } from '#domain/job/job.ts';
import type { Totals } from '#domain/money/totals.ts';

export interface JobTotals {
  /** Of its price and its items; each with what it comes to before tax. */
  readonly charges: readonly (Charge & { readonly netMinor: number })[];
  readonly totals: Totals;
  /** What participants are charged besides, each on an invoice of their own. */
  readonly participation: { readonly count: number; readonly totals: Totals };
}

/** What a job comes to (W23), reckoned as its invoices are: by the very charges that they get. */
export function jobTotals(fields: JobFields, texts: PriceTexts): JobTotals {
  const items = Object.values(fields.items)
    .filter(({ archived }) => !archived)
    .sort((left, right) => left.position - right.position);
  const charges = [...priceCharges(fields, texts), ...items.map(itemCharge)];
  const totals = totalsOfCharges(charges, fields.currency);
  const participations = Object.values(fields.participants)
    .filter(({ cancelled }) => !cancelled)
    .flatMap((participant) => participationCharge(fields, participant) ?? []);
  return {
    charges: charges.map((charge, place) => ({ ...charge, netMinor: totals.lines[place]?.netMinor ?? 0 })),
    totals,
    participation: { count: participations.length, totals: totalsOfCharges(participations, fields.currency) }
  };
}

/** What one item comes to before tax, charged or set aside. */
export function itemNetMinor(item: Item, currency: string): number {
  return totalsOfCharges([itemCharge(item)], currency).sumOfLinesMinor;
}
