import type { Locator, Page } from '@playwright/test';
import { expectAccessible } from './accessible.ts';
import { expect, test } from './fixtures.ts';
import { openSample, rows } from './sample.ts';

const sheet = (page: Page) => page.getByRole('dialog', { name: 'Filters' });
const foot = (page: Page) => page.locator('main footer');
const group = (page: Page, name: string) => sheet(page).getByRole('group', { name, exact: true });

interface Case {
  readonly name: string;
  readonly choose: (page: Page) => Promise<void>;
  /** Of the address. */
  readonly query: string;
  /** In words. */
  readonly chip: string | RegExp;
  /** What every line says then. */
  readonly line?: RegExp;
  /** What is filtered by still, once it is taken away. */
  readonly rest?: string;
}

const cases: readonly Case[] = [
  {
    name: 'currency',
    choose: async (page) => {
      await more(page);
      await group(page, 'Currency').getByRole('button', { name: 'GBP' }).click();
    },
    query: 'currency=GBP',
    chip: 'GBP',
    line: /£/
  },
  {
    name: 'amount',
    choose: async (page) => {
      await more(page);
      await fill(group(page, 'Total').getByRole('textbox', { name: 'From' }), '1000');
      await fill(group(page, 'Total').getByRole('textbox', { name: 'To', exact: true }), '2000');
    },
    query: 'total=100000..200000&currency=EUR',
    rest: '?currency=EUR',
    chip: /^Total from .*1,000\.00.* to .*2,000\.00/,
    line: /(?<!\d)(1,\d{3}\.\d\d|2,000\.00)/
  },
  {
    name: 'due date',
    choose: async (page) => group(page, 'Due date').getByRole('button', { name: 'Next 7 days' }).click(),
    query: 'due=today..today%2B7',
    chip: 'Due date from today to in 7 days'
  },
  {
    name: 'issue date',
    choose: async (page) => {
      await fill(group(page, 'Issue date').getByRole('textbox', { name: 'From', exact: true }), '1/7/2026');
      await fill(group(page, 'Issue date').getByRole('textbox', { name: 'To', exact: true }), '31/7/2026');
    },
    query: 'issued=2026-07-01..2026-07-31',
    chip: 'Issue date from 01/07/2026 to 31/07/2026'
  },
  {
    name: 'client',
    choose: async (page) => {
      await sheet(page).getByRole('combobox', { name: 'Client' }).fill('morgenrot');
      await page.getByRole('option', { name: /Café Morgenrot/ }).click();
    },
    query: 'client=sample-client-02',
    chip: 'Café Morgenrot',
    line: /Café Morgenrot/
  },
  {
    name: 'time in status',
    choose: async (page) => {
      await more(page);
      await fill(group(page, 'Days in status').getByRole('textbox', { name: 'At least, in days' }), '30');
    },
    query: 'days=30..',
    chip: 'Days in status from 30'
  },
  {
    name: 'archived',
    choose: async (page) => sheet(page).getByRole('radio', { name: 'Only these' }).check(),
    query: 'archived=only',
    chip: 'Archived'
  }
];

for (const { name, choose, query, chip, line, rest = '' } of cases)
  test(`invoices are filtered by ${name}: it is said in words, stands in the address, and goes with a press`, async ({
    page
  }) => {
    await openSample(page, 'Agency');
    const all = await listed(page);
    await openFilters(page);
    await choose(page);
    await expect(page).toHaveURL(`/invoices?${query}`);
    const show = sheet(page).getByRole('button', { name: /^Show \d+ invoices?$/ });
    const count = Number(/\d+/.exec(await show.innerText())?.[0]);
    expect(count).toBeGreaterThan(0);
    expect(count).toBeLessThan(all);
    await show.click();
    await expect(sheet(page)).toBeHidden();

    await page.reload();
    await expect(rows(page).first()).toBeVisible();
    expect(await listed(page)).toBe(count);
    if (line) for (const row of await rows(page).all()) await expect(row).toContainText(line);
    await page.getByRole('button', { name: chip, pressed: true }).click();
    await expect(page).toHaveURL(`/invoices${rest}`);
    if (rest === '') expect(await listed(page)).toBe(all);
  });

test('invoices are filtered by their type, where a workflow has several', async ({ page }) => {
  await openSample(page, 'Training');
  await openFilters(page);
  const types = group(page, 'Type').getByRole('button');
  expect(await types.count()).toBeGreaterThan(1);
  await group(page, 'Type').getByRole('button', { name: 'Licensed workshop' }).click();
  await expect(page).toHaveURL('/invoices?type=licensed-workshop');
  await sheet(page)
    .getByRole('button', { name: /^Show \d+ invoices?$/ })
    .click();
  await expect(page.getByRole('button', { name: 'Licensed workshop', pressed: true })).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
});

test('several filters hold together, are counted on the button, and are cleared at once', async ({ page }) => {
  await openSample(page, 'Agency');
  await page.goto('/invoices?direction=issued&currency=GBP&archived=all');
  await expect(rows(page).first()).toBeVisible();
  await page.getByRole('button', { name: 'Filters, 3 on' }).click();
  await expectAccessible(page);
  await sheet(page).getByRole('button', { name: 'Clear filters' }).click();
  await expect(page).toHaveURL('/invoices');
});

