import { expect, it } from 'vitest';
import { moveNameProblem } from './move-names.ts';
import { nameProblem } from './part-name.ts';

it('no name that is typed holds what no file may bring, so that what is written can be read again', () => {
  const hidden = ['\u202edekcaH', '\u2067Paid', 'Pa\u0007id'];
  expect(hidden.map((name) => nameProblem(name, []))).not.toContain(undefined);
  expect(hidden.map(moveNameProblem)).not.toContain(undefined);
  expect([nameProblem('مدفوع\u200f', []), moveNameProblem('पेड\u200dिंग')]).toEqual([undefined, undefined]);
});
