/** Where what came differs from what was expected. */
export interface Mismatch {
  readonly path: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

/**
 * Compares what is named and nothing else; lists are exact and in order. A text stands for something that has a `why`
 * or a `type` of that name.
 */
export function mismatches(expected: unknown, actual: unknown, path: string): Mismatch[] {
  if (expected === undefined) return [];
  if (Array.isArray(expected)) {
    const list: unknown[] = expected;
    if (!Array.isArray(actual)) return [{ path, expected, actual }];
    const items: unknown[] = actual;
    const alike = list.length === items.length && list.every((one, index) => isMatch(one, items[index]));
    return alike ? [] : [{ path, expected, actual: items.map((item, index) => brief(item, list[index] ?? list[0])) }];
  }
  if (isObject(expected)) {
    if (!isObject(actual)) return [{ path, expected, actual: actual ?? null }];
    return Object.entries(expected).flatMap(([key, value]) =>
      mismatches(value, Object.hasOwn(actual, key) ? actual[key] : undefined, path === '' ? key : `${path}.${key}`)
    );
  }
  if (typeof expected === 'string' && isObject(actual))
    return nameOf(actual) === expected ? [] : [{ path, expected, actual }];
  return Object.is(expected, actual) || (expected === null && actual === undefined)
    ? []
    : [{ path, expected, actual: actual ?? null }];
}

function isMatch(expected: unknown, actual: unknown): boolean {
  return mismatches(expected, actual, '').length === 0;
}

/** As much of what came as was asked for, so that a line stays readable. */
function brief(actual: unknown, expected: unknown): unknown {
  if (!isObject(actual)) return actual;
  if (expected === undefined) return actual;
  if (!isObject(expected)) return nameOf(actual) ?? actual;
  const name = actual.why === undefined ? 'type' : 'why';
  return Object.fromEntries(Object.entries(actual).filter(([key]) => key === name || Object.hasOwn(expected, key)));
}

function nameOf({ why, type, rule }: Record<string, unknown>): unknown {
  return why ?? type ?? rule;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
