import fc from 'fast-check';
import { expect, test } from 'vitest';
import { commitId } from '#domain/history/commit.ts';
import {
  evaluate,
  operators,
  type Condition,
  type Facts,
  type FactValue,
  type Scalar
} from '#domain/condition/condition.ts';
import { balanceOf, bearsNumber, isOverdue, totalsOf } from '#domain/invoice/balance.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { MemoryLedger } from '#domain/ledger/memory.ts';
import { groups } from '#domain/workflow/document.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { presets } from '#domain/workflow/presets.ts';
import { columnPayments, columnTaxes } from './amounts.ts';
import { Columns } from './columns.ts';
import { columnFacts, type ColumnFact } from './facts.ts';
import { sortKeys } from './orders.ts';
import type { ColumnQuery } from './query.ts';
import { sectionKeys } from './sections.ts';
import { columnVisits } from './visits.ts';
import { anyActs, type Act } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';

const preset = presets['small-business'];
const today = '2026-03-10';
const nowMs = Date.UTC(2026, 2, 10, 12);

test('numbers that stand on several issued invoices are known, until only one bears them', () => {
  const ledger = new MemoryLedger('device');
  const columns = new Columns();
  const moment = { by: owner, wall: 1, today };
  ledger.execute(setUp('small-business'), moment);
  for (const id of ['a', 'b']) ledger.execute(createInvoice(id, { lines: linesOf('1') }), moment);
  const rows = ['a', 'b'].flatMap((id) => ledger.get('invoice', id) ?? []);
  const numbered = rows.map((row) => ({ ...row, rev: row.rev + 1, number: { text: 'X-1', series: 'X', at: 1 } }));
  columns.apply(numbered);
  expect(columns.numbersTwice()).toEqual(['X-1']);
  columns.apply(numbered.slice(0, 1).map((row) => ({ ...row, rev: row.rev + 1, deleted: { at: 1, by: owner } })));
  expect(columns.numbersTwice()).toEqual([]);
});

test('whatever happens to invoices, columns answer as a filter over all rows does', () => {
  fc.assert(
    fc.property(
      fc.array(fc.tuple(anyActs('small-business', 12), anyQuery()), { minLength: 1, maxLength: 3 }),
      (story) => {
        const ledger = new MemoryLedger('device');
        const columns = new Columns();
        columns.useWorkflow(preset);
        for (const [acts, query] of story) {
          for (const act of acts) {
            step(ledger, act);
            columns.apply(invoicesOf(ledger));
            columns.useMergedClients(mergedIn(ledger));
            check(columns, ledger, { today, sort: query.sort });
          }
          check(columns, ledger, query);
        }
      }
    ),
    { numRuns: 60 }
  );
}, 60_000);

test('rows may arrive in any order, and older ones change nothing', () => {
  fc.assert(
    fc.property(anyActs('small-business', 25), fc.infiniteStream(fc.nat()), (acts, order) => {
      const ledger = new MemoryLedger('device');
      const versions: Invoice[] = [];
      for (const act of acts) {
        step(ledger, act);
        versions.push(...invoicesOf(ledger));
      }
      const columns = new Columns();
      columns.useWorkflow(preset);
      const shuffled = versions
        .map((invoice) => ({ invoice, place: order.next().value as number }))
        .sort((left, right) => left.place - right.place);
      for (const { invoice } of shuffled) columns.apply([invoice]);
      columns.useMergedClients(mergedIn(ledger));
      check(columns, ledger, { today });
    })
  );
}, 60_000);

