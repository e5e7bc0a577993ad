import { openSite } from '#tests/bench/site.ts';
import { seeded, inCopy, inBrowser, benchPage } from '#tests/bench/browser.ts';
const n = Number(process.argv[2]);
const site = await openSite();
console.time('seed');
const p = await seeded(n, { keep: process.argv[3] === 'keep' });
console.timeEnd('seed');
for (const name of (process.argv[4] ?? 'changeMany,sumUp,reportOver').split(','))
  await inCopy(p, (copy) => inBrowser(copy, async (c) => {
    const page = await benchPage(c);
    console.log(n, name, JSON.stringify(await page.evaluate((name) => (bench as any)[name](3), name)));
  }));
await site.stop();