for (const [by, of] of [
  ['Status', 'status'],
  ['Client', 'client'],
  ['Month', 'month']
] as const)
  test(`invoices are grouped by ${of}, each group with its number and its sum`, async ({ page }) => {
    await openSample(page, 'Agency');
    await page.goto('/invoices?group=active,approval&direction=issued&currency=EUR');
    await expect(rows(page).first()).toBeVisible();
    await openFilters(page);
    await sheet(page).getByRole('combobox', { name: 'Group by' }).selectOption(by);
    await page.keyboard.press('Escape');
    await expect(page).toHaveURL(new RegExp(`grouped=${of}`));
    // A list this short is drawn whole, row after row.
    await expect(async () => {
      const sections = await sectionsIn(page);
      expect(sections.length).toBeGreaterThan(1);
      for (const { name, count, sum, lines } of sections) {
        expect([name, count]).toEqual([name, lines.length]);
        expect([name, sum]).toEqual([name, lines.reduce((total, text) => total + centsIn(text), 0)]);
        if (of !== 'month') for (const text of lines) expect(text).toContain(name);
      }
    }).toPass();
    await expectAccessible(page);
    await page.reload();
    await expect(page.locator('.section').first()).toBeVisible();
  });

test('columns are chosen, and stay chosen', { tag: '@once' }, async ({ page }) => {
  await openSample(page, 'Agency');
  const heads = page.getByRole('columnheader');
  await expect(heads.filter({ hasText: 'Days in status' })).toHaveCount(0);
  await openFilters(page);
  const columns = group(page, 'Columns');
  await columns.getByRole('button', { name: 'Days in status' }).click();
  await columns.getByRole('button', { name: 'Issued', pressed: true }).click();
  await page.keyboard.press('Escape');
  const chosen = ['Number', 'Client', 'Due', 'Status', 'Days in status', 'Total', 'Balance'];
  await expect(heads).toHaveText(['', ...chosen]);
  await page.reload();
  await expect(heads).toHaveText(['', ...chosen]);
  // The number leads to the invoice, and cannot be taken away.
  await openFilters(page);
  await expect(columns.getByRole('button', { name: 'Number' })).toHaveCount(0);
});

test('[B49] [B61] [B62] a status that is published stands in filters, board and reports at once', async ({ page }) => {
  test.slow();
  await openSample(page, 'Agency');
  await page.goto('/settings/workflow');
  await page.getByRole('button', { name: 'Add a status to Completed' }).click();
  const adding = page.getByRole('dialog', { name: 'New status' });
  await adding.getByRole('textbox', { name: 'Name' }).fill('In collection');
  await adding.getByRole('button', { name: 'Add status' }).click();
  const draft = page.getByRole('region', { name: 'Draft' });
  await expect(draft).toContainText('No error found');
  await draft.getByRole('button', { name: 'Publish' }).click();
  await expect(page.getByText('Published. No invoice changed its status.')).toBeVisible();

  await page.goto('/invoices?status=submitted');
  await expect(rows(page).first()).toBeVisible();
  await rows(page)
    .first()
    .getByRole('button', { name: /^Submitted/ })
    .click();
  await page.getByRole('dialog').getByRole('button', { name: 'In collection' }).click();
  await expect(page.getByRole('region', { name: 'Notices' })).toContainText('is now In collection');

  await page.goto('/invoices?group=completed');
  const chip = page.getByRole('group', { name: 'By status' }).getByRole('button', { name: 'In collection 1' });
  await chip.click();
  await expect(rows(page)).toHaveCount(1);
  await expect(rows(page)).toContainText('In collection');
  await page.goto('/invoices?as=board');
  await expect(page.getByRole('region', { name: /^In collection 1/ }).locator('[data-card]')).toHaveCount(1);
  await page.goto('/reports/distribution');
  const bar = page.getByRole('list', { name: 'By status' }).getByRole('link', { name: /^In collection/ });
  await expect(bar).toContainText('1');
  await bar.click();
  await expect(rows(page)).toHaveCount(1);
});

async function openFilters(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Filters/ }).click();
  await expect(sheet(page)).toBeVisible();
}

async function more(page: Page): Promise<void> {
  await sheet(page).getByText('More filters').click();
}

async function fill(field: Locator, text: string): Promise<void> {
  await field.fill(text);
  await field.press('Tab');
}

/** How many invoices the foot of the list counts. */
async function listed(page: Page): Promise<number> {
  await expect(foot(page)).toBeVisible();
  return Number(/^(\d+) invoices?/.exec((await foot(page).innerText()).trim())?.[1]);
}

interface SectionShown {
  readonly name: string;
  readonly count: number;
  readonly sum: number;
  readonly lines: string[];
}

async function sectionsIn(page: Page): Promise<SectionShown[]> {
  const items = await page.locator('.section, [data-invoice]').evaluateAll((elements) =>
    elements
      .sort((left, right) => left.getBoundingClientRect().top - right.getBoundingClientRect().top)
      .map((element) => ({
        isSection: element.classList.contains('section'),
        name: element.querySelector('.name')?.textContent ?? '',
        text: (element as HTMLElement).innerText
      }))
  );
  const sections: SectionShown[] = [];
  for (const { isSection, name, text } of items) {
    if (isSection)
      sections.push({ name, count: Number(/(\d+) invoices?/.exec(text)?.[1]), sum: centsIn(text), lines: [] });
    else sections.at(-1)?.lines.push(text);
  }
  return sections;
}

/** The first amount of euros in a text. */
function centsIn(text: string): number {
  const [, minus = '', digits = ''] = /([−-]?)([\d.,]+)\s*€/.exec(text) ?? [];
  return Number(digits.replace(/\D/g, '')) * (minus === '' ? 1 : -1);
}
