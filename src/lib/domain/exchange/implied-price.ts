import type { Line } from '#domain/invoice/content.ts';
import { compareDecimals, negateDecimal } from '#domain/money/decimal.ts';

/**
 * The price of a line of which only the amount before its own discounts is known: the whole amount as the price of the
 * whole quantity, exact, where a quotient would not be. A base quantity is never negative (BR-27 is about the price).
 */
export function impliedPrice(amount: string, quantity: string): Pick<Line, 'price' | 'baseQuantity'> {
  const sign = compareDecimals(quantity, '0');
  if (sign === 0) return { price: amount, baseQuantity: '1' };
  return sign > 0
    ? { price: amount, baseQuantity: quantity }
    : { price: negateDecimal(amount), baseQuantity: negateDecimal(quantity) };
}
