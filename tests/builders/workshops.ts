import type { CommandOf } from '#domain/ledger/command.ts';
import { emptyJob, type Item, type JobFields } from '#domain/job/job.ts';

/** A workshop of the training preset at 100 a participant, without tax. */
export function createWorkshop(id: string, fields: Partial<JobFields> = {}): CommandOf<'createJob'> {
  return {
    do: 'createJob',
    id,
    fields: {
      ...emptyJob,
      title: 'Retrospectives',
      startDay: '2026-06-01',
      endDay: '2026-06-01',
      taxCategory: 'Z',
      otherParticipants: 5,
      priceRule: { fixed: '0', perHour: '0', perParticipant: '100', minimum: '0' },
      ...fields
    }
  };
}

/** Another number of people takes part, and so it comes to something else. */
export function participants(job: string, from: number, to: number): CommandOf<'editJob'> {
  return { do: 'editJob', job, changes: [{ path: ['otherParticipants'], old: from, new: to }] };
}

/** Something that a job charges, at 800. */
export function itemOf(id: string): Record<string, Item> {
  const said = { code: '', text: 'Design', description: '', quantity: '1', unit: 'C62', price: '800' };
  return {
    [id]: { id, position: 1, ...said, taxCategory: 'Z', taxRate: '0', attachment: null, archived: false }
  };
}