test('columns that were stored answer as those that they were made from, and go on as they do', () => {
  fc.assert(
    fc.property(anyActs('small-business', 15), anyActs('small-business', 8), anyQuery(), (acts, later, query) => {
      const ledger = new MemoryLedger('device');
      for (const act of acts) step(ledger, act);
      const first = new Columns();
      first.useWorkflow(preset);
      first.useMergedClients(mergedIn(ledger));
      first.apply(invoicesOf(ledger));
      first.query(query);
      const { head, chunks } = structuredClone(first.toStore('all'));
      const columns = new Columns();
      columns.useWorkflow(preset);
      columns.useMergedClients(mergedIn(ledger));
      columns.begin(head);
      for (const chunk of chunks) columns.takeIn(chunk);
      check(columns, ledger, query);
      columns.learnRelated(columns.relatedIds().flatMap((id) => ledger.get('invoice', id) ?? []));
      for (const act of later) {
        step(ledger, act);
        columns.apply(invoicesOf(ledger));
        columns.useMergedClients(mergedIn(ledger));
        check(columns, ledger, query);
      }
    }),
    { numRuns: 60 }
  );
}, 60_000);

test('what has changed is stored by chunks, and what was not stored is stored the next time', () => {
  const { columns, ledger } = withInvoices();
  expect(columns.toStore('changed').chunks.map(({ place }) => place)).toEqual([0]);
  expect(columns.toStore('changed').chunks).toEqual([]);
  act(ledger, { do: 'changeStatus', invoice: 'b', to: 'sent' });
  columns.apply(invoicesOf(ledger));
  const stored = columns.toStore('changed');
  expect(stored.chunks.map(({ place }) => place)).toEqual([0]);
  columns.notStored(stored);
  expect(columns.toStore('changed').chunks.map(({ place }) => place)).toEqual([0]);
});

test('an invoice whose status the workflow does not know is listed and can be filtered by', () => {
  const { ledger, columns } = withInvoices();
  const machine = preset.machines.invoice;
  const statuses = machine.statuses.filter(({ id }) => id !== 'sent');
  columns.useWorkflow({ ...preset, machines: { invoice: { ...machine, statuses } } });
  const answer = columns.query({ today });
  expect(answer.ids).toHaveLength(2);
  expect(answer.countByStatus.get('sent')).toBe(1);
  expect(answer.countByGroup).toMatchObject({ ACTIVE: 1, unknown: 1, COMPLETED: 0 });
  expect(columns.query({ today, statuses: ['sent'] }).ids).toEqual(['a']);
  expect(columns.row('a', today)).toMatchObject({ group: null, overdue: false });
  expect(ledger.get('invoice', 'a')?.status).toBe('sent');
});

test('words are found without regard to case, accents and order', () => {
  const { columns } = withInvoices();
  expect(columns.query({ today, text: '  LOVELACE  inv-2026 ' }).ids).toEqual(['a']);
  expect(columns.query({ today, text: 'muller' }).ids).toEqual(['b']);
  expect(columns.query({ today, text: 'muller lovelace' }).ids).toEqual([]);
});

test('what is received is never summed with what is issued, nor one currency with another', () => {
  const columns = new Columns();
  const ledger = new MemoryLedger('device');
  const lines = linesOf('10');
  act(ledger, setUp());
  act(ledger, createInvoice('a', { lines }));
  act(ledger, createInvoice('b', { lines, direction: 'received' }));
  act(ledger, createInvoice('c', { lines, currency: 'USD' }));
  act(ledger, createInvoice('d', { lines: linesOf('4'), kind: 'credit-note' }));
  columns.useWorkflow(preset);
  columns.apply(invoicesOf(ledger));
  const { sums } = columns.query({ today });
  expect(sums.map(({ direction, currency, count, totalMinor }) => [direction, currency, count, totalMinor])).toEqual([
    ['issued', 'EUR', 2, 600],
    ['issued', 'USD', 1, 1_000],
    ['received', 'EUR', 1, 1_000]
  ]);
});

