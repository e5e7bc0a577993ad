import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { commitId, isIntact, recordedIn } from '#domain/history/commit.ts';
import type { Change } from '#domain/history/change.ts';
import { canonical } from '#domain/shared/canonical.ts';
import { jobMachineOf } from '#domain/workflow/job-machine.ts';
import { compileMachine } from '#domain/workflow/machine.ts';
import { inOrder } from '#domain/workflow/refusal.ts';
import { playedWorkflows, shuffled } from '#tests/builders/arbitrary.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import {
  anyPlayed,
  anyPlay,
  anyPreset,
  contextIn,
  invoicesOf,
  newLedger,
  played,
  players,
  playStep,
  startMs,
  stateOf
} from '#tests/builders/plays.ts';
import { ask } from './ask.ts';
import { decide } from './decide.ts';
import { comparable, evolve, fold, undoable, type AnyEntity } from './entities.ts';
import { MemoryLedger } from './memory.ts';

// Random histories take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 });

/** What holds whatever happens, tried on random histories. */

const runs = { numRuns: 25 };

describe('rows', () => {
  it('are the fold of their events, one by one or all at once', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = played(preset, play);
        for (const { event } of ledger.commits().flatMap(recordedIn)) {
          const history = ledger.history(event.subject);
          let row: AnyEntity | undefined;
          for (const recorded of history) row = evolve(event.subject.kind, row as never, recorded);
          expect(row).toEqual(ledger.get(event.subject.kind, event.subject.id));
          expect(fold(event.subject.kind, [...history, ...history])).toEqual(row);
        }
      }),
      { numRuns: 20 }
    );
  });

  it('are what the command that was decided had made of them', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = newLedger(preset);
        for (const step of play) {
          if (step.kind === 'command') {
            const decided = decide(ledger, step.command, contextIn(ledger, step.by));
            const again = decide(ledger, step.command, contextIn(ledger, step.by));
            const commit = playStep(ledger, step);
            if (!decided.ok || !again.ok) {
              expect(commit).toBeNull();
              continue;
            }
            expect(again.value.events).toEqual(decided.value.events);
            const { hash, workflow } = commit ?? {};
            // What only the sealed commit knows.
            const sealed = decided.value.events.map((one) => ({ ...one, hash, workflow }));
            if (commit) expect(recordedIn(commit)).toEqual(sealed);
            for (const row of decided.value.changed.values())
              expect(ledger.entities().map(comparable)).toContainEqual(comparable(row));
          } else playStep(ledger, step);
        }
      }),
      runs
    );
  });

  it('come out the same when everything is rebuilt from the commits, in whatever order they arrive', () => {
    fc.assert(
      fc.property(anyPlayed(), fc.infiniteStream(fc.nat()), ({ preset, play }, chance) => {
        const ledger = played(preset, play);
        const rebuilt = new MemoryLedger('other');
        for (const commit of shuffled(ledger.commits(), chance)) rebuilt.receive([commit, commit]);
        expect(stateOf(rebuilt)).toBe(stateOf(ledger));
      }),
      runs
    );
  });
});

describe('two devices', () => {
  it('that work apart and exchange their commits in any order, some of them twice, hold the same', () => {
    fc.assert(
      fc.property(
        anyPreset.chain((preset) =>
          fc.record({
            preset: fc.constant(preset),
            rounds: fc.array(fc.tuple(anyPlay(preset, 8), anyPlay(preset, 8)), { minLength: 1, maxLength: 3 }),
            chance: fc.infiniteStream(fc.nat())
          })
        ),
        ({ preset, rounds, chance }) => {
          const one = newLedger(preset, 'one');
          const two = new MemoryLedger('two');
          two.receive(one.commits());
          for (const [here, there] of rounds) {
            here.forEach((step, index) => playStep(one, step, startMs + index));
            there.forEach((step, index) => playStep(two, step, startMs + 2 * index));
            const [fromOne, fromTwo] = [one.commits(), two.commits()];
            for (const commit of shuffled([...fromTwo, ...fromTwo.slice(0, 3)], chance)) one.receive([commit]);
            two.receive(shuffled(fromOne, chance));
            expect(stateOf(two)).toBe(stateOf(one));
          }
        }
      ),
      runs
    );
  });

  it('never give the same number, once one has seen the number of the other [BR14]', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.boolean(), fc.boolean()), { maxLength: 12 }), (work) => {
        const one = newLedger('small-business', 'one');
        number(one, 'first');
        const two = new MemoryLedger('two');
        two.receive(one.commits());
        work.forEach(([onTwo, exchange], index) => {
          number(onTwo ? two : one, `n${index}`);
          if (!exchange) return;
          one.receive(two.commits());
          two.receive(one.commits());
        });
        one.receive(two.commits());
        const ids = ['first', ...work.map((_, index) => `n${index}`)];
        const numbers = ids.map((id) => one.get('invoice', id)?.number?.text);
        expect(new Set(numbers).size).toBe(ids.length);
      }),
      runs
    );
  });
});

describe('commits', () => {
  it('chain without a gap, each intact, later than all that was seen', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const commits = played(preset, play).commits();
        commits.forEach((commit, index) => {
          expect(isIntact(commit)).toBe(true);
          expect(commit.n).toBe(index + 1);
          expect(commit.prev).toBe(commits[index - 1]?.hash ?? '');
          if (index > 0) expect(commit.at).toBeGreaterThan(commits[index - 1]?.at ?? 0);
        });
      }),
      runs
    );
  });

  it('never hold two events of one key', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const keys = played(preset, play)
          .commits()
          .flatMap(({ events }) => events.map(({ key }) => key));
        expect(new Set(keys).size).toBe(keys.length);
      }),
      runs
    );
  });
});

