/**
 * Writes whole numbers in a language, as 1,234. The format is made when a number is first written: the first one of a
 * browser takes longer than to load all words.
 */
export function figuresIn(tag: string): (count: number) => string {
  let format: Intl.NumberFormat | undefined;
  return (count) => {
    format ??= new Intl.NumberFormat(tag);
    return format.format(count);
  };
}
