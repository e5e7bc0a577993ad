import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { minorDigits } from './currency.ts';
import type { Adjustment, DocumentAdjustment, Priced, PricedLine } from './pricing.ts';
import { computeTotals, type Totals } from './totals.ts';

function line(fields: Partial<PricedLine> = {}): PricedLine {
  return {
    quantity: '1',
    price: '0',
    baseQuantity: '1',
    adjustments: [],
    taxCategory: 'S',
    taxRate: '19',
    declaredNetMinor: null,
    ...fields
  };
}

function priced(fields: Partial<Priced> = {}): Priced {
  return { currency: 'EUR', lines: [], adjustments: [], prepaidMinor: 0, roundingMinor: 0, ...fields };
}

function adjustment(kind: Adjustment['kind'], fields: Partial<Adjustment>): Adjustment {
  return { kind, amountMinor: null, percent: null, baseMinor: null, ...fields };
}

function ofDocument(kind: Adjustment['kind'], fields: Partial<DocumentAdjustment>): DocumentAdjustment {
  return { ...adjustment(kind, fields), taxCategory: 'S', taxRate: '19', ...fields };
}

function grossOf(
  quantity: string,
  price: string,
  fields: Partial<PricedLine> = {},
  currency = 'EUR'
): number | undefined {
  return computeTotals(priced({ currency, lines: [line({ quantity, price, ...fields })] })).lines[0]?.grossMinor;
}

describe('a line', () => {
  test.each([
    ['1', '0.005', 1],
    ['1', '0.0049', 0],
    ['-1', '0.005', -1],
    ['1', '-0.005', -1],
    ['3', '0.335', 101],
    ['-3', '0.335', -101],
    ['1.5', '33.33', 5000],
    ['0.1', '0.2', 2],
    ['1', '1.005', 101]
  ])('%s × %s is %i cents: a half cent goes away from zero', (quantity, price, grossMinor) => {
    expect(grossOf(quantity, price)).toBe(grossMinor);
  });

  test('a price may be for a hundred or a thousand pieces', () => {
    expect(grossOf('2500', '12.34', { baseQuantity: '1000' })).toBe(3085);
    expect(grossOf('1', '0.50', { baseQuantity: '100' })).toBe(1);
    expect(grossOf('1', '10', { baseQuantity: '3' })).toBe(333);
  });

  test('it rounds to the currency: no decimals in yen, three in dinar', () => {
    expect(grossOf('3', '33.5', {}, 'JPY')).toBe(101);
    expect(grossOf('1', '0.0005', {}, 'TND')).toBe(1);
    expect(grossOf('1', '1.234', {}, 'TND')).toBe(1234);
  });

  test('twelve digits are exact', () => {
    expect(grossOf('999999', '999999.99')).toBe(99_999_899_000_001);
    expect(grossOf('1', '999999999999.99')).toBe(99_999_999_999_999);
  });

  test('its net is its gross with surcharges and without discounts, each rounded by itself', () => {
    const adjustments = [
      adjustment('discount', { percent: '3.333' }),
      adjustment('discount', { amountMinor: 50 }),
      adjustment('surcharge', { percent: '10', baseMinor: 1005 })
    ];
    expect(computeTotals(priced({ lines: [line({ price: '10.05', adjustments })] })).lines).toEqual([
      { grossMinor: 1005, adjustmentsMinor: [33, 50, 101], netMinor: 1023, computedNetMinor: 1023, differs: false }
    ]);
  });

  test('a given amount wins over a percentage', () => {
    const adjustments = [adjustment('discount', { amountMinor: 1, percent: '50' })];
    expect(computeTotals(priced({ lines: [line({ price: '1', adjustments })] })).sumOfLinesMinor).toBe(99);
  });

  test('a declared net is trusted, and said to differ where it does', () => {
    const totals = computeTotals(
      priced({ lines: [line({ price: '1', declaredNetMinor: 101 }), line({ price: '1', declaredNetMinor: 100 })] })
    );
    expect(
      totals.lines.map(({ netMinor, computedNetMinor, differs }) => [netMinor, computedNetMinor, differs])
    ).toEqual([
      [101, 100, true],
      [100, 100, false]
    ]);
    expect(totals.sumOfLinesMinor).toBe(201);
    expect(totals.taxes[0]?.baseMinor).toBe(201);
  });
});

