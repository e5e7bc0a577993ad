import { expect, test } from 'vitest';
import { emptyParty } from '#domain/party/party.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import type { CommandOf } from './command.ts';
import { MemoryLedger } from './memory.ts';

const moment = { by: owner, wall: Date.UTC(2026, 0, 15, 9), today: '2026-01-15' };

function importing(status?: string): CommandOf<'importInvoices'> {
  const { content } = createInvoice('any', { lines: linesOf('100') });
  const client = { ...emptyParty, name: 'Lovelace Ltd' };
  return {
    do: 'importInvoices',
    documents: [
      {
        id: 'i',
        number: 'X-7',
        ...(status === undefined ? {} : { status }),
        content: { ...content, client, issueDay: '2025-12-01' },
        imported: { digest: 'd', fileName: 'list.csv', identity: 'x', declared: {}, extra: {}, warnings: [] }
      }
    ]
  };
}

function imported(status?: string) {
  const ledger = new MemoryLedger('one');
  ledger.execute(setUp('small-business'), moment);
  const done = ledger.execute(importing(status), moment);
  return { done, invoice: ledger.get('invoice', 'i'), ledger };
}

test('[BR21] what another program says of a status is where an invoice comes to stand, as an import and no move', () => {
  const { invoice } = imported('paid');
  expect(invoice).toMatchObject({ status: 'paid', entered: { kind: 'import' }, number: { text: 'X-7', series: null } });
  expect(invoice?.trail.map(({ kind, status }) => [kind, status.id])).toEqual([['import', 'paid']]);
});

test('[BR21] where nothing is said, what we issued is completed', () => {
  expect(imported().invoice).toMatchObject({ status: 'sent' });
});

test('[BR8] what comes in as cancelled is archived, and undoing the import takes it all back', () => {
  const { done, invoice, ledger } = imported('void');
  expect(invoice).toMatchObject({ status: 'void', archived: { by: owner } });
  if (!done.ok || !done.value) throw new Error('refused');
  const { device, n } = done.value;
  expect(ledger.execute({ do: 'undo', commit: `${device}:${n}` }, moment)).toMatchObject({ ok: true });
  expect(ledger.get('invoice', 'i')?.deleted).not.toBeNull();
});

test('a status that the workflow does not have is refused, and nothing comes in', () => {
  const { done, invoice } = imported('nowhere');
  expect(done).toEqual({ ok: false, error: [{ why: 'dangling', what: 'nowhere' }] });
  expect(invoice).toBeUndefined();
});
