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
 * Total: a change whose surroundings are gone (a field of a line that another device removed) does nothing.
 */
export function applyChanges<T>(value: T, changes: readonly Change[]): T {
  return changes.reduce((current, change) => set(current, change.path, change.new), value as Json) as T;
}

export function valueAt(value: unknown, path: readonly string[]): Json | undefined {
  return path.reduce<Json | undefined>((at, key) => (isJsonObject(at) ? own(at, key) : undefined), value as Json);
}

function set(value: Json, path: readonly string[], next: Json | undefined): Json {
  const [key, ...rest] = path;
  if (key === undefined) return next ?? value;
  if (!isJsonObject(value)) return value;
  const inner = rest.length === 0 ? next : stepInto(value, key, rest, next);
  if (inner === own(value, key)) return value;
  const entries = Object.entries(value).filter(([name]) => name !== key);
  // fromEntries defines properties, so that a field named __proto__ stays a field.
  return Object.fromEntries(inner === undefined ? entries : [...entries, [key, inner]]);
}

function stepInto(value: JsonObject, key: string, rest: readonly string[], next: Json | undefined): Json | undefined {
  const child = own(value, key);
  return child === undefined ? undefined : set(child, rest, next);
}

function own(value: JsonObject, key: string): Json | undefined {
  return Object.hasOwn(value, key) ? value[key] : undefined;
}
