import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { emptyParty } from '#domain/party/party.ts';
import { guessColumns, type CsvField } from './fields.ts';
import { readInvoices, type TableRead } from './invoices.ts';
import type { Reading } from './rows.ts';
import { meaningOfChosen, statusFor, statusMeant } from './status.ts';
import { csvText, plainHeader, readTable } from './table.ts';
import { guessDayOrder, guessDecimalMark, readDay, readNumber } from './values.ts';
import { guessReading } from './reading.ts';

const own = { ...emptyParty, name: 'Northlight' };

function read(text: string, currency = 'EUR', meaningOf: Reading['meaningOf'] = statusMeant): TableRead {
  const table = readTable(text);
  if (!table.ok) throw new Error(table.error.why);
  const { reading } = guessReading(table.value, currency);
  const steps = readInvoices(table.value, { ...reading, direction: 'issued', own, meaningOf });
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

/** What people check first: number, client, day, due day, total, what was paid and what is left. */
function told({ invoices }: TableRead): unknown[] {
  return invoices.map(({ document: { number, content, totals }, status }) => [
    number,
    content.client.name,
    content.issueDay,
    content.dueDay,
    `${(totals.totalWithTaxMinor + content.roundingMinor) / 100} ${content.currency}`,
    content.prepaidMinor / 100,
    totals.payableMinor / 100,
    status
  ]);
}

function warned({ invoices }: TableRead): string[] {
  return invoices.flatMap(({ document: { warnings } }) => warnings.map(({ why }) => why));
}

describe('tables of other programs', () => {
  test('Xero: a row a line, tax beside it, what was paid and what is due', () => {
    const found = read(
      [
        'ContactName,EmailAddress,POAddressLine1,POCity,POPostalCode,POCountry,InvoiceNumber,Reference,InvoiceDate,DueDate,Total,TaxTotal,InvoiceAmountPaid,InvoiceAmountDue,Description,Quantity,UnitAmount,Discount,LineAmount,AccountCode,TaxType,TaxAmount,Currency,Type,Sent,Status',
        'Marine Systems,bill@marine.example,1 Quay,Bristol,BS1 4ST,GB,ORC1041,Portal,16/04/2026,30/04/2026,396.00,66.00,0.00,396.00,"Consulting, on site",2.0000,100.0000,,200.00,200,20% (VAT on Income),40.00,GBP,Sales invoice,Sent,Awaiting Payment',
        'Marine Systems,bill@marine.example,1 Quay,Bristol,BS1 4ST,GB,ORC1041,Portal,16/04/2026,30/04/2026,396.00,66.00,0.00,396.00,Travel,1.0000,130.0000,,130.00,200,20% (VAT on Income),26.00,GBP,Sales invoice,Sent,Awaiting Payment',
        'City Agency,,,,,,INV-0033,,20/04/2026,,-120.00,-20.00,0.00,-120.00,Refund of hours,1.0000,-100.0000,,-100.00,200,20% (VAT on Income),-20.00,GBP,Sales credit note,,Awaiting Payment'
      ].join('\r\n')
    );
    expect(told(found)).toEqual([
      ['ORC1041', 'Marine Systems', '2026-04-16', '2026-04-30', '396 GBP', 0, 396, 'Awaiting Payment'],
      ['INV-0033', 'City Agency', '2026-04-20', null, '120 GBP', 0, 120, 'Awaiting Payment']
    ]);
    const [first, second] = found.invoices.map(({ document }) => document);
    expect(Object.values(first!.content.lines)).toMatchObject([
      { text: 'Consulting, on site', quantity: '2', price: '100', taxRate: '20', declaredNetMinor: 20_000 },
      { text: 'Travel', quantity: '1', price: '130', taxRate: '20', declaredNetMinor: 13_000 }
    ]);
    expect(first!.content.client).toMatchObject({ street: '1 Quay', town: 'Bristol', country: 'GB' });
    expect(first!.extra).toMatchObject({ AccountCode: '200', Sent: 'Sent' });
    expect(second!.content.kind).toBe('credit-note');
    expect(warned(found)).toEqual([]);
  });

  test('QuickBooks: a list below a banner, payments in between, a sum beneath', () => {
    const found = read(
      [
        'Invoice List,,,,,,,',
        'Northlight Ltd,,,,,,,',
        '"January 1 - March 31, 2026",,,,,,,',
        '',
        'Date,Transaction type,Num,Name,Memo/Description,Due date,Amount,Open balance',
        '01/15/2026,Invoice,1001,Amy Bird,Design,02/14/2026,"$1,020.00",$0.00',
        '01/20/2026,Payment,,Amy Bird,,,"-$1,020.00",$0.00',
        '02/03/2026,Invoice,1002,"Cool Cars, Inc.",,03/05/2026,"$2,500.50","$2,000.00"',
        '02/10/2026,Credit Memo,1003,Amy Bird,,,-$100.00,-$100.00',
        'TOTAL,,,,,,"$2,400.50","$1,900.00"'
      ].join('\n'),
      'USD'
    );
    expect(told(found)).toEqual([
      ['1001', 'Amy Bird', '2026-01-15', '2026-02-14', '1020 USD', 1_020, 0, ''],
      ['1002', 'Cool Cars, Inc.', '2026-02-03', '2026-03-05', '2500.5 USD', 500.5, 2_000, ''],
      ['1003', 'Amy Bird', '2026-02-10', null, '100 USD', 0, 100, '']
    ]);
    expect(found.passedOver).toBe(1);
    expect(found.invoices.map(({ document }) => document.content.kind)).toEqual(['invoice', 'invoice', 'credit-note']);
  });

  test('QuickBooks: a list by customer, whose names stand above their invoices under no header', () => {
    const found = read(
      [
        'Transaction List by Customer,,,,,,,,',
        ',,,,,,,,',
        ',Date,Transaction Type,Num,Name,Memo/Description,Due Date,Amount,Open Balance',
        'Acme Corp,,,,,,,,',
        ',01/13/2026,Invoice,1001,Acme Corp,Design,02/12/2026,"$1,020.00","$1,020.00"',
        'Total for Acme Corp,,,,,,,"$1,020.00",',
        'Bird & Co,,,,,,,,',
        ',01/20/2026,Invoice,1002,Bird & Co,,02/20/2026,$80.00,$0.00'
      ].join('\n'),
      'USD'
    );
    expect(found.refused).toEqual([]);
    expect((told(found) as unknown[][]).map((one) => one.slice(0, 2))).toEqual([
      ['1001', 'Acme Corp'],
      ['1002', 'Bird & Co']
    ]);
  });

  test('QuickBooks: further lines leave what is the invoice’s own blank, and headers come with stars', () => {
    const found = read(
      [
        '*InvoiceNo,*Customer,*InvoiceDate,*DueDate,Item(Product/Service),ItemDescription,ItemQuantity,ItemRate,*ItemAmount,Taxable,TaxRate',
        '1001,Amy Bird,2026-01-15,2026-02-14,Design,"Logo,\nthree drafts",3,40,120.00,Y,8.5%',
        ',,,,Hours,Workshop,2,75,150.00,Y,8.5%',
        '1002,Cool Cars,2026-01-16,2026-02-15,Design,,1,80,80.00,N,'
      ].join('\n'),
      'USD'
    );
    expect(told(found)).toEqual([
      ['1001', 'Amy Bird', '2026-01-15', '2026-02-14', '292.95 USD', 0, 292.95, ''],
      ['1002', 'Cool Cars', '2026-01-16', '2026-02-15', '80 USD', 0, 80, '']
    ]);
    expect(found.invoices[0]!.rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  test('FreshBooks: sums of lines with tax, and no total of the whole', () => {
    const found = read(
      [
        'Client Name,Invoice #,Date Issued,Invoice Status,Date Paid,Item Name,Item Description,Rate,Quantity,Discount Percentage,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency',
        'Acme,0000012,2026-02-01,Paid,2026-02-20,Design,Brand,100.00,3.00,0.00,300.00,HST,39.00,,0.00,339.00,CAD',
        'Acme,0000012,2026-02-01,Paid,2026-02-20,Copy,,55.50,1.00,0.00,55.50,HST,7.22,,0.00,62.72,CAD'
      ].join('\n')
    );
    expect(told(found)).toEqual([['0000012', 'Acme', '2026-02-01', null, '401.72 CAD', 401.72, 0, 'Paid']]);
  });

  test('amounts of lines that are quantity × price and the tax on it are not taxed once more', () => {
    const found = read(
      [
        'Invoice Number;Customer;Invoice Date;Description;Quantity;Unit Price;Tax Rate;Line Total',
        'S-1;A;2026-01-01;Lamp;1,5;10,00;19%;17,85',
        'S-1;A;2026-01-01;Book;2;5,00;7%;10,70',
        'S-2;A;2026-01-02;Lamp;1;10,00;19%;10,00'
      ].join('\n')
    );
    const [gross, net] = found.invoices.map(({ document }) => document);
    expect(gross?.totals.totalWithTaxMinor).toBe(2_855);
    expect(Object.values(gross?.content.lines ?? {}).map(({ quantity, price }) => [quantity, price])).toEqual([
      ['1.5', '10'],
      ['2', '5']
    ]);
    expect(net?.totals.totalWithTaxMinor).toBe(1_190);
  });

  test('a quotation mark that is never closed swallows nothing in silence', () => {
    const text = 'Number,Client,Total\nU-0,Bird,1\nU-1,"Acme,3\nU-2,Byron,4\n';
    expect(readTable(text)).toEqual({ ok: false, error: { why: 'quote-open', line: 3 } });
  });

  test('what is cancelled was not paid because nothing is left to pay', () => {
    const rows = (status: string): TableRead =>
      read(
        `Invoice Number,Customer Name,Invoice Date,Invoice Status,Total,Balance\nZ-1,Acme,2026-01-05,${status},118.00,0.00`
      );
    expect(rows('Void').invoices[0]?.document.content.prepaidMinor).toBe(0);
    expect(rows('Paid').invoices[0]?.document.content.prepaidMinor).toBe(11_800);
  });

  test('Zoho: amounts that contain tax, and a balance', () => {
    const found = read(
      [
        'Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,Due Date,Currency Code,Is Inclusive Tax,Item Name,Item Desc,Quantity,Item Price,Item Tax %,Item Tax Amount,Item Total,SubTotal,Total,Balance,Notes',
        '2026-03-02,4600000001,INV-000017,PartiallyPaid,Bowman and Co,2026-03-17,EUR,false,Hours,,10.00,95.00,19,180.50,950.00,1150.00,1368.50,368.50,Thanks',
        '2026-03-02,4600000001,INV-000017,PartiallyPaid,Bowman and Co,2026-03-17,EUR,false,Licence,,2.00,100.00,19,38.00,200.00,1150.00,1368.50,368.50,Thanks',
        '2026-03-03,4600000002,INV-000018,Overdue,Bowman and Co,2026-03-18,EUR,true,Set,,1.00,119.00,19,19.00,119.00,100.00,119.00,119.00,'
      ].join('\n')
    );
    expect(told(found)).toEqual([
      ['INV-000017', 'Bowman and Co', '2026-03-02', '2026-03-17', '1368.5 EUR', 1_000, 368.5, 'PartiallyPaid'],
      ['INV-000018', 'Bowman and Co', '2026-03-03', '2026-03-18', '119 EUR', 0, 119, 'Overdue']
    ]);
    expect(Object.values(found.invoices[1]!.document.content.lines)).toMatchObject([
      { declaredNetMinor: 10_000, taxRate: '19' }
    ]);
    expect(warned(found)).toEqual([]);
  });

  test('Harvest: one row an invoice, with a discount and without lines', () => {
    const found = read(
      [
        'Issue Date,Last Payment Date,ID,PO Number,Client,Subject,Invoice Amount,Paid Amount,Balance,Subtotal,Discount,Tax,Tax2,Currency,Currency Symbol,Document Type',
        '2026-01-31,2026-02-14,301,PO-7,123 Industries,January,"9,288.00","9,288.00",0.00,"8,600.00",0.00,688.00,0.00,United States Dollar - USD,$,Invoice'
      ].join('\n')
    );
    expect(told(found)).toEqual([['301', '123 Industries', '2026-01-31', null, '9288 USD', 9_288, 0, '']]);
    expect(Object.values(found.invoices[0]!.document.content.lines)).toMatchObject([{ text: 'January', taxRate: '8' }]);
  });

  test('Invoice Ninja, Wave and Stripe: their own names and states', () => {
    expect(
      told(
        read(
          'Number,Client,Amount,Balance,Paid to Date,Date,Due Date,Status,PO Number\n0042,Miller,1.190,00,0.00,1.190,00,31.01.2026,14.02.2026,Sent,\n'.replace(
            '1.190,00,0.00,1.190,00',
            '"1.190,00","0,00","1.190,00"'
          )
        )
      )
    ).toEqual([['0042', 'Miller', '2026-01-31', '2026-02-14', '1190 EUR', 1_190, 0, 'Sent']]);
    expect(
      told(
        read(
          'invoice_num,customer_name,invoice_date,due_date,total,amount_due,status\n7,Miller,"Jan 5, 2026","Feb 4, 2026",250.00,250.00,Unsent\n'
        )
      )
    ).toEqual([['7', 'Miller', '2026-01-05', '2026-02-04', '250 EUR', 0, 250, 'Unsent']]);
    expect(
      told(
        read(
          'id,Amount Due,Amount Paid,Amount Remaining,Currency,Customer Name,Date (UTC),Due Date (UTC),Number,Subscription,Subtotal,Tax,Total,Status\nin_1,120.00,120.00,0.00,usd,Jenny,2026-02-03 17:05,,ABC-0001,,100.00,20.00,120.00,paid\nin_2,50.00,0.00,50.00,usd,Jenny,2026-02-04 09:00,2026-03-04 09:00,ABC-0002,,50.00,,50.00,open\n'
        )
      )
    ).toEqual([
      ['ABC-0001', 'Jenny', '2026-02-03', null, '120 USD', 120, 0, 'paid'],
      ['ABC-0002', 'Jenny', '2026-02-04', '2026-03-04', '50 USD', 0, 50, 'open']
    ]);
  });

  test.each(['Invoice Number', 'Invoice Invoice Number'])(
    'Invoice Ninja: whose columns are named for it, %s',
    (number) => {
      const found = read(
        `${number},Invoice Date,Invoice Due Date,Invoice Amount,Invoice Balance,Invoice Paid to Date,Invoice Status,Invoice Subtotal,Invoice Tax Amount,Invoice PO Number,Client Name,Client Balance,Item Product,Item Quantity,Item Cost,Item Line Total,Item Tax Rate 1\n` +
          '0007,2026-01-31,2026-02-28,357.00,100.00,257.00,Partial,300.00,57.00,PO-3,Ada,500.00,Design,1,100,100.00,19\n' +
          '0007,2026-01-31,2026-02-28,357.00,100.00,257.00,Partial,300.00,57.00,PO-3,Ada,500.00,Print,2,100,200.00,19\n'
      );
      expect(told(found)).toEqual([['0007', 'Ada', '2026-01-31', '2026-02-28', '357 EUR', 257, 100, 'Partial']]);
      expect(found.invoices[0]?.document.content.references.buyer).toBe('PO-3');
      expect(Object.keys(found.invoices[0]?.document.content.adjustments ?? {})).toEqual([]);
      expect(warned(found)).toEqual([]);
    }
  );

  test('what a person writes in German with semicolons', () => {
    const found = read(
      '\u{FEFF}Rechnungsnr.;Kunde;Rechnungsdatum;Fällig;Netto;MwSt;Brutto;Status\r\nR-1;Müller & Söhne;05.03.2026;04.04.2026;20 160,0;3830,40;23.990,40 €;offen\r\n'
    );
    expect(told(found)).toEqual([
      ['R-1', 'Müller & Söhne', '2026-03-05', '2026-04-04', '23990.4 EUR', 0, 23_990.4, 'offen']
    ]);
  });
});

test.each([
  ['Rechnungsnummer;Ausstellungsdatum;Fälligkeitsdatum;Kunde;Betrag Netto;Umsatzsteuer;Betrag Brutto;Bezahlter Betrag'],
  ['Rechnungsnr.;Rechnungsdatum;Fälligkeit;Firma;Netto (EUR);USt. (EUR);Brutto (EUR);Bezahlt in EUR'],
  ['Numéro;Date;Échéance;Client;Total HT;TVA;Total TTC;Déjà réglé'],
  ['N° de facture;Date d’émission;Date d’échéance;Raison sociale;Montant HT;Montant TVA;Montant TTC;Montant payé'],
  ['Nº factura;Fecha de emisión;Vencimiento;Cliente;Base imponible;IVA;Importe total;Pagado'],
  ['Numero fattura;Data fattura;Scadenza;Ragione sociale;Imponibile;IVA;Totale;Importo pagato'],
  ['Factuurnummer;Factuurdatum;Vervaldatum;Klant;Totaal excl. btw;Btw;Totaal incl. btw;Betaald']
])('a list is understood in other languages: %s', (head) => {
  const found = read(`${head}\n7;31.01.2026;28.02.2026;Ada;100,00;19,00;119,00;20,00`);
  expect(told(found)).toEqual([['7', 'Ada', '2026-01-31', '2026-02-28', '119 EUR', 20, 99, '']]);
  expect(found.invoices[0]?.document.totals.taxMinor).toBe(1_900);
  expect(found.invoices[0]?.document.extra).toEqual({});
});

test('Harvest: a row an item, each with its taxes', () => {
  const found = read(
    'Invoice ID,Client,Project,Item Type,Item Description,Item Quantity,Item Unit Price,Item Amount,Item Tax,Item Tax2,Currency,Issue Date\n' +
      '301,Ada,Site,Service,Drafts,2,100,200,26,10,CAD,2026-01-31\n301,Ada,Site,Service,Copy,1,50,50,6.5,0,CAD,2026-01-31'
  );
  expect(told(found)).toEqual([['301', 'Ada', '2026-01-31', null, '292.5 CAD', 0, 292.5, '']]);
});

test.each([
  ['Brutto (USD)', 'USD'],
  ['Total [GBP]', 'GBP'],
  ['Total (€)', 'EUR'],
  ['Total', 'CHF']
])('%s are amounts in %s', (header, currency) => {
  const table = readTable(`Number,Client,Date,${header}\n1,Ada,2026-01-31,50`);
  if (!table.ok) throw new Error(table.error.why);
  expect(guessReading(table.value, 'CHF').reading).toMatchObject({ currency, columns: { total: 3 } });
});

test('a tax in per cent is its rate', () => {
  const { invoices } = read('Number,Client,Date,Net,VAT,Total\n1,Ada,2026-01-31,100,20%,120');
  expect(invoices[0]?.document.totals.taxMinor).toBe(2_000);
});

describe('a table that cannot be read as a whole', () => {
  test('tells each row that is wrong, with its line and its column, and gives the others', () => {
    const found = read(
      'Number,Client,Date,Total\n1,A,2026-02-30,10.00\n2,B,2026-02-01,ten\n3,C,2026-02-03,12.00\n4,D,2026-02-03,\n'
    );
    expect(told(found)).toEqual([['3', 'C', '2026-02-03', null, '12 EUR', 0, 12, '']]);
    expect(found.refused.map(({ number, problems }) => [number, problems])).toEqual([
      ['1', [{ why: 'not-a-day', text: '2026-02-30', at: { path: 'Date', line: 2, column: null } }]],
      ['2', [{ why: 'not-a-number', text: 'ten', at: { path: 'Total', line: 3, column: null } }]],
      ['4', [{ why: 'missing', at: { path: 'Total', line: 5, column: null } }]]
    ]);
  });

  test('tells all that is wrong with a row at once', () => {
    const found = read('Number,Client,Date,Due date,Total\n1,A,30.30.2026,soon,ten\n2,B,2026-02-03,,12.00\n');
    expect(found.refused.map(({ problems }) => problems.map(({ why, at }) => [why, at.path]))).toEqual([
      [
        ['not-a-day', 'Date'],
        ['not-a-day', 'Due date'],
        ['not-a-number', 'Total']
      ]
    ]);
  });

  test('a currency that nobody knows, and an amount that is too large', () => {
    const found = read(
      'Number,Client,Date,Total,Currency\n1,A,2026-02-03,10,XXQ\n2,B,2026-02-03,99999999999999999,EUR\n'
    );
    expect(found.refused.map(({ problems }) => problems[0]?.why)).toEqual(['currency-unknown', 'not-a-number']);
  });

  test.each([
    ['', 'empty'],
    ['just a line', 'no-table'],
    ['a,b\n', 'no-table']
  ])('%j is no table', (text, why) => {
    expect(readTable(text)).toMatchObject({ ok: false, error: { why } });
  });

  test('what is no text is told apart from it', () => {
    expect(csvText(new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]))).toBeNull();
    expect(csvText(new Uint8Array([0x4d, 0xfc, 0x6c, 0x80]))).toBe('Mül€');
    expect(csvText(new Uint8Array([0xff, 0xfe, 0x41, 0, 0x3b, 0]))).toBe('A;');
  });
});

describe('numbers and days', () => {
  test.each([
    ['$1,020.00', '.', '1020'],
    ['20 160,0', ',', '20160'],
    ['1.234.567,89', ',', '1234567.89'],
    ["1'234.50", '.', '1234.5'],
    ['1,00,000.50', '.', '100000.5'],
    ['(12.50)', '.', '-12.5'],
    ['-$100.00', '.', '-100'],
    ['−7,5', ',', '-7.5'],
    ['12,50-', ',', '-12.5'],
    ['EUR 5.00', '.', '5'],
    ['5.00 USD', '.', '5'],
    ['US$1,020.00', '.', '1020'],
    ['CA$5.00', '.', '5'],
    ['-US$5.00', '.', '-5'],
    ['R$ 1.020,00', ',', '1020'],
    ['1.020,00 kr', ',', '1020'],
    ['kr 1.020,00', ',', '1020'],
    ['1 020,00 zł', ',', '1020'],
    ['Kč 5', ',', '5'],
    ['.5', '.', '0.5'],
    ['19 %', ',', '19'],
    ['0', '.', '0'],
    ['1,23', '.', null],
    ['1.2.3', '.', null],
    ['ten', '.', null],
    ['', '.', null],
    ['-', '.', null],
    ['12a', '.', null]
  ] as const)('%j is read with %j', (text, mark, number) => {
    expect(readNumber(text, mark)).toBe(number);
  });

  test.each([
    ['2026-02-03', 'dmy', '2026-02-03'],
    ['2026-02-03T10:00:00Z', 'dmy', '2026-02-03'],
    ['2026-02-03 17:05', 'mdy', '2026-02-03'],
    ['03/02/2026', 'dmy', '2026-02-03'],
    ['2/3/26', 'mdy', '2026-02-03'],
    ['3.2.2026', 'dmy', '2026-02-03'],
    ['20260203', 'dmy', '2026-02-03'],
    ['Feb 3, 2026', 'dmy', '2026-02-03'],
    ['3 February 2026', 'mdy', '2026-02-03'],
    ['3. März 2026', 'mdy', '2026-03-03'],
    ['3rd Mar 2026', 'mdy', '2026-03-03'],
    ['3 mars 2026', 'ymd', '2026-03-03'],
    ['31/02/2026', 'dmy', null],
    ['02/2026', 'dmy', null],
    ['soon', 'dmy', null]
  ] as const)('%j is read by %s', (text, order, day) => {
    expect(readDay(text, order)).toBe(day);
  });

  test('whatever a number is written like, it is found out where the column tells', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -99_999_999, max: 99_999_999 }), { minLength: 1 }),
        fc.constantFrom('en-US', 'de-DE', 'fr-FR', 'de-CH'),
        (cents, locale) => {
          const format = new Intl.NumberFormat(locale, { minimumFractionDigits: 2 });
          const texts = cents.map((cent) => format.format(cent / 100));
          const { format: mark } = guessDecimalMark(texts);
          expect(texts.map((text) => Number(readNumber(text, mark)))).toEqual(cents.map((cent) => cent / 100));
        }
      )
    );
  });

  test('what could be either is said to be', () => {
    expect(guessDayOrder(['03/04/2026'])).toEqual({ format: 'dmy', isSure: false });
    expect(guessDayOrder(['03/04/2026', '04/13/2026'])).toEqual({ format: 'mdy', isSure: true });
    expect(guessDayOrder(['2026-04-03'])).toMatchObject({ isSure: true });
    expect(guessDecimalMark(['1.234'])).toMatchObject({ isSure: false });
    expect(guessDecimalMark(['1.234', '2,50'])).toEqual({ format: ',', isSure: true });
  });
});

