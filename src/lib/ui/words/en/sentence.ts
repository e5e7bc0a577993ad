/** With a capital letter, as a sentence begins. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** "Workshop" within a sentence: what is written in capitals stays so. */
export function lower(text: string): string {
  return /^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLocaleLowerCase('en') + text.slice(1);
}
