import type { FirstWords } from '#ui/words/en/first.ts';
import { common } from './common.ts';
import { list } from './list.ts';
import { palette } from './palette.ts';
import { shell } from './shell.ts';
import { workflow } from './workflow.ts';

/** What is said until the list can be used. */
export const firstDe: FirstWords = {
  common,
  list,
  palette,
  shell,
  workflow
};
