import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 invoice' : `${inFigures(count)} invoices`);

/** What is hinted at in how people use their statuses: friendly, with what it is said by, and no more than a hint. */
export const practice = {
  title: 'Practice',
  definition:
    'What stands out in how statuses were used over the last half year, and what would make it easier. Nothing of it has to be done.',
  back: 'Reports',
  onHome: (count: number): string => (count === 1 ? '1 hint on how you work' : `${count} hints on how you work`),
  nothing: 'Nothing stands out. Hints come once enough invoices have gone their way to tell a habit from chance.',
  nothingMore: 'Nothing else stands out.',
  notNow: 'Not now',
  putOff: (sentence: string): string => `Put off for a month: ${sentence}`,
  later: (count: number): string => `Put off, ${count}`,
  bringBack: 'Bring back',
  broughtBack: (sentence: string): string => `Brought back: ${sentence}`,
  guide: 'What the statuses mean',

  late: (status: string, count: number): string =>
    `${invoices(count)} ${count === 1 ? 'waits' : 'wait'} in “${status}” for longer than is usual.`,
  lateBy: ({ days, leavings }: { days: number; leavings: number }): string =>
    `There for ${days} days or longer. Of the ${inFigures(leavings)} times that an invoice left it in the last half year, nine of ten took less.`,
  remindedOf: (status: string, count: number): string =>
    `${invoices(count)} ${count === 1 ? 'waits' : 'wait'} in “${status}” although a reminder has come.`,
  remindedBy: ({ days, rule }: { days: number; rule: string }): string =>
    `There for ${days} days or longer. The rule “${rule}” reminds of them by then.`,
  stuck: (status: string): string => `Invoices get to “${status}” and stay there.`,
  stuckBy: ({ count, days }: { count: number; days: number }): string =>
    `${invoices(count)} ${count === 1 ? 'has' : 'have'} been there for ${days} days or longer, and none has left it in that time.`,
  byHand: (from: string, to: string): string =>
    `From “${from}” people nearly always move invoices to “${to}” by hand. A rule could do that.`,
  byHandBy: ({ times, leavings, median }: { times: number; leavings: number; median: string }): string =>
    `${inFigures(times)} of ${inFigures(leavings)} times in the last half year, half of them within ${median}.`,
  unvisited: (status: string): string => `No invoice has been in “${status}” for a long time. It may not be needed.`,
  unvisitedBy: ({ begun, since }: { begun: number; since: string }): string =>
    `${invoices(begun)} were begun since ${since}, and none of them, nor any before, stood there since.`,
  crowded: (count: number, statuses: string): string =>
    `${count} statuses are a lot to learn, and some of them may not be needed: ${statuses}.`,
  crowdedBy: ({ begun, since }: { begun: number; since: string }): string =>
    `${invoices(begun)} were begun since ${since}, and no invoice stood there since.`,
  colorBy: 'The same colours for the same meaning are read at a glance.',

  show: (count: number): string => `Show ${invoices(count)}`,
  open: (status: string): string => `Open “${status}”`,
  statuses: 'To the statuses',
  makeRule: 'Make it a rule'
};
