import { filterQuery, type FilterField, type ListFilter } from '#state/filters.ts';
import type { words } from '#ui/words/words.ts';
import { ageingView } from './ageing.ts';
import { automationView } from './automation.ts';
import { bottlenecksView } from './bottlenecks.ts';
import type { ReportContext } from './context.ts';
import { distributionView } from './distribution.ts';
import { financeView } from './finance.ts';
import { flowView } from './flow.ts';
import { movesView } from './moves.ts';
import { overridesView } from './overrides.ts';
import { flowSpans, monthSpans, type Span } from './spans.ts';
import { taxesView } from './taxes.ts';
import { throughputView } from './throughput.ts';
import { timeInStatusView } from './time-in-status.ts';
import type { ReportView } from './view.ts';

interface Report {
  readonly section: keyof typeof words.reports.sections;
  /** How far back it may go; the first is chosen by itself. None: it is of now. */
  readonly spans: readonly Span[];
  /** Its invoices are chosen by their months already. */
  readonly isByIssueMonth?: boolean;
  readonly view: (context: ReportContext) => ReportView;
}

/** All reports, in the order in which they are listed. */
export const reports = {
  distribution: { section: 'statuses', spans: [], view: distributionView },
  flow: { section: 'statuses', spans: flowSpans, view: flowView },
  moves: { section: 'statuses', spans: [], view: movesView },
  bottlenecks: { section: 'time', spans: [], view: bottlenecksView },
  'time-in-status': { section: 'time', spans: [], view: timeInStatusView },
  throughput: { section: 'time', spans: monthSpans, view: throughputView },
  finance: { section: 'money', spans: monthSpans, isByIssueMonth: true, view: financeView },
  ageing: { section: 'money', spans: [], view: ageingView },
  taxes: { section: 'money', spans: monthSpans, isByIssueMonth: true, view: taxesView },
  overrides: { section: 'control', spans: [], view: overridesView },
  automation: { section: 'control', spans: [], view: automationView }
} as const satisfies Record<string, Report>;
export type ReportId = keyof typeof reports;

export function isReport(id: string): id is ReportId {
  return Object.hasOwn(reports, id);
}

export function reportOf(id: ReportId): Report {
  return reports[id];
}

/** What a report can be narrowed down by. */
export function fieldsOf(id: ReportId): readonly FilterField[] {
  const fields = ['issue-day', 'direction', 'type', 'client-id', 'currency'] as const;
  return reportOf(id).isByIssueMonth ? fields.filter((field) => field !== 'issue-day') : fields;
}

/** The span that an address names, or the one that is chosen by itself; for a report of now it means nothing. */
export function spanOf(id: ReportId, text: string | null): Span {
  const offered = reportOf(id).spans;
  return offered.find((span) => span === text) ?? offered[0] ?? 'months-12';
}

/** The query of the address of a report; what is chosen by itself is not in it. */
export function reportQuery(id: ReportId, filter: ListFilter, span: Span): string {
  const query = filterQuery(filter);
  if (span === spanOf(id, null)) return query;
  return `${query === '' ? '?' : `${query}&`}span=${span}`;
}
