/** Everything that a command needs which tries things in a browser: dependencies, and a Chromium. */
import { installIfNeeded } from './installed.js';

installIfNeeded();
const { ensureChromium } = await import('./chromium.js');
await ensureChromium();
