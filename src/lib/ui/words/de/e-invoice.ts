import type { EInvoiceWhy, Mend } from '#domain/exchange/en16931.ts';
import type { eInvoice as en } from '#ui/words/en/e-invoice.ts';

/** The English object is constant: its texts are types of their own there, and any text here. */
type Texts = { readonly [Key in keyof typeof en]: (typeof en)[Key] extends string ? string : (typeof en)[Key] };

/** What keeps a document from being an e-invoice, and what would help. */
const problems: Record<EInvoiceWhy, string> = {
  'number-missing': 'Die Nummer fehlt noch. Sie wird mit dem ersten Übergang in einen abgeschlossenen Status vergeben.',
  'issue-day-missing': 'Das Rechnungsdatum fehlt.',
  'period-reversed': 'Der Leistungszeitraum endet, bevor er beginnt.',
  'seller-name-missing': 'Der Name Ihres Unternehmens fehlt.',
  'seller-country-missing': 'Das Land Ihres Unternehmens fehlt.',
  'seller-country-unknown': 'Das Land Ihres Unternehmens kennen E-Rechnungen nicht.',
  'seller-unidentified': 'Es fehlt sowohl die USt-IdNr. als auch die Registernummer Ihres Unternehmens.',
  'seller-vat-id-missing': 'Ihre USt-IdNr. fehlt: Diese Positionen verlangen sie.',
  'seller-tax-id-missing': 'Es fehlt sowohl Ihre USt-IdNr. als auch Ihre Steuernummer.',
  'seller-vat-id-prefix': 'Ihre USt-IdNr. muss mit den zwei Buchstaben ihres Landes beginnen, wie in DE123456789.',
  'client-name-missing': 'Der Name des Kunden fehlt.',
  'client-country-missing': 'Das Land des Kunden fehlt.',
  'client-country-unknown': 'Das Land des Kunden kennen E-Rechnungen nicht.',
  'client-vat-id-missing':
    'Die USt-IdNr. des Kunden fehlt: Positionen mit innergemeinschaftlicher Lieferung verlangen sie.',
  'client-unidentified':
    'Es fehlt sowohl die USt-IdNr. als auch die Registernummer des Kunden: Wenn der Leistungsempfänger die Steuer schuldet, ist eine davon nötig.',
  'client-vat-id-prefix': 'Die USt-IdNr. des Kunden muss mit den zwei Buchstaben ihres Landes beginnen.',
  'no-lines': 'Es gibt keine Positionen.',
  'line-name-missing': 'Die Bezeichnung fehlt.',
  'unit-unknown': 'Diese Einheit kennen E-Rechnungen nicht. Wählen Sie eine aus der Liste.',
  'tax-category-missing': 'Die Steuerart fehlt.',
  'rate-not-positive':
    'Der Regelsatz muss über 0 % liegen. Wählen Sie eine andere Steuerart, wenn keine Steuer anfällt.',
  'rate-not-zero': 'Zu dieser Steuerart gehört kein Steuersatz: Er muss 0 % sein.',
  'outside-mixed': 'Nicht steuerbare Positionen können nicht neben anderen auf derselben Rechnung stehen.',
  'island-tax-small':
    'IGIC oder IPSI macht hier 0,50 oder weniger aus: Das weist die amtliche Prüfung von E-Rechnungen zurück. Setzen Sie es mit mehr davon auf eine Rechnung.',
  'delivery-day-missing':
    'Eine innergemeinschaftliche Lieferung braucht einen Leistungszeitraum, oder den Tag der Lieferung als dessen Beginn.',
  'due-missing': 'Es ist etwas zu zahlen, aber weder Fälligkeit noch Zahlungsziel sagen, bis wann.',
  'currency-unknown': 'Diese Währung kennen E-Rechnungen nicht.',
  'currency-decimals': 'E-Rechnungen kennen keine Währung mit mehr als zwei Nachkommastellen.'
};

const mends: Record<Mend, string> = {
  number: 'Zur Rechnung',
  document: 'Währung ändern',
  dates: 'Datumsangaben bearbeiten',
  client: 'Kunden bearbeiten',
  lines: 'Positionen bearbeiten',
  adjustments: 'Nachlässe und Zuschläge bearbeiten',
  terms: 'Zahlungsziel bearbeiten',
  business: 'Ihr Unternehmen bearbeiten'
};

/** An invoice as a file for the programs of others. */
export const eInvoice: Texts = {
  save: 'E-Rechnung',
  title: 'Noch keine E-Rechnung',
  text: 'Eine E-Rechnung (EN 16931, UBL) muss alles enthalten, wonach ein Programm fragt. Das fehlt noch:',
  refresh:
    'Was Sie bei Ihrem Unternehmen ändern, kommt über „Aus Ihren Firmendaten übernehmen“ in diese Rechnung, dort, wo sie bearbeitet wird.',
  problem: (why: EInvoiceWhy): string => problems[why],
  ofLine: (position: number): string => `Position ${position}: `,
  ofAdjustment: (position: number): string => `Nachlass oder Zuschlag ${position}: `,
  mend: (mend: Mend): string => mends[mend],
  rule: (rule: string): string => `EN 16931, ${rule}`,
  exempt: 'Von der Umsatzsteuer befreit',
  leftOut: (name) => `Nicht in der E-Rechnung: ${name}`,
  whyLeftOut: {
    kind: 'Eine E-Rechnung darf nur PDF, PNG, JPEG, CSV und Tabellen enthalten. Senden Sie diese Datei zusammen mit ihr.',
    missing: 'Diese Datei liegt nicht auf diesem Gerät.'
  },
  close: 'Schließen',
  fileName: (name: string): string => `${name}.xml`
};
