import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { tick } from 'svelte';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import ToastRegion from './ToastRegion.svelte';
import { Toasts } from './toasts.svelte.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

function setup() {
  const toasts = new Toasts();
  render(ToastRegion, { toasts });
  return { toasts, user: userEvent.setup({ advanceTimers: (ms) => vi.advanceTimersByTime(ms) }) };
}

async function pass(ms: number): Promise<void> {
  vi.advanceTimersByTime(ms);
  await tick();
}

test('a receipt is said politely, and goes by itself', async () => {
  const { toasts } = setup();
  toasts.say('INV-0042 submitted.');
  await tick();
  expect(screen.getByRole('status')).toHaveTextContent('INV-0042 submitted.');
  await pass(10_000);
  expect(screen.getByRole('status').textContent.trim()).toBe('');
});

test('what somebody has done is not offered to the next one to undo [BR18]', async () => {
  const { toasts } = setup();
  toasts.say('INV-0042 rejected.', { undo: vi.fn() });
  toasts.handedOver();
  toasts.say('You act as Bea now.');
  await tick();
  expect(screen.queryByRole('button', { name: 'Undo' })).toBeNull();
  expect(screen.getByRole('status')).toHaveTextContent('You act as Bea now.');
});

test('Undo undoes once, and takes the receipt away', async () => {
  const { toasts, user } = setup();
  const undo = vi.fn();
  toasts.say('INV-0042 submitted.', { undo });
  await tick();
  await user.click(screen.getByRole('button', { name: 'Undo' }));
  expect(undo).toHaveBeenCalledOnce();
  expect(screen.queryByText('INV-0042 submitted.')).not.toBeInTheDocument();
});

test('it waits as long as it is pointed at or focused', async () => {
  const { toasts, user } = setup();
  toasts.say('INV-0042 submitted.', { undo: vi.fn() });
  await tick();
  await user.tab();
  expect(screen.getByRole('button', { name: 'Undo' })).toHaveFocus();
  await pass(60_000);
  await user.hover(screen.getByText('INV-0042 submitted.'));
  screen.getByRole('button', { name: 'Undo' }).blur();
  await pass(60_000);
  expect(screen.getByText('INV-0042 submitted.')).toBeVisible();
  await user.unhover(screen.getByText('INV-0042 submitted.'));
  await pass(10_000);
  expect(screen.queryByText('INV-0042 submitted.')).not.toBeInTheDocument();
});

test('the next one comes although the last was dismissed under the pointer', async () => {
  const { toasts, user } = setup();
  toasts.say('First.');
  await tick();
  await user.click(screen.getByRole('button', { name: 'Dismiss' }));
  toasts.say('Second.');
  await pass(10_000);
  expect(screen.getByRole('status').textContent.trim()).toBe('');
});

test('no more than two are shown', async () => {
  const { toasts } = setup();
  for (const text of ['One.', 'Two.', 'Three.']) toasts.say(text);
  await tick();
  expect(screen.getByRole('status')).toHaveTextContent('Two. Three.');
});

test('a receipt goes with what it was about, once that is taken back elsewhere', async () => {
  const { toasts } = setup();
  toasts.say('INV-0042 submitted.', { undo: vi.fn(), commit: 'c1' });
  toasts.say('INV-0043 submitted.', { undo: vi.fn(), commit: 'c2' });
  toasts.takenBack('c1');
  await tick();
  expect(screen.getByRole('status')).toHaveTextContent('INV-0043 submitted.');
  expect(screen.queryByText('INV-0042 submitted.')).not.toBeInTheDocument();
});

test('what could not be done is said no longer than until something is', async () => {
  const { toasts } = setup();
  toasts.say('There is nothing to save yet.', { isHint: true });
  await tick();
  expect(screen.getByRole('status')).toHaveTextContent('There is nothing to save yet.');
  toasts.say('Invoice saved.');
  await tick();
  expect(screen.queryByText('There is nothing to save yet.')).not.toBeInTheDocument();
});
