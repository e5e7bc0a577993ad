/** What survives JSON unchanged; everything that the history keeps is of this kind. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export type JsonObject = { readonly [key: string]: Json };

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function sameJson(left: Json | undefined, right: Json | undefined): boolean {
  if (left === right) return true;
  if (Array.isArray(left) && Array.isArray(right))
    return left.length === right.length && left.every((item, index) => sameJson(item as Json, right[index] as Json));
  if (!isJsonObject(left) || !isJsonObject(right)) return false;
  const keys = Object.keys(left);
  return (
    keys.length === Object.keys(right).length &&
    keys.every((key) => Object.hasOwn(right, key) && sameJson(left[key], right[key]))
  );
}

/**
 * Whether a value is JSON of at most so many parts, nested at most so deep, with no text longer than that. It never
 * recurses, and stops at the first part too many: what comes from anywhere may be looked at with it.
 */
export function isJsonWithin(
  value: unknown,
  { depth: depthMax, parts: partsMax, text: textMax }: { depth: number; parts: number; text: number }
): value is Json {
  const waiting: { part: unknown; depth: number }[] = [{ part: value, depth: 0 }];
  for (let parts = 1; ; parts += 1) {
    const next = waiting.pop();
    if (!next) return true;
    const { part, depth } = next;
    if (parts > partsMax) return false;
    if (part === null || typeof part === 'boolean') continue;
    if (typeof part === 'number' ? Number.isFinite(part) : typeof part === 'string' && part.length <= textMax) continue;
    if (typeof part !== 'object' || depth >= depthMax) return false;
    const isPlain = Array.isArray(part) || Object.prototype.toString.call(part) === '[object Object]';
    const keys = Array.isArray(part) ? [] : Object.keys(part);
    const inner: unknown[] = Array.isArray(part) ? part : Object.values(part);
    // A field of that name is lost by whoever copies a value field by field.
    if (!isPlain || inner.length > partsMax || keys.some((key) => key.length > textMax || key === '__proto__'))
      return false;
    for (const one of inner) waiting.push({ part: one, depth: depth + 1 });
  }
}

/**
 * The same value with each lone half of a surrogate pair replaced by U+FFFD. A cut emoji must not keep anything from
 * being saved: canonical JSON has no place for such text (RFC 8785), and so no digest could be made of it.
 */
export function wellFormed<T>(value: T): T {
  const json = JSON.stringify(value);
  // JSON escapes what is lone, and nothing else beyond ASCII.
  if (!/\\ud[89a-f]/.test(json)) return value;
  return JSON.parse(json, (_, part: unknown) => (typeof part === 'string' ? part.toWellFormed() : part)) as T;
}

/**
 * How deep a JSON text nests, without parsing it: what nests thousands deep breaks whatever recurses into it. Texts
 * that are no JSON have a depth too; whether they are, the parser says.
 */
export function depthOf(json: string): number {
  let depth = 0;
  let deepest = 0;
  let isText = false;
  for (let at = 0; at < json.length; at += 1) {
    const sign = json.charCodeAt(at);
    if (isText) {
      if (sign === backslash) at += 1;
      else if (sign === quote) isText = false;
    } else if (sign === quote) isText = true;
    else if (sign === openBrace || sign === openBracket) deepest = Math.max(deepest, (depth += 1));
    else if (sign === closeBrace || sign === closeBracket) depth -= 1;
  }
  return deepest;
}

const [quote, backslash, openBrace, closeBrace, openBracket, closeBracket] = [0x22, 0x5c, 0x7b, 0x7d, 0x5b, 0x5d];
