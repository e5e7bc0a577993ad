import { AxeBuilder } from '@axe-core/playwright';
import { type Page } from '@playwright/test';
import { expect } from './fixtures.ts';

const wcag22aa = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

const wide = 768;

/** Looks at the page as it stands: at everything in light, and in dark at what is another colour there. */
export async function expectAccessible(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeAttached();
  await page.emulateMedia({ colorScheme: 'light' });
  await expectNothingFound(look(page).withTags(wcag22aa), 'accessible in light');
  // A screen has the colours of every other.
  if ((page.viewportSize()?.width ?? 0) < wide) return;
  await page.emulateMedia({ colorScheme: 'dark' });
  await expectNothingFound(look(page).withRules(['color-contrast']), 'legible in dark');
}

/** There are no frames here; the newer mode would open a second page for them. */
function look(page: Page): AxeBuilder {
  return new AxeBuilder({ page }).setLegacyMode();
}

async function expectNothingFound(builder: AxeBuilder, what: string): Promise<void> {
  const { violations } = await builder.analyze();
  const findings = violations.flatMap(({ id, help, nodes }) =>
    nodes.map(({ target, failureSummary }) => ({ id, help, target: target.join(' '), failureSummary }))
  );
  expect(findings, what).toEqual([]);
}