test.each([
  ['a quantity below zero without a price', 'Invoice', ['-1,,-100', '2,,300'], ['-1 × 100/1', '2 × 300.00/2']],
  ['a credit memo with quantities below zero', 'Credit Note', ['-2,5,-10', '-1,,-7'], ['2 × 5/1', '1 × 7.00/1']]
])('%s has a price that leads to its amount', (_what, kind, rows, expected) => {
  const found = read(
    [
      'Invoice Number,Customer Name,Invoice Date,Type,Quantity,Unit Price,Line Amount',
      ...rows.map((row) => `7,Ada,2026-01-31,${kind},${row}`)
    ].join('\n')
  );
  const document = found.invoices[0]?.document;
  const lines = Object.values(document?.content.lines ?? {});
  expect(lines.map(({ quantity, price, baseQuantity }) => `${quantity} × ${price}/${baseQuantity}`)).toEqual(expected);
  // What is reckoned is what was declared: it stays so when somebody edits the line.
  expect(document?.totals.lines.map(({ differs }) => differs)).toEqual(lines.map(() => false));
});

test('rows of one number with different totals are refused rather than one of them be lost', () => {
  const head = 'Invoice Number,Customer Name,Invoice Date,Total';
  const { invoices, refused } = read(
    `${head}\n1,Ada,2026-01-31,1020\n1,Ada,2026-01-31,99\n2,Ada,2026-01-31,5\n2,Ada,2026-01-31,5`
  );
  expect(invoices.map(({ document: { number, totals } }) => [number, totals.payableMinor])).toEqual([['2', 500]]);
  expect(refused).toMatchObject([{ number: '1', problems: [{ why: 'totals-apart', count: 2 }] }]);
});

