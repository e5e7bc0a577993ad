import { findInIban, type IbanFinding } from '#domain/party/iban.ts';
import type { Party } from '#domain/party/party.ts';
import { findInVatId, type VatIdFinding } from '#domain/party/vat-id.ts';
import { words } from '#ui/words/words.ts';

/** What looks odd in a party, by field, in words. None of it stops anybody. */
export function oddities(party: Party): Partial<Record<keyof Party, string>> {
  const iban = findInIban(party.iban);
  const vatId = findInVatId(party.vatId, party.country);
  return {
    ...(iban && { iban: inWords(iban) }),
    ...(vatId && { vatId: inWords(vatId) }),
    ...(party.bic.trim() !== '' &&
      !/^[A-Z0-9]{8}(?:[A-Z0-9]{3})?$/i.test(party.bic.trim()) && { bic: words.party.oddBic }),
    ...(party.email.trim() !== '' && !/^\S+@\S+$/.test(party.email.trim()) && { email: words.party.oddEmail })
  };
}

function inWords(finding: IbanFinding | VatIdFinding): string {
  // The table has one entry for each `why`; that they belong together is beyond the type checker.
  const say = words.party.findings[finding.why] as (finding: IbanFinding | VatIdFinding) => string;
  return say(finding);
}
