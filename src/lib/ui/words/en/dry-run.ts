import { counted, type Called } from './called.ts';
import { common } from './common.ts';
import { sentence } from './sentence.ts';

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

/** So many invoices, or jobs. */
export interface Some {
  readonly count: number;
  readonly called: Called;
}

const some = ({ count, called: { one, many } }: Some): string => (count === 1 ? `one ${one}` : `${count} ${many}`);
const verb = (those: Some, one: string, many: string): string =>
  `${sentence(some(those))} ${those.count === 1 ? one : many}`;
const people = (who: readonly Somebody[], you = 'You'): string =>
  common.and(who.map((one) => (one === 'you' ? you : one.name)));

/** What publishing would do, said before it is done. */
export const dryRun = {
  lead: 'Nothing is published yet. This is what it would change, worked out by the code that does it.',
  changes: 'What you changed',
  going: 'Statuses that go',
  goingLead: ({ many }: Called): string =>
    `${sentence(many)} stand in these. Say which status takes the place of each.`,
  standHere: (count: number, deletedCount: number, called: Called): string => {
    const all = counted(count, called);
    if (deletedCount === 0) return all;
    if (deletedCount === count) return `${all}, deleted; ${count === 1 ? 'it' : 'they'} may be brought back`;
    return `${all}, ${deletedCount} of them deleted`;
  },
  things: ({ many }: Called): string => `What would change for ${many}`,
  nothing: ({ one }: Called): string => `Nothing would change for any ${one}.`,
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
    moved: (those, { from, to }) => `${verb(those, 'goes', 'go')} from “${from}” to “${to}”.`,
    renamed: (those, { from, to }) => `${verb(those, 'shows', 'show')} “${to}” instead of “${from}”.`,
    editing: (those, { status, from, to }) =>
      `${verb(those, 'is', 'are')} edited as “${to}” instead of “${from}” in “${status}”.`,
    'may-move': (those, { who, status, to }) => `${people(who)} could move ${some(those)} from “${status}” to “${to}”.`,
    'may-move-no-more': (those, { who, status, to }) =>
      `${people(who)} could move ${some(those)} from “${status}” to “${to}” no more.`,
    'may-approve': (those, { who, status }) => `${people(who)} could approve ${some(those)} in “${status}”.`,
    'may-approve-no-more': (those, { who, status }) =>
      `${people(who)} could approve ${some(those)} in “${status}” no more.`,
    'may-edit': (those, { who, status }) => `${people(who)} could edit ${some(those)} in “${status}”.`,
    'may-edit-no-more': (those, { who, status }) => `${people(who)} could edit ${some(those)} in “${status}” no more.`,
    'may-pay': (those, { who, status }) => `${people(who)} could record payments of ${some(those)} in “${status}”.`,
    'may-pay-no-more': (those, { who, status }) =>
      `${people(who)} could record payments of ${some(those)} in “${status}” no more.`,
    waits: (those, { who, status }) =>
      `${verb(those, 'waits', 'wait')} for the signature of ${people(who, 'you')} in “${status}”.`,
    'waits-no-more': (those, { who, status }) =>
      `${verb(those, 'waits', 'wait')} for the signature of ${people(who, 'you')} in “${status}” no more.`,
    'stage-open': (those, { status, stage }) => `${verb(those, 'needs', 'need')} stage ${stage} signed in “${status}”.`,
    'stage-open-no-more': (those, { status, stage }) =>
      `${verb(those, 'needs', 'need')} stage ${stage} signed no more in “${status}”.`,
    archived: (those) => `${verb(those, 'goes', 'go')} into the archive.`,
    unarchived: (those) => `${verb(those, 'comes', 'come')} back from the archive.`,
    numbered: (those) => `${verb(those, 'gets', 'get')} a number.`
  } satisfies {
    readonly [Kind in ImpactFact['is']]: (those: Some, fact: FactWhichIs<Kind>) => string;
  }
};
