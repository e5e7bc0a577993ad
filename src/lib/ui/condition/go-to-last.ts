import { tick } from 'svelte';

/** Goes to the condition that was just added, so that one goes on with it by key. */
export async function goToLast(within: HTMLElement | undefined): Promise<void> {
  await tick();
  const conditions = within?.querySelectorAll('[data-condition]') ?? [];
  [...conditions].at(-1)?.querySelector('select')?.focus();
}
