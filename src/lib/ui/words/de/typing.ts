import type { typing as en } from '#ui/words/en/typing.ts';

const amountRefusals: (typeof en)['amountRefusals'] = {
  empty: () => 'Geben Sie eine Zahl ein.',
  'not-a-number': (_limits, { example }) => `Das ist keine Zahl. Verwenden Sie Ziffern, zum Beispiel ${example}.`,
  'bad-grouping': (_limits, { example }) =>
    `Kommas und Punkte ergeben hier keine eindeutige Zahl. Schreiben Sie sie ohne Tausendertrennung, zum Beispiel ${example}.`,
  'too-many-decimals': ({ digitsMax, currency }) => {
    if (digitsMax === 0)
      return `Geben Sie eine ganze Zahl ein${currency === undefined ? '' : `: ${currency} hat keine Nachkommastellen`}.`;
    const decimals = digitsMax === 1 ? 'eine Nachkommastelle' : `${digitsMax} Nachkommastellen`;
    return currency === undefined
      ? `Geben Sie höchstens ${decimals} ein.`
      : `Geben Sie für ${currency} höchstens ${decimals} ein.`;
  },
  'too-large': () => 'Diese Zahl ist zu groß, um genau damit zu rechnen.',
  'other-currency': ({ currency }) =>
    currency === undefined
      ? 'Lassen Sie die Währung weg.'
      : `Dieser Betrag ist in ${currency}. Lassen Sie die andere Währung weg.`,
  negative: () => 'Geben Sie eine Zahl ohne Minus ein.',
  zero: () => 'Geben Sie eine Zahl größer als null ein.',
  above: ({ percent }, { max }) => `Geben Sie höchstens ${max}${percent === true ? ' %' : ''} ein.`
};

const dayRefusals: (typeof en)['dayRefusals'] = {
  empty: 'Geben Sie einen Tag ein.',
  'not-a-day': 'Das ist kein Tag. Schreiben Sie ihn zum Beispiel als 30. Nov. 2026, als +30 oder als eom (Monatsende).',
  'no-such-day': 'Diesen Tag gibt es im Kalender nicht. Prüfen Sie Tag und Monat.',
  'other-weekday': 'Der Wochentag gehört nicht zu diesem Datum. Lassen Sie ihn weg, oder berichtigen Sie das Datum.',
  'out-of-range': 'Dieser Tag liegt zu weit entfernt. Geben Sie einen mit einem Jahr von 1 bis 9999 ein.'
};

export const typing: typeof en = {
  amountRefusals,
  dayRefusals,
  readAs: (number: string): string => `Gelesen als ${number}`,
  /** "Mo., 30. Nov. 2026, in 8 Tagen" */
  day: (inWords: string, relative: string): string => `${inWords}, ${relative}`,
  timeIncomplete: 'Geben Sie Stunden und Minuten ein, oder leeren Sie das Feld.'
};
