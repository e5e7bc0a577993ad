import type { FactType } from '#domain/workflow/fact.ts';

/**
 * What columns can be filtered by, in the condition language: the facts of workflows as far as columns know them, and
 * what only a list asks for.
 */
export const columnFacts = {
  status: 'status',
  group: 'text',
  /** The approval stage that the status stands for; absent where it stands for none. */
  stage: 'number',
  /** It waits for a signature or for a look at what was reckoned, by its status and amount. */
  awaiting: 'flag',
  type: 'text',
  kind: 'text',
  direction: 'text',
  origin: 'text',
  currency: 'text',
  /** Id; invoices of clients that were merged into it count too. */
  'client-id': 'text',
  /** Ids of the jobs or workshops that it came from. */
  jobs: 'text',
  /** Id of the person who began it. */
  'created-by': 'text',
  /** How far the money is (BR13). */
  'balance-state': 'text',
  total: 'money',
  balance: 'money',
  outstanding: 'money',
  'issue-day': 'day',
  'due-day': 'day',
  'days-in-status': 'number',
  overdue: 'flag',
  /** It stands in the books: it bears a number, a received one its supplier's (BR14). */
  numbered: 'flag',
  /** Ids of the statuses that it stood in. */
  visited: 'text',
  /** Moves that it made: `draft>sent`, by ids of statuses. */
  moves: 'text',
  /** When it first came to be completed, by the clocks of the zone. */
  'completed-day': 'day',
  /** When it first came to be settled, likewise. */
  'settled-day': 'day',
  /** Where it stood at the end of a day, likewise: `2026-07-31 sent`, by the id of the status. */
  stood: 'text',
  /** Months in which somebody put it into a status past the moves of the workflow (BR15), likewise. */
  'override-months': 'text',
  /** Months in which money came or went: `2026-07`. */
  'paid-months': 'text',
  /** Months at the end of which it was billed and not paid, or paid beyond that: `2026-07`. */
  'outstanding-months': 'text',
  /** Category and rate of its taxes: `S 19`. */
  taxes: 'text',
  archived: 'flag'
} as const satisfies Record<string, FactType>;

export type ColumnFact = keyof typeof columnFacts;
