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
function findChromium() {
  return [process.env.CHROMIUM_PATH, chromium.executablePath(), ...onPath(names), macOsChrome].find(isThere);
}

/** Tries to install one where there is none: Playwright's where it can be downloaded, else Debian's where we may. */
export async function ensureChromium() {
  if (findChromium()) return;
  console.log('Installing a Chromium to test in …');
  const isRoot = process.getuid?.() === 0;
  await run(`playwright install ${isRoot ? '--with-deps ' : ''}chromium`);
  const fromDebian = 'apt-get update && apt-get install -y chromium chromium-headless-shell fonts-liberation';
  if (!findChromium() && isRoot) await run(fromDebian);
  if (!findChromium()) console.log('No Chromium was found, and none could be installed. Set CHROMIUM_PATH to one.');
}

/** Chromium refuses its sandbox to root; the rest keeps it from talking to the network by itself. */
const args = [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync'
];

/** The whole browser, as a person has it. */
export const wholeBrowser = launching(findChromium());

/** Playwright's own is taken by Playwright itself. */
const shell = isThere(chromium.executablePath())
  ? undefined
  : (onPath(['chromium-headless-shell']).find(isThere) ?? findChromium());

/** The same engine without windows around its pages, where there is one. It takes half the time. */
const windowless = launching(process.env.CHROMIUM_PATH ?? shell);

/** For tests: `npm run faults` tries everything in the browser that people have, too. */
export const testBrowser = process.env.VITE_FAULTS === 'all' ? wholeBrowser : windowless;

/** @param {string | undefined} executablePath */
function launching(executablePath) {
  return { args, ...(executablePath ? { executablePath } : {}) };
}

/** @param {string[]} programs */
function onPath(programs) {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return programs.flatMap((name) => folders.map((folder) => join(folder, name)));
}

/** @param {string | undefined} file */
function isThere(file) {
  return file !== undefined && existsSync(file);
}