test('what is cancelled is not waited for, and money that was given back too much is', () => {
  const { ledger, columns } = withInvoices();
  act(ledger, createInvoice('c', { lines: linesOf('4'), kind: 'credit-note' }));
  const refund = (id: string, amountMinor: number) => {
    const payment = { id, amountMinor, day: today, method: '30', note: '' };
    act(ledger, { do: 'refundPayment', invoice: 'c', payment });
    columns.apply(invoicesOf(ledger));
    return columns.query({ today }).sums.map(({ outstandingMinor }) => outstandingMinor);
  };
  expect(refund('part', 100)).toEqual([2_000 - 300]);
  expect(refund('too much', 700)).toEqual([2_000 + 400]);

  act(ledger, { do: 'changeStatus', invoice: 'a', to: 'void', reason: 'Twice' });
  columns.apply(invoicesOf(ledger));
  expect(columns.query({ today }).sums).toMatchObject([{ count: 3, totalMinor: 1_600, outstandingMinor: 1_400 }]);
  expect(columns.row('a', today)).toMatchObject({ group: 'CANCELLED', balanceMinor: 1_000 });
});

test('a sum that was too large is exact again once it is small enough', () => {
  const ledger = new MemoryLedger('device');
  const columns = new Columns();
  act(ledger, setUp());
  columns.useWorkflow(preset);
  const sum = () => {
    columns.apply(invoicesOf(ledger));
    const [{ totalMinor, overflow } = { totalMinor: 0, overflow: null }] = columns.query({ today }).sums;
    return overflow ? 'too large' : totalMinor;
  };
  for (const id of ['a', 'b', 'c']) act(ledger, createInvoice(id, { lines: linesOf('60000000000000.01') }));
  expect(sum()).toBe('too large');
  for (const invoice of ['a', 'c']) act(ledger, { do: 'deleteInvoice', invoice });
  expect(sum()).toBe(6_000_000_000_000_001);
});

test('thousands of rows grow the columns and keep their order', () => {
  const columns = new Columns();
  const ledger = new MemoryLedger('device');
  act(ledger, setUp());
  act(ledger, createInvoice('a', { lines: linesOf('10') }));
  const [row] = invoicesOf(ledger);
  columns.useWorkflow(preset);
  expect(columns.query({ today, sort: 'created' }).ids).toEqual([]);
  const rows = Array.from({ length: 3_000 }, (_, index): Invoice => ({
    ...row!,
    id: `i${index}`,
    createdAt: (index * 7_919) % 3_000
  }));
  columns.apply(rows.slice(0, 50));
  columns.apply(rows.slice(50));
  const { ids } = columns.query({ today, sort: 'created' });
  const sorted = [...rows].sort((left, right) => left.createdAt - right.createdAt).map(({ id }) => id);
  expect(ids).toEqual(sorted);
});

/** The slow way, from the rows alone. */
function check(columns: Columns, ledger: MemoryLedger, query: ColumnQuery): void {
  const all = invoicesOf(ledger)
    .filter(({ deleted }) => deleted === null)
    .map((invoice) => naiveRow(invoice, ledger));
  for (const { id, isOverdue: overdue, balance, group } of all)
    expect(columns.row(id, query.today)).toMatchObject({
      overdue,
      group,
      totalMinor: balance.totalMinor,
      balanceMinor: balance.balanceMinor,
      outstandingMinor: balance.outstandingMinor,
      balanceState: balance.state
    });
  const loose = all.filter((row) => passesLoose(row, query));
  const counted = loose.filter((row) => query.overdue === undefined || row.isOverdue === query.overdue);
  const listed = counted.filter(
    ({ invoice, group }) =>
      (!query.statuses || query.statuses.includes(invoice.status)) &&
      (!query.groups || (group !== null && query.groups.includes(group)))
  );
  const answer = columns.query(query);
  expect(answer.ids).toEqual(sorted(listed, query).map(({ id }) => id));
  expect(Object.fromEntries(answer.countByStatus)).toEqual(countBy(counted, ({ invoice }) => invoice.status));
  expect(answer.countByGroup).toEqual({
    ...{ ACTIVE: 0, APPROVAL: 0, COMPLETED: 0, CANCELLED: 0, unknown: 0 },
    ...countBy(counted, ({ group }) => group ?? 'unknown')
  });
  expect(answer.overdueCount).toBe(loose.filter((row) => row.isOverdue).length);
  const slotOf = ({ invoice }: NaiveRow): string => `${invoice.content.direction} ${invoice.content.currency}`;
  for (const [sum, worth] of [
    ['totalMinor', (row: NaiveRow) => row.balance.totalMinor],
    ['outstandingMinor', owedMinor],
    ['overdueMinor', (row: NaiveRow) => (row.isOverdue ? owedMinor(row) : 0)]
  ] as const)
    expect(Object.fromEntries(answer.sums.map((one) => [`${one.direction} ${one.currency}`, one[sum]]))).toEqual(
      countBy(listed, slotOf, worth)
    );
  expect(columns.count(query)).toBe(listed.length);
  expect(columns.overdueCount(query.today)).toBe(
    all.filter(({ invoice, isOverdue: overdue }) => overdue && !invoice.archived).length
  );
  expect(Object.fromEntries([...columns.standings(query)].map(([id, { count }]) => [id, count]))).toEqual(
    countBy(listed, ({ invoice }) => invoice.status)
  );
  checkSections(columns, listed, query);
  checkReports(columns, listed, query);
}

