import { createHash } from 'node:crypto';
import { expect, problemsIn, test } from './fixtures.ts';

test('the one inline style that Kit needs is allowed by its hash, and works', async ({ page }) => {
  await page.goto('/');
  const announcer = page.locator('#svelte-announcer');
  await expect(announcer).toHaveCSS('position', 'absolute');
  const style = (await announcer.getAttribute('style')) ?? '';
  const hash = createHash('sha256').update(style).digest('base64');
  const policy = await page.locator('meta[http-equiv=content-security-policy]').getAttribute('content');
  expect(policy).toContain(`style-src-attr 'unsafe-hashes' 'sha256-${hash}'`);
});

test.describe('what the policy forbids is stopped, and noticed by these tests', () => {
  const forbidden: Record<string, () => void> = {
    'an inline script': () => {
      const script = document.createElement('script');
      script.append('document.title = "broken"');
      document.body.append(script);
    },
    'an inline style': () => document.body.setAttribute('style', 'color: red'),
    'markup from a string': () => void Object.assign(document.body, { innerHTML: '<p>broken</p>' }),
    'a request to another address': () => void fetch('https://example.invalid/').catch(String),
    'a picture from another address': () =>
      document.head.append(Object.assign(document.createElement('img'), { src: 'https://example.invalid/x.png' }))
  };
  for (const [what, provoke] of Object.entries(forbidden)) {
    test(what, async ({ browser, baseURL }) => {
      const context = await browser.newContext();
      const problems = await problemsIn(context);
      const page = await context.newPage();
      await page.goto(baseURL ?? '');
      expect(problems).toEqual([]);
      await page.evaluate(provoke).catch((error: unknown) => expect(String(error)).toContain('Trusted'));
      await expect.poll(() => problems.some((problem) => problem.startsWith('policy:'))).toBe(true);
      await expect(page).not.toHaveTitle('broken');
      await context.close();
    });
  }
});
