import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from 'playwright';
import { run } from './child.js';

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const macOsChrome = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome';

/**
 * The Chromium that tests and pictures run in: the one that was asked for, Playwright's own, or the system's.
 * @returns {string | undefined}
 */
export function findChromium() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  const onPath = names.flatMap((name) => folders.map((folder) => join(folder, name)));
  const candidates = [process.env.CHROMIUM_PATH, chromium.executablePath(), ...onPath, macOsChrome];
  return candidates.find((candidate) => candidate !== undefined && existsSync(candidate));
}

/**
 * The same, after trying to install one: Playwright's where it can be downloaded, else Debian's where we may.
 * @returns {Promise<string | undefined>}
 */
export async function ensureChromium() {
  if (findChromium()) return findChromium();
  console.log('Installing a Chromium to test in …');
  const isRoot = process.getuid?.() === 0;
  await run(`playwright install ${isRoot ? '--with-deps ' : ''}chromium`);
  if (!findChromium() && isRoot) await run('apt-get update && apt-get install -y chromium fonts-liberation');
  return findChromium();
}

/** Chromium refuses its sandbox to root; the rest keeps it from talking to the network by itself. */
export const launchFlags = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];
