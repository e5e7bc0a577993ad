import { addDays, isDay } from '#domain/calendar/day.ts';
import type { Condition, Scalar, Test } from '#domain/condition/condition.ts';
import { groups, type Group } from '#domain/workflow/document.ts';
import { sortKeys, type SortKey } from '#services/columns/orders.ts';
import { sectionKeys, type SectionKey } from '#services/columns/sections.ts';
import { columnFacts, type ColumnFact } from '#services/columns/facts.ts';

/** Which invoices a list shows, and in which order. It lives in the address, so that it can be shared and gone back to. */
export interface ListFilter {
  /** Words that must all occur: in the number, the client, a reference, the notes, the lines. */
  readonly text: string;
  /** Empty: every group. */
  readonly groups: readonly Group[];
  /** Ids of statuses; empty: every status. What the workflow does not know finds what still stands there. */
  readonly statuses: readonly string[];
  readonly isOverdue: boolean;
  /** Null: archived ones are hidden, unless a status is asked for in which everything is archived. */
  readonly archived: 'only' | 'all' | null;
  /** What else is to hold, in the condition language; days may be told from today: `today+7`. */
  readonly tests: readonly FilterTest[];
  readonly sort: Sort;
  readonly sectionBy: SectionKey | null;
  readonly shape: ListShape;
}

/** How a list is shown: line by line, or on a board with a column for each status or for each group. */
export const listShapes = ['list', 'board', 'board-groups'] as const;
export type ListShape = (typeof listShapes)[number];

export interface FilterTest extends Test {
  readonly field: FilterField;
}

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

/** What can be filtered by beside status, group, overdue and archived; the order is the one in which it is offered. */
export const filterFields = {
  direction: { param: 'direction', asks: 'choice' },
  type: { param: 'type', asks: 'choice' },
  kind: { param: 'kind', asks: 'choice' },
  'client-id': { param: 'client', asks: 'choice' },
  jobs: { param: 'job', asks: 'member' },
  stage: { param: 'stage', asks: 'choice' },
  awaiting: { param: 'awaiting', asks: 'choice' },
  'balance-state': { param: 'paid', asks: 'choice' },
  'issue-day': { param: 'issued', asks: 'range' },
  'due-day': { param: 'due', asks: 'range' },
  total: { param: 'total', asks: 'range' },
  outstanding: { param: 'outstanding', asks: 'range' },
  currency: { param: 'currency', asks: 'choice' },
  'days-in-status': { param: 'days', asks: 'range' },
  'created-by': { param: 'by', asks: 'choice' },
  origin: { param: 'origin', asks: 'choice' },
  numbered: { param: 'numbered', asks: 'choice' },
  'completed-day': { param: 'completed', asks: 'range' },
  'settled-day': { param: 'settled', asks: 'range' },
  visited: { param: 'visited', asks: 'member' },
  moves: { param: 'moved', asks: 'member' },
  'paid-months': { param: 'paid-in', asks: 'member' },
  'outstanding-months': { param: 'outstanding-after', asks: 'member' },
  taxes: { param: 'tax', asks: 'member' },
  stood: { param: 'stood', asks: 'member' },
  'override-months': { param: 'overridden', asks: 'member' }
} as const satisfies Partial<Record<ColumnFact, { param: string; asks: 'choice' | 'member' | 'range' }>>;
export type FilterField = keyof typeof filterFields;

/** What a column is sorted by at the first press: the latest, the largest and the longest overdue come first. */
const descendsFirst: Record<SortKey, boolean> = {
  issue: true,
  due: false,
  number: true,
  party: false,
  total: true,
  outstanding: true,
  status: false,
  entered: false,
  created: true
};

export const defaultSort: Sort = { by: 'issue', isDescending: true };

export const noFilter: ListFilter = {
  text: '',
  groups: [],
  statuses: [],
  isOverdue: false,
  archived: null,
  tests: [],
  sort: defaultSort,
  sectionBy: null,
  shape: 'list'
};

/** Total: what an address says that means nothing here is left out, and never an error. */
export function readFilter(query: URLSearchParams): ListFilter {
  const archived = query.get('archived');
  return {
    text: (query.get('q') ?? '').slice(0, textLengthMax),
    groups: listIn(query, 'group').flatMap((name) => groups.find((group) => group.toLowerCase() === name) ?? []),
    statuses: listIn(query, 'status'),
    isOverdue: query.get('overdue') === '1',
    archived: archived === 'only' || archived === 'all' ? archived : null,
    tests: fields.flatMap((field) => testsIn(query, field)),
    sort: sortIn(query.get('sort')),
    sectionBy: sectionKeys.find((key) => key === query.get('grouped')) ?? null,
    shape: listShapes.find((shape) => shape === query.get('as')) ?? noFilter.shape
  };
}

