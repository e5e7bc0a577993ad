import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commitId, sealedId, type Commit } from '#domain/history/commit.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { conflictsOf } from '#domain/invoice/inbox.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import { shuffled } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf, owner, setUp } from '#tests/builders/commands.ts';
import { anyPlay, anyPreset, newLedger, playStep, startMs, type PlayStep } from '#tests/builders/plays.ts';
import { ask } from './ask.ts';
import type { SingleCommand } from './command.ts';
import { comparable } from './entities.ts';
import { MemoryLedger } from './memory.ts';

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** A profile that was copied to another machine, or set back by a backup of the whole disk, goes on as two of one name. */

let minute = 0;

function tell(ledger: MemoryLedger, command: SingleCommand): ReturnType<MemoryLedger['execute']> {
  minute += 1;
  return ledger.execute(command, { by: owner, wall: startMs + minute * 60_000, today: '2026-01-15' });
}

function must(ledger: MemoryLedger, command: SingleCommand): Commit {
  const result = tell(ledger, command);
  if (!result.ok || !result.value) throw new Error(JSON.stringify(result));
  return result.value;
}

function refusals(ledger: MemoryLedger, command: SingleCommand): string[] {
  const result = tell(ledger, command);
  return result.ok ? [] : result.error.map(({ why }) => why);
}

function move(to: string, invoice = 'i'): SingleCommand {
  return { do: 'changeStatus', invoice, to, reason: 'because' };
}

function pay(amountMinor: number, id: string): SingleCommand {
  const payment = { id, amountMinor, day: '2026-01-15', method: '', note: '' };
  return { do: 'recordPayment', invoice: 'i', payment };
}

/** What another device is that knows the same; with the same name it is a copy. */
function copyOf(ledger: MemoryLedger, name = ledger.device): MemoryLedger {
  const copy = new MemoryLedger(name);
  copy.receive(ledger.commits());
  return copy;
}

/** One device, with an invoice of 100 that was sent and two drafts, and a copy of it. */
function two(): { one: MemoryLedger; copy: MemoryLedger } {
  const one = new MemoryLedger('one');
  must(one, setUp());
  for (const id of ['i', 'draft', 'other']) must(one, createInvoice(id, { lines: linesOf('100') }));
  must(one, move('sent'));
  return { one, copy: copyOf(one) };
}

function stateOf(ledger: MemoryLedger): string {
  return canonical(ledger.entities().map(comparable));
}

/** What all of them know, on a device that comes anew: in whichever order it is told, it holds the same. */
function met(...devices: readonly MemoryLedger[]): MemoryLedger {
  const all = devices.flatMap((device) => device.commits());
  const [forth, back] = [new MemoryLedger('met'), new MemoryLedger('met')];
  forth.receive(all);
  for (const commit of [...all].reverse()) back.receive([commit, commit]);
  expect(stateOf(back)).toBe(stateOf(forth));
  expect(new Set(forth.commits().map(sealedId))).toEqual(new Set(all.map(sealedId)));
  return forth;
}

function invoiceIn(ledger: MemoryLedger, id = 'i'): Invoice {
  const invoice = ledger.get('invoice', id);
  if (!invoice) throw new Error(`${id} is gone`);
  return invoice;
}