/** What is put together is the same invoices, one section after the other. */
function checkSections(columns: Columns, listed: readonly NaiveRow[], query: ColumnQuery): void {
  const byId = new Map(listed.map((row) => [row.id, row]));
  const plain = columns.query(query).ids;
  for (const by of sectionKeys) {
    const { ids, sections } = columns.query({ ...query, sectionBy: by });
    const keyOf = ({ invoice, client }: NaiveRow): string =>
      ({
        status: invoice.status,
        client: client ?? partyOf(invoice),
        month: invoice.content.issueDay?.slice(0, 7) ?? ''
      })[by];
    expect(new Set(sections.map(({ key }) => key)).size).toBe(sections.length);
    expect(sections.reduce((sum, { count }) => sum + count, 0)).toBe(ids.length);
    for (const { key, start, count, sums } of sections) {
      const members = plain.filter((id) => keyOf(byId.get(id)!) === key);
      expect(ids.slice(start, start + count)).toEqual(members);
      expect(sums.reduce((sum, one) => sum + one.count, 0)).toBe(count);
    }
  }
}

/** What reports go over is what the rows say. */
function checkReports(columns: Columns, listed: readonly NaiveRow[], query: ColumnQuery): void {
  const rows = columns.rowsFor(query);
  expect([...rows].map((row) => columns.idOf(row)).sort()).toEqual(listed.map(({ id }) => id).sort());
  const visits = columnVisits(columns, rows);
  const found: Record<string, unknown[]> = {};
  for (let visit = 0; visit < visits.count; visit += 1)
    (found[columns.idOf(visits.cases[visit]!)] ??= []).push([
      visits.labels[visits.statuses[visit]!],
      visits.entered[visit],
      visits.left[visit],
      visits.byHand[visit] === 1,
      visits.byImport[visit] === 1
    ]);
  const stood = ({ invoice: { trail } }: NaiveRow): unknown[] =>
    trail.map(({ status, at, kind, by }, index) => [
      status.id,
      at,
      trail[index + 1]?.at ?? Number.NaN,
      kind === 'forward' && by !== 'platform',
      kind === 'import'
    ]);
  expect(found).toEqual(Object.fromEntries(listed.map((row) => [row.id, stood(row)])));
  const amounts = ({ invoice: { payments, content } }: NaiveRow): number[] => [
    ...(content.prepaidMinor === 0 ? [] : [content.prepaidMinor * (content.kind === 'credit-note' ? -1 : 1)]),
    ...Object.values(payments).map(({ kind, amountMinor }) => (kind === 'payment' ? amountMinor : -amountMinor))
  ];
  const byAmount = (left: number, right: number): number => left - right;
  expect([...columnPayments(columns, rows)].map(({ amountMinor }) => amountMinor).sort(byAmount)).toEqual(
    listed.flatMap(amounts).sort(byAmount)
  );
  const taxOf = ({ invoice: { content } }: NaiveRow): number =>
    totalsOf(content).taxMinor * (content.kind === 'credit-note' ? -1 : 1);
  expect([...columnTaxes(columns, rows)].reduce((sum, { taxMinor }) => sum + taxMinor, 0)).toBe(
    listed.reduce((sum, row) => sum + taxOf(row), 0)
  );
}

