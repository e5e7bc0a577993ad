import { render, screen } from '@testing-library/svelte';
import userEvent from '@testing-library/user-event';
import { describe, expect, test, vi } from 'vitest';
import AmountField from './AmountField.svelte';

function setup(props: { amountMinor?: number | null; currency?: string; locale?: string; sign?: 'positive' } = {}) {
  const onchange = vi.fn();
  render(AmountField, { label: 'Amount', amountMinor: null, currency: 'EUR', locale: 'en-GB', onchange, ...props });
  return { field: screen.getByLabelText<HTMLInputElement>('Amount'), onchange, user: userEvent.setup() };
}

async function typeInto(locale: string, typed: string) {
  const { field, onchange, user } = setup({ locale });
  await user.type(field, typed);
  await user.tab();
  return { shown: field.value, onchange };
}

describe('what is typed', () => {
  test.each([
    ['de-DE', '1.234,50', 123_450, '1.234,50'],
    ['en-US', '1.234,50', 123_450, '1,234.50'],
    ['fr-CH', "1'234.5", 123_450, '1\u202f234.50'],
    ['en-GB', '1,23', 123, '1.23'],
    ['de-DE', '1.23', 123, '1,23'],
    ['en-GB', '−5', -500, '−5.00'],
    ['en-GB', '+5', 500, '5.00'],
    ['ar-EG', '١٢٫٥', 1_250, '١٢٫٥٠'],
    ['de-DE', '1.234', 123_400, '1.234,00']
  ])('in %s, %s is read exactly, and shown as people there write it', async (locale, typed, amountMinor, shown) => {
    const field = await typeInto(locale, typed);
    expect(field.onchange).toHaveBeenCalledExactlyOnceWith(amountMinor);
    expect(field.shown.replace(/\p{Bidi_Control}/gu, '')).toBe(shown);
  });

  test.each(['12abc', '1,2,3', '1.2345'])('%s is refused, not cut off, and stays to be mended', async (typed) => {
    const { shown, onchange } = await typeInto('en-GB', typed);
    expect(onchange).not.toHaveBeenCalled();
    expect(shown).toBe(typed);
    const field = screen.getByLabelText('Amount');
    expect(field).toHaveAttribute('aria-invalid', 'true');
    expect(field).toHaveAccessibleDescription(/number|decimals/);
  });

  test('what is wrong stays said when one comes back to it, until one mends it', async () => {
    const { field, user } = setup();
    await user.type(field, '12abc');
    await user.tab();
    await user.click(field);
    expect(field).toHaveAttribute('aria-invalid', 'true');
    await user.type(field, '{Backspace}');
    expect(field).not.toHaveAttribute('aria-invalid');
  });

  test('nothing is scolded while it is being typed', async () => {
    const { field, user } = setup();
    await user.type(field, '-');
    expect(field).not.toHaveAttribute('aria-invalid');
  });

  test('what could mean two things is echoed, in a way that cannot', async () => {
    const { field, user } = setup({ locale: 'de-DE' });
    await user.type(field, '1.234');
    expect(field).toHaveAccessibleDescription(/Read as 1\.234,00/);
  });

  test('another currency is refused', async () => {
    const { onchange } = await typeInto('en-GB', '$5');
    expect(onchange).not.toHaveBeenCalled();
    expect(screen.getByLabelText('Amount')).toHaveAccessibleDescription(/in EUR/);
  });

  test('a field for positive amounts refuses zero and less', async () => {
    const { field, onchange, user } = setup({ sign: 'positive' });
    await user.type(field, '0');
    await user.tab();
    expect(onchange).not.toHaveBeenCalled();
    expect(field).toHaveAccessibleDescription(/above zero/);
  });

  test('yen have no decimals', async () => {
    const { field, user } = setup({ currency: 'JPY', amountMinor: 1900 });
    expect(field).toHaveValue('1,900');
    await user.clear(field);
    await user.type(field, '19.5');
    await user.tab();
    expect(field).toHaveAccessibleDescription(/whole number/);
  });
});

describe('a field with an amount', () => {
  test('it shows the formatted amount, and the plain one while it is edited', async () => {
    const { field, user } = setup({ amountMinor: 123_450, locale: 'de-DE' });
    expect(field).toHaveValue('1.234,50');
    await user.click(field);
    expect(field).toHaveValue('1234,5');
  });

  test('what is typed after Tab replaces it', async () => {
    const { onchange, user } = setup({ amountMinor: 123_450 });
    await user.tab();
    await user.keyboard('7{Enter}');
    expect(onchange).toHaveBeenCalledExactlyOnceWith(700);
  });

  test('Escape takes back what was typed', async () => {
    const { field, onchange, user } = setup({ amountMinor: 500 });
    await user.tab();
    await user.keyboard('99x{Escape}');
    await user.tab();
    expect(field).toHaveValue('5.00');
    expect(onchange).not.toHaveBeenCalled();
  });

  test('emptied, it is no amount, which is not zero', async () => {
    const { field, onchange, user } = setup({ amountMinor: 500 });
    await user.clear(field);
    await user.tab();
    expect(onchange).toHaveBeenCalledExactlyOnceWith(null);
  });

  test('looking at it changes nothing', async () => {
    const { onchange, user } = setup({ amountMinor: 500 });
    await user.tab();
    await user.tab();
    expect(onchange).not.toHaveBeenCalled();
  });
});
