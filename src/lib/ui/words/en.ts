import { codes } from './en/codes.ts';
import { common } from './en/common.ts';
import { refusals, remedies } from './en/refusals.ts';
import { typing } from './en/typing.ts';
import { workflow } from './en/workflow.ts';

/** English. Each page has a file of its own under en/, and a line here. */
export const en = { common, codes, refusals, remedies, typing, workflow };

export type Words = typeof en;