describe('the document', () => {
  test('nothing comes to nothing', () => {
    expect(computeTotals(priced())).toEqual({
      lines: [],
      adjustmentsMinor: [],
      sumOfLinesMinor: 0,
      discountMinor: 0,
      surchargeMinor: 0,
      totalWithoutTaxMinor: 0,
      taxes: [],
      taxMinor: 0,
      totalWithTaxMinor: 0,
      payableMinor: 0,
      overflow: false,
      invalid: []
    } satisfies Totals);
  });

  const whole = priced({
    lines: [
      line({ quantity: '10', price: '12.50' }),
      line({ quantity: '-1', price: '5', taxRate: '19.00' }),
      line({ price: '40', taxRate: '7' }),
      line({ price: '20', taxCategory: 'E', taxRate: '0' })
    ],
    adjustments: [
      ofDocument('discount', { percent: '10', baseMinor: 12000 }),
      ofDocument('discount', { amountMinor: 300, taxRate: '7' }),
      ofDocument('surcharge', { amountMinor: 495, taxRate: '19.0' })
    ],
    prepaidMinor: 5000,
    roundingMinor: 2
  });

  test('its sum of lines is the sum of their net amounts (BR-CO-10)', () => {
    expect(computeTotals(whole).sumOfLinesMinor).toBe(18000);
  });

  test('its discounts and surcharges are summed apart (BR-CO-11, BR-CO-12)', () => {
    const { adjustmentsMinor, discountMinor, surchargeMinor } = computeTotals(whole);
    expect({ adjustmentsMinor, discountMinor, surchargeMinor }).toEqual({
      adjustmentsMinor: [1200, 300, 495],
      discountMinor: 1500,
      surchargeMinor: 495
    });
  });

  test('its total without tax is lines − discounts + surcharges (BR-CO-13)', () => {
    expect(computeTotals(whole).totalWithoutTaxMinor).toBe(16995);
  });

  test('tax is base × rate once per category and rate, in order (BR-CO-17), and summed (BR-CO-14)', () => {
    const { taxes, taxMinor } = computeTotals(whole);
    expect(taxes).toEqual([
      { taxCategory: 'E', taxRate: '0', baseMinor: 2000, taxMinor: 0 },
      { taxCategory: 'S', taxRate: '7', baseMinor: 3700, taxMinor: 259 },
      { taxCategory: 'S', taxRate: '19', baseMinor: 11295, taxMinor: 2146 }
    ]);
    expect(taxMinor).toBe(2405);
  });

  test('its total with tax adds the tax (BR-CO-15); what is left is without what was prepaid, with rounding (BR-CO-16)', () => {
    const { totalWithTaxMinor, payableMinor } = computeTotals(whole);
    expect(totalWithTaxMinor).toBe(19400);
    expect(payableMinor).toBe(14402);
  });

  test('a percentage of the document is of the sum of lines where no base is given', () => {
    const totals = computeTotals(
      priced({ lines: [line({ price: '9.99' })], adjustments: [ofDocument('discount', { percent: '50' })] })
    );
    expect(totals.discountMinor).toBe(500);
  });

  test('rounding per line would be wrong: three thirds of a cent of tax are one cent', () => {
    const lines = [1, 2, 3].map(() => line({ price: '0.01', taxRate: '33' }));
    expect(computeTotals(priced({ lines })).taxMinor).toBe(1);
  });

  test.each([
    ['0.50', '5', 3],
    ['-0.50', '5', -3],
    ['0.10', '5', 1],
    ['0.30', '5', 2],
    ['-0.30', '5', -2],
    ['1', '7.7', 8]
  ])('tax on %s at %s %% is %i: half away from zero, not half to even', (price, taxRate, taxMinor) => {
    expect(computeTotals(priced({ lines: [line({ price, taxRate })] })).taxMinor).toBe(taxMinor);
  });

  test('rates are sorted as numbers', () => {
    const lines = ['10', '7.7', '2', '19'].map((taxRate) => line({ price: '1', taxRate }));
    expect(computeTotals(priced({ lines })).taxes.map(({ taxRate }) => taxRate)).toEqual(['2', '7.7', '10', '19']);
  });

  test('a prepayment may leave less than nothing', () => {
    expect(computeTotals(priced({ prepaidMinor: 100 })).payableMinor).toBe(-100);
  });
});