describe('a device that was copied', () => {
  it('keeps what was done in both places', () => {
    const { one, copy } = two();
    must(one, createInvoice('mine', { lines: linesOf('1') }));
    must(copy, createInvoice('theirs', { lines: linesOf('2') }));
    must(one, pay(4_000, 'p'));
    must(copy, pay(3_000, 'q'));
    const all = met(one, copy);
    expect(invoiceIn(all, 'mine').content.lines['line-0']?.price).toBe('1');
    expect(invoiceIn(all, 'theirs').content.lines['line-0']?.price).toBe('2');
    expect(invoiceIn(all).payments).toMatchObject({ p: { amountMinor: 4_000 }, q: { amountMinor: 3_000 } });
  });

  it('goes on under another name once it is told', () => {
    const { one, copy } = two();
    must(one, createInvoice('mine'));
    must(copy, createInvoice('theirs'));
    one.receive(copy.commits());
    expect(() => tell(one, createInvoice('more'))).toThrow('goes on elsewhere');
    const renamed = copyOf(one, 'anew');
    must(renamed, { do: 'editInvoice', invoice: 'theirs', changes: [{ path: ['notes'], old: '', new: 'x' }] });
    expect(invoiceIn(met(renamed, copy), 'theirs').content.notes).toBe('x');
  });

  it('that took an invoice two ways has one of them wait', () => {
    const { one, copy } = two();
    must(one, move('disputed'));
    must(copy, move('void'));
    const all = met(one, copy);
    const invoice = invoiceIn(all);
    expect(invoice).toMatchObject({ status: 'disputed', archived: null });
    const [item, ...more] = conflictsOf(invoice);
    expect(item).toMatchObject({ kind: 'moved-apart', base: { id: 'sent' }, other: { status: { id: 'void' } } });
    expect(more).toEqual([]);
    must(all, { do: 'settleConflict', invoice: 'i', item: item?.id ?? '', keep: 'other' });
    // Archived along with the move that now stands, though both moves bore one key.
    expect(invoiceIn(met(all, one))).toMatchObject({ status: 'void', inbox: {}, archived: { by: owner } });
  });

  it('takes back the step of its own where both bear one name', () => {
    const { one, copy } = two();
    must(one, move('disputed'));
    const moved = must(copy, move('void'));
    must(copy, { do: 'undo', commit: commitId(moved) });
    expect(invoiceIn(met(one, copy))).toMatchObject({ status: 'disputed', inbox: {}, archived: null });
  });

  it('that gave one number to two invoices says so on both', () => {
    const { one, copy } = two();
    must(one, move('sent', 'draft'));
    must(copy, move('sent', 'other'));
    const all = met(one, copy);
    expect(all.invoicesNumbered('INV-2026-0002').sort()).toEqual(['draft', 'other']);
    for (const id of ['draft', 'other']) expect(refusals(all, move('paid', id))).toContain('conflict-open');
    must(all, { do: 'settleNumbers', series: 'INV-2026-#', number: 'INV-2026-0002', renumber: 'other' });
    for (const id of ['draft', 'other']) expect(refusals(all, move('paid', id))).not.toContain('conflict-open');
  });

  it('has steps of one count that are undone each by itself', () => {
    const { one, copy } = two();
    const [paid] = [must(one, pay(4_000, 'p')), must(copy, pay(3_000, 'q'))];
    const all = met(one, copy);
    expect(refusals(all, { do: 'undo', commit: commitId(paid) })).toEqual(['not-undoable']);
    const [, id = ''] = ['p', 'q'].map((payment) => {
      const doing = all
        .history({ kind: 'invoice', id: 'i' })
        .find(({ event: { data } }) => (data.payment as { id?: string } | undefined)?.id === payment);
      return doing ? commitId(doing) : '';
    });
    must(all, { do: 'undo', commit: id });
    expect(Object.keys(invoiceIn(met(all, one)).payments)).toEqual(['p']);
  });

  it('was built upon by who saw one side only, and that leads on from that side', () => {
    for (const seen of [0, 1]) {
      const { one, copy } = two();
      must(one, move('draft'));
      must(copy, move('disputed'));
      const third = copyOf([one, copy][seen]!, 'three');
      must(third, move('void'));
      const invoice = invoiceIn(met(one, copy, third));
      expect(invoice.status).toBe(seen === 0 ? 'void' : 'draft');
      const waits = { kind: 'moved-apart', other: { status: { id: seen === 0 ? 'disputed' : 'void' } } };
      expect(conflictsOf(invoice)).toMatchObject([waits]);
    }
  });

  it('may be copied again, and that copy too', () => {
    const { one, copy } = two();
    must(one, pay(100, 'a'));
    must(copy, pay(200, 'b'));
    const again = copyOf(copy);
    must(copy, pay(300, 'c'));
    must(again, pay(400, 'd'));
    must(again, pay(500, 'e'));
    const all = met(one, copy, again);
    expect(Object.keys(invoiceIn(all).payments).sort()).toEqual(['a', 'b', 'c', 'd', 'e']);
  });
});

