import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { isPdf, xmlInPdf } from './pdf-attachment.ts';

const xml = `<?xml version="1.0"?><rsm:CrossIndustryInvoice xmlns:rsm="x">${'Ä'.repeat(300)}</rsm:CrossIndustryInvoice>`;
const limitBytes = 100_000;

interface Part {
  readonly dictionary: string;
  readonly bytes: Uint8Array;
}

function pdf(...parts: Part[]): Uint8Array<ArrayBuffer> {
  const pieces = [Buffer.from('%PDF-1.7\n%\xE2\xE3\xCF\xD3\n', 'latin1')];
  for (const [place, { dictionary, bytes }] of parts.entries())
    pieces.push(
      Buffer.from(`${place + 1} 0 obj\n<<${dictionary}>>\nstream\r\n`),
      Buffer.from(bytes),
      Buffer.from('\nendstream\nendobj\n')
    );
  return new Uint8Array(Buffer.concat([...pieces, Buffer.from('trailer\n%%EOF')]));
}

const plain: Part = { dictionary: '/Type /EmbeddedFile /Subtype /text#2Fxml', bytes: Buffer.from(xml) };
const packed: Part = { dictionary: '/Type /EmbeddedFile /Filter /FlateDecode', bytes: deflateSync(xml) };
const page: Part = { dictionary: '/Filter /FlateDecode', bytes: deflateSync('BT /F1 12 Tf (Invoice) Tj ET') };
const picture: Part = { dictionary: '/Subtype /Image /Filter /DCTDecode', bytes: Buffer.from('<Invoice >') };

test.each([
  ['as it is', [page, plain]],
  ['packed', [picture, page, packed]],
  ['packed, with its length', [{ ...packed, dictionary: `${packed.dictionary} /Length ${packed.bytes.length}` }]],
  ['packed, with its length elsewhere', [{ ...packed, dictionary: `${packed.dictionary} /Length 12 0 R` }]],
  ['by a writer that does not say that it is attached', [page, { ...packed, dictionary: '/Filter/FlateDecode' }]]
])('W3: the e-invoice inside a PDF is found: %s', async (_how, parts) => {
  const found = await xmlInPdf(pdf(...parts), limitBytes);
  expect(found && Buffer.from(found).toString()).toBe(xml);
});

test.each([
  ['there is none', [page, picture]],
  ['it is broken', [{ ...packed, bytes: packed.bytes.subarray(0, 40) }]],
  ['it unpacks to more than anybody needs', [{ ...packed, bytes: deflateSync(xml + ' '.repeat(limitBytes)) }]],
  ['it is packed in a way that nobody uses', [{ ...packed, dictionary: '/Filter [/ASCII85Decode /FlateDecode]' }]]
])('none is found where %s', async (_why, parts) => {
  expect(await xmlInPdf(pdf(...parts), limitBytes)).toBeNull();
});

test('a PDF is told by how it begins', () => {
  expect(isPdf(pdf(page))).toBe(true);
  expect(isPdf(Buffer.from(xml))).toBe(false);
});
