import { expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Menu from './Menu.svelte';

async function setup() {
  const approve = vi.fn();
  const submit = vi.fn();
  await render(Menu, {
    label: 'More moves',
    items: [
      { id: 'approve', label: 'Approve', run: approve },
      { id: 'submit', label: 'Submit to client', refusal: 'There are no lines yet. Add a line.', run: submit },
      { id: 'void', label: 'Void', danger: true, run: vi.fn() }
    ]
  });
  return { approve, submit, trigger: page.getByRole('button', { name: 'More moves' }) };
}

test('a refused item can be reached by key, says why, and does nothing', async () => {
  const { submit, trigger } = await setup();
  (trigger.element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const refused = page.getByRole('menuitem', { name: 'Submit to client' });
  await expect.element(refused).toBeVisible();
  await userEvent.keyboard('{ArrowDown}');
  await expect.element(refused).toHaveFocus();
  await expect.element(refused).toHaveAttribute('aria-disabled', 'true');
  await expect.element(refused).toHaveAccessibleDescription('There are no lines yet. Add a line.');
  await userEvent.keyboard('{Enter}');
  await expect.element(refused).toBeVisible();
  await refused.click({ force: true });
  expect(submit).not.toHaveBeenCalled();
});

test('an item runs once, and the focus goes back to the button', async () => {
  const { approve, trigger } = await setup();
  await trigger.click();
  await page.getByRole('menuitem', { name: 'Approve' }).click();
  expect(approve).toHaveBeenCalledOnce();
  await expect.element(trigger).toHaveFocus();
});

test('Escape closes it without doing anything', async () => {
  const { approve, trigger } = await setup();
  await trigger.click();
  await userEvent.keyboard('{Escape}');
  await expect.element(page.getByRole('menu')).not.toBeInTheDocument();
  expect(approve).not.toHaveBeenCalled();
});
