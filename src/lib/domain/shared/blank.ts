/** Whether there is nothing to read in a text: white space, and signs that nobody sees, are nothing. */
export function isBlank(text: string): boolean {
  return !/[^\s\p{Cf}\p{Cc}]/u.test(text);
}
