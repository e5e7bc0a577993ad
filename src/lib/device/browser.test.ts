import { expect, test } from 'vitest';
import { clearsUnusedSites } from './browser.ts';

const mac = 'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko)';
const browsers: readonly [name: string, userAgent: string, clears: boolean][] = [
  ['Safari on a Mac', `${mac} Version/17.4 Safari/605.1.15`, true],
  ['Chrome on a Mac', `${mac} Chrome/130.0.0.0 Safari/537.36`, false],
  ['Firefox on an iPhone', 'Mozilla/5.0 (iPhone; CPU iPhone OS 17_4 like Mac OS X) FxiOS/124.0 Mobile/15E148', true],
  [
    'Chrome on Android',
    'Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/130.0.0.0 Mobile Safari/537.36',
    false
  ],
  ['Firefox on Linux', 'Mozilla/5.0 (X11; Linux x86_64; rv:132.0) Gecko/20100101 Firefox/132.0', false]
];

for (const [name, userAgent, clears] of browsers)
  test(`${name} ${clears ? 'removes' : 'keeps'} the data of sites that nobody visits`, () => {
    expect(clearsUnusedSites({ userAgent, maxTouchPoints: 0 })).toBe(clears);
  });
