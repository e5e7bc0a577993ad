import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { recordedIn } from '#domain/history/commit.ts';
import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Permission } from '#domain/people/permission.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import type { Refusal, Remedy } from '#domain/workflow/refusal.ts';
import { playedWorkflows } from '#tests/builders/arbitrary.ts';
import { linesOf } from '#tests/builders/commands.ts';
import { anyPlayed, contextIn, invoicesOf, played, players, startMs, type Player } from '#tests/builders/plays.ts';
import { counted, isThorough } from '#tests/faults/counted.ts';
import { ask } from './ask.ts';
import type { CommandOf, SingleCommand } from './command.ts';
import { decide } from './decide.ts';
import { MemoryLedger } from './memory.ts';
import type { World } from './world.ts';

/**
 * What is shown is what is so: over (invoice, move, profile) after random plays of all workflows that are played, by
 * people with every permission, with single ones, and with all of them over their own.
 */

vi.setConfig({ testTimeout: isThorough ? 600_000 : 60_000 });

const plan = { every: 1, unit: 'month', from: '2030-01-01', until: null } as const;
const reminder = { id: 'to-come', level: 1, label: '', way: 'mail', subject: '', text: '' } as const;
const tripleCount = isThorough ? 10_000 : 2_000;

describe('asking', () => {
  it('answers what doing would: a move shown as open is made, a refused one is refused for these reasons [BR17] [B81] [B82]', () => {
    let [triples, made] = [0, 0];
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = played(preset, play);
        const { statuses } = playedWorkflows[preset].machines.invoice;
        for (const { invoice, by } of asked(ledger)) {
          const answers = ask(ledger, invoice, contextIn(ledger, by));
          for (const { id: to } of statuses) {
            const move = answers.moves.find((one) => one.move.to.id === to);
            const refusals = move?.refusals;
            const place = inPlace(move?.inPlaceOf ?? null);
            const command = { do: 'changeStatus' as const, invoice: invoice.id, to, reason: 'to be given', ...place };
            const told = new Trial(ledger).refusals(by, command);
            if (!refusals) {
              expect(told.map(({ why }) => why)).toEqual([to === invoice.status ? 'already-there' : 'no-such-move']);
              continue;
            }
            triples += 1;
            expect(told).toEqual(refusals);
            // What is open is made in truth; a tenth of them are enough to see it.
            if (refusals.length > 0 || triples % 10 > 0) continue;
            made += 1;
            expect(movesMade(ledger, by, command)[0]).toEqual({ from: invoice.status, to, by, isPlatform: false });
          }
          const refusals = (command: SingleCommand): readonly Refusal[] => new Trial(ledger).refusals(by, command);
          const { approval, waitsFor } = answers;
          const signed = refusals({ do: 'approve', invoice: invoice.id, ...inPlace(approval.inPlaceOf) });
          expect(signed).toEqual(approval.refusals);
          // Whoever could sign is waited for, and nobody else.
          if (signed.length === 0 && approval.stage !== null)
            expect(waitsFor).toContainEqual({ by, inPlaceOf: approval.inPlaceOf });
          else if (signed.some(({ why }) => why === 'not-approver' || why === 'self-signed'))
            expect(waitsFor.map((hand) => hand.by)).not.toContain(by);
          expect(refusals({ do: 'deleteInvoice', invoice: invoice.id })).toEqual(answers.deletion);
          expect(refusals({ do: 'editInvoice', invoice: invoice.id, changes: [] })).toEqual(answers.edit);
          expect(refusals({ do: 'repeatInvoice', invoice: invoice.id, plan })).toEqual(answers.repeat);
          expect(refusals({ do: 'remindOfPayment', invoice: invoice.id, reminder })).toEqual(answers.remind);
          const stepsBack = compileMachine(playedWorkflows[preset].machines.invoice).statusById.get(invoice.status);
          if (invoice.creditOf === null && stepsBack?.settled !== true)
            expect(refusals({ do: 'recordPayment', invoice: invoice.id, payment: paymentOf(1) })).toEqual(answers.pay);
        }
      }),
      { numRuns: tripleCount / 40 }
    );
    expect(triples).toBeGreaterThanOrEqual(tripleCount);
    counted('answers', { triples, made });
  });
});

