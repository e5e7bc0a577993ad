/** What looks odd about a VAT identifier. Formats change, and a person may know better: it is told, never refused. */
export type VatIdFinding =
  | { readonly why: 'vat-country-missing'; readonly country: string }
  | { readonly why: 'vat-other-country'; readonly prefix: string; readonly country: string }
  | { readonly why: 'vat-shape'; readonly country: string };

/** `country`: that of the address (ISO 3166-1), or empty. Null: nothing to say, or nothing known of that country. */
export function findInVatId(text: string, country: string): VatIdFinding | null {
  const id = text.replace(/[\s.\-/]/g, '').toUpperCase();
  if (id === '') return null;
  const expected = country === 'GR' ? 'EL' : country;
  const prefix = [...shapeByPrefix.keys()].find((each) => id.startsWith(each));
  if (prefix === undefined) {
    const bare = shapeByPrefix.get(expected);
    return bare?.test(id) ? { why: 'vat-country-missing', country: expected } : null;
  }
  if (shapeByPrefix.get(prefix)?.test(id.slice(prefix.length)) !== true) return { why: 'vat-shape', country: prefix };
  const isHome = expected === '' || prefix === expected || (prefix === 'XI' && expected === 'GB');
  return isHome || !shapeByPrefix.has(expected) ? null : { why: 'vat-other-country', prefix, country: expected };
}

/** What stands behind the prefix, by the European Commission's list (VIES), and of neighbours that write alike. */
const shapeByPrefix: ReadonlyMap<string, RegExp> = new Map(
  Object.entries({
    AT: 'U\\d{8}',
    BE: '[01]\\d{9}',
    BG: '\\d{9,10}',
    CHE: '\\d{9}(MWST|TVA|IVA)?',
    CY: '\\d{8}[A-Z]',
    CZ: '\\d{8,10}',
    DE: '\\d{9}',
    DK: '\\d{8}',
    EE: '\\d{9}',
    EL: '\\d{9}',
    ES: '[A-Z0-9]\\d{7}[A-Z0-9]',
    FI: '\\d{8}',
    FR: '[A-Z0-9]{2}\\d{9}',
    GB: '(\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})',
    HR: '\\d{11}',
    HU: '\\d{8}',
    IE: '\\d[A-Z0-9+*]\\d{5}[A-Z]{1,2}',
    IT: '\\d{11}',
    LT: '(\\d{9}|\\d{12})',
    LU: '\\d{8}',
    LV: '\\d{11}',
    MT: '\\d{8}',
    NL: '\\d{9}B\\d{2}',
    PL: '\\d{10}',
    PT: '\\d{9}',
    RO: '\\d{2,10}',
    SE: '\\d{12}',
    SI: '\\d{8}',
    SK: '\\d{10}',
    XI: '(\\d{9}|\\d{12}|GD\\d{3}|HA\\d{3})'
  }).map(([prefix, shape]) => [prefix, new RegExp(`^${shape}$`)])
);
