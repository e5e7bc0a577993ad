import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { createRawSnippet } from 'svelte';
import { expect, test, vi } from 'vitest';
import Button from './Button.svelte';

const children = createRawSnippet(() => ({ render: () => '<span>Submit to client</span>' }));

test('a refused button does nothing, keeps its place in the tab order, and says why', async () => {
  const onclick = vi.fn();
  render(Button, { children, onclick, refusal: 'There are no lines yet. Add a line.' });
  const user = userEvent.setup();
  await user.tab();
  const button = screen.getByRole('button', { name: 'Submit to client' });
  expect(button).toHaveFocus();
  await user.keyboard('{Enter}');
  await user.click(button);
  expect(onclick).not.toHaveBeenCalled();
  expect(button).toHaveAttribute('aria-disabled', 'true');
  expect(button).toHaveAccessibleDescription('There are no lines yet. Add a line.');
  expect(screen.getByText('There are no lines yet. Add a line.')).toBeVisible();
});

test('a refused button does not submit its form', async () => {
  const form = document.body.appendChild(document.createElement('form'));
  const submitted = vi.fn((event: Event) => {
    event.preventDefault();
  });
  form.addEventListener('submit', submitted);
  render(Button, { target: form, props: { children, type: 'submit', refusal: 'Not yet.' } });
  await userEvent.click(screen.getByRole('button'));
  expect(submitted).not.toHaveBeenCalled();
  form.remove();
});

test('a busy button cannot be pressed twice', async () => {
  const onclick = vi.fn();
  render(Button, { children, onclick, isBusy: true });
  await userEvent.click(screen.getByRole('button'));
  expect(onclick).not.toHaveBeenCalled();
});

test('it stays focused when its refusal comes or goes', async () => {
  const { rerender } = render(Button, { children, refusal: 'Not yet.' as string | undefined });
  screen.getByRole('button').focus();
  await rerender({ refusal: undefined });
  expect(screen.getByRole('button')).toHaveFocus();
  expect(screen.getByRole('button')).not.toHaveAttribute('aria-disabled');
});

test('with an address it is a link; refused, it leads nowhere', async () => {
  const { rerender } = render(Button, { children, href: '/invoices', refusal: undefined as string | undefined });
  expect(screen.getByRole('link')).toHaveAttribute('href', '/invoices');
  await rerender({ refusal: 'Not yet.' });
  expect(screen.getByRole('link')).not.toHaveAttribute('href');
});