describe('undo', () => {
  it('returns to the same entities, but for the number [BR18]', () => {
    fc.assert(
      fc.property(anyPlayed(20), ({ preset, play }) => {
        const ledger = newLedger(preset);
        for (const step of play) {
          const before = undoableState(ledger);
          const commit = playStep(ledger, step);
          if (!commit || step.kind !== 'command') continue;
          const result = ledger.execute(
            { do: 'undo', commit: commitId(commit) },
            { by: step.by, wall: startMs, today: '2026-01-15' }
          );
          expect(result.ok).toBe(true);
          const after = undoableState(ledger);
          for (const [key, row] of before) expect(after.get(key)).toEqual(row);
          for (const [key, row] of after) if (!before.has(key)) expect(row.deleted).not.toBeNull();
          playStep(ledger, step);
        }
      }),
      runs
    );
  });
});

describe('asking', () => {
  it('changes nothing [BR17]', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = played(preset, play);
        const before = [stateOf(ledger), ledger.commits().length];
        for (const invoice of invoicesOf(ledger)) for (const by of players) ask(ledger, invoice, contextIn(ledger, by));
        expect([stateOf(ledger), ledger.commits().length]).toEqual(before);
      }),
      runs
    );
  });

  it('gives refusals in their order, none twice [BR17]', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = newLedger(preset);
        for (const step of play) {
          if (step.kind === 'command') {
            const decided = decide(ledger, step.command, contextIn(ledger, step.by));
            if (!decided.ok) {
              expect(decided.error).toEqual(inOrder(decided.error));
              const told = decided.error.map((refusal) => canonical(refusal));
              expect(new Set(told).size).toBe(told.length);
            }
          }
          playStep(ledger, step);
        }
      }),
      runs
    );
  });
});

describe('the platform', () => {
  it('never signs, never overrides, and makes no move that is a person’s [BR2] [W30]', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = played(preset, play);
        const workflow = playedWorkflows[preset];
        for (const { event } of ledger.commits().flatMap(recordedIn)) {
          if (!event.cause) continue;
          expect(['signature-given', 'status-overridden']).not.toContain(event.type);
          // WR9: what it writes is what comes from a job, and no line that a person added.
          if (event.type === 'invoice-edited') {
            const lines = ledger.get('invoice', event.subject.id)?.content.lines ?? {};
            const changes = event.data.changes as unknown as readonly Change[];
            for (const {
              path: [field, line = ''],
              old,
              new: next
            } of changes) {
              expect(field).toBe('lines');
              for (const known of [old, next, lines[line]])
                if (known instanceof Object && 'id' in known) expect(known).toMatchObject({ source: { kind: 'job' } });
            }
          }
          if (event.type !== 'status-changed') continue;
          const { moves } = event.subject.kind === 'job' ? jobMachineOf(workflow) : workflow.machines.invoice;
          const { kind, label } = event.data;
          const way = moves.find((one) => one.kind === kind && one.label === label && one.actor !== 'person');
          expect(way).toBeDefined();
          if (kind !== 'forward') expect(way?.actor).toBe('platform');
        }
      }),
      runs
    );
  });
});

describe('numbers', () => {
  it('are given to issued invoices in COMPLETED only, once, and no two are the same [BR14]', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = newLedger(preset);
        const numbers = new Map<string, string>();
        const groupOf = (status: string): string | undefined =>
          compileMachine(playedWorkflows[preset].machines.invoice).statusById.get(status)?.group;
        for (const step of play) {
          playStep(ledger, step);
          for (const invoice of invoicesOf(ledger)) {
            const known = numbers.get(invoice.id);
            if (known !== undefined) expect(invoice.number?.text).toBe(known);
            if (invoice.number) {
              expect(invoice.content.direction).toBe('issued');
              numbers.set(invoice.id, invoice.number.text);
            } else if (groupOf(invoice.status) === 'COMPLETED') expect(invoice.content.direction).toBe('received');
          }
          expect(new Set(numbers.values()).size).toBe(numbers.size);
        }
      }),
      runs
    );
  });
});

describe('a settled status', () => {
  it('holds nothing outstanding, unless somebody overrode it or a credit note went [BR12]', () => {
    fc.assert(
      fc.property(anyPlayed(), ({ preset, play }) => {
        const ledger = newLedger(preset);
        for (const step of play) {
          playStep(ledger, step);
          for (const invoice of invoicesOf(ledger)) {
            const answers = ask(ledger, invoice, contextIn(ledger, 'owner'));
            const overridden = ledger
              .history({ kind: 'invoice', id: invoice.id })
              .some(({ event }) => event.type === 'status-overridden');
            if (answers.status?.settled !== true || overridden) continue;
            if (invoice.creditNotes.length > 0 || invoice.creditOf !== null) continue;
            expect(answers.balance.outstandingMinor).toBe(0);
          }
        }
      }),
      runs
    );
  });
});

function undoableState(ledger: MemoryLedger): Map<string, AnyEntity> {
  return new Map(
    ledger
      .entities()
      .filter((row) => !('letters' in row))
      .map((row) => [row.id, undoable(row) as AnyEntity])
  );
}

function number(ledger: MemoryLedger, id: string): void {
  const moment = { by: 'owner', wall: startMs, today: '2026-01-15' };
  const made = ledger.execute(createInvoice(id, { lines: linesOf('10') }), moment);
  const sent = ledger.execute({ do: 'changeStatus', invoice: id, to: 'sent' }, moment);
  expect([made.ok, sent.ok]).toEqual([true, true]);
}
