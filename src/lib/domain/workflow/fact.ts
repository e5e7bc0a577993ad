export type FactType = 'status' | 'text' | 'number' | 'money' | 'day' | 'flag';

/**
 * The plain values that conditions test, with the types that an editor and a proof need. They are the words that a
 * workflow may use; `invoice/facts.ts` says what they are for an invoice.
 */
export const factTypes = {
  status: 'status',
  group: 'text',
  type: 'text',
  kind: 'text',
  direction: 'text',
  origin: 'text',
  currency: 'text',
  client: 'text',
  number: 'text',
  lines: 'number',
  total: 'money',
  received: 'money',
  credited: 'money',
  'net-received': 'money',
  balance: 'money',
  outstanding: 'money',
  overdue: 'flag',
  reminders: 'number',
  'days-since-reminder': 'number',
  archived: 'flag',
  conflicts: 'number',
  'entered-rule': 'text',
  'issue-day': 'day',
  'due-day': 'day',
  'removes-money': 'flag',
  trigger: 'text',
  'source.confirmed': 'flag',
  'source.approved': 'flag',
  'source.over': 'flag',
  'source.free': 'flag',
  'source.completed': 'flag',
  'source.cancelled': 'flag',
  'source.reactivated': 'flag',
  'source.participants': 'number'
} as const satisfies Record<string, FactType>;

/** Those that are known of a job by itself; of the others nobody could tell what they are. */
export const jobFacts: readonly string[] = Object.keys(factTypes).filter(
  (name) => ['status', 'group', 'entered-rule', 'trigger'].includes(name) || name.startsWith('source.')
);