test.each([
  ['the same', '100', '100', 200],
  ['not the same', '100', '99', 199]
])('amounts of lines are summed up where they are %s', (_what, one, other, payable) => {
  const rows = (head: string, tail = ''): string =>
    `${head}\n1,Ada,2026-01-31,Design,1,${one},${one}${tail}\n1,Ada,2026-01-31,Print,1,${other},${other}${tail}`;
  for (const head of [
    'Invoice Number,Customer,Invoice Date,Item,Quantity,Rate,Amount',
    // Somebody may say that it is the whole; what each line comes to says otherwise.
    'Invoice Number,Customer,Invoice Date,Item,Quantity,Rate,Total'
  ]) {
    const found = read(rows(head));
    expect(found.refused).toEqual([]);
    expect(found.invoices.map(({ document }) => document.totals.payableMinor)).toEqual([payable * 100]);
    expect(Object.keys(found.invoices[0]?.document.content.adjustments ?? {})).toEqual([]);
  }
});

test('an amount that stands once for each invoice is the whole, with its tax', () => {
  const { invoices } = read(
    'Invoice Number,Customer,Invoice Date,Item,Tax,Amount\n1,Ada,2026-01-31,Design,19,119\n2,Ada,2026-01-31,Print,0,50'
  );
  expect(invoices.map(({ document }) => document.totals.payableMinor)).toEqual([11_900, 5_000]);
});

