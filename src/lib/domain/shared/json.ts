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
