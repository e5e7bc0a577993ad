import { dayInFigures, monthInWords } from '#domain/calendar/format.ts';
import { addMonths, endOfMonth, isDay, startOfMonth } from '#domain/calendar/day.ts';
import type { Client } from '#domain/client/client.ts';
import type { Scalar } from '#domain/condition/condition.ts';
import type { BalanceState } from '#domain/invoice/balance.ts';
import { origins } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import { formatAmount } from '#domain/money/format.ts';
import type { Person } from '#domain/people/person.ts';
import { asksForApproval } from '#domain/workflow/approval.ts';
import type { Workflow } from '#domain/workflow/document.ts';
import { sourceOf } from '#domain/workflow/job-machine.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { columnFacts } from '#services/columns/facts.ts';
import {
  chosenIn,
  filterFields,
  rangeIn,
  testsOf,
  type FilterField,
  type ListFilter,
  type Range
} from '#state/filters.ts';
import { language, locale } from '#ui/words/language.ts';
import { words } from '#ui/words/first.ts';

/** What filters name: all of it from the configuration and the data, so that nothing that is new is forgotten. */
export interface FilterSurroundings {
  readonly workflow: Workflow;
  readonly clients: readonly Client[];
  readonly jobs: readonly Job[];
  readonly people: readonly Person[];
  /** ISO 4217, those that occur. */
  readonly currencies: readonly string[];
  /** What amounts are typed in where no one currency is filtered by. */
  readonly currency: string;
  readonly today: string;
}

export interface Choice {
  readonly value: Scalar;
  readonly label: string;
  /** Quiet, beside the label: a town. */
  readonly detail?: string | undefined;
}

/** Of which more are looked up by name than shown. */
export const shownChoicesMax = 8;

/** What can be chosen of a field; a single choice is none. */
export function choicesOf(field: FilterField, surroundings: FilterSurroundings): readonly Choice[] {
  const { workflow, clients, jobs, people, currencies } = surroundings;
  const text = words.list;
  switch (field) {
    case 'direction':
      return (['issued', 'received'] as const).map((value) => ({
        value,
        label: words.workflow.directions[value].label
      }));
    case 'type':
      return workflow.types.map(({ id, label }) => ({ value: id, label }));
    case 'kind':
      return (['invoice', 'credit-note'] as const).map((value) => ({ value, label: text.kinds[value] }));
    case 'client-id':
      return clients.map(({ id, fields: { party } }) => ({ value: id, label: party.name, detail: party.town }));
    case 'jobs':
      return jobs.map(({ id, fields }) => ({ value: id, label: fields.title }));
    case 'stage': {
      const stages = workflow.machines.invoice.statuses.flatMap(({ approvalStage }) => approvalStage ?? []);
      return [...new Set(stages)]
        .sort((left, right) => left - right)
        .map((value) => ({ value, label: text.stage(value) }));
    }
    case 'awaiting':
      return asksForApproval(compileMachine(workflow.machines.invoice))
        ? [true, false].map((value) => ({ value, label: value ? text.awaiting : text.notAwaiting }))
        : [];
    case 'balance-state':
      return (Object.keys(text.balanceStates) as BalanceState[]).map((value) => ({
        value,
        label: text.balanceStates[value]
      }));
    case 'currency':
      return currencies.map((value) => ({ value, label: value }));
    case 'created-by':
      return people.map(({ id, fields }) => ({ value: id, label: fields.name }));
    case 'origin':
      return origins.map((value) => ({ value, label: text.origins[value] }));
    case 'numbered':
      return [true, false].map((value) => ({ value, label: value ? text.numbered : text.notNumbered }));
    case 'visited':
      return workflow.machines.invoice.statuses.map(({ id, label }) => ({ value: id, label }));
    default:
      return [];
  }
}

/** What a field is called: jobs as the workflow calls them. */
export function fieldName(field: FilterField, { workflow }: Pick<FilterSurroundings, 'workflow'>): string {
  return field === 'jobs' ? sourceOf(workflow).one : words.list.fields[field];
}

