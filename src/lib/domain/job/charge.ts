import { minorToDecimal } from '#domain/money/currency.ts';
import { compareDecimals } from '#domain/money/decimal.ts';
import { computeTotals, type Totals } from '#domain/money/totals.ts';
import type { Item, JobFields, Participant } from './job.ts';

/** What a job asks for, as it would stand on a line of an invoice. */
export interface Charge {
  /** What of the job it is: a part of its price, a participant or an item, by id. */
  readonly item: string;
  readonly text: string;
  readonly description: string;
  readonly code: string;
  readonly quantity: string;
  /** UN/ECE Recommendation 20 code. */
  readonly unit: string;
  readonly price: string;
  readonly taxCategory: string;
  readonly taxRate: string;
}

/** The parts of a price rule, each a line of its own. */
export const priceParts = ['fixed', 'hours', 'participants', 'minimum'] as const;
export type PricePart = (typeof priceParts)[number];

/** How the parts of a price are called on an invoice. */
export type PriceTexts = Readonly<Record<PricePart, string>>;

/**
 * W23: fixed + per hour × hours + per participant × participants, each rounded to the minor unit by itself; what is
 * missing to the minimum is a line of its own. A rate of 0 makes no line.
 */
export function priceCharges(fields: JobFields, texts: PriceTexts): Charge[] {
  const { priceRule: rule, currency } = fields;
  if (!rule) return [];
  const charge = (item: PricePart, unit: string, quantity: string, price: string): Charge => ({
    item,
    text: texts[item],
    description: '',
    code: '',
    quantity,
    unit,
    price,
    ...taxOf(fields)
  });
  const parts = [
    charge('fixed', one, '1', rule.fixed),
    charge('hours', hour, fields.hours, rule.perHour),
    charge('participants', person, String(participantCount(fields)), rule.perParticipant)
  ].filter(({ price }) => isMore(price, '0'));
  const least = charge('minimum', one, '1', rule.minimum);
  const missingMinor = netMinorOf([least], currency) - netMinorOf(parts, currency);
  if (missingMinor <= 0) return parts;
  return [...parts, { ...least, price: minorToDecimal(missingMinor, currency) }];
}

/** What one participant is charged: at their own price, or at that of the workshop; null: nothing is. */
export function participationCharge(fields: JobFields, { id, name, price }: Participant): Charge | null {
  const due = price ?? fields.participationPrice;
  if (due === null) return null;
  return {
    item: id,
    text: fields.title,
    description: name,
    code: '',
    quantity: '1',
    unit: one,
    price: due,
    ...taxOf(fields)
  };
}

export function itemCharge({ id, text, description, code, quantity, unit, price, taxCategory, taxRate }: Item): Charge {
  return { item: id, text, description, code, quantity, unit, price, taxCategory, taxRate };
}

/** How many take part, by name or not; who cancelled does not. */
export function participantCount({ participants, otherParticipants }: JobFields): number {
  return Object.values(participants).filter(({ cancelled }) => !cancelled).length + otherParticipants;
}

/** WR4: every rate of the price rule is 0. A job without a price rule is not free, nor is a workshop that nobody joined. */
export function isFree({ priceRule }: JobFields): boolean {
  return priceRule !== null && Object.values(priceRule).every((rate) => !isMore(rate, '0'));
}

const one = 'C62';
const hour = 'HUR';
const person = 'IE';

function taxOf({ taxCategory, taxRate }: JobFields): Pick<Charge, 'taxCategory' | 'taxRate'> {
  return { taxCategory, taxRate };
}

function isMore(left: string, right: string): boolean {
  return compareDecimals(left, right) > 0;
}

/** Whether what a job asks for is too much to be reckoned exactly: no invoice may say that much. */
export function isTooMuch(fields: JobFields): boolean {
  const charges = [
    ...priceCharges(fields, { fixed: '', hours: '', participants: '', minimum: '' }),
    ...Object.values(fields.items)
      .filter(({ archived }) => !archived)
      .map(itemCharge)
  ];
  const attendees = Object.values(fields.participants).flatMap((who) => participationCharge(fields, who) ?? []);
  return [charges, attendees].some((some) => totalsOfCharges(some, fields.currency).overflow);
}

function netMinorOf(charges: readonly Charge[], currency: string): number {
  return totalsOfCharges(charges, currency).sumOfLinesMinor;
}

/** What charges come to together. */
export function totalsOfCharges(charges: readonly Charge[], currency: string): Totals {
  const lines = charges.map(({ quantity, price, taxCategory, taxRate }) => ({
    quantity,
    price,
    baseQuantity: '1',
    adjustments: [],
    taxCategory,
    taxRate,
    declaredNetMinor: null
  }));
  return computeTotals({ currency, lines, adjustments: [], prepaidMinor: 0, roundingMinor: 0 });
}
