import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import CheckField from './CheckField.svelte';
import SelectField from './SelectField.svelte';
import TextField from './TextField.svelte';

const lock = 'The invoice has a number, which never changes.';

test('a locked field can be read and reached, cannot be changed, and says why on tap', async () => {
  const user = userEvent.setup();
  render(TextField, { label: 'Number', value: 'INV-1', lock });
  const field = screen.getByLabelText('Number');
  await user.type(field, 'x');
  expect(field).toHaveValue('INV-1');
  expect(field).toHaveAccessibleDescription(lock);
  expect(screen.getByText(lock)).not.toBeVisible();
  await user.click(screen.getByRole('button', { name: 'Why is “Number” locked?' }));
  expect(screen.getByText(lock)).toBeVisible();
});

test('a locked choice shows what was chosen', () => {
  render(SelectField, { label: 'Tax', value: 'S', options: [{ value: 'S', label: 'Standard rate' }], lock });
  expect(screen.getByLabelText('Tax')).toHaveValue('Standard rate');
  expect(screen.getByLabelText('Tax')).toHaveAttribute('readonly');
});

test('a locked box cannot be ticked', async () => {
  const onchange = vi.fn();
  render(CheckField, { label: 'Archived', isChecked: false, lock, onchange });
  await userEvent.click(screen.getByRole('checkbox', { name: 'Archived' }));
  expect(screen.getByRole('checkbox')).not.toBeChecked();
  expect(onchange).not.toHaveBeenCalled();
});

test('hint and error both belong to the field, and an error marks it', () => {
  render(TextField, { label: 'E-mail', value: 'no', hint: 'For the invoice.', error: 'It needs an @.' });
  expect(screen.getByLabelText('E-mail')).toHaveAccessibleDescription('For the invoice. It needs an @.');
  expect(screen.getByLabelText('E-mail')).toHaveAttribute('aria-invalid', 'true');
});