/** The query of an address, with its question mark; empty where nothing is filtered, so that addresses stay short. */
export function filterQuery(filter: ListFilter): string {
  const query = new URLSearchParams();
  const { by, isDescending } = filter.sort;
  if (filter.text.trim() !== '') query.set('q', filter.text);
  if (filter.groups.length > 0) query.set('group', filter.groups.join(separator).toLowerCase());
  if (filter.statuses.length > 0) query.set('status', filter.statuses.join(separator));
  if (filter.isOverdue) query.set('overdue', '1');
  if (filter.archived !== null) query.set('archived', filter.archived);
  for (const field of fields) {
    const text = textOf(testsOf(filter, field));
    if (text !== null) query.set(filterFields[field].param, text);
  }
  if (by !== defaultSort.by || isDescending !== defaultSort.isDescending) query.set('sort', sortText(filter.sort));
  if (filter.sectionBy !== null) query.set('grouped', filter.sectionBy);
  if (filter.shape !== noFilter.shape) query.set('as', filter.shape);
  const text = query.toString().replaceAll('%2C', separator);
  return text === '' ? '' : `?${text}`;
}

/** What a filter says of one field; empty: nothing. */
export function testsOf({ tests }: Pick<ListFilter, 'tests'>, field: FilterField): readonly FilterTest[] {
  return tests.filter((test) => test.field === field);
}

/** What is chosen of a field that asks for some of several; empty: any. */
export function chosenIn(filter: Pick<ListFilter, 'tests'>, field: FilterField): readonly Scalar[] {
  return testsOf(filter, field).flatMap(({ value }) => (typeof value === 'object' ? value : (value ?? [])));
}

/** The same filter, that asks for some of a field, or for any where none is named. */
export function choosing(filter: ListFilter, field: FilterField, values: readonly Scalar[]): ListFilter {
  const isMember = filterFields[field].asks === 'member';
  const [value] = values;
  const test: FilterTest | null =
    value === undefined ? null : isMember ? { field, op: 'contains', value } : { field, op: 'in', value: [...values] };
  const said = saying(filter, field, test ? [test] : []);
  // An amount is one of some currency: without it, it would be compared with pence and yen alike.
  if (field !== 'currency' || values.length === 1) return said;
  return { ...said, tests: said.tests.filter((one) => columnFacts[one.field] !== 'money') };
}

/** First and last value of a range; what is null is open. Days are days, or told from today. */
export interface Range<Bound extends Scalar = Scalar> {
  readonly from: Bound | null;
  readonly until: Bound | null;
}

export function rangeIn(filter: Pick<ListFilter, 'tests'>, field: FilterField): Range {
  const tests = testsOf(filter, field);
  const bound = (op: Test['op']): Scalar | null => {
    const value = tests.find((test) => test.op === op)?.value;
    return value === undefined || typeof value === 'object' ? null : value;
  };
  return { from: bound('at-least'), until: bound('at-most') };
}

export function ranging(filter: ListFilter, field: FilterField, { from, until }: Range): ListFilter {
  return saying(filter, field, [
    ...(from === null ? [] : [{ field, op: 'at-least', value: from } as const]),
    ...(until === null ? [] : [{ field, op: 'at-most', value: until } as const])
  ]);
}

/** A filter as a condition, on a day: what is told from today is a day then. */
export function conditionOf({ tests }: Pick<ListFilter, 'tests'>, today: string): Condition | undefined {
  if (tests.length === 0) return undefined;
  return {
    all: tests.map((test): Test => {
      const isDayField = columnFacts[test.field] === 'day';
      return isDayField && typeof test.value === 'string' ? { ...test, value: dayMeant(test.value, today) } : test;
    })
  };
}

/** "today", "today+7" and "today-30" as days; a day is itself. */
export function dayMeant(text: string, today: string): string {
  const told = relativeDay.exec(text);
  return told ? addDays(today, Number(told[1] ?? 0)) : text;
}