describe('what is not usable', () => {
  test('it counts as nothing, is named with its place, and hurts nothing else', () => {
    const totals = computeTotals(
      priced({
        lines: [
          line({ price: '1e3' }),
          line({ price: '5', baseQuantity: '0', adjustments: [adjustment('discount', { percent: 'half' })] }),
          line({ price: '2', taxRate: '', declaredNetMinor: 0.5 })
        ],
        adjustments: [ofDocument('surcharge', {}), ofDocument('discount', { amountMinor: Number.NaN })],
        prepaidMinor: Number.POSITIVE_INFINITY
      })
    );
    expect(totals.invalid).toEqual([
      { line: 0, adjustment: null, field: 'price' },
      { line: 1, adjustment: null, field: 'baseQuantity' },
      { line: 1, adjustment: 0, field: 'percent' },
      { line: 2, adjustment: null, field: 'declaredNetMinor' },
      { line: 2, adjustment: null, field: 'taxRate' },
      { line: null, adjustment: 0, field: 'percent' },
      { line: null, adjustment: 1, field: 'amountMinor' },
      { line: null, adjustment: null, field: 'prepaidMinor' }
    ]);
    expect(totals.payableMinor).toBe(500 + 95);
    expect(totals.overflow).toBe(false);
  });

  test('a number beyond exactness stands at the edge and is flagged', () => {
    const lines = [line({ quantity: '-999999999', price: '999999999999' })];
    const totals = computeTotals(priced({ lines }));
    expect(totals.overflow).toBe(true);
    expect(totals.lines[0]?.netMinor).toBe(-Number.MAX_SAFE_INTEGER);
    expect(totals.payableMinor).toBe(-Number.MAX_SAFE_INTEGER);
  });

  test('sums stay exact behind a saturated number', () => {
    const lines = [
      line({ price: '99999999999999', taxRate: '0' }),
      line({ quantity: '-1', price: '99999999999998', taxRate: '0' })
    ];
    const totals = computeTotals(priced({ lines }));
    expect(totals.overflow).toBe(true);
    expect(totals.payableMinor).toBe(100);
  });
});

