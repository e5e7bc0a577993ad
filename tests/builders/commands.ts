import { emptyBusiness } from '#domain/business/business.ts';
import { emptyClient } from '#domain/client/client.ts';
import type { Content, Line } from '#domain/invoice/content.ts';
import { emptyContent } from '#domain/invoice/evolve.ts';
import type { CommandOf } from '#domain/ledger/command.ts';
import { emptyParty } from '#domain/party/party.ts';
import type { PresetId } from '#domain/workflow/preset-id.ts';
import { foundingRole, presets } from '#domain/workflow/presets.ts';

/** Commands as a person would give them, with all that a test does not care about filled in. */

export const owner = 'owner';

export function setUp(preset: PresetId = 'small-business'): CommandOf<'setUp'> {
  const workflow = presets[preset];
  return {
    do: 'setUp',
    person: { id: owner, fields: { name: 'Ada', roles: [foundingRole(workflow)], active: true } },
    workflow,
    business: { ...emptyBusiness, party: { ...emptyParty, name: 'Ada & Co' } }
  };
}

export function createClient(id: string, name = `Client ${id}`): CommandOf<'createClient'> {
  return { do: 'createClient', id, fields: { ...emptyClient, party: { ...emptyParty, name } } };
}

export function createInvoice(
  id: string,
  content: Partial<Content> = {},
  rest: Partial<CommandOf<'createInvoice'>> = {}
): CommandOf<'createInvoice'> {
  return {
    do: 'createInvoice',
    id,
    content: { ...emptyContent, type: 'invoice', client: { ...emptyParty, name: 'Lovelace Ltd' }, ...content },
    origin: 'hand',
    copiedFrom: null,
    creditOf: null,
    ...rest
  };
}

/** Lines that come to these prices, without tax. */
export function linesOf(...prices: string[]): Record<string, Line> {
  return Object.fromEntries(
    prices.map((price, index): [string, Line] => [
      `line-${index}`,
      {
        id: `line-${index}`,
        position: index,
        text: 'Work',
        description: '',
        code: '',
        quantity: '1',
        unit: 'C62',
        price,
        baseQuantity: '1',
        adjustments: [],
        taxCategory: 'Z',
        taxRate: '0',
        declaredNetMinor: null,
        source: null
      }
    ])
  );
}
