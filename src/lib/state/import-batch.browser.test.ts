import { expect, test } from 'vitest';
import creditNoteXml from '#tests/files/ubl/credit-note.xml?raw';
import severalRatesXml from '#tests/files/ubl/several-rates.xml?raw';
import type { CommandOf } from '#domain/ledger/command.ts';
import type { Docket } from '#services/docket.ts';
import { importBatchOf, type ImportBatch } from '#state/import-batch.svelte.ts';
import { setUp } from '#tests/builders/commands.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';

type Rules = Parameters<ImportBatch['confirm']>[0];

test('[WR8] a type is asked for once where there is a choice, and only among those that may come in', async () => {
  const { batch, rules } = await opened({ enable: ['trainer-licence'] });
  await batch.read([file('a.xml', severalRatesXml)]);
  expect(batch.questions(rules)).toEqual(['direction']);
  batch.direction = 'issued';
  expect(batch.typesFor('issued', rules).map(({ id }) => id)).toEqual(['licensed-workshop', 'trainer-licence']);
  expect(batch.questions(rules)).toEqual([{ typeOf: 'issued' }]);
  expect(batch.typeOf('issued', rules)).toBeNull();
  batch.types.issued = 'trainer-licence';
  expect(batch.questions(rules)).toEqual([]);
  const receipt = await batch.confirm(rules);
  expect(receipt?.events.at(-1)).toMatchObject({ data: { content: { type: 'trainer-licence' } } });
});

test('[WR8] what the account may in no way take in is told, and nothing is asked about it', async () => {
  const { batch, rules } = await opened({ enable: [] });
  await batch.read([file('a.xml', severalRatesXml)]);
  batch.direction = 'received';
  expect(batch.closedDirections(rules)).toEqual(['received']);
  expect(batch.questions(rules)).toEqual([]);
  batch.direction = 'issued';
  expect(batch.closedDirections(rules)).toEqual([]);
  expect(batch.typeOf('issued', rules)).toBe('licensed-workshop');
});

test('a file that is left out asks nothing and stays outside', async () => {
  const { batch, rules, docket } = await opened({ enable: [] });
  await batch.read([file('a.xml', severalRatesXml), file('b.xml', creditNoteXml)]);
  batch.direction = 'issued';
  batch.choose(0, false);
  expect(batch.chosen.map(({ id }) => id)).toEqual([1]);
  await batch.confirm(rules);
  expect(batch.imported?.invoices).toHaveLength(1);
  expect(docket.columns.query({ today: docket.today() }).ids).toHaveLength(1);
  expect(batch.items).toEqual([]);
});

test('[BR14] two of ours that bear one number are told apart before the import, and the rest comes in', async () => {
  const { batch, rules, docket } = await opened({ enable: [] });
  const another = severalRatesXml.replace(/<cbc:IssueDate>[^<]*/, '<cbc:IssueDate>2026-01-31');
  await batch.read([file('a.xml', severalRatesXml), file('b.xml', another), file('c.xml', creditNoteXml)]);
  batch.direction = 'received';
  expect(batch.clashing).toEqual([]);
  batch.direction = 'issued';
  expect(batch.clashing).toMatchObject([{ id: 1, numberOfFile: 'a.xml' }]);
  expect(batch.chosen.map(({ id }) => id)).toEqual([0, 2]);
  // Whoever means the other one says so.
  batch.choose(0, false);
  expect(batch.chosen.map(({ id }) => id)).toEqual([1, 2]);
  batch.choose(0, true);
  await batch.confirm(rules);
  const ids = docket.columns.query({ today: docket.today() }).ids;
  expect(ids).toHaveLength(2);

  await batch.read([file('d.xml', another)]);
  batch.direction = 'issued';
  expect(batch.ready).toEqual([]);
  const [clash] = batch.clashing;
  expect(clash?.numberOfFile).toBeNull();
  expect(ids).toContain(clash?.preview.numberTakenBy);
});

test('reading can be given up, and what was read before stays', async () => {
  const { batch } = await opened({ enable: [] });
  await batch.read([file('a.xml', severalRatesXml)]);
  const reading = batch.read([file('b.xml', creditNoteXml)]);
  expect(batch.reading).toEqual({ done: 0, total: 1 });
  batch.cancel();
  await reading;
  expect(batch.reading).toBeNull();
  expect(batch.items.map(({ preview }) => preview.fileName)).toEqual(['a.xml']);
});

test('a dataset has one batch, whichever screen asks for it', async () => {
  const { batch, docket } = await opened({ enable: [] });
  expect(importBatchOf({ docket, execute: (...command) => docket.execute(...command) })).toBe(batch);
});

/** A certification body in training, with some more types switched on. */
async function opened({
  enable
}: {
  enable: readonly string[];
}): Promise<{ docket: Docket; batch: ImportBatch; rules: Rules }> {
  const docket = await openTestDocket();
  const plain = setUp('training');
  const account = 'certification-body';
  const types = plain.workflow.types.map((type) => ({ ...type, enabled: type.enabled || enable.includes(type.id) }));
  const command: CommandOf<'setUp'> = {
    ...plain,
    workflow: { ...plain.workflow, types },
    business: { ...plain.business, account }
  };
  value(await docket.execute(command));
  const batch = importBatchOf({ docket, execute: (...each) => docket.execute(...each) });
  return { docket, batch, rules: { workflow: command.workflow, account } };
}

function file(name: string, text: string): File {
  return new File([text], name, { type: 'text/xml' });
}
