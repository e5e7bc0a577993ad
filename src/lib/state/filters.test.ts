import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups } from '#domain/workflow/document.ts';
import { sortKeys } from '#services/columns/orders.ts';
import { sectionKeys } from '#services/columns/sections.ts';
import { columnFacts } from '#services/columns/facts.ts';
import {
  choosing,
  conditionOf,
  filterFields,
  filterQuery,
  furtherFields,
  isFiltering,
  listShapes,
  noFilter,
  ranging,
  readFilter,
  sortedBy,
  toggled,
  type FilterField,
  type FilterTest,
  type ListFilter
} from './filters.ts';

const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,20}$/);
const anyFilter: fc.Arbitrary<ListFilter> = fc.record({
  text: fc.oneof(
    fc.constant(''),
    fc.string({ maxLength: 40 }).filter((text) => text.trim() !== '')
  ),
  groups: fc.uniqueArray(fc.constantFrom(...groups)),
  statuses: fc.uniqueArray(id),
  isOverdue: fc.boolean(),
  archived: fc.constantFrom('only', 'all', null),
  tests: anyTests(),
  sort: fc.record({ by: fc.constantFrom(...sortKeys), isDescending: fc.boolean() }),
  sectionBy: fc.constantFrom(...sectionKeys, null),
  shape: fc.constantFrom(...listShapes)
});

/** As the form for filters writes them. */
function anyTests(): fc.Arbitrary<readonly FilterTest[]> {
  const field = fc.constantFrom(...(Object.keys(filterFields) as FilterField[]));
  const day = fc.oneof(fc.constantFrom('today', 'today+7', 'today-30'), fc.constantFrom('2026-01-31', '2027-12-01'));
  const step = fc.record({
    field,
    id,
    ids: fc.uniqueArray(id, { minLength: 1 }),
    ints: fc.uniqueArray(fc.integer(), { minLength: 1 }),
    day: fc.option(day),
    int: fc.option(fc.integer()),
    flag: fc.boolean()
  });
  return fc.array(step, { maxLength: 5 }).map((steps) => {
    const filter = steps.reduce((before: ListFilter, { field, id, ids, ints, day, int, flag }) => {
      const { asks } = filterFields[field];
      if (asks === 'member') return choosing(before, field, [members[field] ?? id]);
      if (columnFacts[field] === 'flag') return choosing(before, field, [flag]);
      if (asks === 'choice') return choosing(before, field, columnFacts[field] === 'number' ? ints : ids);
      const bound = columnFacts[field] === 'day' ? day : int;
      return ranging(before, field, { from: bound, until: ids.length > 1 ? bound : null });
    }, noFilter);
    return filter.tests;
  });
}

const members: Partial<Record<FilterField, string>> = {
  'paid-months': '2026-07',
  'outstanding-months': '2026-07',
  moves: 'draft>sent',
  taxes: 'S 7.7',
  stood: '2026-07-31 sent',
  'override-months': '2026-06'
};

const read = (query: string): ListFilter => readFilter(new URLSearchParams(query));

