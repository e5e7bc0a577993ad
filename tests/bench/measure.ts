/** What is measured side by side, each doing the same work in its own way. */
export type Contenders<Name extends string> = Readonly<Record<Name, () => unknown>>;

export interface Measured<Name extends string> {
  /** The median of all rounds, for one go. */
  readonly ms: Readonly<Record<Name, number>>;
  /** How many times as long the first takes as the second: the median of what it was in each round. */
  ratio(one: Name, other: Name): number;
}

/**
 * Time of the processor, so that what else runs does not count, in rounds in which the contenders take turns, so that
 * what slows one slows all. Only ratios of one run say anything on another machine.
 */
export function measure<Name extends string>(
  contenders: Contenders<Name>,
  { rounds, times }: { rounds: number; times: number }
): Measured<Name> {
  const names = Object.keys(contenders) as Name[];
  for (const name of names) timed(contenders[name], times); // The engine has compiled what it will.
  const table = Array.from({ length: rounds }, (_, round) => {
    const inTurn = names.map((_name, place) => names[(place + round) % names.length]!);
    return Object.fromEntries(inTurn.map((name) => [name, timed(contenders[name], times)])) as Record<Name, number>;
  });
  const ms = Object.fromEntries(names.map((name) => [name, median(table.map((row) => row[name]))]));
  return {
    ms: ms as Record<Name, number>,
    ratio: (one, other) => median(table.map((row) => row[one] / row[other]))
  };
}

function timed(act: () => unknown, times: number): number {
  const begun = process.cpuUsage();
  for (let time = 0; time < times; time += 1) act();
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000 / times;
}

function median(numbers: readonly number[]): number {
  return [...numbers].sort((left, right) => left - right)[Math.floor(numbers.length / 2)] ?? 0;
}
