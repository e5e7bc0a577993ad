import { ESLint } from 'eslint';
import { describe, expect, test } from 'vitest';
import { floors, topicRanks } from '../layers.js';

const eslint = new ESLint({
  // The one rule is asked without types, so that the files need not exist.
  ruleFilter: ({ ruleId }) => ruleId === 'no-restricted-imports',
  overrideConfig: { languageOptions: { parserOptions: { projectService: false } } }
});

async function refusals(filePath: string, imported: string): Promise<string[]> {
  const [result] = await eslint.lintText(`import '${imported}';\n`, { filePath });
  return result?.messages.map(({ message }) => message) ?? [];
}

describe('every floor may import those below it, and no other', () => {
  const names = Object.keys(floors);
  for (const floor of names) {
    const folder = floor === 'routes' ? 'src/routes' : `src/lib/${floor}`;
    test.each(names.filter((other) => other !== floor && other !== 'routes'))(`${floor} and %s`, async (other) => {
      const found = await refusals(`${folder}/topic/file.ts`, `#${other}/topic/file.ts`);
      if (floors[floor]?.includes(other)) expect(found).toEqual([]);
      else expect(found).toEqual([expect.stringContaining(`${floor} may not import ${other}`)]);
    });
  }

  test('no floor stands on one that stands on it', () => {
    const isAbove = (floor: string, other: string): boolean =>
      (floors[floor] ?? []).some((below) => below === other || isAbove(below, other));
    expect(names.filter((floor) => isAbove(floor, floor))).toEqual([]);
  });
});

test('a topic of the domain may import its own rank and those before it', async () => {
  const topics = topicRanks.flat();
  const rankOf = (topic: string): number => topicRanks.findIndex((rank) => rank.includes(topic));
  for (const topic of topics) {
    for (const other of topics) {
      const found = await refusals(`src/lib/domain/${topic}/file.ts`, `#domain/${other}/file.ts`);
      expect(found.length, `${topic} imports ${other}`).toBe(rankOf(other) > rankOf(topic) ? 1 : 0);
    }
  }
});

test.each([
  ['src/lib/services/topic/file.ts', 'svelte'],
  ['src/lib/storage/file.ts', '$app/paths'],
  ['src/lib/ui/file.ts', '$lib/domain/money/pricing.ts'],
  ['src/lib/ui/topic/file.ts', '../other/file.ts'],
  ['src/lib/ui/file.ts', '#boot'],
  ['src/lib/services/file.ts', '#tests/builders/invoice.ts']
])('%s may not import %s', async (file, imported) => {
  expect(await refusals(file, imported)).toHaveLength(1);
});

test.each([
  ['src/routes/+layout.ts', '#boot'],
  ['src/lib/ui/file.ts', './other.ts'],
  ['src/lib/state/file.svelte.ts', 'svelte'],
  ['src/lib/services/file.test.ts', '#tests/builders/invoice.ts']
])('%s may import %s', async (file, imported) => {
  expect(await refusals(file, imported)).toEqual([]);
});
