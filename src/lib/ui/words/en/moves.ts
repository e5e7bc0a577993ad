import type { MoveWay } from '#domain/workflow/document.ts';
import { a, type Called } from './called.ts';

/** The moves of a workflow: their table, and the dialog in which one is made. */
export const moves = {
  view: 'How the moves are shown',
  views: { matrix: 'Matrix', list: 'List', graph: 'Graph' },
  lead: (called: Called): string => `Who may move ${a(called)} from where to where, and what is asked of it.`,
  matrix: 'Moves from each status (rows) to each status (columns)',
  from: 'From',
  to: 'to',
  previous: 'The status before',
  slot: (slot: string): string => `What is “${slot}”`,
  cell: (from: string, to: string, moves: readonly string[]): string =>
    moves.length === 0 ? `${from} to ${to}: add a move` : `${from} to ${to}: ${moves.join('; ')}`,
  same: 'The same status',
  move: (label: string, kind: string, isPlatform: boolean): string =>
    `${label}, ${kind.toLowerCase()}${isPlatform ? ', by a rule only' : ''}`,
  signs: 'What the signs mean',
  byRuleOnly: 'By a rule only',
  nowhere: 'Moves that lead nowhere',
  nowhereHint: 'They start from no status that there is, or where they end.',
  noMoves: 'No move leads on from here.',
  addFrom: (status: string): string => `Add a move from ${status}`,
  addHere: 'Add a move from here',

  titleBetween: (from: string, to: string): string => `From ${from} ${to}`,
  title: (label: string): string => `Move “${label}”`,
  newTitleFrom: (from: string): string => `New move from ${from}`,
  severalLead: (count: number): string =>
    `${count} moves lead there. The first that is possible is made, and the one that lacks least says what is missing.`,
  unnamed: 'Without a name',
  edit: (label: string): string => `Edit “${label}”`,
  earlier: (label: string): string => `Move “${label}” up`,
  later: (label: string): string => `Move “${label}” down`,
  first: 'It is the first already.',
  last: 'It is the last already.',
  addAnother: 'Add another way there',
  addNow: 'Add move',
  added: (label: string): string => `“${label}” added.`,
  remove: 'Delete the move',
  removeHere: 'Delete it from here only',
  removeEverywhere: 'Delete it everywhere',
  removed: (label: string): string => `“${label}” deleted.`,
  removedFrom: (label: string, from: string): string => `“${label}” does not lead on from ${from} any more.`,
  also: (others: string): string => `Also from ${others}. What you change here holds there, too.`,
  split: 'Change it from here only',
  wasSplit: (others: string): string => `From here only. From ${others} it stays as it was.`,

  label: 'Name of the action',
  labelHint: 'A verb, as it stands on the button: “Submit to client”.',
  labelMissing: 'Give the action a name: it stands on the button.',
  labelTooLong: 'At most 60 letters.',
  sameName: (from: string): string =>
    `Another move from ${from} has this name and leads elsewhere. Nobody could tell the two buttons apart.`,
  fromWhere: 'Starts from',
  fromOne: (status: string): string => `${status} only`,
  fromOptions: { statuses: 'Some statuses', groups: 'Every status of some groups', any: 'Every status' },
  fromHints: {
    one: '',
    statuses: '',
    groups: 'A status that is added to these groups later is meant, too.',
    any: 'A status that is added later is meant, too.'
  },
  lastFrom: 'A move starts somewhere: choose another one first.',
  toWhere: 'Leads to',
  toWherever: ({ one }: Called): string => `Depends on the ${one} or the order`,
  toHints: {
    previous: ({ one }: Called): string => `Where the ${one} stood before it came into the status that it leaves.`,
    slot: 'The status that holds the position when the move is made.'
  },
  gone: (id: string): string => `“${id}” (does not exist)`,
  kind: 'Kind',
  actor: 'Who makes it',
  actors: {
    person: 'A person only',
    any: 'A person or a rule',
    platform: 'A rule only'
  } satisfies Record<MoveWay['actor'], string>,
  actorHints: {
    person: '',
    any: '',
    platform: 'There is no button for it.'
  } satisfies Record<MoveWay['actor'], string>,
  closedToRules:
    'Of its own accord a rule only makes moves forward that want the permission to edit or to pay. For others choose “A rule only”.',
  permission: 'Permission',
  noPermission: 'A rule needs none.',
  when: 'Exists only where',
  whenHint: 'Elsewhere nobody sees it.',
  guards: 'What is asked',
  guardsHint: 'The button is there, and says what is missing.',
  guardNames: {
    'client-missing': 'It has a client',
    'no-line': 'It has at least one line',
    'balance-outstanding': 'Nothing is outstanding',
    'money-received': 'No money that was received is left on it'
  },
  byItself: {
    settled: 'Nothing may be outstanding: this status is settled.',
    completed: 'All approval stages that apply must be signed: this completes it.',
    stage: (stage: number): string => `Approval stages up to ${stage} must be signed.`
  },
  byItselfTitle: 'Asked anyway',
  ownGuard: (name: string, number: number): string => `${name} (${number})`,
  ownGuards: {
    condition: 'Another condition',
    'source-state': 'What its job says',
    'client-missing': 'About the client',
    'no-line': 'About the lines',
    'balance-outstanding': 'About what is outstanding',
    'money-received': 'About money received'
  },
  addGuard: 'Add another condition',
  addFirstGuard: 'Add a condition',
  addJobGuard: 'Add a condition on its job',
  removeGuard: (name: string): string => `Delete “${name}”`,
  requires: 'Must be filled in',
  reason: 'Asks for a reason',
  reasonHint: 'Whoever makes the move says why; the history keeps it.',
  effects: 'What it does besides',
  effectNames: {
    number: 'Gives it a number, if it has none',
    archive: 'Puts it into the archive',
    'withdraw-signatures': 'Withdraws the signatures'
  } satisfies Record<MoveWay['effects'][number], string>,
  warnings: 'Warns first',
  warningNames: { 'source-open': 'Its job or workshop is not over' } satisfies Record<
    MoveWay['warnings'][number]['why'],
    string
  >,
  warning: (name: string, when: string): string => (when === '' ? `${name}.` : `${name}, where ${when}.`),
  done: 'Done'
};
