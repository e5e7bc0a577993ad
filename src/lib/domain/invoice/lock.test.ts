import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyChanges } from '#domain/history/change.ts';
import { type editingProfiles } from '#domain/workflow/document.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import type { Content } from './content.ts';
import { contentDigest, isEditable, isMoneyOrIdentity } from './lock.ts';

const content: Content = createInvoice('a', { lines: linesOf('10', '20') }).content;

/** A change of each field of an invoice. */
const changes = [
  { path: ['lines', 'line-0', 'price'], new: '11' },
  { path: ['lines', 'line-0', 'text'], new: 'Other work' },
  { path: ['lines', 'line-1'] },
  { path: ['adjustments', 'd'], new: { id: 'd', kind: 'discount' } },
  { path: ['adjustments', 's'], new: { id: 's', kind: 'surcharge' } },
  { path: ['currency'], new: 'USD' },
  { path: ['prepaidMinor'], new: 1 },
  { path: ['roundingMinor'], new: 1 },
  { path: ['seller', 'iban'], new: 'DE00' },
  { path: ['client', 'name'], new: 'Somebody' },
  { path: ['clientId'], new: 'c' },
  { path: ['kind'], new: 'credit-note' },
  { path: ['type'], new: 'other' },
  { path: ['direction'], new: 'received' },
  { path: ['supplierNumber'], new: '7' },
  { path: ['issueDay'], new: '2026-01-01' },
  { path: ['dueDay'], new: '2026-01-01' },
  { path: ['periodStart'], new: '2026-01-01' },
  { path: ['terms'], new: 'soon' },
  { path: ['references', 'buyer'], new: 'B' },
  { path: ['notes'], new: 'n' },
  { path: ['attachments', 'x'], new: { id: 'x' } },
  { path: ['attachments', 'x'], old: { id: 'x' } },
  { path: ['attachments', 'x', 'name'], old: 'receipt.pdf', new: 'other.pdf' }
];

describe('the digest that signatures are bound to', () => {
  it.each(changes)('changes with money and identity and with nothing else: $path [BR10]', (change) => {
    const changed = contentDigest(applyChanges(content, [change]));
    expect(changed !== contentDigest(content)).toBe(isMoneyOrIdentity(change.path));
  });

  it('is the same for the same content, whatever the order of its keys', () => {
    const turned = Object.fromEntries(Object.entries(content).reverse()) as Content;
    expect(contentDigest(turned)).toBe(contentDigest(content));
  });
});

describe('an editing profile', () => {
  const openBy = (profile: (typeof editingProfiles)[number]): string[] =>
    changes
      .filter((change) => isEditable(profile, change, content))
      .map((change) => `${'old' in change && !('new' in change) ? '-' : ''}${change.path.join('.')}`);

  it('leaves open what it says [BR9]', () => {
    expect(openBy('open')).toHaveLength(changes.length);
    expect(openBy('sealed')).toEqual([]);
    expect(openBy('closed')).toEqual(['notes', 'attachments.x']);
    expect(openBy('limited')).toEqual(['dueDay', 'references.buyer', 'notes', 'attachments.x']);
    expect(openBy('review')).toEqual([
      'lines.line-0.text',
      'lines.line-1',
      'adjustments.d',
      'dueDay',
      'references.buyer',
      'notes',
      'attachments.x',
      '-attachments.x',
      'attachments.x.name'
    ]);
  });

  it('leaves open all that a narrower one does [BR9]', () => {
    const narrowing = ['open', 'review', 'limited', 'closed', 'sealed'] as const;
    fc.assert(
      fc.property(fc.constantFrom(...changes), fc.nat({ max: 3 }), (change, index) => {
        const [wide, narrow] = [narrowing[index]!, narrowing[index + 1]!];
        expect(isEditable(wide, change, content) || !isEditable(narrow, change, content)).toBe(true);
      })
    );
  });
});
