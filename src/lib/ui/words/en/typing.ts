import type { DayRefusal } from '#domain/calendar/typing.ts';
import type { AmountLimits, AmountRefusal } from '#domain/money/typing.ts';

type Why = AmountRefusal | 'negative' | 'zero' | 'above';

/** Numbers in the person's own format. */
interface Numbers {
  readonly example: string;
  /** The most that is taken. */
  readonly max: string;
}

const amountRefusals = {
  empty: () => 'Type a number.',
  'not-a-number': (_limits: AmountLimits, { example }: Numbers) =>
    `This is not a number. Use digits, for example ${example}.`,
  'bad-grouping': (_limits: AmountLimits, { example }: Numbers) =>
    `The commas and points do not make one number. Type it without groups, for example ${example}.`,
  'too-many-decimals': ({ digitsMax, currency }: AmountLimits) => {
    if (digitsMax === 0) return `Type a whole number${currency === undefined ? '' : `: ${currency} has no decimals`}.`;
    const decimals = digitsMax === 1 ? 'one decimal' : `${digitsMax} decimals`;
    return currency === undefined ? `Type at most ${decimals}.` : `Type at most ${decimals} for ${currency}.`;
  },
  'too-large': () => 'This number is too large to reckon with exactly.',
  'other-currency': ({ currency }: AmountLimits) =>
    currency === undefined ? 'Leave the currency out.' : `This amount is in ${currency}. Leave the other currency out.`,
  negative: () => 'Type a number without a minus.',
  zero: () => 'Type a number above zero.',
  above: ({ percent }: AmountLimits, { max }: Numbers) => `Type at most ${max}${percent === true ? ' %' : ''}.`
} satisfies Record<Why, (limits: AmountLimits, numbers: Numbers) => string>;

const dayRefusals: Record<DayRefusal, string> = {
  empty: 'Type a day.',
  'not-a-day': 'This is not a day. Type it like 30 Nov 2026, +30 or eom (end of month).',
  'no-such-day': 'The calendar has no such day. Check the day and the month.',
  'other-weekday': 'The weekday does not belong to this date. Leave it out, or correct the date.',
  'out-of-range': 'This day is too far away. Type one with a year from 1 to 9999.'
};

export const typing = {
  amountRefusals,
  dayRefusals,
  readAs: (number: string): string => `Read as ${number}`,
  /** "Mon 30 Nov 2026, in 8 days" */
  day: (inWords: string, relative: string): string => `${inWords}, ${relative}`,
  timeIncomplete: 'Type hours and minutes, or empty the field.'
};