describe('a remedy', () => {
  it('carried out by whoever can takes away the reason that it stands beside, and no other, and brings none [BR17] [B82]', () => {
    const carriedOut: Partial<Record<Remedy['do'], number>> = {};
    let triples = 0;
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = played(preset, play);
        for (const { invoice, by } of asked(ledger)) {
          const commands = [...movesOf(ledger, invoice, by), ...otherCommands(invoice)];
          triples += commands.length;
          for (const command of commands) {
            const refusals = new Trial(ledger).refusals(by, command);
            for (const refusal of refusals) {
              const remedy = 'remedy' in refusal ? refusal.remedy : undefined;
              if (!remedy) continue;
              const others = refusals.filter((other) => other !== refusal).flatMap(namesOf);
              const trial = new Trial(ledger);
              const { again, hindered } = carryOut(trial, { remedy, refusal, invoice, by, command });
              // One remedy may have to wait for another reason to go; but then that reason was told.
              expect(others).toEqual(expect.arrayContaining(hindered));
              if (hindered.length > 0) continue;
              carriedOut[remedy.do] = (carriedOut[remedy.do] ?? 0) + 1;
              // A signature, or a payment, that brings the invoice there by itself has done what was asked for.
              if (again.do === 'changeStatus' && trial.world.get('invoice', invoice.id)?.status === again.to) continue;
              expect(trial.refusals(by, again).flatMap(namesOf).sort()).toEqual(others.sort());
            }
          }
        }
      }),
      { numRuns: Math.ceil(tripleCount / 70) }
    );
    expect(triples).toBeGreaterThanOrEqual(tripleCount);
    // In a short run chance may leave one out.
    if (isThorough) expect(Object.keys(carriedOut).sort()).toEqual(Object.keys(remedies).sort());
    counted('remedies', { triples, ...carriedOut });
  });
});

/** The remedies that stand beside moves, approvals and edits: *void* and *credit note* are another way to an end, and others stand beside people. */
const remedies: Record<Exclude<Remedy['do'], 'void' | 'credit-note' | 'give-admin' | 'act-as-another'>, true> = {
  ask: true,
  'choose-client': true,
  'add-line': true,
  approve: true,
  'record-payment': true,
  'return-money': true,
  'give-reason': true,
  'withdraw-and-edit': true
};

/** Tries commands one after the other, and leaves the ledger as it is. */
class Trial {
  world: World;
  readonly #ledger: MemoryLedger;
  #done = 0;

  constructor(ledger: MemoryLedger) {
    this.#ledger = ledger;
    this.world = ledger;
  }

  refusals(by: string, command: SingleCommand): readonly Refusal[] {
    const decided = this.#decide(by, command);
    return decided.ok ? [] : decided.error;
  }

  /** What keeps one from it; empty: it is done. */
  do(by: string, command: SingleCommand): readonly Refusal[] {
    const decided = this.#decide(by, command);
    if (!decided.ok) return decided.error;
    this.world = decided.value.after();
    this.#done += 1;
    return [];
  }

  /** Whoever can does it; where nobody can, what keeps back those who would come nearest. */
  doAsAnyone(command: SingleCommand): readonly Refusal[] {
    let nearest: readonly Refusal[] | null = null;
    for (const by of [...players, ...newcomers]) {
      const refusals = this.do(by, command);
      if (refusals.length === 0) return [];
      if (!nearest || refusals.length < nearest.length) nearest = refusals;
    }
    return nearest ?? [];
  }

