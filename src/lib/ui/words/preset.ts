import type { Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf, sourceOf } from '#domain/workflow/job-machine.ts';
import { words } from './words.ts';

/**
 * A workflow that the app ships, with names and descriptions in the language of the app: whoever begins with it begins in
 * that language, and changes the words like any others.
 */
export function presetInWords(preset: Workflow): Workflow {
  const isEnglish = Object.keys(words.presetTexts).length === 0;
  if (isEnglish) return preset;
  // What a workflow leaves unsaid of jobs is English; said, it is as changeable as the rest.
  return said({ ...preset, source: sourceOf(preset), machines: { ...preset.machines, job: jobMachineOf(preset) } });
}

function said<T>(value: T, key?: string): T {
  if (typeof value === 'string') return ((isText(key) && words.presetTexts[value]) || value) as T;
  if (Array.isArray(value)) return value.map((one: unknown) => said(one)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, said<unknown>(inner, name)])) as T;
}

/** What people read. Ids and conditions stay what they are. */
function isText(key: string | undefined): boolean {
  return key !== undefined && textKeys.has(key);
}

const textKeys = new Set([
  ...['label', 'description', 'reason', 'text', 'name', 'one', 'many'],
  ...['fixed', 'hours', 'participants', 'minimum']
]);