test.each([
  ['UK', 'GB'],
  ['el', 'GR'],
  ['XK', 'XK'],
  ['1A', 'XK'],
  ['QQ', ''],
  ['Germany', '']
])('a country written “%s” is %s', (written, country) => {
  const { invoices } = read(`Invoice Number,Customer,Invoice Date,Country,Total\n1,Ada,2026-01-31,${written},5`);
  const [{ document } = { document: null }] = invoices;
  expect(document?.content.client.country).toBe(country);
  expect(Object.values(document?.extra ?? {})).toEqual(country === '' ? [written] : []);
});

test('two taxes of one line, or of one invoice, are together its tax', () => {
  const lines = read(
    'Invoice #,Client Name,Date Issued,Invoice Status,Item Name,Rate,Quantity,Line Subtotal,Tax 1 Type,Tax 1 Amount,Tax 2 Type,Tax 2 Amount,Line Total,Currency\n' +
      '7,Ada,2026-01-31,paid,Design,1000,1,1000.00,GST,50.00,PST,70.00,1120.00,CAD\n' +
      '7,Ada,2026-01-31,paid,Print,100,2,200.00,GST,10.00,PST,4.20,214.20,CAD'
  );
  expect(told(lines)).toEqual([['7', 'Ada', '2026-01-31', null, '1334.2 CAD', 1334.2, 0, 'paid']]);
  const whole = read(
    'Issue Date,ID,Client,Subtotal,Tax,Tax2,Invoice Amount,Paid Amount,Balance\n2026-01-31,1002,Ada,1000,80,50,1130,1130,0'
  );
  expect(told(whole)).toEqual([['1002', 'Ada', '2026-01-31', null, '1130 EUR', 1130, 0, '']]);
  expect([...warned(lines), ...warned(whole)]).toEqual([]);
});

