import { workflowSchema, type Workflow } from '#domain/workflow/document.ts';
import { jobMachineOf, sourceOf } from '#domain/workflow/job-machine.ts';
import { words } from './words.ts';

/**
 * A workflow that the app ships, with names and descriptions in the language of the app: whoever begins with it begins in
 * that language, and changes the words like any others.
 */
export function presetInWords(preset: Workflow): Workflow {
  const { presetTexts } = words;
  if (Object.keys(presetTexts).length === 0) return preset;
  // What a workflow leaves unsaid of jobs is English; said, it is as changeable as the rest.
  const whole = { ...preset, source: sourceOf(preset), machines: { ...preset.machines, job: jobMachineOf(preset) } };
  const said = (key: string, value: unknown): unknown =>
    typeof value === 'string' && textKeys.has(key) ? (presetTexts[value] ?? value) : value;
  return workflowSchema.parse(JSON.parse(JSON.stringify(whole, said)));
}

/** What is written in the sample, by nobody: lines, reasons, titles of jobs. */
export function sampleInWords(text: string): string {
  return words.sampleTexts[text] ?? text;
}

/** What people read. Ids and conditions stay what they are. */
const textKeys = new Set([
  ...['label', 'description', 'reason', 'text', 'name', 'one', 'many'],
  ...['fixed', 'hours', 'participants', 'minimum']
]);