describe('laws', () => {
  const decimal = fc
    .tuple(fc.integer({ min: -99_999, max: 99_999 }), fc.nat(4))
    .map(([units, scale]) => asText(units, scale));
  const positive = fc
    .tuple(fc.integer({ min: 1, max: 9_999 }), fc.nat(3))
    .map(([units, scale]) => asText(units, scale));
  const amount = fc.integer({ min: -1_000_000, max: 1_000_000 });
  const category = fc.constantFrom('S', 'AE', 'Z');
  const rate = fc.constantFrom('0', '7', '7.0', '7.7', '19', '19.00', '5.5', '2.1');
  const adjustmentOf = fc.record({
    kind: fc.constantFrom('discount', 'surcharge'),
    amountMinor: fc.option(amount),
    percent: decimal,
    baseMinor: fc.option(amount)
  });
  const document: fc.Arbitrary<Priced> = fc.record({
    currency: fc.constantFrom('EUR', 'JPY', 'TND'),
    lines: fc.array(
      fc.record({
        quantity: decimal,
        price: decimal,
        baseQuantity: fc.oneof(fc.constant('1'), fc.constant('1000'), positive),
        adjustments: fc.array(adjustmentOf, { maxLength: 3 }),
        taxCategory: category,
        taxRate: rate,
        declaredNetMinor: fc.option(amount, { freq: 4 })
      }),
      { maxLength: 8 }
    ),
    adjustments: fc.array(
      fc
        .tuple(adjustmentOf, category, rate)
        .map(([fields, taxCategory, taxRate]) => ({ ...fields, taxCategory, taxRate })),
      { maxLength: 4 }
    ),
    prepaidMinor: amount,
    roundingMinor: fc.integer({ min: -50, max: 50 })
  });

  test('a naive twin that reckons in fractions finds the same', () => {
    fc.assert(
      fc.property(document, (given) => {
        const { lines, taxes, payableMinor, totalWithTaxMinor, invalid, overflow } = computeTotals(given);
        const netsMinor = lines.map(({ netMinor }) => netMinor);
        expect({ netsMinor, taxes, payableMinor, totalWithTaxMinor }).toEqual(naiveTwin(given));
        expect({ invalid, overflow }).toEqual({ invalid: [], overflow: false });
      }),
      { numRuns: 500 }
    );
  });

  test('the totals balance', () => {
    fc.assert(
      fc.property(document, (given) => {
        const totals = computeTotals(given);
        const basesMinor = totals.taxes.reduce((sum, { baseMinor }) => sum + baseMinor, 0);
        expect(basesMinor).toBe(totals.totalWithoutTaxMinor);
        expect(totals.totalWithTaxMinor - totals.totalWithoutTaxMinor).toBe(totals.taxMinor);
        expect(new Set(totals.taxes.map(({ taxCategory, taxRate }) => `${taxCategory} ${taxRate}`)).size).toBe(
          totals.taxes.length
        );
      })
    );
  });

  test('the order of lines changes no total', () => {
    fc.assert(
      fc.property(document, (given) => {
        const { lines: _, ...totals } = computeTotals(given);
        const { lines: __, ...reversed } = computeTotals({ ...given, lines: [...given.lines].reverse() });
        expect(reversed).toEqual(totals);
      })
    );
  });

  test('turning every quantity and amount round turns every total round', () => {
    fc.assert(
      fc.property(document, (given) => {
        const totals = computeTotals(given);
        const turned = computeTotals(turnedRound(given));
        expect(turned.payableMinor + totals.payableMinor).toBe(0);
        expect(turned.taxMinor + totals.taxMinor).toBe(0);
      })
    );
  });

  test('any input at all gives whole safe numbers and never throws', () => {
    const anyNumber = fc.oneof(fc.double(), fc.maxSafeInteger());
    const anyText = fc.oneof(fc.string(), decimal, fc.constant('9'.repeat(30)));
    const anyAdjustment = fc.record({
      kind: fc.constantFrom('discount', 'surcharge'),
      amountMinor: fc.option(anyNumber),
      percent: fc.option(anyText),
      baseMinor: fc.option(anyNumber),
      taxCategory: fc.string(),
      taxRate: anyText
    });
    const anyLine = fc.record({
      quantity: anyText,
      price: anyText,
      baseQuantity: anyText,
      adjustments: fc.array(anyAdjustment, { maxLength: 2 }),
      taxCategory: fc.string(),
      taxRate: anyText,
      declaredNetMinor: fc.option(anyNumber)
    });
    fc.assert(
      fc.property(
        fc.record({
          currency: fc.constantFrom('EUR', 'JPY', ''),
          lines: fc.array(anyLine, { maxLength: 3 }),
          adjustments: fc.array(anyAdjustment, { maxLength: 2 }),
          prepaidMinor: anyNumber,
          roundingMinor: anyNumber
        }),
        (given) => {
          const { lines, taxes, adjustmentsMinor, invalid: _, overflow: __, ...sums } = computeTotals(given);
          const numbers = [
            ...Object.values(sums),
            ...adjustmentsMinor,
            ...lines.flatMap((each) => [
              each.grossMinor,
              each.netMinor,
              each.computedNetMinor,
              ...each.adjustmentsMinor
            ]),
            ...taxes.flatMap((each) => [each.baseMinor, each.taxMinor])
          ];
          expect(numbers.filter((each) => !Number.isSafeInteger(each))).toEqual([]);
        }
      )
    );
  });
});

function asText(units: number, scale: number): string {
  const digits = String(Math.abs(units)).padStart(scale + 1, '0');
  const text = scale === 0 ? digits : `${digits.slice(0, -scale)}.${digits.slice(-scale)}`;
  return units < 0 ? `-${text}` : text;
}