/** Pressed once a column is sorted by, pressed again the other way round. */
export function sortedBy({ sort }: ListFilter, by: SortKey): Sort {
  return { by, isDescending: sort.by === by ? !sort.isDescending : descendsFirst[by] };
}

/** With the value if it was not there, without it if it was; in the order of being added. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

/** Whether anything is hidden that a list shows by itself. Neither order nor shape hides anything. */
export function isFiltering({ sort: _sort, sectionBy: _by, shape: _as, text, ...rest }: ListFilter): boolean {
  const { sort: _none, sectionBy: _nor, shape: _list, text: _empty, ...nothing } = noFilter;
  return text.trim() !== '' || JSON.stringify(rest) !== JSON.stringify(nothing);
}

/** The fields that something is said of, beyond the text and what has chips of its own. */
export function furtherFields({ tests }: Pick<ListFilter, 'tests'>): FilterField[] {
  return fields.filter((field) => tests.some((test) => test.field === field));
}

const fields = Object.keys(filterFields) as FilterField[];
const separator = ',';
const textLengthMax = 200;
const relativeDay = /^today([+-]\d{1,4})?$/;
const absentText = 'none';

/** What reports lead to, and nobody asks for of their own accord. */
export const fieldsOfReports: readonly FilterField[] = [
  'moves',
  'paid-months',
  'outstanding-months',
  'taxes',
  'stood',
  'override-months'
];

/** What is said of one field now, in the place of what was; always in the order in which fields are offered. */
function saying(filter: ListFilter, field: FilterField, tests: readonly FilterTest[]): ListFilter {
  return { ...filter, tests: fields.flatMap((one) => (one === field ? tests : testsOf(filter, one))) };
}

function testsIn(query: URLSearchParams, field: FilterField): readonly FilterTest[] {
  const { param, asks } = filterFields[field];
  const type = columnFacts[field];
  const scalarsIn = (text: string): readonly Scalar[] => {
    if (type === 'flag') return text === 'true' ? [true] : text === 'false' ? [false] : [];
    if (type === 'text' || type === 'day') return memberForms[field]?.test(text) === false ? [] : [text];
    return [numberIn(text) ?? []].flat();
  };
  if (query.get(param) === absentText) return [{ field, op: 'absent' }];
  if (asks === 'range') {
    const [from = '', until = ''] = (query.get(param) ?? '').split('..');
    return ranging(noFilter, field, { from: boundIn(from, field), until: boundIn(until, field) }).tests;
  }
  const chosen = listIn(query, param).flatMap(scalarsIn);
  return choosing(noFilter, field, chosen).tests;
}

const monthForm = /^\d{4}-(0[1-9]|1[0-2])$/;

/** What a member looks like, where not everything could be one. */
const memberForms: Partial<Readonly<Record<FilterField, RegExp>>> = {
  'paid-months': monthForm,
  'outstanding-months': monthForm,
  'override-months': monthForm,
  moves: /^[^>]+>[^>]+$/,
  stood: /^\d{4}-\d\d-\d\d \S+$/,
  taxes: /^[A-Z]{1,2} \d+(\.\d+)?$/
};

function boundIn(text: string, field: FilterField): Scalar | null {
  if (columnFacts[field] !== 'day') return numberIn(text);
  return isDay(text) || relativeDay.test(text) ? text : null;
}

function numberIn(text: string): number | null {
  return /^-?\d{1,15}$/.test(text) ? Number(text) : null;
}

function textOf(tests: readonly FilterTest[]): string | null {
  const [first] = tests;
  if (!first) return null;
  if (first.op === 'absent') return absentText;
  if (filterFields[first.field].asks !== 'range') return chosenIn({ tests }, first.field).join(separator);
  const { from, until } = rangeIn({ tests }, first.field);
  return `${from ?? ''}..${until ?? ''}`;
}

function listIn(query: URLSearchParams, name: string): string[] {
  const values = query.getAll(name).flatMap((value) => value.split(separator));
  return [...new Set(values.map((value) => value.trim()).filter((value) => value !== ''))];
}

/** "due" is sorted as that column is at the first press, "-due" the other way round. */
function sortIn(text: string | null): Sort {
  const isReversed = text?.startsWith('-') ?? false;
  const by = sortKeys.find((key) => key === text?.replace(/^-/, ''));
  return by === undefined ? defaultSort : { by, isDescending: descendsFirst[by] !== isReversed };
}

function sortText({ by, isDescending }: Sort): string {
  return descendsFirst[by] === isDescending ? by : `-${by}`;
}
