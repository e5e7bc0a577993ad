/** Stays in statuses, column by column. The visits of one case stand together, in the order in which they happened. */
export interface Visits {
  /** How many; the arrays may be longer. */
  readonly count: number;
  /** Number of the case. */
  readonly cases: Uint32Array;
  /** Code of the status: its place in `labels`. */
  readonly statuses: Uint16Array;
  /** Instant of entering, epoch ms. */
  readonly entered: Float64Array;
  /** Instant of leaving; NaN: it is still there. */
  readonly left: Float64Array;
  /** Status id (or activity name) by code. */
  readonly labels: readonly string[];
}

export interface LoggedEvent {
  readonly case: string;
  /** What the case enters, and stays in until its next event. */
  readonly status: string;
  /** Epoch ms. */
  readonly at: number;
}

/**
 * The visits of an event log, whose events may come in any order. Within a case they are sorted by time, and what
 * happened at one time stays as it came. Cases and labels are numbered as they first appear. The last status of a case
 * is where it still is. A log with more statuses than a code can tell apart is refused by a RangeError.
 */
export function visitsOf(events: Iterable<LoggedEvent>): Visits {
  const log = logged(events);
  const { starts, visits } = groupedByCase(log);
  for (let number = 0; number + 1 < starts.length; number += 1) {
    const from = starts[number]!;
    const to = starts[number + 1]!;
    sortByTime(visits, from, to);
    for (let visit = from; visit + 1 < to; visit += 1) visits.left[visit] = visits.entered[visit + 1]!;
    visits.left[to - 1] = Number.NaN;
  }
  return visits;
}

interface Log {
  readonly count: number;
  readonly caseCount: number;
  readonly cases: Uint32Array;
  readonly statuses: Uint16Array;
  readonly instants: Float64Array;
  readonly labels: readonly string[];
}

/** Events as columns, in their order: a million objects would be a hundred megabytes. */
function logged(events: Iterable<LoggedEvent>): Log {
  const caseNumbers = new Map<string, number>();
  const codes = new Map<string, number>();
  let cases = new Uint32Array(1024);
  let statuses = new Uint16Array(1024);
  let instants = new Float64Array(1024);
  let count = 0;
  for (const event of events) {
    if (count === cases.length) {
      cases = withRoom(new Uint32Array(count * 2), cases);
      statuses = withRoom(new Uint16Array(count * 2), statuses);
      instants = withRoom(new Float64Array(count * 2), instants);
    }
    cases[count] = numberOf(event.case, caseNumbers);
    statuses[count] = numberOf(event.status, codes);
    instants[count] = event.at;
    count += 1;
    if (codes.size > codesMax) throw new RangeError(`more than ${codesMax} statuses`);
  }
  return { count, caseCount: caseNumbers.size, cases, statuses, instants, labels: [...codes.keys()] };
}

/** What a Uint16Array can tell apart. */
const codesMax = 65_536;

function numberOf(name: string, numbers: Map<string, number>): number {
  const known = numbers.get(name);
  if (known !== undefined) return known;
  numbers.set(name, numbers.size);
  return numbers.size - 1;
}

function withRoom<T extends { set(from: ArrayLike<number>): void }>(room: T, filled: ArrayLike<number>): T {
  room.set(filled);
  return room;
}

/** A counting sort: nothing is compared, and what came first stays first. `starts` has one more, where the last ends. */
function groupedByCase(log: Log): { starts: Uint32Array; visits: Visits } {
  const { count, caseCount, labels } = log;
  const starts = new Uint32Array(caseCount + 1);
  for (let event = 0; event < count; event += 1) starts[log.cases[event]! + 1]! += 1;
  for (let number = 0; number < caseCount; number += 1) starts[number + 1]! += starts[number]!;

  const next = starts.slice();
  const cases = new Uint32Array(count);
  const statuses = new Uint16Array(count);
  const entered = new Float64Array(count);
  for (let event = 0; event < count; event += 1) {
    const place = next[log.cases[event]!]!++;
    cases[place] = log.cases[event]!;
    statuses[place] = log.statuses[event]!;
    entered[place] = log.instants[event]!;
  }
  return { starts, visits: { count, cases, statuses, entered, left: new Float64Array(count), labels } };
}

/** Logs are nearly always in order, which is seen at a glance. */
function sortByTime({ statuses, entered }: Visits, from: number, to: number): void {
  let isSorted = true;
  for (let visit = from + 1; visit < to; visit += 1) if (entered[visit]! < entered[visit - 1]!) isSorted = false;
  if (isSorted) return;
  const instants = entered.slice(from, to);
  const codes = statuses.slice(from, to);
  const order = Uint32Array.from(instants, (_, place) => place).sort((one, other) => {
    const later = instants[one]! - instants[other]!;
    return later === 0 ? one - other : later;
  });
  order.forEach((place, rank) => {
    entered[from + rank] = instants[place]!;
    statuses[from + rank] = codes[place]!;
  });
}