test.each([
  ['$1,020.00', 'EUR', 'USD'],
  ['$1,020.00', 'CAD', 'CAD'],
  ['£20.00', 'EUR', 'GBP'],
  ['20.00', 'CHF', 'CHF']
])('%s in a business that uses %s is taken for %s where no column says it', (amount, own, expected) => {
  const table = readTable(`Invoice Number,Customer Name,Invoice Date,Total\n1,Ada,2026-01-31,"${amount}"`);
  if (!table.ok) throw new Error(table.error.why);
  expect(guessReading(table.value, own).reading.currency).toBe(expected);
});

test.each([
  ['a discount on the whole', ['1,200,180,0,200,0'], ['180 EUR', 0]],
  ['shipping that no tax is on', ['1,1000,1330,0,1000,18', '1,1000,1330,0,,'], ['1330 EUR', 0]],
  ['lines that contain their tax', ['1,,119,0,119,19'], ['119 EUR', 0]]
])('Zoho: with %s, what was settled stays settled to the cent', (_what, rows, [total, left]) => {
  const found = read(
    [
      'Invoice Number,SubTotal,Total,Balance,Item Total,Item Tax %,Invoice ID,Item Price,Invoice Date,Customer Name,Invoice Status',
      ...rows.map((row) => `${row},77,,2026-01-31,Ada,Closed`)
    ].join('\n')
  );
  expect(found.refused).toEqual([]);
  const [first] = told(found) as (string | number)[][];
  expect([first?.[4], first?.[6]]).toEqual([total, left]);
  expect(warned(found)).toEqual([]);
});

test('a row that only says something goes on with the line above it', () => {
  const { invoices } = read(
    'Invoice Number,Customer Name,Invoice Date,Description,Quantity,Unit Price\n7,Ada,2026-01-31,Design,1,100\n7,Ada,2026-01-31,in three drafts,,'
  );
  expect(Object.values(invoices[0]?.document.content.lines ?? {})).toMatchObject([
    { text: 'Design', description: 'in three drafts' }
  ]);
});

test('columns that mean nothing here are kept, also where their names are alike or odd', () => {
  const { invoices } = read(
    'Invoice Number,Customer Name,Invoice Date,Total,Remark,Remark,__proto__\n7,Ada,2026-01-31,100,one,two,three'
  );
  expect(Object.entries(invoices[0]?.document.extra ?? {})).toEqual([
    ['Remark 5', 'one'],
    ['Remark 6', 'two'],
    ['__proto__', 'three']
  ]);
});

test('a table with more columns than any program writes is refused, however short it is', () => {
  expect(readTable(`${'Total,'.repeat(501)}x\n1,2\n`)).toMatchObject({ ok: false, error: { why: 'too-many-columns' } });
});

test('a number that stands on several rows, in any order, is one invoice', () => {
  const found = read(
    'Number,Client,Date,Item,Quantity,Unit price\n1,A,2026-02-03,x,1,10\n2,B,2026-02-03,y,1,5\n1,A,2026-02-03,z,2,7\n1,Other,2026-02-03,w,1,1\n'
  );
  expect(told(found).map((row) => (row as unknown[]).slice(0, 5))).toEqual([
    ['1', 'A', '2026-02-03', null, '24 EUR'],
    ['2', 'B', '2026-02-03', null, '5 EUR'],
    ['1', 'Other', '2026-02-03', null, '1 EUR']
  ]);
});

test('a sum is no invoice, and a client that is called like one is none the less a client', () => {
  const found = read(
    'Client,Number,Date,Total\nTotal,17,2026-02-03,10.00\nB,18,2026-02-04,5.00\nTotal,,,15.00\nGrand total,,,"15.00 EUR"\n'
  );
  expect(found.invoices.map(({ document }) => document.content.client.name)).toEqual(['Total', 'B']);
  expect(found.refused).toEqual([]);
});

test('columns of the same name are told apart, and the best name wins', () => {
  const headers = ['ID', 'Invoice Number', 'Client', 'Total', 'Total'].map(plainHeader);
  expect(guessColumns(headers).columns).toMatchObject({ number: 1, client: 2, total: 3 } satisfies Partial<
    Record<CsvField, number>
  >);
});

