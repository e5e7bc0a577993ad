/** The first field in which something stands that nobody can read, or that cannot be. */
export function firstWrong(within: HTMLElement | undefined): HTMLElement | null {
  return within?.querySelector<HTMLElement>('[aria-invalid="true"]') ?? null;
}
