import type { DocumentWords } from '#ui/words/document.ts';
import { unitsIn } from './units.ts';

/** Dutch, on what leaves the house. */
export const nl: DocumentWords = {
  print: {
    shareSummary: ({ name, party, amount, due }) =>
      `${name}, ${party}: ${amount}${due === '' ? '' : `, te betalen uiterlijk op ${due}`}`,
    paper: {
      invoice: 'Factuur',
      creditNote: 'Creditnota',
      draft: 'Concept',
      number: 'Nummer',
      issued: 'Datum',
      due: 'Vervaldatum',
      period: 'Periode',
      terms: 'Betalingsvoorwaarden',
      corrects: 'Corrigeert',
      from: 'Van',
      to: 'Aan',
      vatId: 'Btw-nummer',
      taxId: 'Fiscaal nummer',
      registrationId: 'Registratienummer',
      email: 'E-mail',
      phone: 'Telefoon',
      position: 'Nr.',
      text: 'Omschrijving',
      quantity: 'Aantal',
      price: 'Prijs',
      tax: 'Btw',
      net: 'Bedrag',
      lines: 'Regels',
      totals: 'Totalen',
      taxes: 'Btw',
      taxCategory: 'Btw',
      taxBase: 'Grondslag',
      taxAmount: 'Btw-bedrag',
      credited: 'Gecrediteerd',
      received: 'Ontvangen',
      paid: 'Betaald',
      refunded: 'Terugbetaald',
      outstanding: 'Openstaand',
      paymentCode: 'Betaalcode voor bankapps',
      paymentCodeHint: 'Scan de code met uw bankapp.',
      toPay: 'Te betalen',
      overpaid: 'Te veel betaald',
      toRefund: 'Terug te betalen',
      bank: 'Bankgegevens',
      iban: 'IBAN',
      bic: 'BIC',
      accountHolder: 'Rekeninghouder',
      bankReference: 'Kenmerk',
      notes: 'Opmerkingen',
      logo: (name) => `Logo van ${name}`
    }
  },
  statement: {
    title: 'Rekeningoverzicht',
    name: (client) => `Rekeningoverzicht, ${client}`,
    shareSummary: (name, day) => `${name}, ${day}`,
    batchName: (batch, client) => `${batch}, ${client}`,
    date: 'Datum',
    batch: 'Verzameling',
    period: 'Periode',
    span: (from, until) => `${from} – ${until}`,
    nothingOpen: 'Er staat niets open.',
    nothingHere: 'Nog geen van deze facturen is verstuurd.',
    nothingHappened: 'In deze periode is niets gefactureerd of betaald, en daarvoor stond niets open.',
    heads: {
      issued: (currency) => `Facturen in ${currency}`,
      received: (currency) => `Ontvangen facturen in ${currency}`
    },
    number: 'Nummer',
    issued: 'Datum',
    due: 'Vervalt',
    total: 'Totaal',
    settled: 'Betaald of gecrediteerd',
    open: 'Openstaand',
    sum: 'Samen',
    unnumbered: { invoice: 'Factuur', 'credit-note': 'Creditnota' },
    creditNote: 'Creditnota',
    ageing: (day) => `Openstaand op ${day}, naar dagen te laat`,
    ages: {
      'not-due': 'Niet vervallen',
      'to-30': '1–30 dagen',
      'to-60': '31–60 dagen',
      'to-90': '61–90 dagen',
      'over-90': 'Meer dan 90 dagen',
      undated: 'Zonder vervaldatum',
      credit: 'Tegoed'
    },
    account: {
      issued: (currency) => `Rekening in ${currency}`,
      received: (currency) => `Rekening van ontvangen facturen, in ${currency}`
    },
    what: 'Boeking',
    invoiced: 'Gefactureerd',
    paid: 'Betaald',
    balance: 'Saldo',
    opening: (day) => `Beginsaldo op ${day}`,
    closing: (day) => `Eindsaldo op ${day}`,
    documents: { invoice: (name) => `Factuur ${name}`, 'credit-note': (name) => `Creditnota ${name}` },
    payment: (name) => `Betaling, ${name}`,
    refund: (name) => `Terugbetaling, ${name}`
  },
  invoice: {
    totals: {
      sumOfLines: 'Som van de regels',
      withoutTax: 'Totaal exclusief btw',
      withTax: 'Totaal inclusief btw',
      prepaid: 'Vooruitbetaald',
      rounding: 'Afronding',
      payable: 'Te betalen',
      credit: 'Te crediteren',
      taxRow: ({ label, rate, base }) => `${label} ${rate}% over ${base}`,
      untaxedRow: ({ label, base }) => `${label}, over ${base}`,
      taxPlain: 'Btw'
    },
    lines: {
      per: (price, quantity) => `${price} per ${quantity}`,
      discount: (reason) => (reason === '' ? 'Korting' : `Korting: ${reason}`),
      surcharge: (reason) => (reason === '' ? 'Toeslag' : `Toeslag: ${reason}`),
      percentOf: (label, percent) => `${label} (${percent}%)`
    },
    details: { periodSpan: (from, to) => `${from} – ${to}` }
  },
  history: {
    percent: (number) => `${number}%`,
    referenceFields: {
      buyer: 'Kenmerk van de koper',
      purchaseOrder: 'Inkooporder',
      salesOrder: 'Verkooporder',
      contract: 'Contract',
      project: 'Project',
      preceding: 'Eerdere factuur'
    }
  },
  codes: {
    taxCategories: [
      { code: 'E', label: 'Vrijgesteld' },
      { code: 'AE', label: 'Btw verlegd' },
      { code: 'K', label: 'Intracommunautaire levering' },
      { code: 'G', label: 'Uitvoer' },
      { code: 'O', label: 'Buiten de btw' },
      { code: 'L', label: 'Canarische Eilanden (IGIC)' },
      { code: 'M', label: 'Ceuta en Melilla (IPSI)' }
    ],
    unitShort: unitsIn({
      ...{
        C62: 'st.',
        HUR: 'uur',
        DAY: 'dagen',
        IE: 'pers.',
        LS: 'vast bedrag',
        WEE: 'weken',
        MON: 'mnd',
        ANN: 'jaar'
      },
      ...{ SET: 'sets', PR: 'paar', XPK: 'pakken' }
    })
  },
  eInvoice: { exempt: 'Vrijgesteld van btw' }
};
