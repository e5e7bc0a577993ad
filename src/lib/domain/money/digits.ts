/** Decimal digits of any writing in use become 0–9; all other characters stay as they are. */
export function asciiDigits(text: string): string {
  return text.replace(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = zeros.find((each) => code >= each && code < each + 10);
    return zero === undefined ? digit : String(code - zero);
  });
}

/**
 * Marks of writing direction carry no meaning in a number or a day, and Intl strews them into both:
 * U+061C, U+200E, U+200F, U+202A to U+202E, U+2066 to U+2069.
 */
export function withoutDirectionMarks(text: string): string {
  return text.replace(/\p{Bidi_Control}/gu, '');
}

/**
 * The zero of each block of ten digits (Unicode category Nd) that a locale of CLDR counts with, and of fullwidth
 * digits, which East Asian keyboards type.
 */
const zeros = [
  0x30, 0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x11136, 0x1e950
];
