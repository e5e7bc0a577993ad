import { expect, it } from 'vitest';
import { presets } from '#domain/workflow/presets.ts';
import { replacementsIn } from './replacements.ts';
import { withoutStatus } from './statuses.ts';

const document = withoutStatus(presets['small-business'], 'disputed');

it('a successor that went, too, hands over to its own [B54]', () => {
  expect(replacementsIn(document.machines.invoice, { a: 'b', b: 'disputed', disputed: 'sent' })).toEqual({
    a: 'sent',
    b: 'sent',
    disputed: 'sent'
  });
});

it('what leads to no status that is there, or stays, has no successor', () => {
  expect(
    replacementsIn(document.machines.invoice, { a: 'disputed', b: 'nowhere', c: 'd', d: 'c', sent: 'paid' })
  ).toEqual({});
});