test.each([
  ['Paid', 'paid'],
  ['paid in full', 'paid'],
  ['Unpaid', 'open'],
  ['PartiallyPaid', 'open'],
  ['Partially paid', 'open'],
  ['Awaiting Payment', 'open'],
  ['OVERDUE', 'open'],
  ['deposit-paid', 'open'],
  ['Unsent', 'draft'],
  ['Not sent', 'draft'],
  ['Draft', 'draft'],
  ['Awaiting Approval', 'draft'],
  ['Voided', 'cancelled'],
  ['uncollectible', 'cancelled'],
  ['bezahlt', 'paid'],
  ['unbezahlt', 'open'],
  ['nicht bezahlt', 'open'],
  ['Noch nicht bezahlt', 'open'],
  ['Teilweise bezahlt', 'open'],
  ['Teilbezahlt', 'open'],
  ['Teilzahlung', 'open'],
  ['Anzahlung bezahlt', 'open'],
  ['Überfällig', 'open'],
  ['Versendet', 'open'],
  ['Verschickt', 'open'],
  ['Nicht versendet', 'draft'],
  ['Gemahnt', 'open'],
  ['Erledigt', 'paid'],
  ['Storniert', 'cancelled'],
  ['zurückgezahlt', null],
  ['Payée', 'paid'],
  ['Réglé', 'paid'],
  ['Impayée', 'open'],
  ['Non payée', 'open'],
  ['Soldé', 'paid'],
  ['Facture soldée', 'paid'],
  ['Non soldé', 'open'],
  ['Solde dû', 'open'],
  ['Solde à payer', 'open'],
  ['Solde restant', 'open'],
  ['Payée, solde dû', 'open'],
  ['Partiellement payée', 'open'],
  ['À payer', 'open'],
  ['En retard', 'open'],
  ['Brouillon', 'draft'],
  ['Annulée', 'cancelled'],
  ['Pagada', 'paid'],
  ['Pagado', 'paid'],
  ['No pagada', 'open'],
  ['Pagadas', 'paid'],
  ['Pagadera', 'open'],
  ['Parcialmente pagada', 'open'],
  ['Impagada', 'open'],
  ['Pendiente', 'open'],
  ['Pagata', 'paid'],
  ['Non pagata', 'open'],
  ['Parzialmente pagata', 'open'],
  ['Betaald', 'paid'],
  ['Onbetaald', 'open'],
  ['Gedeeltelijk betaald', 'open'],
  ['Not yet paid', 'open'],
  ['To be paid', 'open'],
  ['Incomplete', 'open'],
  ['Paid - late', 'paid'],
  ['Overpaid', 'paid'],
  ['Deposited', 'paid'],
  ['Not deposited', 'paid'],
  ['Paid, not deposited', 'paid'],
  ['Paid in full, no balance', 'paid'],
  ['No balance due', 'paid'],
  ['Not paid, not deposited', 'open'],
  ['Half paid', 'open'],
  ['Paid on behalf of Ada', 'paid'],
  ['Bezahlt innerhalb Skonto', 'paid'],
  ['Halb bezahlt', 'open'],
  ['Pending', 'open'],
  ['Payment pending', 'open'],
  ['Pending approval', 'draft'],
  ['Payment failed', null],
  ['Refunded', null],
  ['Mystery', null]
])('the status %s means %s', (text, meaning) => {
  expect(statusMeant(text)).toBe(meaning);
});

test('each meaning has a status in every preset', () => {
  for (const workflow of Object.values(presets))
    for (const meaning of ['draft', 'open', 'paid', 'cancelled'] as const)
      expect(statusFor(workflow, meaning)).toEqual(expect.any(String));
  expect(statusFor(presets.agency, null)).toBeNull();
});

test.each([
  ['paid', 'nobody knows', 50],
  ['open', 'paid', 0],
  ['draft', 'bezahlt', 0],
  [null, 'paid', 0]
] as const)('what a person says that a status means decides what is paid: %s for “%s”', (meaning, status, paid) => {
  const list = (columns: string, cells: string): TableRead =>
    read(
      `Invoice Number,Customer,Invoice Date,Status,Total${columns}\n1,Ada,2026-01-31,${status},50${cells}`,
      'EUR',
      () => meaning
    );
  expect(list('', '').invoices[0]?.document.content.prepaidMinor).toBe(paid * 100);
  expect(list(',Amount Paid', ',20').invoices[0]?.document.content.prepaidMinor).toBe(2_000);
});

test('a status of ours means what it is in the workflow', () => {
  for (const workflow of Object.values(presets))
    for (const meaning of ['draft', 'open', 'paid', 'cancelled'] as const)
      expect(meaningOfChosen(workflow, statusFor(workflow, meaning) ?? '')).toBe(meaning);
  expect(meaningOfChosen(presets.agency, '')).toBeNull();
});

test.each([
  ['written off', '', 1_000, 0, 0, 1_000, ['paid-differs']],
  ['settled by credit', 'paid', 1_000, 200, 300, 700, ['paid-differs']],
  ['a balance of something else', '', 1_000, 200, 5_000, 200, ['paid-differs']],
  ['paid in part', 'partial', 1_000, 200, 800, 200, []],
  ['a draft', 'draft', 1_000, 0, 0, 0, []],
  ['what is cancelled', 'void', 1_000, 0, 0, 0, []]
] as const)('what is left to pay counts beside what is paid: %s', (_what, status, total, paid, left, prepaid, why) => {
  const found = read(
    `Invoice Number,Customer,Invoice Date,Status,Total,Paid,Balance\n1,Ada,2026-01-31,${status},${total},${paid},${left}`
  );
  expect(found.invoices[0]?.document.content.prepaidMinor).toBe(prepaid * 100);
  expect(warned(found)).toEqual(why);
});

test.each([
  ['Draft', 'draft', '40', 60],
  ['Draft', 'draft', '0', 0],
  ['Draft', 'draft', '100', 0],
  ['In review', 'draft', '0', 100],
  ['In review', 'draft', '', 0],
  ['Void', 'cancelled', '40', 60],
  ['Void', 'cancelled', '0', 0]
] as const)('of “%s”, which means %s, %s is left to pay: %d was paid', (status, meaning, left, prepaid) => {
  const list = `Invoice Number,Customer,Invoice Date,Status,Total,Balance\n1,Ada,2026-01-31,${status},100,${left}`;
  const found = read(list, 'EUR', () => meaning);
  expect(found.invoices[0]?.document.content.prepaidMinor).toBe(prepaid * 100);
  expect(warned(found)).toEqual([]);
});

test('Stripe: what its credit balance settled is paid, though no amount was', () => {
  const found = read(
    'id,Amount Due,Amount Paid,Amount Remaining,Currency,Customer Name,Date (UTC),Number,Subscription,Total,Status\n' +
      'in_1,0.00,0.00,0.00,eur,Jenny,2026-02-03 17:05,AB-1,,50.00,paid\n' +
      'in_2,30.00,0.00,30.00,eur,Jenny,2026-02-03 17:05,AB-2,,30.00,void'
  );
  expect(told(found)).toEqual([
    ['AB-1', 'Jenny', '2026-02-03', null, '50 EUR', 50, 0, 'paid'],
    ['AB-2', 'Jenny', '2026-02-03', null, '30 EUR', 0, 30, 'void']
  ]);
});

