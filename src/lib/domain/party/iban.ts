/** What looks wrong with an account number. A person may know better: it is told, never refused. */
export type IbanFinding =
  | { readonly why: 'iban-shape' }
  | { readonly why: 'iban-length'; readonly country: string; readonly length: number; readonly expected: number }
  | { readonly why: 'iban-checksum' };

/** Null for what is no IBAN at all: many countries have account numbers of another kind. */
export function findInIban(text: string): IbanFinding | null {
  const iban = bareIban(text);
  const country = /^[A-Z]{2}\d{2}/.test(iban) ? iban.slice(0, 2) : null;
  if (country === null) return null;
  const expected = lengthByCountry.get(country);
  if (!/^[A-Z0-9]+$/.test(iban)) return { why: 'iban-shape' };
  if (expected !== undefined && iban.length !== expected)
    return { why: 'iban-length', country, length: iban.length, expected };
  return remainder97(iban) === 1 ? null : { why: 'iban-checksum' };
}

/** In groups of four, as on paper; what is no IBAN stays as it was typed. */
export function groupedIban(text: string): string {
  const iban = bareIban(text);
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{1,30}$/.test(iban)) return text.trim();
  return iban.replace(/(.{4})(?=.)/g, '$1 ');
}

/** Without blanks and in capitals, as it is compared and transmitted. */
export function bareIban(text: string): string {
  return text.replace(/\s+/g, '').toUpperCase();
}

/** ISO 7064 mod 97-10: the first four to the end, letters as 10 to 35, digit after digit. */
function remainder97(iban: string): number {
  const moved = `${iban.slice(4)}${iban.slice(0, 4)}`;
  const digits = moved.replace(/[A-Z]/g, (letter) => String(letter.charCodeAt(0) - 55));
  return [...digits].reduce((rest, digit) => (rest * 10 + Number(digit)) % 97, 0);
}

/** Of the SWIFT registry. A country that is missing here is checked by its checksum only. */
const lengthByCountry: ReadonlyMap<string, number> = new Map(
  (
    'AD24 AE23 AL28 AT20 AZ28 BA20 BE16 BG22 BH22 BR29 BY28 CH21 CR22 CY28 CZ24 DE22 DK18 DO28 EE20 EG29 ES24 FI18 ' +
    'FO18 FR27 GB22 GE22 GI23 GL18 GR27 GT28 HR21 HU28 IE22 IL23 IQ23 IS26 IT27 JO30 KW30 KZ20 LB28 LC32 LI21 LT20 ' +
    'LU20 LV21 LY25 MC27 MD24 ME22 MK19 MR27 MT31 MU30 NL18 NO15 PK24 PL28 PS29 PT25 QA29 RO24 RS22 SA24 SC31 SD18 ' +
    'SE24 SI19 SK24 SM27 ST25 SV28 TL23 TN24 TR26 UA29 VA22 VG24 XK20'
  )
    .split(' ')
    .map((entry) => [entry.slice(0, 2), Number(entry.slice(2))])
);
