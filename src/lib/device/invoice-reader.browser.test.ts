import { expect, onTestFinished, test } from 'vitest';
import { openInvoiceReader } from '#device/invoice-reader.ts';
import { readInvoiceFile } from '#device/read-invoice-file.ts';
import severalRates from '#tests/files/ubl/several-rates.xml?raw';

test('a worker finds in a file what is found here', async () => {
  const read = openReader();
  const file = new Blob([severalRates]);
  const there = await read(file);
  expect(there).toEqual(await readInvoiceFile(file));
  expect(there).toMatchObject({ ok: true, value: { digest: expect.stringMatching(/^[0-9a-f]{64}$/) } });
});

test('what is no invoice is said, and the next file is read all the same', async () => {
  const read = openReader();
  expect(await read(new Blob(['{"an": "object"}']))).toMatchObject({ ok: false, error: [{ why: 'not-xml' }] });
  expect(await read(new Blob([severalRates]))).toMatchObject({ ok: true });
});

test('a file that is too large is refused unread', async () => {
  const large = new Blob([new Uint8Array(20 * 1024 * 1024 + 1)]);
  expect(await openReader()(large)).toMatchObject({ ok: false, error: [{ why: 'too-large' }] });
});

test('a read that was given up rejects at once, and so does every later one', async () => {
  const giving = new AbortController();
  const read = openInvoiceReader(giving.signal);
  const reading = read(new Blob([severalRates]));
  giving.abort(new Error('given up'));
  await expect(reading).rejects.toThrow('given up');
  await expect(read(new Blob([severalRates]))).rejects.toThrow('given up');
});

test('the page answers while a file of 25,000 lines is read', async () => {
  const lines = severalRates.slice(severalRates.indexOf('<cac:InvoiceLine>'), severalRates.indexOf('</Invoice>'));
  const repeats = Math.ceil(25_000 / lines.split('\n').length);
  const large = new Blob([severalRates.replace(lines, lines.repeat(repeats))]);
  const reading = openReader()(large);
  let beats = 0;
  const heart = setInterval(() => (beats += 1), 1);
  const read = await reading;
  clearInterval(heart);
  expect(read.ok).toBe(true);
  expect(beats).toBeGreaterThan(2);
});

function openReader(): (file: Blob) => ReturnType<typeof readInvoiceFile> {
  const ending = new AbortController();
  onTestFinished(() => ending.abort());
  return openInvoiceReader(ending.signal);
}
