/** Where hints lead to. Each takes what stands after the path. */
export interface PracticeLinks {
  readonly list: (query: string) => string;
  readonly statuses: (search: string) => string;
  readonly rules: (search: string) => string;
  readonly guide: string;
  readonly back: string;
}
