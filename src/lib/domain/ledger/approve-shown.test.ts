import { expect, it } from 'vitest';
import { contentDigest } from '#domain/invoice/lock.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { startMs } from '#tests/builders/plays.ts';
import { agency } from '#tests/builders/two-stages.ts';
import type { Command } from './command.ts';

it('nobody signs amounts or parties that were changed while they looked at them [BR10]', () => {
  const ledger = agency(startMs);
  const tell = (command: Command, by = 'ann') => ledger.execute(command, { by, wall: startMs, today: '2026-01-15' });
  tell(createInvoice('a', { lines: linesOf('100') }));
  tell({ do: 'changeStatus', invoice: 'a', to: 'awaiting-approval' });
  const digest = contentDigest(ledger.get('invoice', 'a')!.content);
  const changes = [{ path: ['lines', 'line-0', 'price'], old: '100', new: '900' }];
  expect(tell({ do: 'editInvoice', invoice: 'a', withdraw: true, changes }).ok).toBe(true);
  tell({ do: 'changeStatus', invoice: 'a', to: 'awaiting-approval' });
  expect(tell({ do: 'approve', invoice: 'a', stage: 1, digest }, 'ben')).toEqual({
    ok: false,
    error: [{ why: 'not-as-shown', because: 'content' }]
  });
  const now = contentDigest(ledger.get('invoice', 'a')!.content);
  expect(tell({ do: 'approve', invoice: 'a', stage: 1, digest: now }, 'ben').ok).toBe(true);
});
