import type { Called } from './called.ts';

/** The workflow in force, explained to whoever works with it. */
export const guide = {
  lead: ({ one }: Called): string => `Each ${one} stands in one status, and moves lead from one to the next.`,
  noStatus: 'No status here.',
  sign: (sign: string): string => `${sign}.`,
  types: 'Types of invoices',
  begins: (status: string): string => `A new one begins in “${status}”.`,
  beginsIn: ({ one }: Called, status: string): string => `A new ${one} begins in “${status}”.`,
  words: 'What the words mean',
  override: {
    label: 'Override',
    description: 'A move past all rules, with a reason, by who may administer. It stays in the history.'
  },
  terms: [
    { label: 'Start', description: 'A new invoice written by hand begins here.' },
    { label: 'Stage', description: 'An invoice gets there only once the signatures of that approval stage are given.' },
    {
      label: 'Request',
      description: 'Signatures are being asked for. Amounts and parties are changed by withdrawing it.'
    },
    { label: 'Settled', description: 'Nothing is outstanding there.' },
    { label: 'Recomputed', description: 'When the job or workshop changes, the invoice follows.' }
  ]
};