export type Period = keyof typeof words.list.periods;

/** Spans of days that are asked for often: what moves on with the days is told from today. */
export function periodsOf(
  field: FilterField,
  today: string
): readonly { readonly id: Period; readonly range: Range<string> }[] {
  const before = addMonths(startOfMonth(today), -1);
  const [year = ''] = today.split('-');
  const behind = [
    { id: 'this-month', range: { from: startOfMonth(today), until: endOfMonth(today) } },
    { id: 'last-month', range: { from: before, until: endOfMonth(before) } },
    { id: 'this-year', range: { from: `${year}-01-01`, until: `${year}-12-31` } },
    { id: 'last-30', range: { from: 'today-30', until: 'today' } }
  ] as const;
  if (field !== 'due-day') return behind;
  const ahead = [
    { id: 'past', range: { from: null, until: 'today-1' } },
    { id: 'next-7', range: { from: 'today', until: 'today+7' } }
  ] as const;
  return [...ahead, ...behind.slice(0, 2)];
}

/** What amounts are typed and shown in: the one currency that is filtered by, or the one of the business. */
export function currencyOf(filter: ListFilter, { currency }: Pick<FilterSurroundings, 'currency'>): string {
  const [only, ...others] = chosenIn(filter, 'currency');
  return typeof only === 'string' && others.length === 0 ? only : currency;
}

/** What a filter says of a field, as a chip does: "Issued", "Total from 1,000.00 €". */
export function filterInWords(filter: ListFilter, field: FilterField, surroundings: FilterSurroundings): string {
  const text = words.list;
  const name = fieldName(field, surroundings);
  if (testsOf(filter, field).some(({ op }) => op === 'absent')) return text.without(name);
  if (filterFields[field].asks === 'range') {
    const { from, until } = rangeIn(filter, field);
    const show = (bound: Scalar | null): string | null =>
      bound === null ? null : boundInWords(bound, field, filter, surroundings);
    return text.range(name, show(from), show(until));
  }
  const choices = choicesOf(field, surroundings);
  const labels = chosenIn(filter, field).map(
    (value) => choices.find((choice) => choice.value === value)?.label ?? unknownInWords(field, value, surroundings)
  );
  return field === 'visited' ? text.visited(labels) : text.chosen(name, labels);
}

function boundInWords(bound: Scalar, field: FilterField, filter: ListFilter, surroundings: FilterSurroundings): string {
  if (columnFacts[field] === 'money') return formatAmount(Number(bound), currencyOf(filter, surroundings), locale());
  if (typeof bound !== 'string') return String(bound);
  if (isDay(bound)) return dayInFigures(bound, locale());
  const days = Number(bound.replace('today', '') || 0);
  return days === 0 ? words.list.today : words.list.daysFromToday(days);
}

/** What is not chosen from a list: what a report leads to says itself. */
function unknownInWords(field: FilterField, value: Scalar, { workflow }: FilterSurroundings): string {
  const { statuses } = workflow.machines.invoice;
  const statusName = (id: string): string => statuses.find((status) => status.id === id)?.label ?? id;
  switch (field) {
    case 'client-id':
      return words.list.unknownClient;
    case 'visited':
      return statusName(String(value));
    case 'moves': {
      const [from = '', to = ''] = String(value).split('>');
      return words.list.moved(statusName(from), statusName(to));
    }
    case 'paid-months':
      return words.list.paidIn(monthInWords(String(value), language));
    case 'outstanding-months':
      return words.list.outstandingAfter(monthInWords(String(value), language));
    case 'stood': {
      const [day = '', status = ''] = String(value).split(' ');
      return words.list.stood(statusName(status), isDay(day) ? dayInFigures(day, locale()) : day);
    }
    case 'override-months':
      return words.list.overriddenIn(monthInWords(String(value), language));
    case 'taxes':
      return words.list.taxed(String(value).split(' ')[1] ?? '');
    default:
      return String(value);
  }
}
