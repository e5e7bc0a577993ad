import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test } from 'vitest';
import PercentField from './PercentField.svelte';

async function typed(text: string, { locale = 'en-GB', max }: { locale?: string; max?: string } = {}) {
  render(PercentField, { label: 'Tax rate', value: '', locale, max });
  const field = screen.getByLabelText('Tax rate');
  await userEvent.type(field, text);
  await userEvent.tab();
  return field;
}

test('what is more than the most that makes sense is refused in place', async () => {
  const field = await typed('1900', { max: '100' });
  expect(field).toHaveAttribute('aria-invalid', 'true');
  expect(field).toHaveAccessibleDescription(/Type at most 100 %\./);
});

test('the most itself is taken', async () => {
  expect(await typed('100', { max: '100' })).not.toHaveAttribute('aria-invalid');
});

test('without a most there is none', async () => {
  expect(await typed('250')).not.toHaveAttribute('aria-invalid');
});

test.each([
  ['en-GB', '7.5'],
  ['de-DE', '7,5']
])('in %s what cannot be read is answered with an example as people there write it', async (locale, example) => {
  expect(await typed('a lot', { locale })).toHaveAccessibleDescription(
    new RegExp(`This is not a number. Use digits, for example ${example}`)
  );
});
