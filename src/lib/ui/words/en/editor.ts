import type { FormatProblem } from '#domain/scenario/format.ts';
import type { ScenarioFailure } from '#domain/scenario/run-scenario.ts';
import type { Slot } from '#domain/workflow/document.ts';
import { a, counted, type Called } from './called.ts';
import { sentence } from './sentence.ts';

/** Where a workflow is made one's own. */
export const editor = {
  parts: {
    statuses: 'Statuses',
    moves: 'Moves',
    approval: 'Approval',
    roles: 'Roles',
    rules: 'Rules and types',
    versions: 'Versions',
    guide: 'Explained'
  },
  partsLabel: 'Parts of the workflow',
  inForce: (label: string): string => `“${label}” is in force. What you change here is a draft until you publish it.`,
  draft: 'Draft',
  changes: (count: number): string => (count === 1 ? '1 change' : `${count} changes`),
  errors: (count: number): string => (count === 1 ? '1 error' : `${count} errors`),
  hints: (count: number): string => (count === 1 ? '1 hint' : `${count} hints`),
  noFindings: 'No error found',
  error: 'Error',
  hint: 'Hint',
  inGraph: 'Show in the graph',
  nothingToUndo: 'Nothing to undo.',
  nothingToRedo: 'Nothing to redo.',
  proof: 'Proof',
  proofLead:
    'On every edit the workflow is proved: whatever an invoice may meet, it can go on, and nothing gets past approval.',
  examples: 'Examples',
  examplesPassed: (passed: number, count: number): string => `${passed} of ${count} as written`,
  examplesOtherwise: (count: number): string => (count === 1 ? '1 example fails' : `${count} examples fail`),
  exampleOutcomes: { passed: 'As written', failed: 'Otherwise than written', malformed: 'Cannot be read' },
  exampleFailure: (failure: ScenarioFailure): string =>
    [
      failure.step === null ? 'At the end' : `Step ${failure.step}`,
      failure.deed === '' ? '' : ` (${failure.deed})`,
      failure.path === '' ? '' : `, ${failure.path}`,
      `: ${failure.problem}`,
      failure.expected === undefined ? '' : ` Expected ${JSON.stringify(failure.expected)}`,
      failure.actual === undefined ? '' : `, was ${JSON.stringify(failure.actual)}`
    ].join(''),
  exampleProblem: ({ path, problem }: FormatProblem): string => (path === '' ? problem : `${path}: ${problem}`),
  dryRun: 'Dry run',
  publish: 'Publish',
  undo: 'Undo',
  redo: 'Redo',
  keys: { section: 'In the workflow editor', undo: 'Undo in the draft', redo: 'Redo in the draft' },
  discard: 'Discard the draft',
  discarded: 'Draft discarded.',
  /** `changed`: how many of each type changed their status. */
  published: (changed: readonly { readonly count: number; readonly called: Called }[]): string => {
    const some = changed.filter(({ count }) => count > 0);
    if (some.length === 0) return 'Published. No invoice changed its status.';
    const said = some.map(({ count, called: { one, many } }) => (count === 1 ? `one ${one}` : `${count} ${many}`));
    return `Published. ${sentence(said.join(' and '))} changed status.`;
  },
  notPublished: (remedy: string): string => `It could not be published. ${remedy}`,
  notKept: 'The draft cannot be kept, should this page be closed before it is published.',
  overtaken: 'Another version was published since you began this draft',
  overtakenSafe: 'Your draft is still here. The changes below are counted against the version in force now.',
  goOn: 'Go on with my draft',
  outrun: 'Another tab edited this draft at the same time',
  outrunSafe: 'What it made is shown here. Undo brings back what you had.',
  unread: (count: number): string =>
    count === 1
      ? 'A draft on this device cannot be read by this version of the app'
      : `${count} drafts on this device cannot be read by this version of the app`,
  unreadSafe: 'It is kept as it is, whatever you change here. Another version of the app may read it.',
  unreadSave: 'Save it as a file',
  unreadDiscard: 'Delete it for good',
  mendFirst: 'Mend the errors first.',
  placeFirst: 'Say in the dry run what takes the place of the statuses that go.',

  slotTitle: (count: number): string => (count === 1 ? 'A position would move' : 'Positions would move'),
  slotMoves: ({ slot, from, to }: { slot: string; from: string; to: string | null }): string =>
    to === null
      ? `“${slot}” would be held by no status any more; it was “${from}”.`
      : `“${slot}” would be “${to}” instead of “${from}”.`,
  slotMeans: {
    'first-active': 'Items that are added to a job arrive there.',
    'last-approval': 'An approved job brings its invoices there.',
    'first-completed': 'A completed job brings its invoices there.'
  } satisfies Record<Slot, string>,
  slotNeeded:
    'Rules that are on aim at it, so it cannot be left empty. Switch them off first, or let another status hold it.',
  moveSlot: 'Change it',
  leaveSlot: 'Leave it as it was',

  signs: {
    start: 'Start',
    stage: (n: number): string => `Stage ${n}`,
    request: 'Request',
    settled: 'Settled'
  },

  add: 'Add a status',
  addTo: (group: string): string => `Add a status to ${group}`,
  addTitle: 'New status',
  name: 'Name',
  nameHint: (called: Called): string => `Short and clear: what is true of ${a(called)} that stands here.`,
  nameMissing: 'Give it a name.',
  nameTaken: 'Another one has this name already.',
  nameTooLong: 'At most 60 letters.',
  nameNotPlain: 'There are hidden signs in it that change how other words are read. Type it anew.',
  group: 'Group',
  reachedFrom: 'Reached from',
  reachedFromHint: 'A move leads here from each of these. It can be made stricter under Moves.',
  leadsTo: 'Leads on to',
  leadsToNothing: 'Nothing leads on from a cancelled status.',
  addNow: 'Add status',
  added: (label: string): string => `“${label}” added.`,

  edit: (label: string): string => `Edit “${label}”`,
  description: 'What it means',
  descriptionHint: 'Shown as help wherever the status stands.',
  color: 'Colour',
  colorHint:
    'Blue for working, green for approved or completed, purple for submitted or paid, red for rejected, grey for cancelled.',
  colorNames: { blue: 'Blue', amber: 'Amber', green: 'Green', purple: 'Purple', red: 'Red', grey: 'Grey' },
  ownColor: 'Another colour',
  outcome: 'Outcome',
  outcomes: { neutral: 'Neutral', positive: 'Positive', negative: 'Negative' },
  editing: 'What can be edited here',
  stage: 'Approval stage',
  stageNone: 'None',
  stageOption: (n: number): string => `Stage ${n}`,
  stageHint: 'An invoice gets here only once all stages up to this one are signed.',
  recomputed: 'Recomputed',
  recomputedHint: 'When hours, participants or items change at the source, an invoice here follows.',
  settled: 'Settled',
  settledHint: 'Nothing is outstanding here: an invoice gets here only once it is paid.',
  request: 'Request for approval',
  requestHint: 'Signatures are being asked for: amounts and parties are changed by withdrawing it first.',
  starts: ({ many }: Called): string => `New ${many} begin here`,
  startOfJob: 'Status',
  startOf: { hand: 'Written by hand', job: 'From a job', imported: 'Received and imported' },
  startByType: (type: string): string => `Otherwise for “${type}”`,
  startAsAll: 'As above',
  startsHint: 'It has to be an active status.',
  done: 'Done',

  moveUp: 'Move up',
  moveDown: 'Move down',
  moveTo: (group: string): string => `Move to ${group}`,
  drag: (label: string): string => `Drag “${label}”`,
  actionsOf: (label: string): string => `Actions for “${label}”`,
  placed: (label: string, group: string, place: number, of: number): string =>
    `“${label}” is ${place} of ${of} in ${group}.`,
  first: 'It is the first already.',
  last: 'It is the last already.',
  isThere: 'It is there already.',

  remove: 'Delete',
  removeTitle: (label: string): string => `Delete “${label}”`,
  holdsSlot: (slot: string): string =>
    `It is “${slot}”, where automation brings invoices. Let another status hold that position first, by moving it before this one.`,
  removeUnused: ({ one }: Called): string => `No ${one} stands here. The moves from and to it go with it.`,
  removeUsed: (count: number, { one, many }: Called): string =>
    count === 1
      ? `One ${one} stands here. It goes to the status that takes its place, when you publish. Moves from and to here lead there, too.`
      : `${count} ${many} stand here. They go to the status that takes its place, when you publish. Moves from and to here lead there, too.`,
  historyKeeps: 'The history keeps the name of that time.',
  successor: 'What takes its place',
  chooseSuccessor: 'Choose a status …',
  successorMissing: 'Choose the status that takes its place.',
  standHere: 'What stands here',
  andMore: (count: number): string => `and ${count} more`,
  removeNow: 'Delete status',
  removed: (label: string): string => `“${label}” deleted in the draft.`,
  counted
};
