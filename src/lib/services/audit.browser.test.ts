import { expect, test } from 'vitest';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';

test('whoever is given the audit file of an invoice reads nothing of others that were written with it', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp()));
  value(
    await docket.execute({ do: 'batch', commands: ['a', 'b'].map((id) => createInvoice(id, { lines: linesOf('5') })) })
  );
  value(await docket.execute({ do: 'changeStatus', invoice: 'a', to: 'sent' }));
  value(await docket.execute({ do: 'changeStatus', invoice: 'b', to: 'sent' }));
  const commits = await docket.audit({ invoices: ['a'] });
  expect(commits.map(({ head, events }) => [head.command, events !== null])).toEqual([
    ['setUp', false],
    ['batch', false],
    ['changeStatus', true],
    ['changeStatus', false]
  ]);
  const subjects = commits.flatMap(({ events }) => events ?? []).map(({ subject: { id } }) => id);
  expect(subjects).toContain('a');
  expect(subjects).not.toContain('b');
});
