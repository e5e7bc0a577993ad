import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { groups } from '#domain/workflow/document.ts';
import { sortKeys } from '#services/columns.ts';
import {
  countFurther,
  filterQuery,
  isFiltering,
  noFilter,
  readFilter,
  sortedBy,
  toggled,
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
  direction: fc.constantFrom('issued', 'received', null),
  type: fc.option(id),
  client: fc.option(fc.uuid()),
  isOverdue: fc.boolean(),
  archived: fc.constantFrom('only', 'all', null),
  sort: fc.record({ by: fc.constantFrom(...sortKeys), isDescending: fc.boolean() })
});

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

  test('leaves the address bare where nothing is filtered', () => {
    expect(filterQuery(noFilter)).toBe('');
    expect(filterQuery({ ...noFilter, text: '  ' })).toBe('');
  });

  test.each([
    ['?overdue=1', { isOverdue: true }],
    ['?status=sent,draft,sent', { statuses: ['sent', 'draft'] }],
    ['?status=sent&status=draft', { statuses: ['sent', 'draft'] }],
    ['?group=approval,nonsense', { groups: ['APPROVAL'] }],
    ['?direction=sideways&archived=maybe&sort=colour', {}],
    ['?sort=due', { sort: { by: 'due', isDescending: false } }],
    ['?sort=-due', { sort: { by: 'due', isDescending: true } }],
    ['?sort=total', { sort: { by: 'total', isDescending: true } }],
    ['?q=north&client=c1', { text: 'north', client: 'c1' }]
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

  test('filters that are out of sight are counted', () => {
    expect(countFurther(noFilter)).toBe(0);
    expect(countFurther({ ...noFilter, direction: 'issued', archived: 'only', isOverdue: true })).toBe(2);
  });

  test('a chip is on or off', () => {
    expect(toggled(['a', 'b'], 'a')).toEqual(['b']);
    expect(toggled(['a'], 'b')).toEqual(['a', 'b']);
  });
});
