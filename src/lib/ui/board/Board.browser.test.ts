import { beforeEach, expect, onTestFinished, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { emptyContent, newInvoice } from '#domain/invoice/evolve.ts';
import { presets } from '#domain/workflow/presets.ts';
import { Columns } from '#services/columns/columns.ts';
import type { Docket } from '#services/docket.ts';
import { noFilter, type ListFilter } from '#state/filters.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { openBegunDocket } from '#tests/builders/docket.ts';
import { renderOver } from '#tests/builders/session.ts';
import { value } from '#tests/builders/stored.ts';
// The list loads it late; here it is loaded before anything is waited for.
import '#ui/board/Board.svelte';
import InvoiceList from '#ui/list/InvoiceList.svelte';
import { toasts } from '#ui/toasts.svelte.ts';

beforeEach(async () => {
  await page.viewport(1_600, 800);
  const style = document.createElement('style');
  style.textContent = 'body, body > div { block-size: 780px; margin: 0 }';
  document.head.append(style);
  onTestFinished(() => style.remove());
  for (const { id } of toasts.shown) toasts.dismiss(id);
});

test('[B59] cards stand by status, and each column counts them and sums them by currency', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await expect.element(columnOf('Draft 2 invoices')).toBeVisible();
  await expect.element(columnOf('Draft 2 invoices')).toHaveTextContent(/100\.00 €.*7\.00 (US)?\$/);
  await expect.element(columnOf('Sent 1 invoice')).toHaveTextContent(/50\.00 €/);
  await expect.element(columnOf('Disputed 0 invoices')).toHaveTextContent('Nothing is here.');
  expect(cardsIn('draft')).toEqual(expect.arrayContaining(['a', 'b']));
});

test('[B92] while a card is held only legal columns take it, and the others say why', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await hold('a');
  await expect.poll(() => receptions()).toMatchObject({ draft: 'home', sent: 'open', disputed: 'closed' });
  await expect.element(columnOf(/^Disputed/)).toHaveTextContent('There is no move from Draft to Disputed.');
  await dropOver('sent');
  await expect.poll(() => statusOf(docket, 'a')).toBe('sent');
  await expect.poll(() => cardsIn('sent')).toContain('a');
  expect(toasts.shown.at(-1)?.text).toContain('Sent');
  toasts.shown.at(-1)?.undo?.();
  await expect.poll(() => cardsIn('draft')).toContain('a');
});

test('[B92] a card that is dropped where it must not go stays, and it is said why', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await hold('a');
  await dropOver('disputed');
  await expect.poll(() => toasts.shown.at(-1)?.text).toBe('There is no move from Draft to Disputed.');
  expect(await statusOf(docket, 'a')).toBe('draft');
  expect(cardsIn('draft')).toContain('a');
});

test('Escape puts a card down where it was', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await hold('a');
  pointer('pointermove', middleOf('sent'));
  await userEvent.keyboard('{Escape}');
  pointer('pointerup', middleOf('sent'));
  await expect.poll(() => receptions()).toMatchObject({ sent: undefined });
  expect(await statusOf(docket, 'a')).toBe('draft');
});

test('[B92] a move that records a payment asks for it where the card is dropped', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await hold('s');
  await dropOver('paid');
  const dialog = page.getByRole('dialog');
  await expect.element(dialog).toHaveTextContent(/payment of.*50\.00/);
  expect(await statusOf(docket, 's')).toBe('sent');
  await dialog.getByRole('button', { name: /paid/i }).last().click();
  await expect.poll(() => statusOf(docket, 's')).toBe('paid');
  await expect.poll(() => cardsIn('paid')).toEqual(['s']);
});

test('[B92] the menu of a card lists every move, also those that are refused, with the reason', async () => {
  const docket = await openSomeDocket();
  value(await docket.execute(createInvoice('empty', {})));
  await show(docket);
  await expect.poll(() => cardsIn('draft')).toContain('empty');
  await menuOf('empty').click();
  const items = page.getByRole('menuitem');
  await expect.element(items.first()).toBeVisible();
  const refused = page.elementLocator(document.querySelector('[role=menuitem][aria-disabled=true]')!);
  await expect.element(refused).toHaveTextContent(/line/);
  await userEvent.keyboard('{Escape}');
  await menuOf('a').click();
  await page.getByRole('menuitem', { name: /Sent/ }).click();
  await expect.poll(() => statusOf(docket, 'a')).toBe('sent');
});

test('[B59] by group, a card says its status, and goes where one move leads into the group', async () => {
  const docket = await openSomeDocket();
  await show(docket, { shape: 'board-groups' });
  await expect.element(columnOf('Completed 1 invoice')).toBeVisible();
  await expect.element(columnOf('Completed 1 invoice')).toHaveTextContent('Sent');
  await hold('a');
  await expect.poll(() => receptions()).toMatchObject({ ACTIVE: 'home', COMPLETED: 'open' });
  await dropOver('COMPLETED');
  await expect.poll(() => statusOf(docket, 'a')).toBe('sent');
});

