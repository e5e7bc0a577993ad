import { groups, type Group } from '#domain/workflow/document.ts';
import { sortKeys, type SortKey } from '#services/columns.ts';

/** Which invoices a list shows, and in which order. It lives in the address, so that it can be shared and gone back to. */
export interface ListFilter {
  /** Words that must all occur: in the number, the client, a reference. */
  readonly text: string;
  /** Empty: every group. */
  readonly groups: readonly Group[];
  /** Ids of statuses; empty: every status. What the workflow does not know finds what still stands there. */
  readonly statuses: readonly string[];
  readonly direction: 'issued' | 'received' | null;
  /** Id of a type. */
  readonly type: string | null;
  readonly client: string | null;
  readonly isOverdue: boolean;
  /** Null: archived ones are hidden, unless a status is asked for in which everything is archived. */
  readonly archived: 'only' | 'all' | null;
  readonly sort: Sort;
}

export interface Sort {
  readonly by: SortKey;
  readonly isDescending: boolean;
}

/** What a column is sorted by at the first press: the latest, the largest and the longest overdue come first. */
const descendsFirst: Record<SortKey, boolean> = {
  issue: true,
  due: false,
  number: true,
  party: false,
  total: true,
  outstanding: true,
  status: false,
  created: true
};

export const defaultSort: Sort = { by: 'issue', isDescending: true };

export const noFilter: ListFilter = {
  text: '',
  groups: [],
  statuses: [],
  direction: null,
  type: null,
  client: null,
  isOverdue: false,
  archived: null,
  sort: defaultSort
};

/** Total: what an address says that means nothing here is left out, and never an error. */
export function readFilter(query: URLSearchParams): ListFilter {
  const text = (query.get('q') ?? '').slice(0, textLengthMax);
  const direction = query.get('direction');
  const archived = query.get('archived');
  return {
    text,
    groups: listIn(query, 'group').flatMap((name) => groups.find((group) => group.toLowerCase() === name) ?? []),
    statuses: listIn(query, 'status'),
    direction: direction === 'issued' || direction === 'received' ? direction : null,
    type: query.get('type') || null,
    client: query.get('client') || null,
    isOverdue: query.get('overdue') === '1',
    archived: archived === 'only' || archived === 'all' ? archived : null,
    sort: sortIn(query.get('sort'))
  };
}

/** The query of an address, with its question mark; empty where nothing is filtered, so that addresses stay short. */
export function filterQuery(filter: ListFilter): string {
  const query = new URLSearchParams();
  const { by, isDescending } = filter.sort;
  if (filter.text.trim() !== '') query.set('q', filter.text);
  if (filter.groups.length > 0) query.set('group', filter.groups.join(separator).toLowerCase());
  if (filter.statuses.length > 0) query.set('status', filter.statuses.join(separator));
  if (filter.direction !== null) query.set('direction', filter.direction);
  if (filter.type !== null) query.set('type', filter.type);
  if (filter.client !== null) query.set('client', filter.client);
  if (filter.isOverdue) query.set('overdue', '1');
  if (filter.archived !== null) query.set('archived', filter.archived);
  if (by !== defaultSort.by || isDescending !== defaultSort.isDescending) query.set('sort', sortText(filter.sort));
  const text = query.toString().replaceAll('%2C', separator);
  return text === '' ? '' : `?${text}`;
}

/** Pressed once a column is sorted by, pressed again the other way round. */
export function sortedBy({ sort }: ListFilter, by: SortKey): Sort {
  return { by, isDescending: sort.by === by ? !sort.isDescending : descendsFirst[by] };
}

/** With the value if it was not there, without it if it was; in the order of being added. */
export function toggled<Value>(values: readonly Value[], value: Value): Value[] {
  return values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
}

/** Whether anything is hidden that a list shows by itself. The order hides nothing. */
export function isFiltering({ sort: _sort, text, ...rest }: ListFilter): boolean {
  const { sort: _none, text: _empty, ...nothing } = noFilter;
  return text.trim() !== '' || JSON.stringify(rest) !== JSON.stringify(nothing);
}

/** How many kinds of filters are on beyond the text and the chips, for the button that opens the others. */
export function countFurther({ direction, type, client, archived }: ListFilter): number {
  return [direction, type, client, archived].filter((value) => value !== null).length;
}

const separator = ',';
const textLengthMax = 200;

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
