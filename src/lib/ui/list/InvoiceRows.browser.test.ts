import { expect, test } from 'vitest';
import { render } from 'vitest-browser-svelte';
import type { ColumnRow } from '#services/columns/row.ts';
import { defaultSort } from '#state/filters.ts';
import { usualColumns } from './list-columns.ts';
import '#ui/base.css';
import InvoiceRows from './InvoiceRows.svelte';

test('three thousand invoices put no more rows on the page than one sees', async () => {
  const { target } = await listed(3_000);
  const shown = (): number => target.querySelectorAll('[data-invoice]').length;
  await expect.poll(shown).toBeGreaterThan(5);
  expect(shown()).toBeLessThan(60);
});

test('the last of three thousand is a step from the first', async () => {
  const { target } = await listed(3_000);
  await expect.poll(() => target.querySelectorAll('[data-invoice]').length).toBeGreaterThan(5);
  target.querySelector('.scroller')?.scrollTo({ top: 1_000_000 });
  await expect.poll(() => target.querySelector('[data-invoice="2999"]')).not.toBeNull();
  await expect.poll(() => target.querySelector('[data-invoice="0"]')).toBeNull();
});

test('to ears the list is as long as it is, and each row knows its place', async () => {
  const wide = await listed(3_000);
  await expect.poll(() => wide.target.querySelector('[role=row][aria-rowindex="2"]')).not.toBeNull();
  expect(wide.target.querySelector('[role=table]')?.getAttribute('aria-rowcount')).toBe('3001');
  await wide.unmount();
  const narrow = await listed(3_000, { width: 390 });
  await expect.poll(() => narrow.target.querySelector('[role=listitem]')).not.toBeNull();
  const first = narrow.target.querySelector('[role=listitem]');
  expect(first?.getAttribute('aria-posinset')).toBe('1');
  expect(first?.getAttribute('aria-setsize')).toBe('3000');
});

test('a tap while the list still scrolls is not lost', async () => {
  const { target } = await listed(3_000, { width: 390 });
  await expect.poll(() => target.querySelectorAll('[data-invoice]').length).toBeGreaterThan(5);
  const scroller = target.querySelector('.scroller');
  const { left, top } = target.getBoundingClientRect();
  const isDeaf = new Promise<void>((resolve) => {
    new MutationObserver(() => {
      if (target.querySelector('[style*="pointer-events: none"]')) resolve();
    }).observe(target, { attributes: true, subtree: true });
  });
  scroller?.scrollTo({ top: 400 });
  await isDeaf;
  expect(document.elementFromPoint(left + 100, top + 100)?.closest('[data-invoice]')).not.toBeNull();
});

test.each([360, 700, 800, 824, 900, 1_000, 1_400])('nothing sticks out of a list that is %i wide', async (width) => {
  const { target } = await listed(20, { width });
  await expect.poll(() => target.querySelectorAll('[data-invoice]').length).toBeGreaterThan(5);
  const scroller = target.querySelector('.scroller');
  expect(scroller?.scrollWidth).toBeLessThanOrEqual(scroller?.clientWidth ?? 0);
});

async function listed(count: number, { width = 1_000 }: { width?: number } = {}) {
  const target = document.createElement('div');
  target.style.width = `${width}px`;
  target.style.height = '600px';
  document.body.append(target);
  const { unmount } = await render(InvoiceRows, {
    target,
    props: {
      ids: Array.from({ length: count }, (_, at) => String(at)),
      columns: usualColumns,
      typeLabel: (type: string) => type,
      rowOf: row,
      signOf: () => ({ label: 'Sent', color: '#7c4ddb', group: 'COMPLETED' as const }),
      hrefOf: (id: string) => `/invoices/${id}`,
      selected: null,
      today: '2026-11-22',
      nowMs: Date.UTC(2026, 10, 22),
      sort: defaultSort,
      onsort: () => undefined,
      question: ''
    }
  });
  return { target, unmount };
}

function row(id: string): ColumnRow {
  return {
    id,
    status: 'sent',
    group: 'COMPLETED',
    direction: 'issued',
    kind: 'invoice',
    type: 'invoice',
    clientId: null,
    party: `Client ${id}`,
    number: `INV-${id}`,
    currency: 'EUR',
    totalMinor: 999_999_999_999_99,
    balanceMinor: 0,
    outstandingMinor: 0,
    balanceState: 'paid',
    issueDay: '2026-11-01',
    dueDay: '2026-12-01',
    archived: false,
    enteredAt: 0,
    isNumbered: false,
    overdue: false
  };
}