  #decide(by: string, command: SingleCommand) {
    const { n, at, ...context } = contextIn(this.#ledger, by);
    return decide(this.world, command, { ...context, n: n + this.#done, at: at + this.#done });
  }
}

/** Where all who may sign have signed something else already, somebody else has to. */
const newcomers = ['newcomer-1', 'newcomer-2'];
const roleWith: Record<Permission, string> = {
  look: 'editor',
  edit: 'editor',
  approve: 'approver',
  pay: 'payer',
  admin: 'administrator'
};

interface Refused {
  readonly remedy: Remedy;
  readonly refusal: Refusal;
  readonly invoice: Invoice;
  readonly by: Player;
  readonly command: SingleCommand;
}

/** Does what a remedy says. `again`: the command as it is given then; `hindered`: why it could not be done. */
function carryOut(trial: Trial, refused: Refused): { again: SingleCommand; hindered: string[] } {
  const { remedy, refusal, invoice, by, command } = refused;
  const done = (refusals: readonly Refusal[], again = command) => ({ again, hindered: refusals.flatMap(namesOf) });
  const edit = (change: CommandOf<'editInvoice'>['changes'][number]): SingleCommand => ({
    do: 'editInvoice',
    invoice: invoice.id,
    force: true,
    changes: [change]
  });
  switch (remedy.do) {
    case 'ask': {
      const roles = [...(trial.world.get('person', by)?.fields.roles ?? []), roleWith[remedy.permission]];
      const changes = [{ path: ['roles'], new: roles }];
      return done(trial.do('owner', { do: 'editPerson', person: by, force: true, changes }));
    }
    case 'choose-client':
      return done(trial.doAsAnyone(edit({ path: ['client', 'name'], new: 'Acme' })));
    case 'add-line': {
      const line = { ...linesOf('0')['line-0'], id: 'new' } as unknown as null;
      return done(trial.doAsAnyone(edit({ path: ['lines', 'new'], new: line })));
    }
    case 'approve': {
      const fields = { name: 'New here', roles: ['approver', 'director'], active: true };
      for (const id of newcomers) trial.do('owner', { do: 'addPerson', id, fields });
      const stages = refusal.why === 'stage-open' ? refusal.stages : [];
      return done(stages.flatMap(() => trial.doAsAnyone({ do: 'approve', invoice: invoice.id, comment: 'Fine' })));
    }
    case 'record-payment': {
      // A linked credit note has no money of its own (BR13).
      const about = trial.world.get('invoice', invoice.creditOf ?? '') ?? invoice;
      const { balanceMinor } = ask(trial.world, about, contextIn(new MemoryLedger('any'), by)).balance;
      const kind = balanceMinor < 0 ? 'refundPayment' : 'recordPayment';
      const payment = paymentOf(Math.abs(balanceMinor));
      return done(trial.doAsAnyone({ do: kind, invoice: about.id, payment }));
    }
    case 'return-money': {
      const payment = paymentOf(refusal.why === 'money-received' ? refusal.receivedMinor : 0);
      return done(trial.doAsAnyone({ do: 'refundPayment', invoice: invoice.id, payment }));
    }
    case 'give-reason':
      return done([], { ...command, reason: 'because' } as SingleCommand);
    case 'withdraw-and-edit':
      return done([], { ...command, withdraw: true } as SingleCommand);
    case 'void':
    case 'credit-note':
    case 'give-admin':
    case 'act-as-another':
      throw new Error(`not beside a move, an approval or an edit: ${remedy.do}`);
  }
}

function inPlace(person: string | null): { inPlaceOf?: string } {
  return person === null ? {} : { inPlaceOf: person };
}

function asked(ledger: MemoryLedger): { invoice: Invoice; by: Player }[] {
  const invoices = invoicesOf(ledger).filter(({ deleted }) => deleted === null);
  return invoices.flatMap((invoice) => players.map((by) => ({ invoice, by })));
}

function movesOf(ledger: MemoryLedger, invoice: Invoice, by: Player): SingleCommand[] {
  const { moves } = ask(ledger, invoice, contextIn(ledger, by));
  return moves.map(({ move }) => ({ do: 'changeStatus', invoice: invoice.id, to: move.to.id }));
}

function otherCommands({ id }: Invoice): SingleCommand[] {
  const changes = [{ path: ['client', 'name'], new: 'Somebody else' }];
  return [
    { do: 'approve', invoice: id },
    { do: 'editInvoice', invoice: id, force: true, changes }
  ];
}

/** The moves of an invoice that a command makes, on a ledger of its own. */
function movesMade(ledger: MemoryLedger, by: string, command: CommandOf<'changeStatus'>): object[] {
  const copy = new MemoryLedger(ledger.device);
  copy.receive(ledger.commits());
  for (const { id } of invoicesOf(ledger)) copy.setSourceFacts(id, ledger.sourceFacts(id));
  const result = copy.execute(command, { by, wall: startMs, today: '2026-01-15' });
  const events = result.ok && result.value ? recordedIn(result.value) : [];
  return events
    .filter(({ event }) => event.subject.id === command.invoice && event.type === 'status-changed')
    .map(({ event: { data, cause }, by: actor }) => ({
      from: (data.from as { id: string }).id,
      to: (data.to as { id: string }).id,
      by: actor,
      isPlatform: cause !== undefined
    }));
}

/** What tells one reason from another: not how much money it is, which changes with it; each stage for itself. */
function namesOf(refusal: Refusal): string[] {
  if (refusal.why === 'stage-open') return refusal.stages.map((stage) => `stage-open ${stage}`);
  const {
    remedy: _remedy,
    outstandingMinor: _owed,
    receivedMinor: _received,
    ...rest
  } = refusal as Refusal & {
    remedy?: Remedy;
    outstandingMinor?: number;
    receivedMinor?: number;
  };
  return [JSON.stringify(rest)];
}

function paymentOf(amountMinor: number): CommandOf<'recordPayment'>['payment'] {
  return { id: 'new', amountMinor, day: '2026-01-15', method: '', note: '' };
}