function turnedRound(given: Priced): Priced {
  const minus = (amountMinor: number | null) => (amountMinor === null ? null : 0 - amountMinor);
  const turned = <A extends Adjustment>(each: A): A => ({
    ...each,
    amountMinor: minus(each.amountMinor),
    baseMinor: minus(each.baseMinor)
  });
  return {
    ...given,
    lines: given.lines.map((each) => ({
      ...each,
      quantity: each.quantity.startsWith('-') ? each.quantity.slice(1) : `-${each.quantity}`,
      adjustments: each.adjustments.map(turned),
      declaredNetMinor: minus(each.declaredNetMinor)
    })),
    adjustments: given.adjustments.map(turned),
    prepaidMinor: 0 - given.prepaidMinor,
    roundingMinor: 0 - given.roundingMinor
  };
}

/** The same table once more, step by step in fractions, sharing no line with the code under test. */
function naiveTwin(given: Priced) {
  type Fraction = readonly [top: bigint, bottom: bigint];
  const fraction = (text: string): Fraction => {
    const [whole = '', decimals = ''] = text.split('.');
    return [BigInt(whole + decimals), BigInt(`1${'0'.repeat(decimals.length)}`)];
  };
  const product = (...factors: Fraction[]): Fraction =>
    factors.reduce(([t, b], [top, bottom]): Fraction => [t * top, b * bottom], [1n, 1n]);
  const rounded = ([top, bottom]: Fraction): bigint => {
    if (bottom < 0n) return rounded([-top, -bottom]);
    if (top < 0n) return -rounded([-top, bottom]);
    const whole = top / bottom;
    return (top % bottom) * 2n >= bottom ? whole + 1n : whole;
  };
  const part = (each: Adjustment, base: bigint): bigint => {
    const amount =
      each.amountMinor === null
        ? rounded(product([BigInt(each.baseMinor ?? Number(base)), 100n], fraction(each.percent ?? '0')))
        : BigInt(each.amountMinor);
    return each.kind === 'discount' ? -amount : amount;
  };
  const rateOf = (text: string) => String(Number(text));

  const nets = given.lines.map((each) => {
    if (each.declaredNetMinor !== null) return BigInt(each.declaredNetMinor);
    const [top, bottom] = fraction(each.baseQuantity);
    const perUnit: Fraction = [10n ** BigInt(minorDigits(given.currency)), 1n];
    const gross = rounded(product(fraction(each.quantity), fraction(each.price), [bottom, top], perUnit));
    return each.adjustments.reduce((sum, one) => sum + part(one, gross), gross);
  });
  const sumOfLines = nets.reduce((sum, net) => sum + net, 0n);
  const parts = given.adjustments.map((each) => part(each, sumOfLines));
  const entries = [
    ...given.lines.map((each, at) => ({ ...each, amount: nets[at] ?? 0n })),
    ...given.adjustments.map((each, at) => ({ ...each, amount: parts[at] ?? 0n }))
  ];
  const keys = [...new Set(entries.map(({ taxCategory, taxRate }) => `${taxCategory} ${rateOf(taxRate)}`))];
  const taxes = keys
    .map((key) => {
      const [taxCategory = '', taxRate = ''] = key.split(' ');
      const base = entries
        .filter((each) => each.taxCategory === taxCategory && rateOf(each.taxRate) === taxRate)
        .reduce((sum, { amount }) => sum + amount, 0n);
      return {
        taxCategory,
        taxRate,
        baseMinor: Number(base),
        taxMinor: Number(rounded(product([base, 100n], fraction(taxRate))))
      };
    })
    .sort((a, b) =>
      a.taxCategory === b.taxCategory ? Number(a.taxRate) - Number(b.taxRate) : a.taxCategory < b.taxCategory ? -1 : 1
    );
  const total = entries.reduce((sum, { amount }) => sum + Number(amount), 0);
  const totalWithTaxMinor = taxes.reduce((sum, { taxMinor }) => sum + taxMinor, total);
  return {
    netsMinor: nets.map(Number),
    taxes,
    totalWithTaxMinor,
    payableMinor: totalWithTaxMinor - given.prepaidMinor + given.roundingMinor
  };
}
