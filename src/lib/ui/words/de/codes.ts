import type { codes as en } from '#ui/words/en/codes.ts';

/** UNCL 5305, as EN 16931 uses it. */
const taxCategories: (typeof en)['taxCategories'] = [
  {
    code: 'S',
    label: 'Regelsatz oder ermäßigter Satz',
    description: 'Die Umsatzsteuer wird zum Satz der Position berechnet.'
  },
  { code: 'Z', label: 'Nullsatz', description: 'Steuerpflichtig, zu einem Satz von 0 %.' },
  { code: 'E', label: 'Steuerfrei', description: 'Von der Umsatzsteuer befreit; die Rechnung nennt den Grund.' },
  {
    code: 'AE',
    label: 'Steuerschuldnerschaft des Leistungsempfängers',
    description: 'Der Käufer schuldet die Umsatzsteuer (Reverse-Charge).'
  },
  {
    code: 'K',
    label: 'Innergemeinschaftliche Lieferung',
    description: 'Waren oder Leistungen an ein Unternehmen in einem anderen EU-Land.'
  },
  { code: 'G', label: 'Ausfuhr', description: 'Lieferung in ein Land außerhalb der EU.' },
  {
    code: 'O',
    label: 'Nicht steuerbar',
    description: 'Es fällt gar keine Umsatzsteuer an, zum Beispiel bei Kleinunternehmern.'
  },
  { code: 'L', label: 'Kanarische Inseln (IGIC)', description: 'Indirekte Steuer der Kanarischen Inseln.' },
  { code: 'M', label: 'Ceuta und Melilla (IPSI)', description: 'Steuer von Ceuta und Melilla.' }
];

/** UN/ECE Recommendation 20 and 21: those that invoices usually need, most used first. */
const units: (typeof en)['units'] = [
  { code: 'C62', label: 'Stück', short: 'Stk.' },
  { code: 'HUR', label: 'Stunde', short: 'Std.' },
  { code: 'DAY', label: 'Tag', short: 'Tage' },
  { code: 'IE', label: 'Person', short: 'Pers.' },
  { code: 'LS', label: 'Pauschale', short: 'pauschal' },
  { code: 'MIN', label: 'Minute', short: 'Min.' },
  { code: 'WEE', label: 'Woche', short: 'Wochen' },
  { code: 'MON', label: 'Monat', short: 'Monate' },
  { code: 'ANN', label: 'Jahr', short: 'Jahre' },
  { code: 'KGM', label: 'Kilogramm', short: 'kg' },
  { code: 'GRM', label: 'Gramm', short: 'g' },
  { code: 'TNE', label: 'Tonne', short: 't' },
  { code: 'MTR', label: 'Meter', short: 'm' },
  { code: 'CMT', label: 'Zentimeter', short: 'cm' },
  { code: 'KMT', label: 'Kilometer', short: 'km' },
  { code: 'MTK', label: 'Quadratmeter', short: 'm²' },
  { code: 'MTQ', label: 'Kubikmeter', short: 'm³' },
  { code: 'LTR', label: 'Liter', short: 'l' },
  { code: 'KWH', label: 'Kilowattstunde', short: 'kWh' },
  { code: 'SET', label: 'Satz', short: 'Sätze' },
  { code: 'PR', label: 'Paar', short: 'Paar' },
  { code: 'XPK', label: 'Paket', short: 'Pakete' },
  { code: 'P1', label: 'Prozent', short: '%' }
];

/** UNCL 4461: how money came. */
const paymentMethods: (typeof en)['paymentMethods'] = [
  { code: '58', label: 'SEPA-Überweisung' },
  { code: '30', label: 'Überweisung' },
  { code: '59', label: 'SEPA-Lastschrift' },
  { code: '48', label: 'Karte' },
  { code: '10', label: 'Bar' },
  { code: '20', label: 'Scheck' },
  { code: '68', label: 'Online-Zahlung' },
  { code: '97', label: 'Verrechnung zwischen Partnern' },
  { code: '1', label: 'Sonstige' }
];

/** Codes of documents, for pickers. A code that is not listed is shown as it is. */
export const codes: typeof en = {
  taxCategories,
  units,
  paymentMethods,
  /** "12 Std."; a foreign code stays as it came. */
  unitShort: (code: string): string => units.find((unit) => unit.code === code)?.short ?? code
};
