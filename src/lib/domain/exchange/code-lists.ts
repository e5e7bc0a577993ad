/** Codes that an e-invoice may hold, by the lists of EN 16931: public facts, compared with those of another generator. */

/** ISO 3166-1 alpha-2. */
export const isoCountries: readonly string[] = listed(`
  AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
  BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR
  GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP
  KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT
  MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW
  SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG
  UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW`);

/** With what the Union adds: `1A` for Kosovo, `XI` for Northern Ireland (BR-CL-14). */
export const countryCodes: ReadonlySet<string> = new Set([...isoCountries, '1A', 'XI']);

/** ISO 4217 (BR-CL-4). */
export const currencyCodes: ReadonlySet<string> = new Set(
  listed(`
  AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BOV BRL BSD BTN BWP BYN BZD CAD CDF CHE
  CHF CHW CLF CLP CNY COP COU CRC CUC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ
  GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD
  MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG
  QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS
  UAH UGX USD USN UYI UYU UYW UZS VED VES VND VUV WST XAF XAG XAU XBA XBB XBC XBD XCD XDR XOF XPD XPF XPT XSU XTS XUA
  YER ZAR ZMW ZWG ZWL`)
);

/** UNTDID 1001, those of invoices (BR-CL-1). */
export const invoiceCodes: ReadonlySet<string> = new Set(
  listed(`
  71 80 82 84 102 130 202 203 204 211 218 219 295 325 326 331 380 382 383 384 385 386 387 388 389 390 393 394 395 456
  457 471 472 473 500 501 527 553 575 623 633 751 780 817 870 875 876 877 935`)
);

/** UNTDID 1001, those of credit notes (BR-CL-1). */
export const creditCodes: ReadonlySet<string> = new Set(listed('81 83 261 262 296 308 381 396 420 458 502 503 532'));

/** Reasons for no tax (VATEX, BR-CL-22). */
export const vatexCodes: ReadonlySet<string> = new Set(
  listed(`
  79-C 132 132-1A 132-1B 132-1C 132-1D 132-1E 132-1F 132-1G 132-1H 132-1I 132-1J 132-1K 132-1L 132-1M 132-1N 132-1O
  132-1P 132-1Q 143 143-1A 143-1B 143-1C 143-1D 143-1E 143-1F 143-1FA 143-1G 143-1H 143-1I 143-1J 143-1K 143-1L 144
  146-1E 148 148-A 148-B 148-C 148-D 148-E 148-F 148-G 151 151-1A 151-1AA 151-1B 151-1C 151-1D 151-1E 159 309 AE D F G I
  IC O J`)
    .map((code) => `VATEX-EU-${code}`)
    .concat('VATEX-FR-FRANCHISE', 'VATEX-FR-CNWVAT')
);

/** As e-invoices write a country: there Kosovo has a code of its own. */
export function eInvoiceCountry(country: string): string {
  return country === 'XK' ? '1A' : country;
}

/** The country that an e-invoice writes so. */
export function countryWritten(code: string): string {
  return code === '1A' ? 'XK' : code;
}

function listed(codes: string): string[] {
  return codes.trim().split(/\s+/);
}
