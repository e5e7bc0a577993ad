import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dayAt } from '#domain/calendar/day.ts';
import { nextRepetition, type RepetitionPlan } from '#domain/invoice/repetition.ts';
import { emptyJob, type JobFields } from '#domain/job/job.ts';
import { changedWorkflow } from '#domain/scenario/workflow-shorthand.ts';
import { presetFor } from '#domain/workflow/presets.ts';
import { createInvoice, linesOf, setUp } from '#tests/builders/commands.ts';
import type { Command } from './command.ts';
import { comparable } from './entities.ts';
import { MemoryLedger, type Moment } from './memory.ts';

const by = 'owner';
const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
const startMs = Date.UTC(2026, 2, 20, 9);

const zones = ['Europe/Berlin', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu'];

/** Training with rules of every kind that only the time sets off. */
const workflow = changedWorkflow(presetFor('training', 'certification-body'), {
  rules: [
    { id: 'late', on: ['overdue'], then: [{ do: 'remind', text: 'Late.' }] },
    {
      id: 'waits',
      on: [{ event: 'in-status', days: 2, statuses: ['review'] }],
      then: [{ do: 'add-note', text: 'Waits.' }]
    },
    {
      id: 'weekly',
      on: [
        {
          event: 'schedule',
          statuses: ['draft', 'final'],
          schedule: { every: 1, unit: 'week', from: '2026-03-02', time: '02:30' }
        }
      ],
      then: [{ do: 'add-note', text: 'Weekly.' }]
    }
  ]
});

const aDay = fc.integer({ min: 0, max: 29 }).map((days) => dayAt(startMs + days * dayMs, 'UTC'));
const aJob = fc.record({
  startDay: aDay,
  endTime: fc.constantFrom('', '00:00', '02:30', '17:45'),
  zone: fc.constantFrom(...zones),
  isFree: fc.boolean(),
  isConfirmed: fc.boolean()
});
const aPlanOfRepetition = fc.record({
  every: fc.integer({ min: 1, max: 3 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
  from: aDay,
  until: fc.option(aDay)
});
const anInvoice = fc.record({
  dueDay: aDay,
  isFinal: fc.boolean(),
  repetition: fc.option(aPlanOfRepetition),
  isVoid: fc.boolean()
});

interface Plan {
  readonly jobs: readonly { startDay: string; endTime: string; zone: string; isFree: boolean; isConfirmed: boolean }[];
  readonly invoices: readonly {
    dueDay: string;
    isFinal: boolean;
    repetition: RepetitionPlan | null;
    isVoid: boolean;
  }[];
  readonly zone: string;
}

function begun({ jobs, invoices, zone }: Plan): MemoryLedger {
  const ledger = new MemoryLedger('one');
  const commands: Command[] = [
    { ...setUp('training'), workflow, business: { ...setUp('training').business, account: 'certification-body' } },
    ...jobs.flatMap(({ isFree, isConfirmed, ...rest }, n): Command[] => {
      const rate = isFree ? '0' : '100';
      const priceRule = { fixed: rate, perHour: '0', perParticipant: '0', minimum: '0' };
      const fields: JobFields = { ...emptyJob, ...rest, title: `Job ${n}`, priceRule };
      return [
        { do: 'createJob', id: `job-${n}`, fields },
        ...(isConfirmed ? [{ do: 'changeJobStatus', job: `job-${n}`, to: 'confirmed' } as const] : [])
      ];
    }),
    ...invoices.flatMap(({ dueDay, isFinal, repetition, isVoid }, n): Command[] => [
      createInvoice(`own-${n}`, { type: 'licensed-workshop', lines: linesOf('100'), dueDay }),
      ...(isFinal ? [{ do: 'changeStatus', invoice: `own-${n}`, to: 'final' } as const] : []),
      ...(repetition && nextRepetition(repetition, dayAt(startMs, zone)) !== null
        ? [{ do: 'repeatInvoice', invoice: `own-${n}`, plan: repetition } as const]
        : []),
      ...(isVoid ? [{ do: 'changeStatus', invoice: `own-${n}`, to: 'cancelled', reason: 'Mistake' } as const] : [])
    ])
  ];
  for (const command of commands) {
    const done = ledger.execute(command, momentAt(startMs, zone));
    if (!done.ok) throw new Error(JSON.stringify(done.error));
  }
  return ledger;
}

function momentAt(wall: number, zone: string): Moment {
  return { by, wall, today: dayAt(wall, zone), zone };
}

function stateOf(ledger: MemoryLedger): unknown[] {
  return ledger.entities().map(comparable);
}

const aPlan: fc.Arbitrary<Plan> = fc.record({
  jobs: fc.array(aJob, { maxLength: 4 }),
  invoices: fc.array(anInvoice, { maxLength: 3 }),
  zone: fc.constantFrom(...zones)
});

describe('what the time brings about', () => {
  it('is the same, whether one looks every hour or once after a month [WR6]', () => {
    fc.assert(
      fc.property(aPlan, fc.integer({ min: 1, max: 7 }), (plan, hours) => {
        const [often, once] = [begun(plan), begun(plan)];
        const end = startMs + 30 * dayMs;
        for (let wall = startMs; wall < end; wall += hours * hourMs) often.catchUp(momentAt(wall, plan.zone));
        often.catchUp(momentAt(end, plan.zone));
        once.catchUp(momentAt(end, plan.zone));
        expect(stateOf(often)).toEqual(stateOf(once));
        expect(once.catchUp(momentAt(end, plan.zone))).toEqual([]);
      }),
      { numRuns: 25 }
    );
  });

  it('is not taken back, nor brought about twice, by a clock that is set back [WR6]', () => {
    fc.assert(
      fc.property(aPlan, fc.integer({ min: 1, max: 30 }), (plan, days) => {
        const ledger = begun(plan);
        ledger.catchUp(momentAt(startMs + 30 * dayMs, plan.zone));
        const before = stateOf(ledger);
        ledger.catchUp(momentAt(startMs + (30 - days) * dayMs, plan.zone));
        ledger.catchUp(momentAt(startMs + 30 * dayMs, plan.zone));
        expect(stateOf(ledger)).toEqual(before);
      }),
      { numRuns: 25 }
    );
  });

  it('comes to one thing where two devices notice it apart and meet [WR6]', () => {
    fc.assert(
      fc.property(aPlan, fc.boolean(), (plan, isOther) => {
        const first = begun(plan);
        const [left, right] = [new MemoryLedger('left'), new MemoryLedger('right')];
        for (const one of [left, right]) {
          one.receive(first.commits());
          one.catchUp(momentAt(startMs, plan.zone));
        }
        left.catchUp(momentAt(startMs + 30 * dayMs, plan.zone));
        right.catchUp(momentAt(startMs + (isOther ? 30 : 12) * dayMs, plan.zone));
        left.receive(right.commits());
        right.receive(left.commits());
        expect(stateOf(left)).toEqual(stateOf(right));
        const invoices = left.entities().filter((entity) => 'payments' in entity);
        const alone = begun(plan);
        alone.catchUp(momentAt(startMs + 30 * dayMs, plan.zone));
        // One invoice for each, and one notice of each thing.
        expect(invoices.map(({ id }) => id)).toEqual(
          alone
            .entities()
            .filter((entity) => 'payments' in entity)
            .map(({ id }) => id)
        );
        const notes = (ledger: MemoryLedger): string[] =>
          ledger.entities().flatMap((entity) => ('payments' in entity ? [entity.content.notes] : []));
        expect(notes(left)).toEqual(notes(alone));
      }),
      { numRuns: 25 }
    );
  });

  it('repeats invoices day by day as it does all at once after ninety of them [WR6] [W2]', () => {
    let written = 0;
    fc.assert(
      fc.property(aPlan, (plan) => {
        const everyOtherWeek = { every: 2, unit: 'week', from: '2026-03-21', until: null } as const;
        const own = { dueDay: '2026-03-20', isFinal: false, repetition: everyOtherWeek, isVoid: false };
        const repeating = { ...plan, jobs: [], invoices: [own, ...plan.invoices.slice(0, 1)] };
        const [often, once] = [begun(repeating), begun(repeating)];
        for (let day = 1; day <= 90; day += 1) often.catchUp(momentAt(startMs + day * dayMs, plan.zone));
        once.catchUp(momentAt(startMs + 90 * dayMs, plan.zone));
        expect(stateOf(often)).toEqual(stateOf(once));
        written += once.entities().filter((entity) => 'repeatOf' in entity && entity.repeatOf !== null).length;
      }),
      { numRuns: 25 }
    );
    expect(written).toBeGreaterThan(100);
  });
});
