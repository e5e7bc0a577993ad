import { expect, it } from 'vitest';
import { changedStatus, withoutStatus } from '#domain/workflow/editing/statuses.ts';
import { currentVersion } from '#domain/workflow/version.ts';
import { contextIn, newLedger } from '#tests/builders/plays.ts';
import { decide } from './decide.ts';

it('a workflow that was begun with another version than the one in force is not published', () => {
  const ledger = newLedger('small-business');
  const { id, document } = currentVersion(ledger.all('workflow'))!;
  const publish = (basedOn?: string) => ({
    do: 'publishWorkflow' as const,
    document: changedStatus(document, 'sent', { label: 'Delivered' }),
    ...(basedOn === undefined ? {} : { basedOn })
  });
  const context = contextIn(ledger, 'owner');
  expect(decide(ledger, publish('earlier'), context)).toEqual({ ok: false, error: [{ why: 'workflow-overtaken' }] });
  expect(decide(ledger, publish(id), context)).toMatchObject({ ok: true });
  expect(decide(ledger, publish(), context)).toMatchObject({ ok: true });
});

it('a successor that is gone itself is asked for only where invoices stand, once [B54]', () => {
  const ledger = newLedger('small-business');
  const { document } = currentVersion(ledger.all('workflow'))!;
  const unused = withoutStatus(document, 'disputed');
  const publish = {
    do: 'publishWorkflow' as const,
    document: unused,
    replacements: { disputed: 'nowhere', old: 'nowhere' }
  };
  expect(decide(ledger, publish, contextIn(ledger, 'owner'))).toMatchObject({ ok: true });
});
