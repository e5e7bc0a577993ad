/**
 * The currency that a region pays with, as a first guess for a newcomer: ISO 3166-1 → ISO 4217. `null` where the guess
 * would be worse than none.
 */
export function currencyOfRegion(region: string): string | null {
  return currencyByRegion.get(region.toUpperCase()) ?? null;
}

const regionsByCurrency: readonly (readonly [currency: string, regions: string])[] = [
  ['EUR', 'AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK'],
  ['AED', 'AE'],
  ['ARS', 'AR'],
  ['AUD', 'AU NR KI TV'],
  ['BDT', 'BD'],
  ['BHD', 'BH'],
  ['BRL', 'BR'],
  ['CAD', 'CA'],
  ['CHF', 'CH LI'],
  ['CLP', 'CL'],
  ['CNY', 'CN'],
  ['COP', 'CO'],
  ['CZK', 'CZ'],
  ['DKK', 'DK FO GL'],
  ['EGP', 'EG'],
  ['GBP', 'GB IM JE GG'],
  ['HKD', 'HK'],
  ['HUF', 'HU'],
  ['IDR', 'ID'],
  ['ILS', 'IL'],
  ['INR', 'IN'],
  ['ISK', 'IS'],
  ['JOD', 'JO'],
  ['JPY', 'JP'],
  ['KES', 'KE'],
  ['KRW', 'KR'],
  ['KWD', 'KW'],
  ['MAD', 'MA'],
  ['MXN', 'MX'],
  ['MYR', 'MY'],
  ['NGN', 'NG'],
  ['NOK', 'NO SJ'],
  ['NZD', 'NZ'],
  ['OMR', 'OM'],
  ['PEN', 'PE'],
  ['PHP', 'PH'],
  ['PKR', 'PK'],
  ['PLN', 'PL'],
  ['QAR', 'QA'],
  ['RON', 'RO'],
  ['RSD', 'RS'],
  ['SAR', 'SA'],
  ['SEK', 'SE'],
  ['SGD', 'SG'],
  ['THB', 'TH'],
  ['TND', 'TN'],
  ['TRY', 'TR'],
  ['TWD', 'TW'],
  ['UAH', 'UA'],
  ['USD', 'US PR EC SV PA'],
  ['VND', 'VN'],
  ['XAF', 'CM CF TD CG GQ GA'],
  ['XOF', 'BJ BF CI GW ML NE SN TG'],
  ['ZAR', 'ZA']
];

const currencyByRegion: ReadonlyMap<string, string> = new Map(
  regionsByCurrency.flatMap(([currency, regions]) => regions.split(' ').map((region) => [region, currency] as const))
);
