/**
 * Canonical JSON (RFC 8785): the same data gives the same text on every device. Of what JSON has no place for, a field
 * is left out and an item is null, as in JSON itself; throws a TypeError for such a value alone, for a number that is not
 * finite, and for text with half of a surrogate pair.
 *
 * Every backup, every commit and every comparison of two devices goes through here, which is why it is our own: a
 * library that allocates for each key took as long as the hashing.
 */
export function canonical(value: unknown): string {
  switch (typeof value) {
    case 'string':
      return quoted(value);
    case 'number':
      if (!Number.isFinite(value)) throw new TypeError(`JSON has no ${value}`);
      return JSON.stringify(value);
    case 'boolean':
      return value ? 'true' : 'false';
    case 'object':
      if (value === null) return 'null';
      return Array.isArray(value) ? listed(value) : record(value as Readonly<Record<string, unknown>>);
    default:
      throw new TypeError(`JSON has no ${typeof value}`);
  }
}

function listed(items: readonly unknown[]): string {
  let text = '[';
  for (const [index, item] of items.entries()) {
    if (index > 0) text += ',';
    text += canonical(item ?? null);
  }
  return `${text}]`;
}

function record(fields: Readonly<Record<string, unknown>>): string {
  let text = '{';
  // By UTF-16 units, as RFC 8785 (3.2.3) asks.
  for (const key of Object.keys(fields).sort()) {
    const value = fields[key];
    if (value === undefined) continue;
    text += `${text === '{' ? '' : ','}${quoted(key)}:${canonical(value)}`;
  }
  return `${text}}`;
}

function quoted(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (loneSurrogate.test(text)) throw new TypeError('text with half of a surrogate pair');
  return JSON.stringify(text);
}

/** Nothing in it has to be escaped; most texts are so, and to ask the engine for each takes several times as long. */
const plain = /^[\x20\x21\x23-\x5b\x5d-\x7e]*$/;
const loneSurrogate = /\p{Surrogate}/u;
