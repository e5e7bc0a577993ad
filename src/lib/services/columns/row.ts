import type { BalanceState } from '#domain/invoice/balance.ts';
import type { Content } from '#domain/invoice/content.ts';
import type { Group } from '#domain/workflow/document.ts';
import { dayNumber, dayText, noDay } from './cells.ts';
import type { Table } from './table.ts';

/** What the columns know of one invoice: enough for a line in a list or a card on a board. */
export interface ColumnRow {
  readonly id: string;
  readonly status: string;
  readonly group: Group | null;
  readonly direction: Content['direction'];
  readonly kind: Content['kind'];
  readonly type: string;
  /** Merges followed. */
  readonly clientId: string | null;
  /** Name of the other side. */
  readonly party: string;
  readonly number: string;
  /** It bears a number of our own (BR14). */
  readonly isNumbered: boolean;
  readonly currency: string;
  readonly totalMinor: number;
  readonly balanceMinor: number;
  readonly outstandingMinor: number;
  readonly balanceState: BalanceState;
  readonly issueDay: string | null;
  readonly dueDay: string | null;
  /** When it came into its status. */
  readonly enteredAt: number;
  readonly archived: boolean;
  readonly overdue: boolean;
}

export function rowAt(table: Table, at: number, today: string): ColumnRow {
  const { cells } = table;
  const status = cells.status[at] ?? 0;
  const traits = table.traits()[status];
  return {
    id: table.ids[at] ?? '',
    status: table.statuses.text(status),
    group: traits?.group ?? null,
    direction: table.direction(at),
    kind: cells.creditNote[at] === 1 ? 'credit-note' : 'invoice',
    type: table.types.text(cells.type[at] ?? 0),
    clientId: table.survivorOf(table.clients.text(cells.client[at] ?? 0)) || null,
    party: table.parties.text(cells.party[at] ?? 0),
    number: table.numbers[at] ?? '',
    isNumbered: cells.numbered[at] === 1,
    currency: table.currency(at),
    totalMinor: cells.totalMinor[at] ?? 0,
    balanceMinor: cells.balanceMinor[at] ?? 0,
    outstandingMinor: cells.outstandingMinor[at] ?? 0,
    balanceState: table.balanceState(at, traits),
    issueDay: dayText(cells.issue[at] ?? noDay),
    dueDay: dayText(cells.due[at] ?? noDay),
    enteredAt: cells.entered[at] ?? 0,
    archived: cells.archived[at] === 1,
    overdue: table.isOverdue(at, traits, dayNumber(today))
  };
}

/** Whole days since it came into its status. */
export function daysInStatus(enteredAt: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - enteredAt) / dayMs));
}

const dayMs = 86_400_000;
