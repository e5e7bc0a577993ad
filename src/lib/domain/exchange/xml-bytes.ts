import { ok, refuse, type Result } from '#domain/shared/result.ts';
import type { ImportProblem } from './import-problem.ts';

/** Larger files are refused before anything is decoded or parsed. */
export const xmlLimitBytes = 20 * 1024 * 1024;

/**
 * The text of an XML file, in the encoding that its byte order mark, its first bytes or its declaration name
 * (XML 1.0, appendix F); UTF-8 where nothing is said. Bytes that are no text of that encoding are refused: replacement
 * characters in a name or a number would be a silent change.
 */
export function readXmlBytes(bytes: Uint8Array): Result<string, ImportProblem[]> {
  const at = { path: '/', line: null, column: null };
  if (bytes.length > xmlLimitBytes)
    return refuse([{ why: 'too-large', sizeBytes: bytes.length, limitBytes: xmlLimitBytes, at }]);
  const encoding = encodingOf(bytes);
  // Pictures and spreadsheets begin so; no text of one byte a letter does.
  if (encoding === 'utf-8' && bytes.subarray(0, 200).includes(0)) return refuse([{ why: 'not-text', at }]);
  const decoder = decoderFor(encoding);
  if (decoder === null) return refuse([{ why: 'encoding-unknown', encoding, at }]);
  try {
    // In one piece, Node 20 reads windows-1252 as ISO 8859-1 and loses the euro sign; as a stream it does not.
    return ok(decoder.decode(bytes, { stream: true }) + decoder.decode());
  } catch (error) {
    if (error instanceof TypeError) return refuse([{ why: 'encoding-broken', encoding, at }]);
    throw error;
  }
}

function encodingOf(bytes: Uint8Array): string {
  const [first, second, third, fourth] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0 && third !== 0 && fourth === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c && third === 0 && fourth !== 0) return 'utf-16be';
  const start = String.fromCharCode(...bytes.subarray(0, 200));
  const declared = /^\s*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(start)?.[1]?.toLowerCase() ?? 'utf-8';
  // Programs that build the text in memory declare UTF-16 and then write UTF-8; two-byte text would not be readable here.
  return declared.startsWith('utf-16') ? 'utf-8' : declared;
}

function decoderFor(encoding: string): Decoder | null {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}

/** Pure and in every engine, but no part of the language's own library. */
declare const TextDecoder: new (label: string, options: { fatal: boolean }) => Decoder;
interface Decoder {
  decode(bytes?: Uint8Array, options?: { stream: boolean }): string;
}
