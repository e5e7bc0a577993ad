import { common } from './common.ts';

/** Somebody by name, or whoever reads. */
export type Somebody = { readonly name: string } | 'you';

/** One thing that publishing would change for an invoice; statuses and profiles by the names that people know. */
export type ImpactFact =
  | { readonly is: 'moved' | 'renamed'; readonly from: string; readonly to: string }
  | { readonly is: 'editing'; readonly status: string; readonly from: string; readonly to: string }
  | {
      readonly is: 'may-move' | 'may-move-no-more';
      readonly who: readonly Somebody[];
      readonly status: string;
      readonly to: string;
    }
  | {
      readonly is:
        | 'may-approve'
        | 'may-approve-no-more'
        | 'may-edit'
        | 'may-edit-no-more'
        | 'may-pay'
        | 'may-pay-no-more'
        | 'waits'
        | 'waits-no-more';
      readonly who: readonly Somebody[];
      readonly status: string;
    }
  | { readonly is: 'stage-open' | 'stage-open-no-more'; readonly status: string; readonly stage: number }
  | { readonly is: 'archived' | 'unarchived' | 'numbered' };

type FactWhichIs<Kind extends ImpactFact['is'], Fact = ImpactFact> = Fact extends { readonly is: infer Is }
  ? Kind extends Is
    ? Fact
    : never
  : never;

const invoices = (count: number): string => (count === 1 ? 'One invoice' : `${count} invoices`);
const verb = (count: number, one: string, many: string): string => `${invoices(count)} ${count === 1 ? one : many}`;

const some = (count: number): string => invoices(count).toLowerCase();
const people = (who: readonly Somebody[], you = 'You'): string =>
  common.and(who.map((one) => (one === 'you' ? you : one.name)));

/** What publishing would do, said before it is done. */
export const dryRun = {
  lead: 'Nothing is published yet. This is what it would change, worked out by the code that does it.',
  changes: 'What you changed',
  going: 'Statuses that go',
  goingLead: 'Invoices stand in these. Say which status takes the place of each.',
  standHere: (count: number, deletedCount: number): string => {
    const all = count === 1 ? '1 invoice' : `${count} invoices`;
    if (deletedCount === 0) return all;
    if (deletedCount === count) return `${all}, deleted; ${count === 1 ? 'it' : 'they'} may be brought back`;
    return `${all}, ${deletedCount} of them deleted`;
  },
  invoices: 'What would change for invoices',
  nothing: 'Nothing would change for any invoice.',
  unchanged: 'There is no draft. Change something, then come back.',
  toStatuses: 'Go to the statuses',
  errors: 'It cannot be published yet',
  failed: 'What would change could not be worked out',
  failedFirst: 'It is not known what publishing would change.',
  notYet: 'It is worked out once what is said above is mended.',
  show: (count: number): string => (count === 1 ? 'Show it' : `Show all ${count}`),
  publish: 'Publish',
  slots: 'Positions that automation aims at',
  slot: ({ slot, from, to }: { slot: string; from: string | null; to: string | null }): string =>
    `${slot}: ${to === null ? 'no status' : `“${to}”`} instead of ${from === null ? 'none' : `“${from}”`}`,

  facts: {
    moved: (count, { from, to }) => `${verb(count, 'goes', 'go')} from “${from}” to “${to}”.`,
    renamed: (count, { from, to }) => `${verb(count, 'shows', 'show')} “${to}” instead of “${from}”.`,
    editing: (count, { status, from, to }) =>
      `${verb(count, 'is', 'are')} edited as “${to}” instead of “${from}” in “${status}”.`,
    'may-move': (count, { who, status, to }) => `${people(who)} could move ${some(count)} from “${status}” to “${to}”.`,
    'may-move-no-more': (count, { who, status, to }) =>
      `${people(who)} could move ${some(count)} from “${status}” to “${to}” no more.`,
    'may-approve': (count, { who, status }) => `${people(who)} could approve ${some(count)} in “${status}”.`,
    'may-approve-no-more': (count, { who, status }) =>
      `${people(who)} could approve ${some(count)} in “${status}” no more.`,
    'may-edit': (count, { who, status }) => `${people(who)} could edit ${some(count)} in “${status}”.`,
    'may-edit-no-more': (count, { who, status }) => `${people(who)} could edit ${some(count)} in “${status}” no more.`,
    'may-pay': (count, { who, status }) => `${people(who)} could record payments of ${some(count)} in “${status}”.`,
    'may-pay-no-more': (count, { who, status }) =>
      `${people(who)} could record payments of ${some(count)} in “${status}” no more.`,
    waits: (count, { who, status }) =>
      `${verb(count, 'waits', 'wait')} for the signature of ${people(who, 'you')} in “${status}”.`,
    'waits-no-more': (count, { who, status }) =>
      `${verb(count, 'waits', 'wait')} for the signature of ${people(who, 'you')} in “${status}” no more.`,
    'stage-open': (count, { status, stage }) => `${verb(count, 'needs', 'need')} stage ${stage} signed in “${status}”.`,
    'stage-open-no-more': (count, { status, stage }) =>
      `${verb(count, 'needs', 'need')} stage ${stage} signed no more in “${status}”.`,
    archived: (count) => `${verb(count, 'goes', 'go')} into the archive.`,
    unarchived: (count) => `${verb(count, 'comes', 'come')} back from the archive.`,
    numbered: (count) => `${verb(count, 'gets', 'get')} a number.`
  } satisfies {
    readonly [Kind in ImpactFact['is']]: (count: number, fact: FactWhichIs<Kind>) => string;
  }
};
