/**
 * Whether a name holds nothing that turns the direction of what is written after it, or that nobody sees: with such signs
 * one name passes for another, and a sentence that quotes it reads backwards. What scripts need to join letters is let be.
 */
export function isPlain(name: string): boolean {
  return !/[\p{Cc}\u202a-\u202e\u2066-\u2069]/u.test(name);
}
