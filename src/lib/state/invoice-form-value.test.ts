import { expect, test } from 'vitest';
import type { Content, Line } from '#domain/invoice/content.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import { linesOf } from '#tests/builders/commands.ts';
import {
  contentOf,
  formOf,
  formTotals,
  inMode,
  moved,
  problemsIn,
  shownTermsDays,
  withIssueDay,
  withTermsDays,
  type InvoiceFormValue
} from './invoice-form-value.ts';

const imported: Content = {
  ...emptyContent,
  type: 'invoice',
  issueDay: '2026-11-22',
  lines: {
    b: { ...line('b', '3', 2), declaredNetMinor: 299, source: { kind: 'job', id: 'j', item: 'i' } },
    a: {
      ...line('a', '12.345678', 1),
      baseQuantity: '100',
      adjustments: [
        { kind: 'discount', reason: 'Loyal', amountMinor: 150, percent: '10', baseMinor: 1500 },
        { kind: 'surcharge', reason: '', amountMinor: null, percent: '2.5', baseMinor: null }
      ]
    }
  },
  adjustments: {
    x: {
      kind: 'discount',
      reason: '',
      amountMinor: null,
      percent: '5',
      baseMinor: 999,
      id: 'x',
      position: 0,
      taxCategory: 'S',
      taxRate: '19.00'
    }
  },
  prepaidMinor: 500,
  roundingMinor: -2
};

test('[BR10] opening a form and saving it changes nothing, whatever a file brought', () => {
  expect(contentOf(formOf(imported), imported)).toEqual(imported);
});

test('rows stand in their order, and moving one moves only its position', () => {
  const form = formOf(imported);
  expect(form.lines.map(({ id }) => id)).toEqual(['a', 'b']);
  const lines = moved(form.lines, 'b', -1);
  expect(lines.map(({ id, position }) => [id, position])).toEqual([
    ['b', 1],
    ['a', 2]
  ]);
  expect(moved(form.lines, 'a', -1)).toEqual(form.lines);
  const tied = form.lines.map((each) => ({ ...each, position: 7 }));
  expect(moved(tied, 'a', 1).map(({ id, position }) => [id, position])).toEqual([
    ['b', 0],
    ['a', 1]
  ]);
});

test('a declared net amount holds only as long as what it was reckoned from stays', () => {
  const form = formOf(imported);
  expect(formTotals(form, imported).nets.get('b')).toBe(299);
  form.lines[1]!.text = 'Renamed';
  expect(formTotals(form, imported).nets.get('b')).toBe(299);
  form.lines[1]!.price = '4';
  expect(formTotals(form, imported).nets.get('b')).toBe(400);
  form.lines[1]!.price = '3';
  expect(contentOf({ ...form, currency: 'USD' }, imported).lines.b?.declaredNetMinor).toBeNull();
});

test('a row without a letter is not saved, and what is half typed is refused in its place', () => {
  const form = formOf({ ...imported, lines: linesOf('1'), adjustments: {}, prepaidMinor: 0, roundingMinor: 0 });
  const blank = { ...form.lines[0]!, id: 'blank', text: '', price: '' };
  const value: InvoiceFormValue = { ...form, lines: [...form.lines, blank] };
  expect(Object.keys(contentOf(value).lines)).toEqual(['line-0']);
  expect(problemsIn(value)).toEqual([]);
  const half = { ...value, lines: [{ ...blank, text: 'Work', quantity: '', taxRate: '' }] };
  expect(problemsIn(half).map(({ at, why }) => [at, why])).toEqual([
    ['lines/blank/quantity', 'quantity-missing'],
    ['lines/blank/price', 'price-missing'],
    ['lines/blank/taxRate', 'rate-missing']
  ]);
  expect(problemsIn({ ...value, issueDay: null, periodStart: '2026-02-01', periodEnd: '2026-01-31' })).toEqual([
    { at: 'issueDay', why: 'issue-day-missing' },
    { at: 'periodEnd', why: 'period-reversed' }
  ]);
});

test('another currency keeps the numbers as they were typed, and says where they no longer fit', () => {
  const form = inYen();
  expect(contentOf(form).prepaidMinor).toBe(5);
  expect(problemsIn({ ...form, prepaid: '5.5' }).map(({ at, why }) => [at, why])).toEqual([
    ['prepaid', 'too-many-decimals']
  ]);
});

test('amounts too large to reckon with are refused, not rounded', () => {
  const form = formOf({ ...imported, lines: linesOf('900000000000000') });
  expect(problemsIn(form)).toContainEqual({ at: 'totals', why: 'amount-too-large' });
});

test('a discount can turn from per cent into an amount and back, and keeps its number', () => {
  const percent = {
    kind: 'discount',
    reason: '',
    mode: 'percent',
    amount: '',
    percent: '10',
    baseMinor: 4_000
  } as const;
  const amount = inMode(percent, 'amount', 'EUR');
  expect(amount).toMatchObject({ mode: 'amount', amount: '10', percent: '', baseMinor: null });
  expect(inMode(amount, 'percent', 'EUR')).toMatchObject({ mode: 'percent', amount: '', percent: '10' });
  expect(inMode({ ...percent, percent: '2.5' }, 'amount', 'JPY').amount).toBe('');
});

test('the due day follows the issue day as long as it is given in days', () => {
  const form = { ...formOf(imported), issueDay: '2026-01-31' };
  const following = { ...form, ...withTermsDays(form, 30) };
  expect(following.dueDay).toBe('2026-03-02');
  expect(withIssueDay(following, '2026-02-01').dueDay).toBe('2026-03-03');
  const typed = { ...following, dueDay: '2026-02-15', termsDays: null };
  expect(withIssueDay(typed, '2026-02-01')).toEqual({ issueDay: '2026-02-01' });
  expect(shownTermsDays(typed)).toBe(15);
  expect(withTermsDays(typed, null)).toEqual({ termsDays: null, dueDay: null });
});

function inYen(): InvoiceFormValue {
  const form = formOf({ ...imported, lines: linesOf('10.5'), adjustments: {}, roundingMinor: 0 });
  return { ...form, currency: 'JPY', prepaid: '5' };
}

function line(id: string, price: string, position: number): Line {
  return { ...linesOf(price)['line-0']!, id, position };
}
