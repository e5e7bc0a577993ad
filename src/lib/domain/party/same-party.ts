import { bare } from '#domain/shared/bare.ts';
import type { Party } from './party.ts';

/**
 * Whether two parties are one: by tax ids where both have one of a kind, else by name. White space, punctuation and
 * case do not count.
 */
export function isSameParty(left: Party, right: Party): boolean {
  for (const field of ['vatId', 'taxId', 'registrationId'] as const) {
    const [one, other] = [bare(left[field]), bare(right[field])];
    if (one !== '' && other !== '') return one === other;
  }
  return bare(left.name) !== '' && bare(left.name) === bare(right.name);
}
