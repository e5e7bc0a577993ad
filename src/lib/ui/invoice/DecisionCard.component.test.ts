import { fireEvent, render, screen } from '@testing-library/svelte';
import { expect, test, vi } from 'vitest';
import type { Decision } from './decisions.ts';
import DecisionCard from './DecisionCard.svelte';

function card(id: string, settle: () => Promise<string | undefined>): void {
  const command = { do: 'keep', kind: 'invoice', id } as const;
  const decision: Decision = { id, title: id, sides: [{ title: 'Here', detail: '', label: `Keep ${id}`, command }] };
  render(DecisionCard, { decision, settle });
}

test('the second tap of two settles nothing, whatever has moved under the finger', async () => {
  const settle = vi.fn(() => Promise.resolve(undefined));
  const next = vi.fn(() => Promise.resolve(undefined));
  card('one', settle);
  card('next', next);
  // Found before, since a slow search would make two taps of it that are far apart.
  const [first, second] = ['Keep one', 'Keep next'].map((name) => screen.getByRole('button', { name }));
  const tap = { detail: 1, clientX: 40, clientY: 300 };
  await fireEvent.click(first!, tap);
  await fireEvent.click(second!, tap);
  expect(settle).toHaveBeenCalledOnce();
  expect(next).not.toHaveBeenCalled();
  await fireEvent.click(second!, { ...tap, clientY: 500 });
  expect(next).toHaveBeenCalledOnce();
});