type NaiveRow = ReturnType<typeof naiveRow>;

/** What is missing, with the sign of who waits for it; nobody waits for what is cancelled. */
function owedMinor({ balance, group }: NaiveRow): number {
  if (group === 'CANCELLED') return 0;
  return balance.totalMinor < 0 ? balance.balanceMinor : balance.outstandingMinor;
}

function naiveRow(invoice: Invoice, ledger: MemoryLedger) {
  const { statusById } = compileMachine(preset.machines.invoice);
  const notes = (ids: readonly string[]): Invoice[] => ids.flatMap((id) => ledger.get('invoice', id) ?? []);
  const corrected = invoice.creditOf === null ? undefined : ledger.get('invoice', invoice.creditOf);
  const balance = balanceOf(invoice, {
    creditNotes: notes(invoice.creditNotes),
    creditOf: corrected ? { invoice: corrected, creditNotes: notes(corrected.creditNotes) } : null,
    isSettled: (status) => statusById.get(status)?.settled ?? false,
    isCancelled: (status) => statusById.get(status)?.group === 'CANCELLED'
  });
  const status = statusById.get(invoice.status);
  return {
    id: invoice.id,
    invoice,
    balance,
    group: status?.group ?? null,
    place: [...statusById.keys()].indexOf(invoice.status),
    number: invoice.number?.text ?? invoice.content.supplierNumber,
    isOverdue: isOverdue(invoice, {
      balanceMinor: balance.balanceMinor,
      group: status?.group ?? '',
      settled: status?.settled ?? false,
      today
    }),
    client: invoice.content.clientId === null ? null : survivor(ledger, invoice.content.clientId)
  };
}

function partyOf({ content: { direction, seller, client } }: Invoice): string {
  return direction === 'received' ? seller.name : client.name;
}

function passesLoose(row: NaiveRow, query: ColumnQuery): boolean {
  return (
    (query.archived === undefined || (row.invoice.archived !== null) === query.archived) &&
    (query.where === undefined || evaluate(query.where, factsOf(row)) === 'holds')
  );
}

/** Word for word what each fact says it is. */
function factsOf({ invoice, client, balance, group, isOverdue: overdue }: NaiveRow): Facts {
  const { content } = invoice;
  const { statusById } = compileMachine(preset.machines.invoice);
  const status = statusById.get(invoice.status);
  const stood = invoice.trail.map((entry) => entry.status);
  const completed = invoice.trail.find((entry) => statusById.get(entry.status.id)?.group === 'COMPLETED');
  const settled = invoice.trail.find((entry) => statusById.get(entry.status.id)?.settled);
  const facts: Record<ColumnFact, FactValue> = {
    status: invoice.status,
    group: group ?? '',
    stage: status?.approvalStage ?? null,
    // Nobody signs in this workflow; where somebody does, the figures of Home tell.
    awaiting: false,
    type: content.type,
    kind: content.kind,
    direction: content.direction,
    origin: invoice.origin,
    currency: content.currency,
    'client-id': client ?? '',
    jobs: [...invoice.sources],
    'created-by': invoice.createdBy,
    'balance-state': balance.state,
    total: balance.totalMinor,
    balance: balance.balanceMinor,
    outstanding: balance.outstandingMinor,
    'issue-day': content.issueDay,
    'due-day': content.dueDay,
    'days-in-status': Math.floor((nowMs - invoice.entered.at) / 86_400_000),
    overdue,
    archived: invoice.archived !== null,
    numbered: bearsNumber(invoice),
    visited: stood.map(({ id }) => id),
    moves: stood.slice(1).map(({ id }, index) => `${stood[index]!.id}>${id}`),
    'completed-day': completed ? new Date(completed.at).toISOString().slice(0, 10) : null,
    'settled-day': settled ? new Date(settled.at).toISOString().slice(0, 10) : null,
    stood: stoodDays.flatMap((day) => {
      const standing = invoice.trail.findLast(({ at }) => at < Date.parse(day) + 86_400_000);
      return standing ? [`${day} ${standing.status.id}`] : [];
    }),
    'override-months': invoice.trail.flatMap(({ kind, at }) =>
      kind === 'override' ? [new Date(at).toISOString().slice(0, 7)] : []
    ),
    'outstanding-months': openMonths.filter((month) => {
      const { issueDay, prepaidMinor } = content;
      if (
        month === '0000-01' ||
        group === 'CANCELLED' ||
        !bearsNumber(invoice) ||
        issueDay === null ||
        issueDay.slice(0, 7) > month
      )
        return false;
      const by = Object.values(invoice.payments).filter(({ day }) => day.slice(0, 7) <= month);
      const paid = by.reduce((sum, { kind, amountMinor: minor }) => sum + (kind === 'payment' ? minor : -minor), 0);
      const prepaid = content.kind === 'credit-note' ? -prepaidMinor : prepaidMinor;
      return balance.totalMinor - prepaid - paid !== 0;
    }),
    'paid-months': Object.values(invoice.payments).map(({ day }) => day.slice(0, 7)),
    taxes: totalsOf(content).taxes.map(({ taxCategory, taxRate }) => `${taxCategory} ${taxRate}`)
  };
  return facts;
}