describe('copies and another device', () => {
  interface Plan {
    readonly past: readonly PlayStep[];
    readonly works: readonly (readonly PlayStep[])[];
    readonly readings: readonly { readonly reader: number; readonly from: number; readonly share: number }[];
  }

  const anyPlan = anyPreset.chain((preset) =>
    fc.record({
      preset: fc.constant(preset),
      plan: fc.record<Plan>({
        past: anyPlay(preset, 4),
        works: fc.tuple(anyPlay(preset, 6), anyPlay(preset, 6), anyPlay(preset, 6), anyPlay(preset, 4)),
        readings: fc.array(
          fc.record({
            reader: fc.nat({ max: 3 }),
            from: fc.nat({ max: 3 }),
            share: fc.double({ min: 0, max: 1, noNaN: true })
          }),
          { maxLength: 6 }
        )
      })
    })
  );

  it('hold the same in the end, in whichever order they are told, and nothing has disappeared', () => {
    let forks = 0;
    fc.assert(
      fc.property(anyPlan, fc.infiniteStream(fc.nat()), ({ preset, plan }, chance) => {
        let at = startMs;
        const one = newLedger(preset, 'one');
        for (const step of plan.past) playStep(one, step, (at += 1));
        let names = 0;
        const devices = [one, copyOf(one), copyOf(one, 'three'), copyOf(one, 'three')];
        const work = (round: number): void =>
          devices.forEach((device, index) => {
            const steps = plan.works[(index + round) % plan.works.length] ?? [];
            for (const step of steps) playStep(device, step, (at += 1));
            must(device, createInvoice(`of-${index}-in-${round}`, { type: typeIn(device), lines: linesOf('1') }));
          });
        const read = (reader: number, commits: readonly Commit[]): void => {
          const device = devices[reader]!;
          const own = (): number => device.commits().filter((commit) => commit.device === device.device).length;
          const before = own();
          device.receive(commits);
          if (own() !== before) devices[reader] = copyOf(device, `renamed-${(names += 1)}`);
        };
        work(0);
        for (const { reader, from, share } of plan.readings) {
          const file = devices[from]!.commits();
          read(reader, file.slice(0, Math.ceil(file.length * share)));
        }
        work(1);
        const all = devices.flatMap((device) => device.commits());
        const known = new Set(all.map(sealedId));
        if (new Set(all.map(commitId)).size < known.size) forks += 1;
        for (const device of devices) device.receive(shuffled([...all, ...all.slice(0, 5)], chance));
        for (const device of devices) {
          expect(stateOf(device)).toBe(stateOf(devices[0]!));
          expect(new Set(device.commits().map(sealedId))).toEqual(known);
          for (const index of devices.keys())
            for (const round of [0, 1])
              expect(device.get('invoice', `of-${index}-in-${round}`)?.content.lines['line-0']?.price).toBe('1');
        }
        const before = stateOf(devices[0]!);
        devices[0]!.receive(shuffled(all, chance));
        expect(stateOf(devices[0]!)).toBe(before);
      }),
      { numRuns: 25 }
    );
    // Else this would say nothing.
    expect(forks).toBeGreaterThan(20);
  });

  it('come to what they would come to if the copy had had a name of its own', () => {
    const aDeed = fc.record({ invoice: fc.constantFrom('a', 'b'), pick: fc.nat() });
    const someDeeds = fc.array(aDeed, { minLength: 1, maxLength: 4 });
    const anyDeeds = fc.record({
      preset: anyPreset,
      works: fc.tuple(someDeeds, someDeeds, fc.array(aDeed, { maxLength: 2 })),
      seen: fc.nat({ max: 1 })
    });
    interface Outcome {
      readonly row: object;
      readonly open: ReadonlySet<string>;
      readonly stands: object;
    }
    let conflicts = 0;
    type Deeds = typeof anyDeeds extends fc.Arbitrary<infer Value> ? Value : never;
    const outcome = ({ preset, works, seen }: Deeds, name: string): Outcome[] => {
      let at = startMs;
      const one = newLedger(preset, 'one');
      const work = (device: MemoryLedger, index: number): void =>
        works[index]?.forEach(({ invoice, pick }) => doSomething(device, invoice, pick, (at += 1_000)));
      const devices = [one, copyOf(one, name)];
      devices.forEach(work);
      const third = copyOf(devices[seen]!, 'three');
      work(third, 2);
      return met(...devices, third)
        .entities()
        .flatMap((entity) => {
          if (!('payments' in entity)) return [];
          const { id, status, content, payments, archived, deleted, disputed, rev, creditNotes } = entity;
          const kinds = conflictsOf(entity).map(({ kind }) => kind);
          conflicts += kinds.length;
          // A copy counts in the same series of numbers; another device would not.
          const open = new Set(kinds.filter((kind) => kind !== 'numbered-twice').sort());
          const signed = Object.values(entity.signatures).map(({ withdrawn }) => withdrawn);
          const row = { id, content, payments, deleted, disputed, rev, creditNotes };
          return [{ row, open, stands: { status, archived, signed } }];
        });
    };
    fc.assert(
      fc.property(anyDeeds, (deeds) => {
        const [ofCopies, ofDevices] = [outcome(deeds, 'one'), outcome(deeds, 'two')];
        expect(ofCopies.map(({ row }) => row)).toEqual(ofDevices.map(({ row }) => row));
        for (const [index, { open, stands }] of ofDevices.entries()) {
          const copies = ofCopies[index];
          // Where it cannot be told which copy was seen, a person is asked, and nothing is taken for granted.
          if (deeds.works[2].length > 0 && (copies?.open.size ?? 0) > 0) continue;
          expect(copies).toMatchObject({ stands, open });
        }
      }),
      { numRuns: 150 }
    );
    // Else this would say nothing.
    expect(conflicts).toBeGreaterThan(15);
  });
});

