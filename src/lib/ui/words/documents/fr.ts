import type { DocumentWords } from '#ui/words/document.ts';
import { unitsIn } from './units.ts';

/** French, on what leaves the house. */
export const fr: DocumentWords = {
  print: {
    shareSummary: ({ name, party, amount, due }) =>
      `${name}, ${party}\u00a0: ${amount}${due === '' ? '' : `, à payer au plus tard le ${due}`}`,
    paper: {
      invoice: 'Facture',
      creditNote: 'Avoir',
      draft: 'Brouillon',
      number: 'Numéro',
      issued: 'Date',
      due: 'Échéance',
      period: 'Période',
      terms: 'Conditions de paiement',
      corrects: 'Rectifie',
      from: 'De',
      to: 'À',
      vatId: 'N° de TVA',
      taxId: 'N° fiscal',
      registrationId: 'N° d’immatriculation',
      email: 'E-mail',
      phone: 'Téléphone',
      position: 'N°',
      text: 'Désignation',
      quantity: 'Quantité',
      price: 'Prix',
      tax: 'TVA',
      net: 'Montant',
      lines: 'Lignes',
      totals: 'Totaux',
      taxes: 'TVA',
      taxCategory: 'TVA',
      taxBase: 'Base',
      taxAmount: 'Montant de la TVA',
      credited: 'Avoirs',
      received: 'Reçu',
      paid: 'Payé',
      refunded: 'Remboursé',
      outstanding: 'Reste dû',
      paymentCode: 'Code de paiement pour applications bancaires',
      paymentCodeHint: 'À scanner avec votre application bancaire.',
      toPay: 'À payer',
      overpaid: 'Trop-perçu',
      toRefund: 'À rembourser',
      bank: 'Coordonnées bancaires',
      iban: 'IBAN',
      bic: 'BIC',
      accountHolder: 'Titulaire du compte',
      bankReference: 'Référence',
      notes: 'Remarques',
      logo: (name) => `Logo de ${name}`
    }
  },
  statement: {
    title: 'Relevé de compte',
    name: (client) => `Relevé de compte, ${client}`,
    shareSummary: (name, day) => `${name}, ${day}`,
    batchName: (batch, client) => `${batch}, ${client}`,
    date: 'Date',
    batch: 'Lot',
    period: 'Période',
    span: (from, until) => `${from} – ${until}`,
    nothingOpen: 'Rien ne reste dû.',
    nothingHere: 'Aucune de ces factures n’a encore été émise.',
    nothingHappened: 'Rien n’a été facturé ni payé pendant cette période, et rien ne restait dû auparavant.',
    heads: {
      issued: (currency) => `Factures en ${currency}`,
      received: (currency) => `Factures reçues en ${currency}`
    },
    number: 'Numéro',
    issued: 'Date',
    due: 'Échéance',
    total: 'Total',
    settled: 'Payé ou crédité',
    open: 'Reste dû',
    sum: 'Total',
    unnumbered: { invoice: 'Facture', 'credit-note': 'Avoir' },
    creditNote: 'Avoir',
    ageing: (day) => `Reste dû au ${day}, par jours de retard`,
    ages: {
      'not-due': 'Non échu',
      'to-30': '1–30 jours',
      'to-60': '31–60 jours',
      'to-90': '61–90 jours',
      'over-90': 'Plus de 90 jours',
      undated: 'Sans échéance',
      credit: 'En votre faveur'
    },
    account: {
      issued: (currency) => `Compte en ${currency}`,
      received: (currency) => `Compte des factures reçues, en ${currency}`
    },
    what: 'Opération',
    invoiced: 'Facturé',
    paid: 'Payé',
    balance: 'Solde',
    opening: (day) => `Solde initial au ${day}`,
    closing: (day) => `Solde final au ${day}`,
    documents: { invoice: (name) => `Facture ${name}`, 'credit-note': (name) => `Avoir ${name}` },
    payment: (name) => `Paiement, ${name}`,
    refund: (name) => `Remboursement, ${name}`
  },
  invoice: {
    totals: {
      sumOfLines: 'Total des lignes',
      withoutTax: 'Total HT',
      withTax: 'Total TTC',
      prepaid: 'Acompte versé',
      rounding: 'Arrondi',
      payable: 'À payer',
      credit: 'À créditer',
      taxRow: ({ label, rate, base }) => `${label} ${rate}\u00a0% sur ${base}`,
      untaxedRow: ({ label, base }) => `${label}, sur ${base}`,
      taxPlain: 'TVA'
    },
    lines: {
      per: (price, quantity) => `${price} pour ${quantity}`,
      discount: (reason) => (reason === '' ? 'Remise' : `Remise\u00a0: ${reason}`),
      surcharge: (reason) => (reason === '' ? 'Supplément' : `Supplément\u00a0: ${reason}`),
      percentOf: (label, percent) => `${label} (${percent}\u00a0%)`
    },
    details: { periodSpan: (from, to) => `${from} – ${to}` }
  },
  history: {
    percent: (number) => `${number}\u00a0%`,
    referenceFields: {
      buyer: 'Référence de l’acheteur',
      purchaseOrder: 'Bon de commande',
      salesOrder: 'Ordre de vente',
      contract: 'Contrat',
      project: 'Projet',
      preceding: 'Facture précédente'
    }
  },
  codes: {
    taxCategories: [
      { code: 'E', label: 'Exonéré' },
      { code: 'AE', label: 'Autoliquidation' },
      { code: 'K', label: 'Livraison intracommunautaire' },
      { code: 'G', label: 'Exportation' },
      { code: 'O', label: 'Hors champ de la TVA' },
      { code: 'L', label: 'Canaries (IGIC)' },
      { code: 'M', label: 'Ceuta et Melilla (IPSI)' }
    ],
    unitShort: unitsIn({
      ...{ C62: 'pce', DAY: 'j', IE: 'pers.', LS: 'forfait', WEE: 'sem.', MON: 'mois', ANN: 'ans' },
      ...{ SET: 'jeux', PR: 'paires', XPK: 'colis' }
    })
  },
  eInvoice: { exempt: 'Exonéré de TVA' }
};
