import { through } from './through.ts';

/** Begins as a PDF does, perhaps after some bytes that readers pass over. */
export function isPdf(bytes: Uint8Array): boolean {
  return latin(bytes.subarray(0, 1_024)).includes('%PDF-');
}

/**
 * The XML of the e-invoice that a PDF/A-3 carries (Factur-X, ZUGFeRD, XRechnung): an attached file is a stream of its
 * own, which stands in the file as it is or deflated, so it is found without reading the document around it. Null: there
 * is none, or the PDF is encrypted. Streams that unpack to more than `limitBytes` are passed over.
 */
export async function xmlInPdf(
  bytes: Uint8Array<ArrayBuffer>,
  limitBytes: number
): Promise<Uint8Array<ArrayBuffer> | null> {
  const streams = [...streamsIn(bytes)];
  // Those that say that they are attached come first; not every writer says it.
  const inOrder = [...streams.filter(({ isAttached }) => isAttached), ...streams.filter((one) => !one.isAttached)];
  for (const { start, end, isDeflated } of inOrder) {
    const packed = bytes.slice(start, end);
    const content = isDeflated ? await inflated(packed, limitBytes) : packed;
    if (
      content &&
      /<(?:[\w-]+:)?(?:CrossIndustryInvoice|Invoice|CreditNote)[\s>]/.test(latin(content.subarray(0, 4_096)))
    )
      return content;
  }
  return null;
}

interface Stream {
  readonly start: number;
  readonly end: number;
  readonly isDeflated: boolean;
  readonly isAttached: boolean;
}

/** Streams that may hold a text (ISO 32000-1, 7.3.8): no pictures, no fonts, and with no other filter. */
function* streamsIn(bytes: Uint8Array): Generator<Stream> {
  const text = latin(bytes);
  let behind = 0;
  for (const { index, 0: keyword } of text.matchAll(/\bstream(?:\r\n|\n|\r)/g)) {
    // What stands inside of a stream begins none.
    if (index < behind) continue;
    const start = index + keyword.length;
    const close = text.indexOf('endstream', start);
    if (close === -1) return;
    behind = close;
    const before = text.slice(Math.max(0, index - dictionaryMax), index);
    const dictionary = before.slice(before.lastIndexOf(' obj') + 1);
    const filters = [...dictionary.matchAll(/\/(\w+Decode)\b/g)].map(([, name]) => name);
    if (/\/Subtype\s*\/Image|\/FontFile|\/FunctionType|\/Type\s*\/(XRef|ObjStm)/.test(dictionary)) continue;
    if (filters.some((name) => name !== 'FlateDecode') || filters.length > 1) continue;
    const told = /\/Length\s+(\d+)(?!\d|\s+\d+\s+R)/.exec(dictionary)?.[1];
    const isTold = told !== undefined && start + Number(told) <= close;
    yield {
      start,
      end: isTold
        ? start + Number(told)
        : close - (/\r\n$|[\r\n]$/.exec(text.slice(close - 2, close))?.[0].length ?? 0),
      isDeflated: filters.length === 1,
      isAttached: /\/EmbeddedFile\b/.test(dictionary)
    };
  }
}

const dictionaryMax = 4_096;

/** Null where it is broken, or too large. */
async function inflated(packed: Uint8Array<ArrayBuffer>, limitBytes: number): Promise<Uint8Array<ArrayBuffer> | null> {
  try {
    return await through(new DecompressionStream('deflate'), packed, limitBytes);
  } catch {
    // Whatever cannot be unpacked is not what is looked for.
    return null;
  }
}

/** Each byte as one character. */
function latin(bytes: Uint8Array): string {
  return new TextDecoder('iso-8859-1').decode(bytes);
}
