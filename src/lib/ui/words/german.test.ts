import { afterEach, describe, expect, test } from 'vitest';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { presets } from '#domain/workflow/presets.ts';
import { workflowSchema, type Workflow } from '#domain/workflow/document.ts';
import { sampleSteps } from '#services/sample-data.ts';
import { de } from './de.ts';
import { en } from './en.ts';
import { languageFor } from './language.ts';
import { presetInWords } from './preset.ts';
import { useWords } from './words.ts';

afterEach(() => useWords(en));

/** The same words in several languages. */
const shared = new Set([
  ...[
    'Name',
    'Text',
    'Format',
    'Status',
    'Export',
    'Import',
    'Filter',
    'Version',
    'Start',
    'Code',
    'Workshop',
    'Person'
  ],
  ...['IBAN', 'BIC', 'EPC', 'CSV', 'XML', 'PDF', 'UBL', 'JSON', 'OK', 'Docket', 'Median', 'Logo']
]);

/** Every word that is a text by itself, by where it stands. */
function plainTexts(words: unknown, at = ''): [place: string, text: string][] {
  if (typeof words === 'string') return [[at, words]];
  if (typeof words !== 'object' || words === null) return [];
  return Object.entries(words).flatMap(([key, inner]) => plainTexts(inner, `${at}/${key}`));
}

describe('German', () => {
  test('says everything that English says, in other words', () => {
    const english = new Map(plainTexts({ ...en, presetTexts: {}, sampleTexts: {} }));
    const german = new Map(plainTexts({ ...de, presetTexts: {}, sampleTexts: {} }));
    expect([...german.keys()].sort()).toEqual([...english.keys()].sort());
    const untranslated = [...german].filter(
      ([place, text]) => text === english.get(place) && /\p{L}{3}/u.test(text) && !shared.has(text)
    );
    // Names of standards and of files, and words that both languages have.
    expect(untranslated.length / german.size).toBeLessThan(0.04);
    expect(
      [...german].filter(([, text]) => text.trim() === '' && english.get(text) !== '').map(([place]) => place)
    ).toEqual([...english].filter(([, text]) => text.trim() === '').map(([place]) => place));
  });

  test('writes no English quotation marks', () => {
    expect(plainTexts(de).filter(([, text]) => text.includes('”'))).toEqual([]);
  });

  test.each(Object.keys(presets) as PresetId[])(
    'a workflow that begins as %s has only German names, and is valid',
    (id) => {
      const ours = textsIn(presets[id]);
      expect(ours.filter((text) => !Object.hasOwn(de.presetTexts, text))).toEqual([]);
      useWords(de);
      const said = presetInWords(presets[id]);
      expect(workflowSchema.parse(JSON.parse(JSON.stringify(said)))).toEqual(said);
      expect(said.machines.invoice.statuses.map(({ id: status }) => status)).toEqual(
        presets[id].machines.invoice.statuses.map(({ id: status }) => status)
      );
      expect(
        textsIn(said).filter((text) => Object.hasOwn(de.presetTexts, text) && de.presetTexts[text] !== text)
      ).toEqual([]);
    }
  );

  test('whoever looks around reads what is written in the sample in German', () => {
    const asked = new Set<string>();
    const sampleInWords = (text: string): string => {
      asked.add(text);
      return text;
    };
    for (const preset of Object.keys(presets) as PresetId[])
      sampleSteps({ preset, today: '2026-03-15', words: { presetInWords, sampleInWords } });
    expect([...asked].filter((text) => text !== '').sort()).toEqual(Object.keys(de.sampleTexts).sort());
  });
});

test('in English a preset stays the very document that it is', () => {
  for (const preset of Object.values(presets)) expect(presetInWords(preset)).toBe(preset);
});

test.each([
  ['', ['de-AT', 'en'], 'de'],
  ['', ['fr-FR', 'de'], 'de'],
  ['', ['fr-FR'], 'en'],
  ['en', ['de-DE'], 'en'],
  ['xx', ['de-DE'], 'de'],
  ['', [], 'en']
] as const)('chosen %j, with a browser that asks for %j: %s', (chosen, asked, language) => {
  expect(languageFor(chosen, asked)).toBe(language);
});

/** Names and descriptions, as people read them in a workflow. */
function textsIn({ label, description, types, roles, accounts, machines }: Workflow): string[] {
  const named = [
    ...types,
    ...roles,
    ...accounts,
    ...Object.values(machines).flatMap((one) => [...(one?.statuses ?? [])])
  ];
  const moves = Object.values(machines).flatMap((one) => [...(one?.moves ?? [])]);
  return [
    label,
    description,
    ...[...named, ...moves].flatMap((one) => [one.label, 'description' in one ? one.description : ''])
  ].filter((text): text is string => typeof text === 'string' && text !== '');
}
