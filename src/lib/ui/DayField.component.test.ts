import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { expect, test, vi } from 'vitest';
import DayField from './DayField.svelte';

function setup(props: { value?: string | null; base?: string; locale?: string } = {}) {
  const onchange = vi.fn();
  render(DayField, { label: 'Due date', value: null, today: '2026-11-22', locale: 'en-GB', onchange, ...props });
  return { field: screen.getByLabelText<HTMLInputElement>('Due date'), onchange, user: userEvent.setup() };
}

test.each([
  ['30 nov', '2026-11-30', 'Mon 30 Nov 2026, in 8 days'],
  ['30/11/2026', '2026-11-30', 'Mon 30 Nov 2026, in 8 days'],
  ['2026-11-30', '2026-11-30', 'Mon 30 Nov 2026, in 8 days'],
  ['+30', '2026-12-22', 'Tue 22 Dec 2026, in 30 days'],
  ['eom', '2026-11-30', 'Mon 30 Nov 2026, in 8 days'],
  ['tomorrow', '2026-11-23', 'Mon 23 Nov 2026, tomorrow']
])('%s is %s, echoed in words while it is typed', async (typed, day, words) => {
  const { field, onchange, user } = setup();
  await user.type(field, typed);
  expect(field).toHaveAccessibleDescription(words);
  await user.tab();
  expect(onchange).toHaveBeenCalledExactlyOnceWith(day);
});

test('steps count from the base, such as the issue day', async () => {
  const { field, onchange, user } = setup({ base: '2026-10-01' });
  await user.type(field, '+14');
  await user.tab();
  expect(onchange).toHaveBeenCalledExactlyOnceWith('2026-10-15');
});

test('the day is shown in figures of the locale, and always in words', () => {
  const { field } = setup({ value: '2026-03-05', locale: 'en-US' });
  expect(field).toHaveValue('03/05/2026');
  expect(field).toHaveAccessibleDescription(/Thu 5 Mar 2026/);
});

test.each(['soon', '30 Feb', 'tuesday 30 nov 2026'])('%s is refused and stays to be mended', async (typed) => {
  const { field, onchange, user } = setup();
  await user.type(field, typed);
  await user.tab();
  expect(onchange).not.toHaveBeenCalled();
  expect(field).toHaveValue(typed);
  expect(field).toHaveAttribute('aria-invalid', 'true');
});

test('the calendar of the browser sets the same day', async () => {
  const { field, onchange, user } = setup();
  const calendar = screen.getByLabelText('Due date: choose from a calendar');
  await user.type(calendar, '2026-12-24');
  calendar.dispatchEvent(new Event('change', { bubbles: true }));
  expect(onchange).toHaveBeenLastCalledWith('2026-12-24');
  expect(field).toHaveValue('24/12/2026');
});
