import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mailtoLink } from './hand-over.ts';

test('a letter for a mail program keeps its signs, its lines and its address [B71]', () => {
  expect(mailtoLink({ to: ' ada@example.org ', subject: 'A & B?', text: 'One\nTwo: 100 %' })).toBe(
    'mailto:ada@example.org?subject=A%20%26%20B%3F&body=One%0D%0ATwo%3A%20100%20%25'
  );
});

test('a mail program reads from it what was written, whatever that is [B71]', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }), (subject, text) => {
      const query = new URL(mailtoLink({ to: 'a@b.c', subject, text })).search.slice(1);
      const read = Object.fromEntries(query.split('&').map((part) => part.split('=').map(decodeURIComponent)));
      expect(read).toEqual({ subject, body: text.replaceAll(/\r?\n/g, '\r\n') });
    })
  );
});
