import type { TaxRow, Totals } from '#domain/money/totals.ts';
import { comparedTotals, type ImportWarning, type Place, type TaxAmounts } from './import-problem.ts';

/** What a document itself says it comes to, in minor units; null where it does not say. */
export interface DeclaredTotals {
  /** BT-106. */
  readonly sumOfLinesMinor: number | null;
  /** BT-107. */
  readonly discountMinor: number | null;
  /** BT-108. */
  readonly surchargeMinor: number | null;
  /** BT-109. */
  readonly totalWithoutTaxMinor: number | null;
  /** BT-110. */
  readonly taxMinor: number | null;
  /** BT-112. */
  readonly totalWithTaxMinor: number | null;
  /** BT-113. */
  readonly prepaidMinor: number | null;
  /** BT-114. */
  readonly roundingMinor: number | null;
  /** BT-115. */
  readonly payableMinor: number | null;
  /** BG-23, in the order of the document. */
  readonly taxes: readonly TaxRow[];
}

/** Why no tax is charged in a category. */
export interface Exemption {
  /** BT-118. */
  readonly taxCategory: string;
  /** Of VATEX (BT-121); "" where the document gives none. */
  readonly code: string;
  /** BT-120, likewise. */
  readonly reason: string;
}

/** Where what the document declares and what it comes to are not the same. */
export function differences(declared: DeclaredTotals, computed: Totals, at: Place): ImportWarning[] {
  const warnings: ImportWarning[] = [];
  for (const total of comparedTotals) {
    const declaredMinor = declared[total];
    const computedMinor = computed[total];
    if (declaredMinor !== null && declaredMinor !== computedMinor)
      warnings.push({ why: 'total-differs', total, declaredMinor, computedMinor, at });
  }
  return [...warnings, ...taxDifferences(declared.taxes, computed.taxes, at)];
}

function taxDifferences(declared: readonly TaxRow[], computed: readonly TaxRow[], at: Place): ImportWarning[] {
  if (declared.length === 0) return [];
  const declaredByGroup = amountsByGroup(declared);
  const computedByGroup = amountsByGroup(computed);
  const warnings: ImportWarning[] = [];
  for (const group of new Set([...declaredByGroup.keys(), ...computedByGroup.keys()])) {
    const left = declaredByGroup.get(group) ?? null;
    const right = computedByGroup.get(group) ?? null;
    if ((left?.baseMinor ?? 0) === (right?.baseMinor ?? 0) && (left?.taxMinor ?? 0) === (right?.taxMinor ?? 0))
      continue;
    const [taxRate = '', taxCategory = ''] = group.split(' ', 2);
    warnings.push({ why: 'tax-differs', taxCategory, taxRate, declared: left, computed: right, at });
  }
  return warnings;
}

/** Some programs declare one group in several rows, one for each reason of exemption. */
function amountsByGroup(rows: readonly TaxRow[]): Map<string, TaxAmounts> {
  const groups = new Map<string, TaxAmounts>();
  for (const { taxCategory, taxRate, baseMinor, taxMinor } of rows) {
    const group = `${taxRate} ${taxCategory}`;
    const sum = groups.get(group) ?? { baseMinor: 0, taxMinor: 0 };
    groups.set(group, { baseMinor: sum.baseMinor + baseMinor, taxMinor: sum.taxMinor + taxMinor });
  }
  return groups;
}
