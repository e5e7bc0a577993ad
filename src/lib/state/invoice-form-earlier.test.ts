import { expect, test } from 'vitest';
import type { Content } from '#domain/invoice/content.ts';
import { emptyContent, newInvoice } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { earlierLines, taxKey, usualTaxes } from './invoice-form-earlier.ts';

test('each text is suggested once, as it was written last, those for the client before all others', () => {
  const invoices = [
    invoiceOf({ lines: linesOf('30') }),
    invoiceOf({ lines: linesOf('20'), clientId: 'c' }),
    invoiceOf({ lines: linesOf('10'), clientId: 'c' })
  ];
  const direction = 'issued';
  expect(earlierLines(invoices, { clientId: null, direction }).map(({ price }) => price)).toEqual(['30']);
  expect(earlierLines(invoices, { clientId: 'c', direction }).map(({ price }) => price)).toEqual(['20']);
  expect(earlierLines(invoices, { clientId: 'c', direction: 'received' })).toEqual([]);
});

test('taxes to choose from are those in use here, each once, and the ones without a rate', () => {
  const taxes = usualTaxes({ lines: [], adjustments: [] }, { taxCategory: 'S', taxRate: '19' }, [
    { taxCategory: 'S', taxRate: '7.0' },
    { taxCategory: 'S', taxRate: '7' }
  ]);
  expect(taxes.map(taxKey)).toEqual(['S 19', 'S 7', 'Z 0', 'E 0', 'AE 0', 'K 0', 'G 0', 'O 0']);
});

function invoiceOf(content: Partial<Content>): Invoice {
  return { ...newInvoice('any'), content: { ...emptyContent, ...content } };
}
