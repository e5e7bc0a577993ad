import { expect, test } from 'vitest';
import { emptyBusiness } from '#domain/business/business.ts';
import { emptyClient, newClient, type Client, type ClientFields } from '#domain/client/client.ts';
import { emptyReferences, type Content } from '#domain/invoice/content.ts';
import { emptyContent, newInvoice } from '#domain/invoice/evolve.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { signedTotalMinor } from '#domain/invoice/balance.ts';
import { emptyParty } from '#domain/party/party.ts';
import { presetFor, presets } from '#domain/workflow/presets.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { contentOf } from './invoice-form-value.ts';
import {
  creditNoteForm,
  duplicateForm,
  inDirection,
  newForm,
  newLine,
  typeChoices,
  withClient,
  type Start
} from './invoice-form-start.ts';

const business = {
  ...emptyBusiness,
  party: { ...emptyParty, name: 'Ada & Co', iban: 'DE02120300000000202051' },
  currency: 'CHF',
  termsDays: 14,
  taxCategory: 'S',
  taxRate: '8.1'
};

test('a new invoice starts with own business, its currency, its tax and its terms', () => {
  const form = newForm(start());
  expect(form).toMatchObject({
    direction: 'issued',
    type: 'invoice',
    currency: 'CHF',
    seller: { name: 'Ada & Co' },
    issueDay: '2026-11-22',
    dueDay: '2026-12-06',
    termsDays: 14,
    lines: [{ quantity: '1', taxCategory: 'S', taxRate: '8.1' }]
  });
  expect(contentOf(form).lines).toEqual({});
});

test('a client brings its party, terms and currency along, but not over prices that stand there', () => {
  const client = clientOf({ termsDays: 60, currency: 'USD' });
  const form = newForm(start(), client);
  expect(form).toMatchObject({ clientId: 'c', currency: 'USD', dueDay: '2027-01-21', client: { name: 'Northwind' } });
  const priced = newForm(start());
  priced.lines[0]!.price = '10';
  expect(withClient(priced, client, business)).not.toHaveProperty('currency');
  expect(withClient({ ...priced, termsDays: null }, client, business)).not.toHaveProperty('dueDay');
});

test('a duplicate has lines of its own and carries no number, payment, file or date of the first', () => {
  const first = invoiceOf({
    lines: linesOf('100', '7.5'),
    supplierNumber: 'S-1',
    prepaidMinor: 300,
    attachments: { f: { id: 'f', position: 0, name: 'a.pdf', mime: '', sizeBytes: 1, digest: 'd' } },
    references: { ...emptyReferences, buyer: 'B', purchaseOrder: 'PO-1' },
    issueDay: '2020-01-01',
    dueDay: '2020-01-02',
    periodStart: '2019-12-01',
    notes: 'Thank you'
  });
  const client = clientOf({ party: { ...emptyParty, name: 'Northwind GmbH' } });
  const content = contentOf(duplicateForm(start(), first, client));
  expect(content).toMatchObject({
    supplierNumber: '',
    prepaidMinor: 0,
    attachments: {},
    issueDay: '2026-11-22',
    dueDay: '2026-12-06',
    periodStart: null,
    notes: 'Thank you',
    seller: { name: 'Ada & Co' },
    client: { name: 'Northwind GmbH' },
    references: { buyer: 'B', purchaseOrder: '' }
  });
  expect(Object.keys(content.lines)).toEqual(['id-1', 'id-2']);
  expect(Object.values(content.lines).map(({ id, price }) => [id, price])).toEqual([
    ['id-1', '100'],
    ['id-2', '7.5']
  ]);
});

test('[BR13] a credit note has positive amounts, counts negative, and names what it corrects', () => {
  const first = invoiceOf({ lines: linesOf('100', '7.5'), clientId: 'c', roundingMinor: 5 });
  const content = contentOf(creditNoteForm(start(), first));
  expect(content).toMatchObject({
    kind: 'credit-note',
    clientId: 'c',
    client: { name: 'Northwind' },
    references: { preceding: 'INV-2026-0007' },
    dueDay: null
  });
  expect(signedTotalMinor(content)).toBe(-signedTotalMinor(first.content));
  expect(Object.keys(content.lines)).not.toContain('line-0');
});

test('a further line is taxed and measured like the one above it', () => {
  const form = newForm(start());
  Object.assign(form.lines[0]!, { unit: 'HUR', taxRate: '2.6' });
  expect(newLine(form, start())).toMatchObject({ unit: 'HUR', taxRate: '2.6', position: 1, text: '' });
});

test('received turns the parties round, and back again', () => {
  const form = newForm(start(), clientOf({}));
  const received = { ...form, ...inDirection(form, 'received', start()) };
  expect(received).toMatchObject({ seller: { name: 'Northwind' }, client: { name: 'Ada & Co' }, clientId: 'c' });
  expect({ ...received, ...inDirection(received, 'issued', start()) }).toEqual(form);
});

test('[W9] [W10] the account issues its types and receives the others', () => {
  const workflow = presetFor('training', 'trainer');
  const trainer = { ...start(), workflow, business: { ...business, account: 'trainer' } };
  const form = newForm(trainer);
  expect(form).toMatchObject({ direction: 'issued', type: 'workshop-participation' });
  expect(inDirection(form, 'received', trainer)).toMatchObject({ type: 'licensed-workshop' });
  const why = typeChoices(workflow, 'trainer', 'issued').map(({ refusals }) => refusals[0]?.why);
  expect(why).toEqual(['type-not-issued', 'type-off', undefined]);
});

function start(): Start {
  let made = 0;
  return { business, workflow: presets['small-business'], today: '2026-11-22', newId: () => `id-${(made += 1)}` };
}

function clientOf(fields: Partial<ClientFields>): Client {
  return { ...newClient('c'), fields: { ...emptyClient, party: { ...emptyParty, name: 'Northwind' }, ...fields } };
}

function invoiceOf(content: Partial<Content>): Invoice {
  return {
    ...newInvoice('first'),
    content: { ...emptyContent, type: 'invoice', client: { ...emptyParty, name: 'Northwind' }, ...content },
    number: { text: 'INV-2026-0007', series: 's', at: 0 }
  };
}
