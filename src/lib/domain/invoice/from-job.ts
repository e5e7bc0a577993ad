import type { BusinessFields } from '#domain/business/business.ts';
import type { Client } from '#domain/client/client.ts';
import type { JobFields, Participant } from '#domain/job/job.ts';
import { emptyParty, type Party } from '#domain/party/party.ts';
import type { Content } from './content.ts';
import { emptyContent } from './evolve.ts';

/**
 * What an invoice that comes out of a job begins with; its lines follow. It gets its days as it goes out: a job may be
 * written down half a year before.
 */
export function contentFromJob({
  fields,
  participant,
  client,
  business,
  type
}: {
  fields: JobFields;
  /** For whom it is, where it is not for whoever the job is for. */
  participant: Participant | null;
  /** The client that the job or participant is linked to. */
  client: Client | null;
  business: BusinessFields;
  type: string;
}): Content {
  return {
    ...emptyContent,
    type,
    currency: fields.currency,
    clientId: client?.id ?? null,
    seller: business.party,
    client: client?.fields.party ?? partyOf(participant),
    periodStart: fields.startDay,
    periodEnd: fields.endDay ?? fields.startDay
  };
}

function partyOf(participant: Participant | null): Party {
  return participant ? { ...emptyParty, name: participant.name, email: participant.email } : emptyParty;
}
