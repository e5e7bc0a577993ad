import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Answers } from '#domain/ledger/ask.ts';
import { lockOn, lockOnAdding, type EditStanding } from '#state/invoice-form-locks.ts';
import { refusalsInWords, type Names } from '#ui/words/refusal.ts';
import { words } from '#ui/words/words.ts';

/** The parts of the page that an editing profile closes, each asked about by one field of it. */
const parts = ['client', 'issueDay', 'dueDay', 'terms', 'references', 'notes'] as const;
/** Those that are made of rows are asked for one more. */
const partsOfRows = ['attachments', 'lines', 'adjustments'] as const;
export type Part = (typeof parts)[number] | (typeof partsOfRows)[number];

/** Why a part cannot be changed now, in words; what is open is left out. */
export function locksOf(invoice: Invoice, answers: Answers, names: Names): Partial<Record<Part, string>> {
  const { status } = answers;
  if (!status) return {};
  const standing: EditStanding = {
    status,
    refusals: answers.edit,
    base: invoice.content,
    withdrawable: answers.withdrawable,
    withdraws: false
  };
  const entries: [Part, string | undefined][] = [
    ...parts.map((part): [Part, string | undefined] => [part, refusalsInWords(lockOn(standing, [part]), names)]),
    ...partsOfRows.map((part): [Part, string | undefined] => [
      part,
      refusalsInWords(lockOnAdding(standing, part), names)
    ])
  ];
  return Object.fromEntries(entries.filter(([, why]) => why !== undefined));
}

/** "Lines, Due date and Notes" */
export function lockedPartsInWords(locks: Partial<Record<Part, string>>): string {
  const { fields } = words.history;
  const named = (Object.keys(locks) as Part[]).map((part) => fields[part]);
  return words.common.and(named);
}
