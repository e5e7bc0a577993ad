import { isDay, type Day } from '#domain/calendar/day.ts';

/** What a client's statement tells: what is outstanding today, or what a period brought. It lives in the address. */
export type StatementQuestion =
  { readonly only: 'outstanding' } | { readonly only: null; readonly from: Day | null; readonly until: Day | null };

/** Total: what an address says that means nothing here is left out. */
export function readStatement(query: URLSearchParams): StatementQuestion {
  const day = (name: string): Day | null => {
    const said = query.get(name);
    return said !== null && isDay(said) ? said : null;
  };
  const [from, until] = [day('from'), day('to')];
  if (query.get('only') === 'outstanding' || (from === null && until === null)) return { only: 'outstanding' };
  return { only: null, from, until };
}

/** With its question mark. */
export function statementQuery(asked: StatementQuestion): string {
  if (asked.only !== null) return `?only=${asked.only}`;
  const days = Object.entries({ from: asked.from, to: asked.until }).flatMap(([name, day]) =>
    day === null ? [] : [[name, day]]
  );
  return `?${new URLSearchParams(days).toString()}`;
}
