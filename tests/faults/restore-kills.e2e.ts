import { cp, readFile, rm } from 'node:fs/promises';
import { setTimeout as after } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures.ts';
import { stored } from '../e2e/stored.ts';
import { counted, isThorough } from './counted.ts';
import { chanceFrom, openMortal, seedOf } from './killed.ts';
import { beginWithInvoice, isIntact, listenTo, workOn } from './steps.ts';

/** A restore that is cut off at any moment has happened as a whole or not at all, and what was here before is kept. */

type Mode = 'replace' | 'merge';

const kills = isThorough ? 50 : 1;
const steps = isThorough ? 40 : 4;
/** From before the click until about twice as long as a restore takes, so that some ends come before, some after. */
const restoreMsMax = 200;

/** What a restore writes; who the device is has names of chance in it, and is left out. */
const tables = ['commits', 'business', 'people', 'workflows', 'clients', 'series', 'invoices', 'strays'];

test('[A3] a browser that is killed during a restore has restored everything or nothing', async ({
  page,
  profile,
  baseURL
}) => {
  test.setTimeout(120_000 + kills * 30_000);
  const chance = chanceFrom(seedOf('A3'));
  const before = `${profile}-before`;

  await beginWithInvoice(page);
  await work(page, steps);
  const strange = { state: await stateIn(page), file: await backUp(page) };

  // The same device at two times, so that the later one can be merged into the earlier one.
  const early = await openMortal(before, baseURL);
  const here = await early.context.newPage();
  await beginWithInvoice(here);
  const atFirst = await stateIn(here);
  const commitsAtFirst = commitsOf((await stored(here, 'commits')) as Part[]);
  await early.context.close();
  await cp(before, profile, { recursive: true });
  const late = await openMortal(profile, baseURL);
  const there = await late.context.newPage();
  await openInvoice(there);
  await work(there, steps);
  const own = { state: await stateIn(there), file: await backUp(there) };
  await late.context.close();

  const figures = { 'found as before': 0, 'found restored': 0 };
  const halves: string[] = [];
  for (let round = 1; round <= kills; round += 1) {
    const mode: Mode = round % 2 === 1 ? 'replace' : 'merge';
    const { state: restored, file } = mode === 'replace' ? strange : own;
    await rm(profile, { recursive: true });
    await cp(before, profile, { recursive: true });
    const browser = await openMortal(profile, baseURL);
    const torn = await browser.context.newPage();
    await choose(torn, file, mode);
    // Not waited for, since the end may come before the click is answered.
    const confirmed = confirm(torn, mode).catch((error: unknown) => error);
    const killedAt = chance() * restoreMsMax;
    await after(killedAt);
    await browser.kill();
    await confirmed;

    const again = await openMortal(profile, baseURL);
    const found = await again.context.newPage();
    await found.goto('/invoices');
    await expect(found.locator('[data-invoice]').first()).toBeVisible();
    const state = await stateIn(found);
    const said = `${mode} killed after ${Math.round(killedAt)} ms`;
    if (state === restored) figures['found restored'] += 1;
    else if (state === atFirst) figures['found as before'] += 1;
    else halves.push(said);
    const snapshots = await snapshotsIn(found);
    if (snapshots.some((kept) => kept !== commitsAtFirst)) halves.push(`${said}: another snapshot`);
    if (state === restored && snapshots.length !== 1) halves.push(`${said}: ${snapshots.length} snapshots`);
    if (!(await isIntact(found))) halves.push(`${said}: not intact`);
    // Whoever comes back can go on working.
    await openInvoice(found);
    await work(found, 1);
    await again.context.close();
  }
  expect(halves).toEqual([]);
  counted('A3', { kills, ...figures, 'half restores': halves.length });
});

async function openInvoice(page: Page): Promise<void> {
  await page.goto('/invoices');
  await page.locator('[data-invoice] a').first().click();
}

async function work(page: Page, steps: number): Promise<void> {
  let count = 0;
  await listenTo(page, { acknowledged: () => (count += 1) });
  await workOn(page, { round: 'w', steps });
  expect(count).toBe(steps);
}

interface Chosen {
  readonly name: string;
  readonly mimeType: string;
  readonly buffer: Buffer;
}

async function backUp(page: Page): Promise<Chosen> {
  await page.goto('/settings/storage');
  // Without a place of the person's choice a file goes into the downloads.
  await page.evaluate(() => Object.assign(window, { showSaveFilePicker: undefined }));
  const waiting = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Back up now' }).click();
  const download = await waiting;
  const buffer = await readFile(await download.path());
  return { name: download.suggestedFilename(), mimeType: 'application/gzip', buffer };
}

/** Chooses a file and how it is taken in, up to the last button. */
async function choose(page: Page, file: Chosen, mode: Mode): Promise<void> {
  await page.goto('/settings/storage');
  await page.locator('input[aria-label="Restore from a file"]').setInputFiles({ ...file });
  const dialog = page.getByRole('dialog', { name: 'What a restore would change' });
  if (mode === 'merge') await dialog.getByRole('radio', { name: 'Merge it with what is here' }).check();
  await expect(dialog.getByRole('row', { name: /^Invoices/ })).toBeVisible();
}

function confirm(page: Page, mode: Mode): Promise<void> {
  const label = mode === 'merge' ? 'Merge' : 'Replace everything';
  return page.getByRole('dialog').getByRole('button', { name: label, exact: true }).click();
}

/** Everything that counts, in an order of its own; the numbers of arrival are the device's. */
async function stateIn(page: Page): Promise<string> {
  const rows = await Promise.all(tables.map((table) => stored(page, table)));
  const state = Object.fromEntries(tables.map((table, index) => [table, rows[index]]));
  return JSON.stringify(state, (key, value: unknown) => {
    if (key === 'seq' || key === 'touched') return undefined;
    const isFields = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isFields
      ? Object.fromEntries(Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1)))
      : value;
  });
}

type Part = Readonly<Record<'device' | 'hash', string> & Record<'n' | 'part', number>>;

function commitsOf(parts: readonly Part[]): string {
  return parts
    .map(({ device, n, part, hash }) => `${device} ${n} ${part} ${hash}`)
    .sort()
    .join();
}

/** The commits that each snapshot holds; a torn one cannot be unpacked, or is no JSON. */
async function snapshotsIn(page: Page): Promise<string[]> {
  const rows = (await stored(page, 'snapshots')) as { bytes: Record<string, number> }[];
  return rows.map(({ bytes }) => {
    const text = gunzipSync(Buffer.from(Object.values(bytes))).toString();
    const { records } = JSON.parse(text) as { records: (Part & { kind: string })[] };
    return commitsOf(records.filter(({ kind }) => kind === 'commit'));
  });
}
