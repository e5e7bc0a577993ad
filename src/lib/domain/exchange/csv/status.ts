import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';

/** What other programs' statuses say, as far as that is the same everywhere. */
export type StatusMeaning = 'draft' | 'open' | 'paid' | 'cancelled';

/** What a status of another program means; null: nobody knows. */
export function statusMeant(text: string): StatusMeaning | null {
  const plain = text.toLowerCase().trim();
  return meanings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

const meanings: readonly (readonly [StatusMeaning, RegExp])[] = [
  ['cancelled', /void|cancel|delet|uncollect|write.?off|written|revers|storn|annul/],
  ['draft', /draft|entwurf|brouillon|borrador|unsaved|unsent|not sent|pending|awaiting approval|submitted for/],
  [
    'open',
    /unpaid|not paid|deposit|part|open|sent|overdue|due|view|author|approved|await|outstanding|unbezahlt|offen|versandt|f[aä]llig|late|accepted|active/
  ],
  ['paid', /paid|closed|settled|bezahlt|complete|pay[eé]/]
];

/**
 * Where an invoice with such a status comes to stand, by id: a proposal. Null: where imports begin, as for a table that
 * says nothing (BR21).
 */
export function statusFor(workflow: Workflow, meaning: StatusMeaning | null): string | null {
  const machine = compileMachine(workflow.machines.invoice);
  const first = (group: 'ACTIVE' | 'CANCELLED'): string | null =>
    machine.statuses.find((status) => status.group === group)?.id ?? null;
  switch (meaning) {
    case 'draft':
      return first('ACTIVE');
    case 'open':
      return machine.slots['first-completed'];
    case 'paid':
      return machine.statuses.find(({ settled }) => settled)?.id ?? null;
    case 'cancelled':
      return first('CANCELLED');
    case null:
      return null;
  }
}
