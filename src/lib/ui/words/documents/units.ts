/** UN/ECE codes of measures, which are written alike everywhere. */
const measures: Readonly<Record<string, string>> = {
  ...{ HUR: 'h', MIN: 'min', KGM: 'kg', GRM: 'g', TNE: 't', MTR: 'm', CMT: 'cm', KMT: 'km' },
  ...{ MTK: 'm²', MTQ: 'm³', LTR: 'l', KWH: 'kWh', P1: '%' }
};

/** "h", of a code: as the language writes it, or as it is written everywhere; a foreign code stays as it came. */
export function unitsIn(own: Readonly<Record<string, string>>): (code: string) => string {
  const all: Readonly<Record<string, string>> = { ...measures, ...own };
  return (code) => (Object.hasOwn(all, code) ? (all[code] ?? code) : code);
}