/** One of all the things that can be done with an invoice now. */
function doSomething(ledger: MemoryLedger, id: string, pick: number, at: number): void {
  const invoice = ledger.get('invoice', id);
  if (invoice?.deleted !== null) return;
  const moment = { wall: at, today: '2026-01-15', by: owner };
  const { moves } = ask(ledger, invoice, { ...moment, device: ledger.device, n: 1, at, now: at });
  const payment = { id: `p${at}`, amountMinor: 4_000, day: '2026-01-15', method: '', note: '' };
  const dearer = [{ path: ['lines', 'line-0', 'price'], old: '100', new: String(at % 1_000_000) }];
  const latest = ledger.commits().at(-1);
  const deeds: SingleCommand[] = [
    ...moves.map(({ move: { to } }) => move(to.id, id)),
    { do: 'approve', invoice: id },
    { do: 'recordPayment', invoice: id, payment },
    { do: 'editInvoice', invoice: id, force: true, withdraw: true, changes: dearer },
    { do: 'deleteInvoice', invoice: id },
    { do: 'undo', commit: latest ? commitId(latest) : '' }
  ];
  const deed = deeds[pick % deeds.length];
  if (deed) ledger.execute(deed, moment);
}

function typeIn(ledger: MemoryLedger): string {
  return ledger.all('workflow')[0]?.document?.types[0]?.id ?? '';
}
