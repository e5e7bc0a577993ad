import type { Workflow } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';

/** What other programs' statuses say, as far as that is the same everywhere. */
export type StatusMeaning = 'draft' | 'open' | 'paid' | 'cancelled';

/**
 * What a status of another program means, in the languages that readers of lists have them in; null: nobody knows. What
 * is paid in part, or said not to be paid, has the word for it in it, too.
 */
export function statusMeant(text: string): StatusMeaning | null {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().trim();
  const meaning = meanings.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
  return meaning === 'paid' && notWholly.test(plain) ? 'open' : meaning;
}

/** The first that fits; without accents. */
const meanings: readonly (readonly [StatusMeaning, RegExp])[] = [
  [
    'cancelled',
    /void|cancel|delet|uncollect|write.?off|written|bad debt|revers|storn|annul|anulad|ausgebucht|uneinbringlich|irrecouvrable/
  ],
  [
    'draft',
    /draft|entwurf|brouillon|borrador|bozza|^concept|unsaved|unsent|not (?:yet )?sent|nicht (?:versendet|versandt|verschickt|gesendet)|non envoye|no enviad|non inviat|niet verzonden|approval|submitted for/
  ],
  [
    'paid',
    /paid|closed|settled|complete|deposited|payment received|no balance|(?<!zuruck)(?:be|ge)zahlt|beglichen|ausgeglichen|erledigt|zahlung (?:erhalten|eingegangen)|(?:paye|regle|encaisse|acquitte)(?![rm])|\bsoldee?s?$|pagad[oa]s?\b|pagat|^pag[ao]$|cobrad|saldat|betaald|voldaan/
  ],
  [
    'open',
    /deposit|part|open|sent|overdue|due|view|author|approved|await|pending|outstanding|late|accepted|active|offen|versandt|versendet|verschickt|zugestellt|fallig|mahn|teil|envoye|emise?$|retard|attente|a payer|\bdu$|restant|echue?$|enviad|emitid|vencid|pendiente|por pagar|pagader|inviat|emess|scadut|insolut|attesa|da pagare|verzonden|vervallen|te betalen/
  ]
];

const notWholly =
  /unpaid|underpaid|unsettled|incomplete|\b(?:not(?! (?:yet )?deposited)|never|no(?! balance)|to be|will be|being|nicht|keine?|wird|non|pas|sin|niet|geen)\b|deposit(?!ed)|part|\bhalf|unbezahlt|unbeglichen|unerledigt|teil|anzahl|angezahlt|\bhalb|impay|impag|acompte|\bdu$|restant|a payer|parc|parz|onbetaald|gedeelte|deels/;

/** The status of ours that is called so, by id; null: none. */
export function statusCalled(workflow: Workflow, text: string): string | null {
  const isCalled = (label: string): boolean => label.toLowerCase() === text.toLowerCase();
  return compileMachine(workflow.machines.invoice).statuses.find(({ label }) => isCalled(label))?.id ?? null;
}

/** What it means that a status of ours was chosen for one of another program; null: where imports begin. */
export function meaningOfChosen(workflow: Workflow, status: string): StatusMeaning | null {
  const chosen = compileMachine(workflow.machines.invoice).statusById.get(status);
  if (!chosen) return null;
  if (chosen.settled) return 'paid';
  if (chosen.group === 'CANCELLED') return 'cancelled';
  return chosen.group === 'ACTIVE' ? 'draft' : 'open';
}

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
