import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { emptyBusiness } from '#domain/business/business.ts';
import { addDays, daysBetween } from '#domain/calendar/day.ts';
import { emptyParty } from '#domain/party/party.ts';
import { createInvoice, linesOf } from '#tests/builders/commands.ts';
import { repeatedContent } from './repeated.ts';
import { nextRepetition, upcomingDays, type RepetitionPlan } from './repetition.ts';

const monthly: RepetitionPlan = { every: 1, unit: 'month', from: '2026-01-31', until: null };
const aDay = fc.integer({ min: 0, max: 4_000 }).map((days) => addDays('2020-01-01', days));
const anyPlan: fc.Arbitrary<RepetitionPlan> = fc.record({
  every: fc.integer({ min: 1, max: 40 }),
  unit: fc.constantFrom('day', 'week', 'month', 'year'),
  from: aDay,
  until: fc.option(aDay)
});

describe('the days of a repetition', () => {
  it('are the last of short months for the 31st, and the 31st again after that [W2]', () => {
    expect(upcomingDays(monthly, '2026-01-01', 4)).toEqual(['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']);
    expect(nextRepetition({ ...monthly, unit: 'year', from: '2024-02-29' }, '2025-01-01')).toBe('2025-02-28');
  });

  it('end with the last day that is left, and with the calendar [W2]', () => {
    expect(upcomingDays({ ...monthly, until: '2026-03-30' }, '2026-02-01', 3)).toEqual(['2026-02-28']);
    expect(nextRepetition({ ...monthly, until: '2026-01-30' }, '2026-01-01')).toBeNull();
    expect(upcomingDays({ ...monthly, unit: 'year', from: '9998-06-01' }, '2026-01-01', 5)).toEqual([
      '9998-06-01',
      '9999-06-01',
      '9999-12-31'
    ]);
  });

  it('come one after the other, none before the day that one looks from, and none twice [W2]', () => {
    fc.assert(
      fc.property(anyPlan, aDay, (plan, since) => {
        const days = upcomingDays(plan, since, 4);
        expect(days).toEqual([...new Set(days)].sort());
        for (const day of days) {
          expect(day >= since && day >= plan.from && (plan.until === null || day <= plan.until)).toBe(true);
          const done = Object.fromEntries(days.filter((one) => one <= day).map((one) => [one, true]));
          expect(nextRepetition(plan, since, done)).toBe(days[days.indexOf(day) + 1] ?? nextAfter(plan, day));
        }
      })
    );
  });

  function nextAfter(plan: RepetitionPlan, day: string): string | null {
    return nextRepetition(plan, addDays(day, 1));
  }
});

describe('what is written again', () => {
  const now = {
    business: { ...emptyBusiness, party: { ...emptyParty, name: 'Ada & Co' } },
    client: null,
    newId: () => 'new'
  };
  const content = (more: object) => createInvoice('a', { lines: linesOf('100'), ...more }).content;

  it('is due as many days after its own day, and charges for the period that follows [W2]', () => {
    const first = content({
      issueDay: '2026-01-31',
      dueDay: '2026-02-14',
      periodStart: '2026-01-01',
      periodEnd: '2026-01-31',
      attachments: { f: { id: 'f', position: 0, name: 'a.pdf', mime: '', sizeBytes: 1, digest: 'd' } },
      notes: 'Rent'
    });
    expect(repeatedContent(first, { plan: monthly, day: '2026-02-28', ...now })).toMatchObject({
      issueDay: '2026-02-28',
      dueDay: '2026-03-14',
      periodStart: '2026-02-01',
      periodEnd: '2026-02-28',
      attachments: {},
      notes: 'Rent',
      seller: { name: 'Ada & Co' },
      lines: { new: { price: '100', source: null } }
    });
  });

  it('says nothing of days that the first one does not name [W2]', () => {
    const first = content({ issueDay: '2026-01-31' });
    expect(repeatedContent(first, { plan: monthly, day: '2026-02-28', ...now })).toMatchObject({
      dueDay: null,
      periodStart: null,
      periodEnd: null
    });
  });

  it('is moved by days where the rhythm is one of days or weeks [W2]', () => {
    fc.assert(
      fc.property(aDay, fc.nat({ max: 400 }), fc.constantFrom('day' as const, 'week' as const), (day, after, unit) => {
        const first = content({
          issueDay: '2026-01-05',
          dueDay: '2026-01-15',
          periodStart: '2026-01-01',
          periodEnd: '2026-01-04'
        });
        const next = repeatedContent(first, { plan: { unit }, day: addDays(day, after), ...now });
        expect(daysBetween(next.issueDay ?? '', next.dueDay ?? '')).toBe(10);
        expect(daysBetween(next.periodStart ?? '', next.periodEnd ?? '')).toBe(3);
        expect(daysBetween(next.periodEnd ?? '', next.issueDay ?? '')).toBe(1);
      })
    );
  });
});
