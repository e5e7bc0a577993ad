import type { Person } from '#domain/people/person.ts';
import type { HistoryEntry } from '#services/history.ts';
import type { RuleLog } from '#services/rule-log.ts';
import type { Rates } from '#services/reports/rates.ts';
import type { Purse, ReportScope } from '#services/reports/scope.ts';
import { choosing, type ListFilter } from '#state/filters.ts';
import type { StatusSign } from '#ui/invoice-row/row.ts';
import type { Span } from './spans.ts';

/** What a report is made of. */
export interface ReportContext extends ReportScope {
  /** Which invoices; a list that a report leads to asks for these and for more. */
  readonly filter: ListFilter;
  readonly span: Span;
  readonly sign: (status: string) => StatusSign;
  /** Address of the list of invoices with a filter. */
  readonly listHref: (filter: ListFilter) => string;
  readonly invoiceHref: (id: string) => string;
  readonly people: readonly Person[];
  /** What a client is called now, by its id; null: it is not there. */
  readonly clientName: (id: string) => string | null;
  /** The currency of the business. */
  readonly currency: string;
  readonly rates: Rates;
  readonly jobHref: (id: string) => string;
  /** Where is listed what a rule has done. */
  readonly ruleHref: (rule: string) => string;
  readonly told: Told;
}

/** What a report needs of the history itself. */
export interface Told {
  /** Histories of invoices, by id. */
  readonly histories: ReadonlyMap<string, readonly HistoryEntry[]>;
  readonly log: RuleLog;
}

export const nothingTold: Told = { histories: new Map(), log: { firings: [], hasMore: false } };

/** Where the invoices behind a number are listed: archived ones too, since reports count them. */
export function behind({ filter, listHref }: ReportContext, narrowed: (filter: ListFilter) => ListFilter): string {
  return listHref(narrowed({ ...filter, archived: 'all' }));
}

export function inPurse(filter: ListFilter, { direction, currency }: Purse): ListFilter {
  return choosing(choosing(filter, 'direction', [direction]), 'currency', [currency]);
}

/** What counts as issued or received: it bears a number and is not cancelled. */
export function inBooks(filter: ListFilter): ListFilter {
  return { ...choosing(filter, 'numbered', [true]), groups: ['ACTIVE', 'APPROVAL', 'COMPLETED'] };
}
