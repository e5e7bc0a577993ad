import { test as base, expect, type BrowserContext } from '@playwright/test';

export { expect };

interface Fixtures {
  /** What this test provokes on purpose, as it stands in the console. */
  expectedProblems: RegExp[];
  /** A folder of this test alone, for a browser with a profile on disk. */
  profile: string;
  watching: undefined;
}

/** The test of every e2e file: it also fails when the page broke its own policy, threw, or logged an error. */
export const test = base.extend<Fixtures>({
  expectedProblems: [[], { option: true }],
  profile: async ({ browserName }, use, testInfo) => use(testInfo.outputPath(browserName)),
  watching: [
    async ({ context, expectedProblems }, use) => {
      const problems = await problemsIn(context);
      await use(undefined);
      expect(problems.filter((problem) => !expectedProblems.some((expected) => expected.test(problem)))).toEqual([]);
    },
    { auto: true }
  ]
});

/** Collects from now on; tests that open a browser of their own call it themselves. */
export async function problemsIn(context: BrowserContext): Promise<string[]> {
  const problems: string[] = [];
  context.on('weberror', (event) => problems.push(`uncaught: ${String(event.error())}`));
  context.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  await context.exposeBinding('reportViolation', (_, text: string) => problems.push(`policy: ${text}`));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI, sample }) => {
      const { reportViolation } = window as unknown as { reportViolation: (text: string) => void };
      reportViolation(`${violatedDirective} ${blockedURI} ${sample}`);
    });
  });
  return problems;
}
