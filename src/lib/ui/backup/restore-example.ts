import type { Invoice } from '#domain/invoice/invoice.ts';
import type { Job } from '#domain/job/job.ts';
import type { Client } from '#domain/client/client.ts';
import type { Person } from '#domain/people/person.ts';
import type { Example } from '#services/backups.ts';
import { words } from '#ui/words/words.ts';

/** What a record that a restore would touch is called. */
export function exampleName({ kind, entity }: Example): string {
  const { kinds } = words.backup;
  switch (kind) {
    case 'invoice': {
      const { number, content } = entity as Invoice;
      return [number?.text ?? words.list.noNumber, content.client.name].filter((part) => part !== '').join(' · ');
    }
    case 'client':
      return (entity as Client).fields.party.name;
    case 'person':
      return (entity as Person).fields.name;
    case 'job':
      return (entity as Job).fields.title;
    case 'business':
    case 'workflow':
    case 'series':
      return kinds[kind];
  }
}
