import * as z from 'zod/mini';
import { isJsonObject, sameJson, type Json, type JsonObject } from '#domain/shared/json.ts';

/**
 * One field before and after. A path leads through plain objects (`['lines', '<id>', 'price']`); lists are leaves.
 * No `old`: the field was added; no `new`: it was removed. Changes of different fields never disturb each other,
 * which is what lets two devices edit one invoice.
 */
export interface Change {
  readonly path: readonly string[];
  readonly old?: Json | undefined;
  readonly new?: Json | undefined;
}

const jsonSchema = z.json() as unknown as z.ZodMiniType<Json>;
export const changeSchema: z.ZodMiniType<Change> = z.strictObject({
  path: z.array(z.string()).check(z.minLength(1)),
  old: z.optional(jsonSchema),
  new: z.optional(jsonSchema)
});

/** The changes that lead from one value to another, the smallest fields first named. */
export function difference(before: JsonObject, after: JsonObject, path: readonly string[] = []): Change[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key): Change[] => {
    const old = own(before, key);
    const next = own(after, key);
    if (sameJson(old, next)) return [];
    const here = [...path, key];
    if (isJsonObject(old) && isJsonObject(next)) return difference(old, next, here);
    return [{ path: here, ...(old === undefined ? {} : { old }), ...(next === undefined ? {} : { new: next }) }];
  });
}

/**
 * Total: a change whose surroundings are gone (a field of a line that another device removed) does nothing. All changes
 * of one object are made to one copy of it, since a job may have a thousand items that become dearer at once.
 */
export function applyChanges<T>(value: T, changes: readonly Change[]): T {
  // Nothing in its place is no value.
  const steps = changes
    .filter(({ path, new: next }) => path.length > 0 || (next ?? null) !== null)
    .map(({ path, new: next }): Step => ({ path, at: 0, next }));
  return (stepped(value as Json, steps) ?? value) as T;
}

export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? own(at, key) : undefined), value as Json);
}

/** What is left of a change, from a place in its path on. */
interface Step {
  readonly path: readonly string[];
  readonly at: number;
  readonly next: Json | undefined;
}

/** A value after steps that lead to it, or into it; undefined: it is gone. */
function stepped(value: Json | undefined, steps: readonly Step[]): Json | undefined {
  const last = steps.findLastIndex(({ path, at }) => at === path.length);
  // What replaces it as a whole leaves nothing of what was done in it before.
  const replaced = last === -1 ? value : steps[last]?.next;
  const inner = steps.slice(last + 1);
  return inner.length > 0 && isJsonObject(replaced) ? within(replaced, inner) : replaced;
}

function within(value: JsonObject, steps: readonly Step[]): JsonObject {
  const stepsByKey = new Map<string, Step[]>();
  for (const { path, at, next } of steps) {
    const key = path[at] ?? '';
    const known = stepsByKey.get(key);
    const step = { path, at: at + 1, next };
    if (known) known.push(step);
    else stepsByKey.set(key, [step]);
  }
  const changed = new Map<string, Json | undefined>();
  for (const [key, inner] of stepsByKey) {
    const before = own(value, key);
    const after = stepped(before, inner);
    if (after !== before) changed.set(key, after);
  }
  if (changed.size === 0) return value;
  // fromEntries defines properties, so that a field named __proto__ stays a field.
  return Object.fromEntries(
    [...Object.entries(value).filter(([key]) => !changed.has(key)), ...changed].filter(
      (entry): entry is [string, Json] => entry[1] !== undefined
    )
  );
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
