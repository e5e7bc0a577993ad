/** Ends a `switch` over a union: the compiler complains here when a member was forgotten. */
export function never(value: never): never {
  throw new Error(`not handled: ${JSON.stringify(value)}`);
}