test.each(['Due on receipt', 'Net 30', 'N/A', '14 Tage netto', 'À réception'])(
  'words in place of a due date are told and kept: %s',
  (words) => {
    const found = read(`Number,Client,Date,Due Date,Total\n1,Ada,2026-01-31,${words},50`);
    expect(told(found)).toEqual([['1', 'Ada', '2026-01-31', null, '50 EUR', 0, 50, '']]);
    expect(found.invoices[0]?.document.extra).toEqual({ 'Due Date': words });
    expect(warned(found)).toEqual(['day-left-out']);
  }
);

test.each([
  ['Yes', 50],
  ['ja', 50],
  ['bezahlt', 50],
  ['2026-02-05', 50],
  ['05.02.2026', 50],
  ['nein', 0],
  ['FALSE', 0],
  ['offen', 0],
  ['', 0],
  ['20', 20]
])('a column that says “%s” of what is paid', (text, paid) => {
  const found = read(`Number,Client,Date,Total,Paid\n1,Ada,2026-01-31,50,${text}`);
  expect(found.invoices[0]?.document.content.prepaidMinor).toBe(paid * 100);
});

test('days that a spreadsheet has left as numbers are days where all of the column are', () => {
  const found = read('Number,Client,Date,Due,Total\n1,Ada,46035,46066,50\n2,Ada,46036.5,,50');
  expect((told(found) as unknown[][]).map((one) => one.slice(2, 4))).toEqual([
    ['2026-01-13', '2026-02-13'],
    ['2026-01-14', null]
  ]);
  const mixed = read('Number,Client,Date,Total\n1,Ada,46035,50\n2,Ada,2026-01-14,50');
  expect(mixed.refused.map(({ number }) => number)).toEqual(['1']);
});

test.each([
  [
    'Number,Client,Direction,Kind,Type,Status,Issue date,Due date,Currency,Total,Balance',
    ['issued', 'received', 'Invoice', 'Credit note']
  ],
  [
    'Nummer,Kunde,Richtung,Belegart,Typ,Status,Rechnungsdatum,Fälligkeit,Währung,Gesamtbetrag,Offener Betrag',
    ['ausgestellt', 'erhalten', 'Rechnung', 'Gutschrift']
  ]
])('what Docket has written itself is understood: %s', (head, [issued, received, invoice, credit]) => {
  const found = read(
    [
      head,
      `A-1,Ada,${issued},${invoice},invoice,Sent,2026-01-31,2026-02-28,EUR,119.00,19.00`,
      `,Ada,${issued},${invoice},invoice,Draft,,,EUR,50.00,50.00`,
      `A-2,Ada,${issued},${credit},invoice,Sent,2026-02-01,,EUR,-19.00,0.00`,
      `R-7,Bird,${received},${invoice},invoice,Sent,2026-02-02,,EUR,80.00,80.00`
    ].join('\n')
  );
  expect(told(found)).toEqual([
    ['A-1', 'Ada', '2026-01-31', '2026-02-28', '119 EUR', 100, 19, 'Sent'],
    ['', 'Ada', null, null, '50 EUR', 0, 50, 'Draft'],
    ['A-2', 'Ada', '2026-02-01', null, '19 EUR', 19, 0, 'Sent']
  ]);
  expect(found.invoices.map(({ document }) => document.content.kind)).toEqual(['invoice', 'invoice', 'credit-note']);
  expect(found).toMatchObject({ otherWay: 1, passedOver: 0, refused: [] });
});

test.each([
  ['Rechnung', 'invoice'],
  ['Anzahlungsrechnung', 'invoice'],
  ['Progress payment invoice', 'invoice'],
  ['Deposit invoice', 'invoice'],
  ['Facture d’acompte', 'invoice'],
  ['Ausgangsrechnung', 'invoice'],
  ['Stornorechnung', 'credit-note'],
  ['Nota de crédito', 'credit-note'],
  ['Invoice payment', 'other'],
  ['Sales Order', 'other'],
  ['Auftragsbestätigung', 'other'],
  ['Lieferschein', 'other'],
  ['Proforma-Rechnung', 'other'],
  ['Bill', 'received'],
  ['Eingangsrechnung', 'received']
])('a “%s” in a list of what we issued', (kind, expected) => {
  const amount = expected === 'credit-note' ? -50 : 50;
  const { invoices, passedOver, otherWay } = read(`Number,Client,Date,Type,Total\n1,Ada,2026-01-31,${kind},${amount}`);
  const kinds = invoices.map(({ document }) => document.content.kind);
  expect([...kinds, passedOver > 0 && 'other', otherWay > 0 && 'received'].filter(Boolean)).toEqual([expected]);
});

test.each([
  ['0.19', '0', 'Tax rate', ['19', '0']],
  ['0,19', 'VAT', 'Tax rate', ['19', '0']],
  ['0.5%', '0.5%', 'Tax rate', ['0.5', '0.5']],
  ['0.5 %', '19 %', 'Tax', ['0.5', '19']],
  ['0.5', '19', 'Tax rate', ['0.5', '19']]
])('rates of %s and %s', (one, other, header, expected) => {
  const { invoices } = read(
    `Number;Client;Date;Item;Quantity;Price;${header}\n1;Ada;2026-01-31;A;1;100.00;${one}\n2;Ada;2026-01-31;B;1;100.00;${other}`
  );
  const lines = invoices.flatMap(({ document }) => Object.values(document.content.lines));
  expect(lines.map(({ taxRate }) => taxRate)).toEqual(expected);
});

test.each([
  ['a number of their own', '7,,', { passedOver: 2, otherWay: 0 }, 'Estimate'],
  ['a number and a client', '7,Bird,', { passedOver: 2, otherWay: 0 }, 'Estimate'],
  ['neither', ',,', { passedOver: 2, otherWay: 0 }, 'Estimate'],
  ['a number of their own', '7,,', { passedOver: 0, otherWay: 2 }, 'Bill'],
  ['a number and a client', '7,Bird,', { passedOver: 0, otherWay: 2 }, 'Bill'],
  ['neither', ',,', { passedOver: 0, otherWay: 2 }, 'Bill']
])('further lines, with %s, go with their first row: %s', (_what, line, counts, kind) => {
  const found = read(
    `Number,Client,Date,Type,Item,Quantity,Price\n7,Bird,2026-01-31,${kind},A,1,10\n${line},,B,1,20\n7,Ada,2026-01-31,Invoice,C,1,30\n${line.replace('Bird', 'Ada')},,D,1,40`
  );
  expect(told(found)).toEqual([['7', 'Ada', '2026-01-31', null, '70 EUR', 0, 70, '']]);
  expect(found).toMatchObject(counts);
});

test('an invoice below an estimate of the same number is read', () => {
  const found = read(
    'Number,Client,Date,Type,Item,Quantity,Price\n7,Ada,2026-01-31,Estimate,A,1,10\n7,,2026-01-31,Invoice,A,1,10'
  );
  expect(found).toMatchObject({ passedOver: 1, invoices: [{ document: { number: '7' } }] });
});

