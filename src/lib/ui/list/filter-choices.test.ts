import { beforeEach, describe, expect, test } from 'vitest';
import { newClient } from '#domain/client/client.ts';
import { newJob } from '#domain/job/evolve.ts';
import { newPerson } from '#domain/people/person.ts';
import { withStatus } from '#domain/workflow/editing/statuses.ts';
import { presets } from '#domain/workflow/presets.ts';
import {
  choosing,
  fieldsOfReports,
  filterFields,
  noFilter,
  ranging,
  readFilter,
  type FilterField,
  type ListFilter
} from '#state/filters.ts';
import { chooseLocale } from '#ui/words/language.ts';
import {
  choicesOf,
  currencyOf,
  fieldName,
  filterInWords,
  periodsOf,
  type FilterSurroundings
} from './filter-choices.ts';

const lovelace = newClient('c');
const workshop = newJob('j');
const ada = newPerson('p');
const surroundings: FilterSurroundings = {
  workflow: presets.training,
  clients: [{ ...lovelace, fields: { ...lovelace.fields, party: { ...lovelace.fields.party, name: 'Lovelace Ltd' } } }],
  jobs: [{ ...workshop, fields: { ...workshop.fields, title: 'First aid' } }],
  people: [{ ...ada, fields: { ...ada.fields, name: 'Ada' } }],
  currencies: ['EUR', 'JPY'],
  currency: 'EUR',
  today: '2026-03-31'
};

const labelsOf = (field: FilterField, around = surroundings): string[] =>
  choicesOf(field, around).map(({ label }) => label);
const saying = (filter: ListFilter, field: FilterField): string => filterInWords(filter, field, surroundings);
const chosen = (field: FilterField, ...values: Parameters<typeof choosing>[2]): string =>
  saying(choosing(noFilter, field, values), field);

beforeEach(() => chooseLocale('en-GB'));

describe('what can be chosen', () => {
  test('comes from the data and the workflow, by its name', () => {
    expect(labelsOf('client-id')).toEqual(['Lovelace Ltd']);
    expect(labelsOf('jobs')).toEqual(['First aid']);
    expect(labelsOf('created-by')).toEqual(['Ada']);
    expect(labelsOf('currency')).toEqual(['EUR', 'JPY']);
    expect(labelsOf('type')).toEqual(presets.training.types.map(({ label }) => label));
  });

  test('is something for every field that asks for one of several, and nothing for a range', () => {
    for (const field of Object.keys(filterFields) as FilterField[]) {
      const isNone = filterFields[field].asks === 'range' || fieldsOfReports.includes(field);
      expect([field, choicesOf(field, { ...surroundings, workflow: presets.agency }).length > 0]).toEqual([
        field,
        !isNone
      ]);
    }
  });

  test('[B61] a status that is added can be asked for at once', () => {
    const status = { label: 'In collection', group: 'COMPLETED', from: ['final'], to: ['paid'] } as const;
    const { workflow } = withStatus(presets.training, status);
    expect(labelsOf('visited')).not.toContain('In collection');
    expect(labelsOf('visited', { ...surroundings, workflow })).toContain('In collection');
  });

  test('approval stages are named once each, in their order', () => {
    const { invoice } = presets.agency.machines;
    const stages = [2, null, 1, 2];
    const statuses = stages.flatMap((approvalStage, place) => {
      const status = invoice.statuses[place];
      return status ? [{ ...status, approvalStage }] : [];
    });
    const workflow = { ...presets.agency, machines: { ...presets.agency.machines, invoice: { ...invoice, statuses } } };
    expect(labelsOf('stage', { ...surroundings, workflow })).toEqual(['Stage 1', 'Stage 2']);
  });
});

test('jobs are called as the workflow calls them', () => {
  expect(fieldName('jobs', surroundings)).toBe('Workshop');
  expect(fieldName('jobs', { workflow: presets.agency })).toBe('Job');
  expect(fieldName('due-day', surroundings)).toBe('Due date');
});

