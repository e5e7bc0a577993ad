import { bare } from '#domain/shared/bare.ts';
import type { Party } from '#domain/party/party.ts';

/**
 * What makes two files the same document though their bytes differ: who sold, under which number, on which day. Equal
 * identities look like a copy; whether they are, a person says. White space, punctuation and case do not count.
 */
export function documentIdentity(document: {
  readonly seller: Pick<Party, 'vatId' | 'registrationId' | 'name'>;
  readonly number: string;
  readonly issueDay: string | null;
}): string {
  const { seller, number, issueDay } = document;
  const sellerKey = bare(seller.vatId) || bare(seller.registrationId) || bare(seller.name);
  return [sellerKey, bare(number), issueDay ?? ''].join('|');
}