test('[B92] arrow keys lead from card to card, and m to its moves', async () => {
  const docket = await openSomeDocket();
  await show(docket);
  await expect.poll(() => cardsIn('draft')).toHaveLength(2);
  const [first, second] = cardsIn('draft');
  linkOf(first!).focus();
  await userEvent.keyboard('{ArrowDown}');
  await expect.poll(focused).toBe(second);
  await userEvent.keyboard('{ArrowRight}');
  await expect.poll(focused).toBe('s');
  await userEvent.keyboard('{ArrowLeft}');
  await expect.poll(focused).toBe(first);
  await userEvent.keyboard('m');
  await expect.element(page.getByRole('menuitem', { name: /Sent/ })).toHaveFocus();
  await userEvent.keyboard('{Enter}');
  await expect.poll(() => statusOf(docket, first!)).toBe('sent');
  await expect.poll(focused).toBe(first);
});

test('twenty thousand invoices put no more cards on the page than one sees', async () => {
  const docket = await openBegunDocket();
  const columns = new Columns();
  columns.useWorkflow(presets['small-business']);
  const statuses = ['draft', 'sent', 'disputed', 'paid'];
  columns.apply(
    Array.from({ length: 20_000 }, (_, at) => ({
      ...newInvoice(`i${at}`),
      rev: 1,
      status: statuses[at % statuses.length] ?? '',
      content: { ...emptyContent, lines: linesOf('1') }
    }))
  );
  columns.markComplete();
  await show({ ...docket, columns });
  await expect.element(columnOf('Paid 5,000 invoices')).toBeVisible();
  const count = (): number => document.querySelectorAll('[data-card]').length;
  await expect.poll(count).toBeGreaterThan(10);
  expect(count()).toBeLessThan(100);
  const [scroller] = document.querySelectorAll('.cards');
  scroller?.scrollTo({ top: 10_000_000 });
  await expect.poll(() => document.querySelector('[aria-posinset="5000"]')).not.toBeNull();
  expect(count()).toBeLessThan(100);
});

async function openSomeDocket(): Promise<Docket> {
  const docket = await openBegunDocket();
  value(await docket.execute(createInvoice('b', { currency: 'USD', lines: linesOf('7') })));
  value(await docket.execute(createInvoice('s', { lines: linesOf('50') })));
  value(await docket.execute({ do: 'changeStatus', invoice: 's', to: 'sent' }));
  return docket;
}

async function show(docket: Docket, changes: Partial<ListFilter> = {}): Promise<void> {
  const filter: ListFilter = { ...noFilter, shape: 'board', ...changes };
  await renderOver(docket, InvoiceList, {
    filter,
    selected: null,
    hrefOf: (id: string) => `#${id}`,
    newHref: '#new',
    unfinishedHref: () => '#unfinished',
    importHref: '#import',
    onfilter: () => undefined,
    onopen: () => undefined,
    onnew: () => undefined,
    onbatch: () => undefined
  });
  await expect.poll(() => document.querySelector('[data-card]')).not.toBeNull();
}

function columnOf(name: string | RegExp) {
  return page.getByRole('region', { name });
}

function sectionOf(column: string): HTMLElement {
  return document.querySelector<HTMLElement>(`section[data-column$="/${column}"]`)!;
}

function cardsIn(column: string): string[] {
  return [...sectionOf(column).querySelectorAll<HTMLElement>('[data-card]')].map(({ dataset }) => dataset.card ?? '');
}

function linkOf(id: string): HTMLElement {
  return document.querySelector<HTMLElement>(`[data-card="${id}"] a`)!;
}

function menuOf(id: string) {
  return page.elementLocator(document.querySelector(`[data-card="${id}"] button`)!);
}

function focused(): string | undefined {
  return document.activeElement?.closest<HTMLElement>('[data-card]')?.dataset.card;
}

function receptions(): Record<string, string | undefined> {
  const sections = [...document.querySelectorAll<HTMLElement>('section[data-column]')];
  return Object.fromEntries(
    sections.map(({ dataset }) => [dataset.column?.split('/')[1] ?? '', dataset.reception] as const)
  );
}

async function statusOf(docket: Docket, id: string): Promise<string | undefined> {
  return (await docket.ask(id))?.invoice.status;
}

/** Presses a mouse on a card, and pulls it a little. */
async function hold(id: string): Promise<void> {
  await expect.poll(() => document.querySelector(`[data-card="${id}"]`)).not.toBeNull();
  const { left, top } = linkOf(id).getBoundingClientRect();
  pointer('pointerdown', { x: left + 5, y: top + 5 });
  pointer('pointermove', { x: left + 20, y: top + 20 });
}

async function dropOver(column: string): Promise<void> {
  const middle = middleOf(column);
  pointer('pointermove', middle);
  await expect.poll(() => sectionOf(column).classList.contains('over')).toBe(true);
  pointer('pointerup', middle);
}

function middleOf(column: string): { x: number; y: number } {
  const { left, top, width, height } = sectionOf(column).getBoundingClientRect();
  return { x: left + width / 2, y: top + height / 2 };
}

function pointer(type: string, { x, y }: { x: number; y: number }): void {
  const target = document.elementFromPoint(x, y) ?? document.body;
  const init = { bubbles: true, isPrimary: true, pointerType: 'mouse', button: 0, clientX: x, clientY: y };
  target.dispatchEvent(new PointerEvent(type, init));
}
