/** `npm run faults`: lets everything fail that can, one thing at a time. `npm test` tries a part of it. */
import { ensureChromium } from './chromium.js';
import { run } from './child.js';
import { installIfNeeded } from './installed.js';

installIfNeeded();
const chromiumPath = await ensureChromium();
const env = { VITE_FAULTS: 'all', ...(chromiumPath ? { CHROMIUM_PATH: chromiumPath } : {}) };
const { code } = await run('vitest run --project browser tests/faults --reporter=verbose', { env });
process.exitCode = code;
