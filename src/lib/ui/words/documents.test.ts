import { describe, expect, test } from 'vitest';
import { formatAmount } from '#domain/money/format.ts';
import { codes } from './en/codes.ts';
import { en } from './en.ts';
import { isLanguage } from './language.ts';
import { speechFor, spokenInDocuments } from './speech.ts';

/** Every text that stands by itself, and what each function says of letters and figures, by where it stands. */
function textsIn(said: unknown, at = ''): [place: string, text: string][] {
  if (typeof said === 'string') return [[at, said]];
  if (typeof said !== 'object' || said === null) return [];
  return Object.entries(said).flatMap(([key, inner]) => textsIn(inner, `${at}/${key}`));
}

describe('documents in the language of who gets them', () => {
  test.each(spokenInDocuments.filter((tag) => !isLanguage(tag)))('%s says all that English says', async (tag) => {
    const { words } = await speechFor(tag);
    const english = new Map(textsIn({ ...en, codes: {} }));
    const own = textsIn({ ...words, codes: {} });
    expect(own.filter(([, text]) => text.trim() === '' || text !== text.trim())).toEqual([]);
    const same = own.filter(([place, text]) => english.get(place) === text && !/^(IBAN|BIC|E-mail)$/.test(text));
    expect(same.length / own.length).toBeLessThan(0.08);
    // Taxes that a rate does not say, and units that can be chosen.
    const labels = words.codes.taxCategories.map(({ code, label }) => [code, label]);
    for (const { code, label } of codes.taxCategories.filter(({ code }) => !['S', 'Z'].includes(code)))
      expect(labels).toContainEqual([code, expect.not.stringMatching(new RegExp(`^(${label})?$`))]);
    for (const { code } of codes.units) expect(words.codes.unitShort(code)).not.toBe(code);
    expect(words.codes.unitShort('X4G')).toBe('X4G');
  });

  test('Arabic goes from right to left, and what it quotes keeps its own order', async () => {
    const { words, dir, locale } = await speechFor('ar');
    expect(dir).toBe('rtl');
    const row = words.invoice.totals.taxRow({
      label: 'الضريبة',
      rate: '19',
      base: formatAmount(100_000, 'EUR', locale)
    });
    expect(row).toContain('\u206819%\u2069');
    expect(row).toMatch(/1,000\.00/);
    expect(words.statement.name('Hopper GmbH')).toContain('\u2068Hopper GmbH\u2069');
  });

  test('a language that is none of theirs leaves the document as the app speaks', async () => {
    expect((await speechFor('xx')).words).toBe(en);
    expect((await speechFor('constructor')).dir).toBe('ltr');
  });
});
