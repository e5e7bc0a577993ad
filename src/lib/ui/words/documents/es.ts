import type { DocumentWords } from '#ui/words/document.ts';
import { unitsIn } from './units.ts';

/** Spanish, on what leaves the house. */
export const es: DocumentWords = {
  print: {
    shareSummary: ({ name, party, amount, due }) =>
      `${name}, ${party}: ${amount}${due === '' ? '' : `, con vencimiento el ${due}`}`,
    paper: {
      invoice: 'Factura',
      creditNote: 'Factura rectificativa',
      draft: 'Borrador',
      number: 'Número',
      issued: 'Fecha',
      due: 'Vencimiento',
      period: 'Periodo',
      terms: 'Condiciones de pago',
      corrects: 'Rectifica',
      from: 'De',
      to: 'Para',
      vatId: 'NIF-IVA',
      taxId: 'NIF',
      registrationId: 'N.º de registro',
      email: 'Correo',
      phone: 'Teléfono',
      position: 'N.º',
      text: 'Concepto',
      quantity: 'Cantidad',
      price: 'Precio',
      tax: 'IVA',
      net: 'Importe',
      lines: 'Líneas',
      totals: 'Totales',
      taxes: 'IVA',
      taxCategory: 'IVA',
      taxBase: 'Base imponible',
      taxAmount: 'Cuota',
      credited: 'Rectificado',
      received: 'Recibido',
      paid: 'Pagado',
      refunded: 'Devuelto',
      outstanding: 'Pendiente',
      paymentCode: 'Código de pago para aplicaciones bancarias',
      paymentCodeHint: 'Escanéelo con su aplicación bancaria.',
      toPay: 'A pagar',
      overpaid: 'Pagado en exceso',
      toRefund: 'A devolver',
      bank: 'Datos bancarios',
      iban: 'IBAN',
      bic: 'BIC',
      accountHolder: 'Titular de la cuenta',
      bankReference: 'Referencia',
      notes: 'Observaciones',
      logo: (name) => `Logotipo de ${name}`
    }
  },
  statement: {
    title: 'Estado de cuenta',
    name: (client) => `Estado de cuenta, ${client}`,
    shareSummary: (name, day) => `${name}, ${day}`,
    batchName: (batch, client) => `${batch}, ${client}`,
    date: 'Fecha',
    batch: 'Lote',
    period: 'Periodo',
    span: (from, until) => `${from} – ${until}`,
    nothingOpen: 'No hay nada pendiente.',
    nothingHere: 'Ninguna de estas facturas se ha emitido todavía.',
    nothingHappened: 'En este periodo no se facturó ni se pagó nada, y antes no había nada pendiente.',
    heads: {
      issued: (currency) => `Facturas en ${currency}`,
      received: (currency) => `Facturas recibidas en ${currency}`
    },
    number: 'Número',
    issued: 'Fecha',
    due: 'Vencimiento',
    total: 'Total',
    settled: 'Pagado o rectificado',
    open: 'Pendiente',
    sum: 'Total',
    unnumbered: { invoice: 'Factura', 'credit-note': 'Factura rectificativa' },
    creditNote: 'Factura rectificativa',
    ageing: (day) => `Pendiente a ${day}, por días de retraso`,
    ages: {
      'not-due': 'Sin vencer',
      'to-30': '1–30 días',
      'to-60': '31–60 días',
      'to-90': '61–90 días',
      'over-90': 'Más de 90 días',
      undated: 'Sin vencimiento',
      credit: 'A su favor'
    },
    account: {
      issued: (currency) => `Cuenta en ${currency}`,
      received: (currency) => `Cuenta de facturas recibidas, en ${currency}`
    },
    what: 'Movimiento',
    invoiced: 'Facturado',
    paid: 'Pagado',
    balance: 'Saldo',
    opening: (day) => `Saldo inicial a ${day}`,
    closing: (day) => `Saldo final a ${day}`,
    documents: { invoice: (name) => `Factura ${name}`, 'credit-note': (name) => `Factura rectificativa ${name}` },
    payment: (name) => `Pago, ${name}`,
    refund: (name) => `Devolución, ${name}`
  },
  invoice: {
    totals: {
      sumOfLines: 'Suma de las líneas',
      withoutTax: 'Total sin IVA',
      withTax: 'Total con IVA',
      prepaid: 'Anticipo',
      rounding: 'Redondeo',
      payable: 'A pagar',
      credit: 'A favor del cliente',
      taxRow: ({ label, rate, base }) => `${label} ${rate} % sobre ${base}`,
      untaxedRow: ({ label, base }) => `${label}, sobre ${base}`,
      taxPlain: 'IVA'
    },
    lines: {
      per: (price, quantity) => `${price} por ${quantity}`,
      discount: (reason) => (reason === '' ? 'Descuento' : `Descuento: ${reason}`),
      surcharge: (reason) => (reason === '' ? 'Recargo' : `Recargo: ${reason}`),
      percentOf: (label, percent) => `${label} (${percent} %)`
    },
    details: { periodSpan: (from, to) => `${from} – ${to}` }
  },
  history: {
    percent: (number) => `${number} %`,
    referenceFields: {
      buyer: 'Referencia del comprador',
      purchaseOrder: 'Pedido',
      salesOrder: 'Orden de venta',
      contract: 'Contrato',
      project: 'Proyecto',
      preceding: 'Factura anterior'
    }
  },
  codes: {
    taxCategories: [
      { code: 'E', label: 'Exento' },
      { code: 'AE', label: 'Inversión del sujeto pasivo' },
      { code: 'K', label: 'Entrega intracomunitaria' },
      { code: 'G', label: 'Exportación' },
      { code: 'O', label: 'No sujeto a IVA' },
      { code: 'L', label: 'IGIC' },
      { code: 'M', label: 'IPSI' }
    ],
    unitShort: unitsIn({
      ...{ C62: 'ud.', DAY: 'días', IE: 'pers.', LS: 'a tanto alzado', WEE: 'sem.', MON: 'meses', ANN: 'años' },
      ...{ SET: 'juegos', PR: 'pares', XPK: 'paquetes' }
    })
  },
  eInvoice: { exempt: 'Exento de IVA' }
};
