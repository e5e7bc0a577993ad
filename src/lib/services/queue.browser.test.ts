import { expect, test } from 'vitest';
import type { SingleCommand } from '#domain/ledger/command.ts';
import { presets } from '#domain/workflow/presets.ts';
import type { Docket } from '#services/docket.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { renamedStatus } from '#tests/builders/workflows.ts';
import { value } from '#tests/builders/stored.ts';

/** An agency with an approver and a bookkeeper beside the owner. */
async function agency(): Promise<Docket> {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('agency')));
  for (const [id, role] of [
    ['bob', 'approver'],
    ['kim', 'bookkeeper']
  ] as const)
    value(await docket.execute({ do: 'addPerson', id, fields: { name: id, roles: [role], active: true } }));
  return docket;
}

async function asked(docket: Docket, ...ids: string[]): Promise<void> {
  value(
    await docket.execute({
      do: 'batch',
      commands: ids.flatMap((id): SingleCommand[] => [
        createInvoice(id, { lines: linesOf('100') }),
        { do: 'changeStatus', invoice: id, to: 'awaiting-approval' }
      ])
    })
  );
}

test('the queue holds what the acting person could sign now, the longest waiting first [B2] [B67] [BR11]', async () => {
  const docket = await agency();
  await asked(docket, 'a');
  await asked(docket, 'b');
  // Who wrote them asked for them, and cannot sign them.
  expect(await docket.queue()).toEqual({ count: 0, duties: [] });
  await docket.actAs('bob');
  const { count, duties } = await docket.queue();
  expect(count).toBe(2);
  expect(duties.map(({ invoice }) => invoice.id)).toEqual(['a', 'b']);
  expect(duties[0]).toMatchObject({
    totalMinor: 10_000,
    askedBy: owner,
    approval: { stage: 1, inPlaceOf: null, to: { id: 'approved' } },
    stages: [{ n: 1, quorum: 1, signedCount: 0 }]
  });
  value(await docket.execute({ do: 'approve', invoice: 'a' }));
  expect((await docket.queue()).duties.map(({ invoice }) => invoice.id)).toEqual(['b']);
});

test('whoever asked is named, and not whoever published what the status became [B44] [B67]', async () => {
  const docket = await agency();
  await asked(docket, 'a');
  value(await docket.execute({ do: 'addPerson', id: 'eve', fields: { name: 'Eve', roles: ['owner'], active: true } }));
  await docket.actAs('eve');
  const document = renamedStatus(presets.agency, 'awaiting-approval', 'asked');
  const replacements = { 'awaiting-approval': 'asked' };
  value(await docket.execute({ do: 'publishWorkflow', document, replacements }));
  await docket.actAs('bob');
  expect((await docket.queue()).duties).toMatchObject([{ invoice: { id: 'a', status: 'asked' }, askedBy: owner }]);
});

test('whoever stands in for an approver has their queue, until that ends [B38]', async () => {
  const docket = await agency();
  await asked(docket, 'a');
  await docket.actAs('bob');
  const until = docket.today();
  value(await docket.execute({ do: 'delegateApproval', id: 'd', to: 'kim', until }));
  await docket.actAs('kim');
  expect((await docket.queue()).duties).toMatchObject([{ approval: { inPlaceOf: 'bob' } }]);
  value(await docket.execute({ do: 'endDelegation', person: 'bob', delegation: 'd' }));
  expect((await docket.queue()).count).toBe(0);
});

test('where a workflow asks nobody for approval, nothing is looked at', async () => {
  const docket = await openTestDocket();
  value(await docket.execute(setUp('small-business')));
  value(await docket.execute(createInvoice('a', { lines: linesOf('100') })));
  expect(await docket.queue()).toEqual({ count: 0, duties: [] });
});

test('of three thousand that wait all are counted, and the first are shown', async () => {
  const docket = await agency();
  const ids = Array.from({ length: 3_000 }, (_, at) => `i${String(at).padStart(4, '0')}`);
  for (let at = 0; at < ids.length; at += 100) await asked(docket, ...ids.slice(at, at + 100));
  await docket.actAs('bob');
  const { count, duties } = await docket.queue();
  expect([count, duties.length]).toEqual([3_000, 50]);
});
