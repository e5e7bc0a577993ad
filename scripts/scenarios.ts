/**
 * `npm run scenarios -- PATH…`: plays the scenarios of files, and of folders with all that is in them. A line for each
 * failure, then the sum; the exit code is 1 where something failed. Without a path: `tests/scenarios`.
 */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { failureLine, runScenario } from '#domain/scenario/run-scenario.ts';

const paths = process.argv.slice(2);
let passed = 0;
let failed = 0;
const fileById = new Map<string, string>();

for (const file of (paths.length > 0 ? paths : ['tests/scenarios']).flatMap(filesIn)) {
  for (const value of scenariosIn(file)) {
    const { id, failures } = runScenario(value);
    const lines = failures.map(failureLine);
    const twin = fileById.get(id);
    if (twin !== undefined) lines.push(`id: another scenario of ${twin} has it`);
    fileById.set(id, file);
    for (const line of lines) console.log(`${file}: ${id}: ${line}`);
    if (lines.length > 0) failed += 1;
    else passed += 1;
  }
}

console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 || passed === 0 ? 1 : 0;

function filesIn(path: string): string[] {
  try {
    if (!statSync(path).isDirectory()) return [path];
    return readdirSync(path)
      .sort()
      .map((name) => join(path, name))
      .flatMap((one) => (statSync(one).isDirectory() ? filesIn(one) : one.endsWith('.json') ? [one] : []));
  } catch (error) {
    return complain(path, error);
  }
}

/** One scenario, or a list of them. */
function scenariosIn(file: string): unknown[] {
  try {
    const value: unknown = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return Array.isArray(value) ? value : [value];
  } catch (error) {
    return complain(file, error);
  }
}

function complain(path: string, error: unknown): [] {
  console.log(`${path}: ${error instanceof Error ? error.message : String(error)}`);
  failed += 1;
  return [];
}