describe('spans of days', () => {
  test('whole months stay those months, and what moves on with the days is told from today', () => {
    const ranges = Object.fromEntries(periodsOf('issue-day', surroundings.today).map(({ id, range }) => [id, range]));
    expect(ranges).toEqual({
      'this-month': { from: '2026-03-01', until: '2026-03-31' },
      'last-month': { from: '2026-02-01', until: '2026-02-28' },
      'this-year': { from: '2026-01-01', until: '2026-12-31' },
      'last-30': { from: 'today-30', until: 'today' }
    });
  });

  test('the month before January is December of the year before', () => {
    const before = periodsOf('issue-day', '2026-01-15').find(({ id }) => id === 'last-month');
    expect(before?.range).toEqual({ from: '2025-12-01', until: '2025-12-31' });
  });

  test('of due dates, those ahead come first, and overdue ends yesterday', () => {
    const [past, ahead] = periodsOf('due-day', surroundings.today);
    expect(past).toEqual({ id: 'past', range: { from: null, until: 'today-1' } });
    expect(ahead).toEqual({ id: 'next-7', range: { from: 'today', until: 'today+7' } });
  });
});

test('amounts are of the one currency that is filtered by, else of the business', () => {
  expect(currencyOf(noFilter, surroundings)).toBe('EUR');
  expect(currencyOf(choosing(noFilter, 'currency', ['JPY']), surroundings)).toBe('JPY');
  expect(currencyOf(choosing(noFilter, 'currency', ['JPY', 'EUR']), surroundings)).toBe('EUR');
});

describe('a filter in words', () => {
  test('one or two are named, more are counted', () => {
    expect(chosen('currency', 'EUR')).toBe('EUR');
    expect(chosen('currency', 'EUR', 'JPY')).toBe('EUR or JPY');
    expect(chosen('currency', 'EUR', 'JPY', 'USD')).toBe('Currency: 3 chosen');
    expect(chosen('visited', 'paid')).toBe('Was in Paid');
  });

  test('amounts are of their currency, days as one reads them', () => {
    const total = ranging(noFilter, 'total', { from: 100_000, until: null });
    expect(saying(total, 'total').replace(/\s/gu, ' ')).toBe('Total from €1,000.00');
    const yen = choosing(ranging(noFilter, 'total', { from: 10, until: 500 }), 'currency', ['JPY']);
    expect(saying(yen, 'total')).toMatch(/^Total from \S*10 to \S*500$/u);
    const issued = ranging(noFilter, 'issue-day', { from: '2026-03-01', until: '2026-03-31' });
    expect(saying(issued, 'issue-day')).toBe('Issue date from 01/03/2026 to 31/03/2026');
    chooseLocale('de-DE');
    expect(saying(total, 'total')).toContain('1.000,00');
  });

  test('days that are told from today are said so', () => {
    const due = (from: string | null, until: string | null): string =>
      saying(ranging(noFilter, 'due-day', { from, until }), 'due-day');
    expect(due('today', 'today+7')).toBe('Due date from today to in 7 days');
    expect(due(null, 'today-30')).toBe('Due date to 30 days ago');
  });

  test('time in status is said in days', () => {
    const waits = ranging(noFilter, 'days-in-status', { from: 30, until: null });
    expect(saying(waits, 'days-in-status')).toBe('Days in status from 30');
  });

  test('what has none of it is said, too', () => {
    const without = readFilter(new URLSearchParams('client=none'));
    expect(saying(without, 'client-id')).toBe('No client');
  });

  test('what is not on this device still says what it is', () => {
    expect(chosen('client-id', 'lost')).toBe('A client that is not on this device');
    expect(chosen('visited', 'frozen')).toBe('Was in frozen');
    expect(chosen('type', 'old')).toBe('old');
  });

  test('what reports lead to is said as they say it', () => {
    expect(chosen('moves', 'draft>paid')).toBe('Moved from Draft to Paid');
    expect(chosen('paid-months', '2026-07')).toBe('Money moved in Jul 2026');
    expect(chosen('outstanding-months', '2026-07')).toBe('Outstanding at the end of Jul 2026');
    expect(chosen('taxes', 'S 19')).toBe('Taxed at 19 %');
  });
});
