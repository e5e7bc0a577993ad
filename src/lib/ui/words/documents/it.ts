import type { DocumentWords } from '#ui/words/document.ts';
import { unitsIn } from './units.ts';

/** Italian, on what leaves the house. */
export const it: DocumentWords = {
  print: {
    shareSummary: ({ name, party, amount, due }) =>
      `${name}, ${party}: ${amount}${due === '' ? '' : `, con scadenza il ${due}`}`,
    paper: {
      invoice: 'Fattura',
      creditNote: 'Nota di credito',
      draft: 'Bozza',
      number: 'Numero',
      issued: 'Data',
      due: 'Scadenza',
      period: 'Periodo',
      terms: 'Condizioni di pagamento',
      corrects: 'Rettifica',
      from: 'Da',
      to: 'A',
      vatId: 'Partita IVA',
      taxId: 'Codice fiscale',
      registrationId: 'N. di registro',
      email: 'E-mail',
      phone: 'Telefono',
      position: 'N.',
      text: 'Descrizione',
      quantity: 'Quantità',
      price: 'Prezzo',
      tax: 'IVA',
      net: 'Importo',
      lines: 'Righe',
      totals: 'Totali',
      taxes: 'IVA',
      taxCategory: 'IVA',
      taxBase: 'Imponibile',
      taxAmount: 'Imposta',
      credited: 'Stornato',
      received: 'Ricevuto',
      paid: 'Pagato',
      refunded: 'Rimborsato',
      outstanding: 'Da saldare',
      paymentCode: 'Codice di pagamento per app bancarie',
      paymentCodeHint: 'Da inquadrare con l’app della banca.',
      toPay: 'Da pagare',
      overpaid: 'Pagato in eccesso',
      toRefund: 'Da rimborsare',
      bank: 'Coordinate bancarie',
      iban: 'IBAN',
      bic: 'BIC',
      accountHolder: 'Intestatario del conto',
      bankReference: 'Causale',
      notes: 'Note',
      logo: (name) => `Logo di ${name}`
    }
  },
  statement: {
    title: 'Estratto conto',
    name: (client) => `Estratto conto, ${client}`,
    shareSummary: (name, day) => `${name}, ${day}`,
    batchName: (batch, client) => `${batch}, ${client}`,
    date: 'Data',
    batch: 'Gruppo',
    period: 'Periodo',
    span: (from, until) => `${from} – ${until}`,
    nothingOpen: 'Non c’è nulla da saldare.',
    nothingHere: 'Nessuna di queste fatture è stata ancora emessa.',
    nothingHappened: 'In questo periodo non è stato fatturato né pagato nulla, e prima non c’era nulla da saldare.',
    heads: {
      issued: (currency) => `Fatture in ${currency}`,
      received: (currency) => `Fatture ricevute in ${currency}`
    },
    number: 'Numero',
    issued: 'Data',
    due: 'Scadenza',
    total: 'Totale',
    settled: 'Pagato o stornato',
    open: 'Da saldare',
    sum: 'Totale',
    unnumbered: { invoice: 'Fattura', 'credit-note': 'Nota di credito' },
    creditNote: 'Nota di credito',
    ageing: (day) => `Da saldare al ${day}, per giorni di ritardo`,
    ages: {
      'not-due': 'Non scaduto',
      'to-30': '1–30 giorni',
      'to-60': '31–60 giorni',
      'to-90': '61–90 giorni',
      'over-90': 'Oltre 90 giorni',
      undated: 'Senza scadenza',
      credit: 'A vostro favore'
    },
    account: {
      issued: (currency) => `Conto in ${currency}`,
      received: (currency) => `Conto delle fatture ricevute, in ${currency}`
    },
    what: 'Operazione',
    invoiced: 'Fatturato',
    paid: 'Pagato',
    balance: 'Saldo',
    opening: (day) => `Saldo iniziale al ${day}`,
    closing: (day) => `Saldo finale al ${day}`,
    documents: { invoice: (name) => `Fattura ${name}`, 'credit-note': (name) => `Nota di credito ${name}` },
    payment: (name) => `Pagamento, ${name}`,
    refund: (name) => `Rimborso, ${name}`
  },
  invoice: {
    totals: {
      sumOfLines: 'Somma delle righe',
      withoutTax: 'Totale imponibile',
      withTax: 'Totale IVA inclusa',
      prepaid: 'Acconto',
      rounding: 'Arrotondamento',
      payable: 'Da pagare',
      credit: 'A credito del cliente',
      taxRow: ({ label, rate, base }) => `${label} ${rate} % su ${base}`,
      untaxedRow: ({ label, base }) => `${label}, su ${base}`,
      taxPlain: 'IVA'
    },
    lines: {
      per: (price, quantity) => `${price} per ${quantity}`,
      discount: (reason) => (reason === '' ? 'Sconto' : `Sconto: ${reason}`),
      surcharge: (reason) => (reason === '' ? 'Maggiorazione' : `Maggiorazione: ${reason}`),
      percentOf: (label, percent) => `${label} (${percent} %)`
    },
    details: { periodSpan: (from, to) => `${from} – ${to}` }
  },
  history: {
    percent: (number) => `${number} %`,
    referenceFields: {
      buyer: 'Riferimento dell’acquirente',
      purchaseOrder: 'Ordine d’acquisto',
      salesOrder: 'Ordine di vendita',
      contract: 'Contratto',
      project: 'Progetto',
      preceding: 'Fattura precedente'
    }
  },
  codes: {
    taxCategories: [
      { code: 'E', label: 'Esente' },
      { code: 'AE', label: 'Inversione contabile' },
      { code: 'K', label: 'Cessione intracomunitaria' },
      { code: 'G', label: 'Esportazione' },
      { code: 'O', label: 'Fuori campo IVA' },
      { code: 'L', label: 'Canarie (IGIC)' },
      { code: 'M', label: 'Ceuta e Melilla (IPSI)' }
    ],
    unitShort: unitsIn({
      ...{ C62: 'pz', DAY: 'giorni', IE: 'persone', LS: 'a corpo', WEE: 'sett.', MON: 'mesi', ANN: 'anni' },
      ...{ SET: 'set', PR: 'paia', XPK: 'colli' }
    })
  },
  eInvoice: { exempt: 'Esente IVA' }
};
