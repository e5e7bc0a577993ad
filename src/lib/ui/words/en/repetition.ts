import type { RepetitionEnd, RepetitionPlan } from '#domain/invoice/repetition.ts';

const one: Record<RepetitionPlan['unit'], string> = {
  day: 'every day',
  week: 'every week',
  month: 'every month',
  year: 'every year'
};
const many: Record<RepetitionPlan['unit'], string> = { day: 'days', week: 'weeks', month: 'months', year: 'years' };

const ends: Record<RepetitionEnd, string> = {
  cancelled: 'this invoice is cancelled',
  received: 'it is somebody else’s invoice now',
  'credit-note': 'it is a credit note now',
  'type-off': 'invoices of its type are not issued any more'
};

/** "every 2 weeks from 1 Mar 2026 until 31 Dec 2026". */
function rhythm(plan: { every: number; unit: RepetitionPlan['unit']; from: string; until: string | null }): string {
  const every = plan.every === 1 ? one[plan.unit] : `every ${plan.every} ${many[plan.unit]}`;
  return `${every} from ${plan.from}${plan.until === null ? '' : ` until ${plan.until}`}`;
}

/** Invoices that are written again and again. */
export const repetition = {
  title: 'Repetition',
  /** Where a rule would be named. */
  open: 'Repeat…',
  dialogTitle: (name: string): string => `Repeat ${name}`,
  every: 'Every',
  unit: 'Unit',
  unitsOf: (count: number): Record<RepetitionPlan['unit'], string> =>
    count === 1 ? { day: 'day', week: 'week', month: 'month', year: 'year' } : many,
  from: 'From',
  end: 'Ends',
  ends: { never: 'Never', until: 'On a day' },
  until: 'Until',
  everyProblem: 'Write a whole number from 1 to 1,000.',
  untilMissing: 'Choose a day, or let it go on without end.',
  noDay: 'No day is left: it ends before it begins.',
  next: 'The next days',
  reads: (text: string): string => `A draft is written ${text}.`,
  explain:
    'Each is a duplicate of this invoice as it is then, and waits in the inbox until somebody has looked at it. Nothing is sent by itself.',
  save: 'Repeat it',
  change: 'Save the change',
  stop: 'Stop repeating',
  edit: 'Change the repetition',

  rhythm,
  sentence: (text: string): string => `It is repeated ${text}.`,
  nextDay: (day: string): string => `Next on ${day}.`,
  over: 'It has come to its end.',
  ended: (because: string): string =>
    `It is repeated no more: ${Object.hasOwn(ends, because) ? ends[because as RepetitionEnd] : because}.`,
  pausedCancelled: 'It is cancelled, so nothing is written any more.',
  written: 'Written so far',
  of: 'Repeated from',
  forDay: (day: string): string => `for ${day}`,
  gone: 'deleted since',

  lookOver: (day: string): string => `Written for ${day}: look it over before it goes out`,
  byItself: (when: string): string => `Written by itself, ${when}`,

  history: {
    set: (text: string): string => `To be repeated ${text}`,
    stopped: 'Not to be repeated any more',
    toLookOver: (day: string): string => `look over what was written for ${day}`,
    repeated: (day: string): string => `Repeated for ${day}`,
    ended: (because: string): string =>
      `Not repeated any more: ${Object.hasOwn(ends, because) ? ends[because as RepetitionEnd] : because}`
  },
  receipts: {
    set: (text: string): string => `It is repeated ${text}.`,
    stopped: 'It is not repeated any more.'
  }
};
