/** Eight signs of a digest, in two fours: enough to compare by eye. */
export function shortState(digest: string): string {
  return `${digest.slice(0, 4)} ${digest.slice(4, 8)}`;
}
