import { setTimeout as after } from 'node:timers/promises';
import type { Page } from '@playwright/test';
import { expect, test } from '../e2e/fixtures.ts';
import { counted, isThorough } from './counted.ts';
import { chanceFrom, openMortal, seedOf } from './killed.ts';
import { beginWithInvoice, commitsIn, isIntact, listenTo, workOn, type Step, type StoredCommit } from './steps.ts';

/** However a browser ends: what it had acknowledged is there, and nothing is there by halves. */

const ends = isThorough ? 50 : 1;
/** So many commands are acknowledged at most before the one that the end meets. */
const stepsMax = 8;
/** From before a command is decided until after it is acknowledged. */
const commandMsMax = 40;

test('[A1] a browser that is killed in the middle of a command has kept all that it acknowledged', async ({
  profile,
  baseURL
}) => {
  test.setTimeout(60_000 + ends * 20_000);
  const chance = chanceFrom(seedOf('A1'));
  const tally = new Tally();
  let browser = await openMortal(profile, baseURL);
  let page = await browser.context.newPage();
  await beginWithInvoice(page);
  const invoice = page.url();

  for (let round = 1; round <= ends; round += 1) {
    const before = await commitsIn(page);
    await page.goto(invoice);
    const work = await workUpTo(page, { round: `k${round}`, step: Math.floor(chance() * stepsMax) });
    await after(chance() * commandMsMax);
    await browser.kill();
    await work.ended;

    browser = await openMortal(profile, baseURL);
    page = await browser.context.newPage();
    await page.goto(invoice);
    await tally.take(page, { before, acknowledged: work.acknowledged });
  }
  await browser.context.close();
  tally.expectNothingLost();
  counted('A1', tally.figures('kills'));
});

test('[A2] a page that crashes in the middle of a command has kept all that it acknowledged', async ({
  page: first,
  context
}) => {
  test.setTimeout(60_000 + ends * 10_000);
  const chance = chanceFrom(seedOf('A2'));
  const tally = new Tally();
  let page = first;
  await beginWithInvoice(page);
  const invoice = page.url();

  for (let round = 1; round <= ends; round += 1) {
    const before = await commitsIn(page);
    await page.goto(invoice);
    const cdp = await context.newCDPSession(page);
    const work = await workUpTo(page, { round: `c${round}`, step: Math.floor(chance() * stepsMax) });
    await after(chance() * commandMsMax);
    const crashed = page.waitForEvent('crash');
    // The answer to this never comes.
    cdp.send('Page.crash').catch(() => undefined);
    await crashed;
    await work.ended;
    await page.close();

    page = await context.newPage();
    await page.goto(invoice);
    await tally.take(page, { before, acknowledged: work.acknowledged });
  }
  tally.expectNothingLost();
  counted('A2', tally.figures('crashes'));
});

/** Works until a certain step is under way; what is acknowledged later is still taken in. */
async function workUpTo(
  page: Page,
  { round, step }: { round: string; step: number }
): Promise<{ readonly acknowledged: readonly Step[]; readonly ended: Promise<unknown> }> {
  const acknowledged: Step[] = [];
  let begin: () => void = () => undefined;
  const begun = new Promise<void>((resolve) => (begin = resolve));
  await listenTo(page, {
    begun: ({ name }) => {
      if (name === `${round}-${step}`) begin();
    },
    acknowledged: (done) => acknowledged.push(done)
  });
  const ended = workOn(page, { round, steps: stepsMax + 20 }).then(
    () => new Error('the work was done before its end came'),
    (error: unknown) => error
  );
  const early = await Promise.race([begun, ended]);
  if (early) throw early as Error;
  return { acknowledged, ended };
}

/** What is found after each end. */
class Tally {
  rounds = 0;
  acknowledged = 0;
  #unacknowledged = 0;
  readonly #lost: string[] = [];
  readonly #halves: string[] = [];

  async take(
    page: Page,
    { before, acknowledged }: { before: readonly StoredCommit[]; acknowledged: readonly Step[] }
  ): Promise<void> {
    this.rounds += 1;
    this.acknowledged += acknowledged.length;
    const come = (await commitsIn(page)).slice(before.length);
    for (const [index, step] of acknowledged.entries())
      if (!isOf(step, come[index])) this.#lost.push(`${step.name} ${JSON.stringify(come[index])}`);
    const more = come.slice(acknowledged.length);
    this.#unacknowledged += more.length;
    if (more.length > 1) this.#halves.push(`after ${acknowledged.at(-1)?.name}: ${more.length} commands more`);
    if (!(await isIntact(page))) this.#halves.push(`after ${acknowledged.at(-1)?.name}: not intact`);
  }

  expectNothingLost(): void {
    expect(this.#lost).toEqual([]);
    expect(this.#halves).toEqual([]);
  }

  figures(ends: string): Record<string, number> {
    return {
      [ends]: this.rounds,
      'commands acknowledged': this.acknowledged,
      'whole but not yet acknowledged': this.#unacknowledged,
      'acknowledged commands lost': this.#lost.length,
      'half commands': this.#halves.length
    };
  }
}

/** The note of a payment names the step; what was taken back names none. */
function isOf({ name, command }: Step, commit: StoredCommit | undefined): boolean {
  return commit?.command === command && (command === 'undo' || JSON.stringify(commit.events).includes(`"${name}"`));
}
