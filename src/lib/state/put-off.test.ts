import { expect, test } from 'vitest';
import { bringingBack, isPutOff, puttingOff } from './put-off.ts';

test('what is put off stays away for a month, and then comes again [B77]', () => {
  const kept = puttingOff('', 'stuck sent', '2026-01-31');
  expect(isPutOff(kept, 'stuck sent', '2026-03-01')).toBe(true);
  expect(isPutOff(kept, 'stuck sent', '2026-03-02')).toBe(false);
  expect(isPutOff(kept, 'stuck', '2026-02-01')).toBe(false);
  expect(puttingOff(kept, 'late draft', '2026-03-02')).toBe('2026-04-01 late draft');
});

test('what is put off can be brought back, and the rest stays away', () => {
  const kept = puttingOff(puttingOff('', 'stuck sent', '2026-01-31'), 'late draft', '2026-01-31');
  const back = bringingBack(kept, 'stuck sent', '2026-02-01');
  expect(isPutOff(back, 'stuck sent', '2026-02-01')).toBe(false);
  expect(isPutOff(back, 'late draft', '2026-02-01')).toBe(true);
  expect(bringingBack(back, 'late draft', '2026-02-01')).toBe('');
});

test('what cannot be read puts nothing off', () => {
  for (const text of ['', '\n', 'stuck sent', '2026-02-31 stuck sent', '2027-01-01 '])
    expect(isPutOff(text, 'stuck sent', '2026-01-01')).toBe(false);
});