const openMonths = ['0000-01', '2025-12', '2026-02', '2026-03'];
const stoodDays = ['1970-01-01', '2026-03-01', '2026-03-10'];

/** Conditions over what columns can tell, some of them without sense. */
function anyCondition(): fc.Arbitrary<Condition> {
  const values: Record<ColumnFact, readonly Scalar[]> = {
    status: [...preset.machines.invoice.statuses.map(({ id }) => id), 'unheard-of'],
    group: [...groups],
    stage: [1, 2],
    awaiting: [true, false],
    type: ['standard', 'x'],
    kind: ['invoice', 'credit-note'],
    direction: ['issued', 'received'],
    origin: ['hand', 'duplicate', 'import'],
    currency: ['EUR', 'USD'],
    'client-id': ['c1', 'c2'],
    jobs: ['j1'],
    'created-by': [owner, 'x'],
    'balance-state': ['unpaid', 'part-paid', 'paid', 'overpaid', 'to-refund', 'settled'],
    total: [0, 1_000, -1_000],
    balance: [0, 500],
    outstanding: [0, 500],
    'issue-day': ['2025-12-31', '2026-02-01', '2026-03-02'],
    'due-day': ['2026-02-01', '2026-03-02', '2026-03-31'],
    'days-in-status': [0, 1, 9],
    overdue: [true, false],
    archived: [true, false],
    numbered: [true, false],
    visited: ['draft', 'sent', 'unheard-of'],
    moves: ['draft>sent', 'sent>paid'],
    'completed-day': ['1970-01-01', '2026-03-10'],
    'settled-day': ['1970-01-01', '2026-03-10'],
    stood: stoodDays.flatMap((day) => [`${day} draft`, `${day} paid`, `${day} unheard-of`]),
    'override-months': ['2026-03', '1970-01'],
    'paid-months': ['2026-03', '2026-02'],
    'outstanding-months': openMonths,
    taxes: ['S 20', 'S 19']
  };
  const test = fc.constantFrom(...(Object.keys(columnFacts) as ColumnFact[])).chain((field) => {
    const value = fc.constantFrom(...values[field]);
    return fc
      .record({
        field: fc.constant(field),
        op: fc.constantFrom(
          ...(field === 'stood' || field === 'outstanding-months'
            ? (['contains'] as const)
            : operators.filter((op) => op !== 'contains' || columnFacts[field] !== 'day'))
        )
      })
      .chain(({ op }) =>
        (op === 'in' || op === 'not-in' ? fc.array(value, { maxLength: 3 }) : value).map((one): Condition =>
          op === 'present' || op === 'absent' ? { field, op } : { field, op, value: one }
        )
      );
  });
  return fc.letrec<{ node: Condition }>((tie) => ({
    node: fc.oneof(
      { maxDepth: 2 },
      test,
      fc.array(tie('node'), { maxLength: 3 }).map((all): Condition => ({ all })),
      fc.array(tie('node'), { maxLength: 3 }).map((any): Condition => ({ any })),
      tie('node').map((not): Condition => ({ not }))
    )
  })).node;
}

