import type { Outcome } from '#domain/ledger/outcome.ts';

const outcomes: { readonly [Is in Outcome['is']]: (outcome: Extract<Outcome, { is: Is }>, target: string) => string } =
  {
    moved: ({ to }) => `moved it to ${to}`,
    blocked: (_, target) => (target === '' ? 'could not go on' : `could not move it to ${target}`),
    changed: () => 'changed it',
    created: () => 'created it',
    suppressed: () => 'left it as it is, although its source has changed',
    asked: () => 'asked somebody to look at it'
  };

/** What rules did, over everything. */
export const automation = {
  title: 'Automation log',
  lead: 'What rules did to your invoices, the latest first. The history of each invoice tells the same.',
  filter: 'Rule',
  all: 'All rules',
  empty: 'No rule has done anything yet.',
  emptyFor: 'This rule has done nothing yet.',
  showAll: 'Show all rules',
  more: 'Show earlier ones',
  failed: 'The log could not be read',
  columns: { when: 'When', rule: 'Rule', subject: 'On', outcome: 'Outcome' },
  outcomes,
  gone: 'Not here any more',
  workflow: 'See and switch the rules'
};
