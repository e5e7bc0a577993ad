import { describe, expect, test, vi } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-svelte';
import Combobox from './Combobox.svelte';

const suggestions = [
  { id: 'n', label: 'Northwind Ltd', detail: 'Berlin' },
  { id: 'a', label: 'Acme GmbH', detail: 'Wien' },
  { id: 's', label: 'Société Générale', detail: 'Paris' }
];

async function setup(props: { isPicker?: boolean; text?: string; isCreating?: boolean } = {}) {
  const { isCreating, ...rest } = props;
  const calls = { onchoose: vi.fn(), onchange: vi.fn(), ...(isCreating && { oncreate: vi.fn() }) };
  await render(Combobox, { label: 'Client', text: '', suggestions, ...rest, ...calls });
  return { ...calls, field: page.getByRole('combobox', { name: 'Client' }) };
}

const options = () => page.getByRole('option');

describe('as a field of free text', () => {
  test('Enter keeps what was typed', async () => {
    const { field, onchange, onchoose } = await setup();
    await field.click();
    await userEvent.keyboard('a');
    await expect.element(options().first()).toBeVisible();
    await userEvent.keyboard('{Enter}');
    await expect.element(field).toHaveValue('a');
    expect(onchange).toHaveBeenCalledExactlyOnceWith('a');
    expect(onchoose).not.toHaveBeenCalled();
    await expect.element(page.getByRole('listbox')).not.toBeInTheDocument();
  });

  test('an arrow key goes to the suggestions, and Enter takes one', async () => {
    const { field, onchange, onchoose } = await setup();
    await field.click();
    await userEvent.keyboard('acm');
    await expect.element(options()).toHaveTextContent('Acme GmbH');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    await expect.element(field).toHaveValue('Acme GmbH');
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(suggestions[1]);
    await userEvent.tab();
    expect(onchange).not.toHaveBeenCalled();
  });

  test('leaving it keeps what was typed', async () => {
    const { field, onchange } = await setup();
    await field.click();
    await userEvent.keyboard('Something new');
    await userEvent.tab();
    await expect.element(field).toHaveValue('Something new');
    expect(onchange).toHaveBeenCalledExactlyOnceWith('Something new');
  });
});

describe('as a picker', () => {
  test('Enter takes the first suggestion', async () => {
    const { field, onchoose } = await setup({ isPicker: true });
    await field.click();
    await userEvent.keyboard('nor');
    await expect.element(options()).toHaveTextContent('Northwind Ltd');
    await userEvent.keyboard('{Enter}');
    expect(onchoose).toHaveBeenCalledExactlyOnceWith(suggestions[0]);
    await expect.element(field).toHaveValue('Northwind Ltd');
  });

  test('accents and the order of words do not matter, and details count', async () => {
    const { field } = await setup({ isPicker: true });
    await field.click();
    await userEvent.keyboard('paris societe');
    await expect.element(options()).toHaveTextContent('Société Générale');
  });

  test('something new can be created from what was typed', async () => {
    const { field, oncreate } = await setup({ isPicker: true, isCreating: true });
    await field.click();
    await userEvent.keyboard('Globex');
    await expect.element(options()).toHaveTextContent('Create “Globex”');
    await userEvent.keyboard('{Enter}');
    expect(oncreate).toHaveBeenCalledExactlyOnceWith('Globex');
  });

  test('what exists is not created again', async () => {
    const { field } = await setup({ isPicker: true, isCreating: true });
    await field.click();
    await userEvent.keyboard('acme gmbh');
    await expect.element(options()).toHaveTextContent('Acme GmbH');
    await expect.element(page.getByText('Create “acme gmbh”')).not.toBeInTheDocument();
  });

  test('what was chosen before hides nothing: the arrow key shows all', async () => {
    const { field } = await setup({ isPicker: true, text: 'Northwind Ltd' });
    await field.click();
    await userEvent.keyboard('{ArrowDown}');
    await expect.element(options().nth(2)).toBeVisible();
  });
});