function sorted(rows: readonly NaiveRow[], { sort, descending }: ColumnQuery): NaiveRow[] {
  const valueOf = ({ invoice, balance, number, place }: NaiveRow): string | number =>
    ({
      issue: invoice.content.issueDay ?? '9999-99-99',
      due: invoice.content.dueDay ?? '9999-99-99',
      number: number === '' ? '\u{10FFFF}' : number,
      party: partyOf(invoice),
      total: balance.totalMinor,
      outstanding: balance.outstandingMinor,
      status: place,
      entered: invoice.entered.at,
      created: invoice.createdAt
    })[sort ?? 'issue'];
  const ascending = [...rows].sort((left, right) => {
    const [one, other] = [valueOf(left), valueOf(right)];
    return one < other ? -1 : one > other ? 1 : left.id < right.id ? -1 : 1;
  });
  return (descending ?? sort === undefined) ? ascending.reverse() : ascending;
}

function countBy(
  rows: readonly NaiveRow[],
  keyOf: (row: NaiveRow) => string,
  worth: (row: NaiveRow) => number = () => 1
) {
  const counts: Record<string, number> = {};
  for (const row of rows) counts[keyOf(row)] = (counts[keyOf(row)] ?? 0) + worth(row);
  return counts;
}

function anyQuery(): fc.Arbitrary<ColumnQuery> {
  const statuses = preset.machines.invoice.statuses.map(({ id }) => id);
  return fc.record(
    {
      today: fc.constant(today),
      groups: fc.subarray([...groups]),
      statuses: fc.subarray([...statuses, 'unheard-of']),
      where: anyCondition(),
      overdue: fc.boolean(),
      archived: fc.boolean(),
      nowMs: fc.constant(nowMs),
      sort: fc.constantFrom(...sortKeys),
      descending: fc.boolean()
    },
    { requiredKeys: ['today', 'nowMs'] }
  );
}

function withInvoices(): { ledger: MemoryLedger; columns: Columns } {
  const ledger = new MemoryLedger('device');
  const lines = linesOf('10');
  act(ledger, setUp());
  act(ledger, createInvoice('a', { lines }));
  act(ledger, { do: 'changeStatus', invoice: 'a', to: 'sent' });
  act(ledger, createInvoice('b', { lines, client: { ...createInvoice('b').content.client, name: 'Müller' } }));
  const columns = new Columns();
  columns.useWorkflow(preset);
  columns.apply(invoicesOf(ledger));
  return { ledger, columns };
}

function invoicesOf(ledger: MemoryLedger): Invoice[] {
  return ['a', 'b', 'c', 'd'].flatMap((id) => ledger.get('invoice', id) ?? []);
}

function mergedIn(ledger: MemoryLedger): Map<string, string> {
  const merged = ['c1', 'c2'].flatMap((id) => {
    const into = ledger.get('client', id)?.mergedInto ?? null;
    return into === null ? [] : [[id, into] as const];
  });
  return new Map(merged);
}

function survivor(ledger: MemoryLedger, id: string): string {
  return ledger.get('client', id)?.mergedInto ?? id;
}

let wall = Date.UTC(2026, 2, 1);

function act(ledger: MemoryLedger, command: Parameters<MemoryLedger['execute']>[0]): void {
  wall += 1_000;
  ledger.execute(command, { by: owner, wall, today: '2026-03-01' });
}

function step(ledger: MemoryLedger, one: Act): void {
  if ('command' in one) {
    act(ledger, one.command);
    return;
  }
  const commit = ledger.commits().at(-1 - one.undoCommit);
  if (commit) act(ledger, { do: 'undo', commit: commitId(commit) });
}