test('what is paid or left and stands on each row alike is of the whole: half of two lines is paid', () => {
  for (const [header, amount] of [
    ['Paid', '100'],
    ['Balance', '100']
  ]) {
    const found = read(
      `Number,Client,Date,Item,Quantity,Price,${header}\n1,Ada,2026-01-31,A,1,100,${amount}\n1,Ada,2026-01-31,B,1,100,${amount}`
    );
    expect(found.invoices[0]?.document.content.prepaidMinor).toBe(10_000);
  }
});

test('amounts beside descriptions are of each line where several rows bear one number, of one client', () => {
  const list = (client: string, amount: string): unknown[] =>
    told(
      read(
        `Number,Client,Date,Description,Amount,Tax\n1,Ada,2026-01-31,A,100,\n1,${client},2026-01-31,B,${amount},19`,
        'EUR'
      )
    ).map((one) => (one as unknown[])[4]);
  expect(list('Bird', '119')).toEqual(['100 EUR', '119 EUR']);
  expect(list('Ada', '100')).toEqual(['219 EUR']);
});

test.each([
  ['a balance that runs on', 'Balance', '500', '', 0, ['paid-differs']],
  ['a balance that runs on, of what is paid', 'Balance', '500', 'paid', 100, ['paid-differs']],
  ['a balance that goes the other way', 'Balance', '-100', '', 0, ['paid-differs']],
  ['a balance that is rounded', 'Balance', '100.01', '', -0.01, []],
  ['more than the total', 'Paid', '150', '', 150, ['paid-differs']],
  ['a day without separators', 'Paid', '20260109', '', 100, []],
  ['a day as a spreadsheet counts them', 'Paid', '46035', '', 100, []],
  ['a day that is none', 'Paid', '20261345', '', 20_261_345, ['paid-differs']]
])('%s is held against the total', (_what, header, amount, status, prepaid, why) => {
  const found = read(`Number,Client,Date,Total,Status,${header}\n1,Ada,2026-01-31,100,${status},${amount}`);
  expect(found.invoices[0]?.document.content.prepaidMinor).toBe(prepaid * 100);
  expect(warned(found)).toEqual(why);
});

test('an amount as large as a serial is paid where the total is as large', () => {
  const found = read('Number,Client,Date,Total,Paid\n1,Ada,2026-01-31,46035,46035\n2,Ada,2026-01-31,30000,40000');
  expect(found.invoices.map(({ document }) => document.content.prepaidMinor)).toEqual([4_603_500, 4_000_000]);
});

test('a column without a name that counts the rows names no client', () => {
  const found = read(',Number,Date,Total\n0,1,2026-01-31,100\n1,2,2026-01-31,50');
  expect(found.invoices.map(({ document }) => document.content.client.name)).toEqual(['', '']);
});

test('a tax that differs from line to line is that of each', () => {
  const found = read(
    'Invoice No,Date,Customer,Item,Qty,Rate,Tax,Amount\n1,2026-01-13,Ada,A,1,100.00,19.00,100.00\n,,,B,2,100.00,38.00,200.00\n2,2026-01-13,Ada,B,2,100.00,38.00,200.00'
  );
  expect(told(found).map((row) => (row as unknown[])[4])).toEqual(['357 EUR', '238 EUR']);
  expect(warned(found)).toEqual([]);
});

test.each([
  ['Paid', '100', '200', 300],
  ['Paid', '300', '0', 300],
  ['Paid', '100', '150', 'Paid'],
  ['Balance', '100', '200', 0],
  ['Balance', '100', '50', 'Balance'],
  ['Tax total', '19', '38', 'Tax total']
])('rows of one number that say apart under %s: %s and %s', (header, one, other, expected) => {
  const { invoices, refused } = read(
    `Invoice Number,Invoice Date,Customer,Item,Quantity,Price,Line Amount,Line Tax,${header}\n1,2026-01-13,Ada,A,1,100,100,0,${one}\n1,2026-01-13,Ada,B,2,100,200,0,${other}`
  );
  const [{ document } = { document: null }] = invoices;
  const places = refused.flatMap(({ problems }) => problems.map(({ why, at }) => `${why} ${at.path}`));
  expect(document === null ? places : document.content.prepaidMinor).toEqual(
    typeof expected === 'number' ? expected * 100 : [`totals-apart ${expected}`]
  );
});

test.each([
  ['stand above them', ',Date', ['', '']],
  ['are repeated', 'Customer full name,Transaction date', ['Acme Corp', 'Bird & Co']]
])('QuickBooks: sales in detail, whose clients %s', (_what, head, [acme, bird]) => {
  const found = read(
    [
      'Sales by Customer Detail,,,,,,,,',
      ',,,,,,,,',
      `${head},Transaction Type,Num,Product/Service,Qty,Sales Price,Amount,Balance`,
      'Acme Corp,,,,,,,,',
      `${acme},01/13/2026,Invoice,1001,Design,2,150.00,300.00,300.00`,
      `${acme},01/13/2026,Invoice,1001,Print,1,75.00,75.00,375.00`,
      `${acme},01/14/2026,Invoice,1002,Print,1,25.00,25.00,400.00`,
      'Total for Acme Corp,,,,,4,,$400.00,',
      'Bird & Co,,,,,,,,',
      `${bird},01/20/2026,Invoice,1003,Print,1,80.00,80.00,80.00`
    ].join('\n')
  );
  expect(found).toMatchObject({ refused: [], passedOver: 0 });
  expect(told(found)).toEqual([
    ['1001', 'Acme Corp', '2026-01-13', null, '375 EUR', 0, 375, ''],
    ['1002', 'Acme Corp', '2026-01-14', null, '25 EUR', 0, 25, ''],
    ['1003', 'Bird & Co', '2026-01-20', null, '80 EUR', 0, 80, '']
  ]);
});

test.each([
  ['a few cents, which are told', '1062.40', 0, ['totalWithTaxMinor']],
  ['more than that, which stays open', '1080.00', 324, ['totalWithTaxMinor', 'payableMinor']]
])('what is settled and adjusted by %s', (_what, total, left, expected) => {
  const found = read(
    `Invoice Date,Invoice ID,Invoice Number,Invoice Status,Customer Name,Item Name,Quantity,Item Price,Item Total,Item Tax %,Item Tax Amount,Adjustment,SubTotal,Total,Balance\n2026-01-31,77,INV-2,Closed,Ada,Job,1,1000,1000,18,162,0.40,1000,${total},0`
  );
  const [{ document } = { document: null }] = found.invoices;
  expect(document?.totals.payableMinor).toBe(left);
  const differing = document?.warnings.map((warning) =>
    warning.why === 'total-differs' ? warning.total : warning.why
  );
  expect(differing).toEqual(expected);
});
