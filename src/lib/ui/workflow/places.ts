import type { words } from '#ui/words/words.ts';

/** Parts of the workflow that have a page each. */
export type WorkflowPart = keyof typeof words.editor.parts;

/** Addresses of the pages of the workflow, ready to link to. */
export type WorkflowPlaces = Readonly<Record<WorkflowPart | 'settings' | 'dryRun', string>>;
