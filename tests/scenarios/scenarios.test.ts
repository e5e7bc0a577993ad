import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { failureLine, runScenario } from '#domain/scenario/run-scenario.ts';

const folder = import.meta.dirname;
const files = readdirSync(folder).filter((name) => name.endsWith('.json'));

describe.each(files)('%s', (file) => {
  const scenarios = JSON.parse(readFileSync(join(folder, file), 'utf8')) as {
    id: string;
    title?: string;
    proves: string[];
  }[];

  it.each(scenarios.map((scenario) => [`${scenario.title ?? scenario.id} [${scenario.proves.join('] [')}]`, scenario]))(
    '%s',
    (_title, scenario) => {
      expect(runScenario(scenario).failures.map(failureLine)).toEqual([]);
    }
  );
});