describe('a filter in the address', () => {
  test('reads back as it was written, whatever it is', () => {
    fc.assert(
      fc.property(anyFilter, (filter) => {
        expect(read(filterQuery(filter))).toEqual(filter);
      })
    );
  });

  test('is never an error, whatever stands there', () => {
    fc.assert(
      fc.property(fc.string(), (query) => {
        const filter = read(query);
        expect(read(filterQuery(filter))).toEqual({ ...filter, text: filter.text.trim() === '' ? '' : filter.text });
      })
    );
  });

  test('asks for no month that is none, and for no move or rate that could be none', () => {
    const query = 'paid-in=2026-99,foo,2026-07&moved=x&tax=foo&stood=sent&overridden=2026';
    expect(readFilter(new URLSearchParams(query)).tests).toEqual([
      { field: 'paid-months', op: 'contains', value: '2026-07' }
    ]);
  });

  test('leaves the address bare where nothing is filtered', () => {
    expect(filterQuery(noFilter)).toBe('');
    expect(filterQuery({ ...noFilter, text: '  ' })).toBe('');
  });

  test.each([
    ['?overdue=1', { isOverdue: true }],
    ['?status=sent,draft,sent', { statuses: ['sent', 'draft'] }],
    ['?status=sent&status=draft', { statuses: ['sent', 'draft'] }],
    ['?group=approval,nonsense', { groups: ['APPROVAL'] }],
    ['?total=much&archived=maybe&sort=colour&grouped=moon', {}],
    ['?sort=due', { sort: { by: 'due', isDescending: false } }],
    ['?sort=-due', { sort: { by: 'due', isDescending: true } }],
    ['?sort=total', { sort: { by: 'total', isDescending: true } }],
    ['?q=north&client=c1', { text: 'north', tests: [{ field: 'client-id', op: 'in', value: ['c1'] }] }],
    ['?due=..today%2B7', { tests: [{ field: 'due-day', op: 'at-most', value: 'today+7' }] }],
    ['?total=100..x', { tests: [{ field: 'total', op: 'at-least', value: 100 }] }],
    ['?due=none', { tests: [{ field: 'due-day', op: 'absent' }] }]
  ])('%s means %o', (query, expected) => {
    expect(read(query)).toEqual({ ...noFilter, ...expected });
  });

  test('stays readable', () => {
    expect(filterQuery({ ...noFilter, statuses: ['draft', 'sent'], groups: ['ACTIVE'], isOverdue: true })).toBe(
      '?group=active&status=draft,sent&overdue=1'
    );
  });
});

describe('sorting', () => {
  test('the first press of a column shows what is looked for first, the next one the other end', () => {
    const byTotal = sortedBy(noFilter, 'total');
    expect(byTotal).toEqual({ by: 'total', isDescending: true });
    expect(sortedBy({ ...noFilter, sort: byTotal }, 'total')).toEqual({ by: 'total', isDescending: false });
    expect(sortedBy(noFilter, 'party')).toEqual({ by: 'party', isDescending: false });
  });
});

describe('what a filter hides', () => {
  test('an order hides nothing', () => {
    expect(isFiltering({ ...noFilter, sort: { by: 'party', isDescending: false } })).toBe(false);
    expect(isFiltering({ ...noFilter, text: ' ' })).toBe(false);
    expect(isFiltering({ ...noFilter, isOverdue: true })).toBe(true);
    expect(isFiltering({ ...noFilter, text: 'north' })).toBe(true);
  });

  test('an amount goes with its currency, and stays as long as there is one', () => {
    const euros = choosing(ranging(noFilter, 'total', { from: 1, until: 2 }), 'currency', ['EUR']);
    expect(furtherFields(euros)).toEqual(expect.arrayContaining(['total', 'currency']));
    expect(furtherFields(choosing(euros, 'currency', []))).toEqual([]);
    expect(furtherFields(choosing(euros, 'currency', ['EUR', 'JPY']))).toEqual(['currency']);
  });

  test('the fields that something is said of are told, in the order in which they are offered', () => {
    expect(furtherFields(noFilter)).toEqual([]);
    const filter = choosing(ranging(noFilter, 'total', { from: 1, until: 2 }), 'direction', ['issued']);
    expect(furtherFields(filter)).toEqual(['direction', 'total']);
    expect(furtherFields(choosing(filter, 'direction', []))).toEqual(['total']);
  });

  test('what is told from today is a day then', () => {
    const filter = ranging(noFilter, 'due-day', { from: 'today', until: 'today+7' });
    expect(conditionOf(filter, '2026-02-25')).toEqual({
      all: [
        { field: 'due-day', op: 'at-least', value: '2026-02-25' },
        { field: 'due-day', op: 'at-most', value: '2026-03-04' }
      ]
    });
    expect(conditionOf(noFilter, '2026-02-25')).toBeUndefined();
  });

  test('a chip is on or off', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  });
});
