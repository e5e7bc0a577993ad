import { expect, test } from 'vitest';
import { readXmlBytes, xmlLimitBytes } from './xml-bytes.ts';

const ascii = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));
const utf8 = (text: string) => new TextEncoder().encode(text);

function utf16(text: string, littleEndian: boolean, mark: boolean): Uint8Array {
  const marked = mark ? `\ufeff${text}` : text;
  const units = Array.from({ length: marked.length }, (_, index) => marked.charCodeAt(index));
  return Uint8Array.from(units.flatMap((unit) => (littleEndian ? [unit & 255, unit >> 8] : [unit >> 8, unit & 255])));
}

test('bytes without a word about their encoding are UTF-8', () => {
  expect(readXmlBytes(utf8('<a>Müller €</a>'))).toEqual({ ok: true, value: '<a>Müller €</a>' });
});

test('a byte order mark decides, and is not part of the text', () => {
  expect(readXmlBytes(utf8('\ufeff<a>ü</a>'))).toEqual({ ok: true, value: '<a>ü</a>' });
  expect(readXmlBytes(utf16('<a>ü</a>', true, true))).toEqual({ ok: true, value: '<a>ü</a>' });
  expect(readXmlBytes(utf16('<a>ü</a>', false, true))).toEqual({ ok: true, value: '<a>ü</a>' });
});

test('two-byte text without a mark is known by its first characters', () => {
  expect(readXmlBytes(utf16('<?xml?><a/>', true, false))).toEqual({ ok: true, value: '<?xml?><a/>' });
  expect(readXmlBytes(utf16('<?xml?><a/>', false, false))).toEqual({ ok: true, value: '<?xml?><a/>' });
});

test('a declared encoding is honoured', () => {
  const xml = "<?xml version='1.0' encoding='ISO-8859-1'?><a>M\u00fcller</a>";
  expect(readXmlBytes(ascii(xml))).toEqual({ ok: true, value: xml });
  const windows = '<?xml version="1.0" encoding="windows-1252"?><a>5 \u0080</a>';
  expect(readXmlBytes(ascii(windows))).toEqual({ ok: true, value: windows.replace('\u0080', '€') });
});

test('text that declares UTF-16 and is UTF-8 is read as what it is', () => {
  const xml = '<?xml version="1.0" encoding="utf-16"?><a>ü</a>';
  expect(readXmlBytes(utf8(xml))).toEqual({ ok: true, value: xml });
});

test('an unknown encoding, and bytes that are none of the declared one, are refused by name', () => {
  expect(readXmlBytes(ascii('<?xml version="1.0" encoding="klingon"?><a/>'))).toMatchObject({
    ok: false,
    error: [{ why: 'encoding-unknown', encoding: 'klingon' }]
  });
  expect(readXmlBytes(ascii('<a>M\u00fcller</a>'))).toMatchObject({
    ok: false,
    error: [{ why: 'encoding-broken', encoding: 'utf-8' }]
  });
});

test('pictures and spreadsheets are no text, whatever their first letters would be', () => {
  for (const head of [
    [0xff, 0xd8, 0xff, 0xe0, 0, 0x10, 0x4a, 0x46],
    [0x50, 0x4b, 3, 4, 0x14, 0, 6, 0]
  ])
    expect(readXmlBytes(new Uint8Array(head))).toMatchObject({ ok: false, error: [{ why: 'not-text' }] });
});

test('a file over the limit is refused before it is decoded', () => {
  expect(readXmlBytes(new Uint8Array(50 * 1024 * 1024))).toMatchObject({
    ok: false,
    error: [{ why: 'too-large', sizeBytes: 52_428_800, limitBytes: xmlLimitBytes }]
  });
});
