import type { Client } from '#domain/client/client.ts';
import { searchable, wordsIn } from '#services/columns/search.ts';
import type { ColumnRow } from '#services/columns/row.ts';
import type { View } from '#domain/business/view.ts';
import { filterQuery, readFilter } from '#state/filters.ts';
import type { Shortcut } from '#ui/shortcuts.ts';
import { words } from '#ui/words/words.ts';

/** One thing that the palette finds: a place to go to, or something to do. */
export interface Entry {
  readonly id: string;
  readonly label: string;
  /** Quiet, beside the label. */
  readonly detail?: string | undefined;
  readonly keys?: string | undefined;
  readonly href?: string | undefined;
  readonly run?: (() => void) | undefined;
}

export interface EntryGroup {
  readonly title: string;
  readonly entries: readonly Entry[];
}

export interface PaletteSources {
  /** What keys do on the page that is open, which is also what it offers. */
  readonly shortcuts: readonly Shortcut[];
  readonly views: Readonly<Record<string, View>>;
  readonly statuses: readonly { readonly id: string; readonly label: string }[];
  readonly clients: readonly Client[];
  /** Invoices that a text finds, the best first. */
  readonly find: (text: string, max: number) => readonly ColumnRow[];
  readonly links: {
    readonly list: (query: string) => string;
    readonly invoice: (id: string) => string;
    readonly client: (id: string) => string;
  };
  /** Pages that lie below others: reports and settings. */
  readonly pages: readonly { readonly label: string; readonly detail: string; readonly href: string }[];
}

const invoicesMax = 7;
const othersMax = 6;

/** What a text finds, in the order in which it is most likely meant; without a text, what can be done here. */
export function entriesFor(text: string, sources: PaletteSources): EntryGroup[] {
  const { links } = sources;
  const titles = words.palette.groups;
  const asked = wordsIn(text);
  const isFound = (label: string): boolean => asked.every((word) => searchable(label).includes(word));
  const isAsked = asked.length > 0;
  const actions = sources.shortcuts
    .filter(({ keys, label, refusal }) => keys !== paletteKeys && refusal?.() === undefined && isFound(label))
    .map(({ keys, label, run }): Entry => ({ id: `do ${keys}`, label, keys, run }));
  const views = Object.entries(sources.views)
    .filter(([, { name }]) => isFound(name))
    .map(([id, { name, query }]): Entry => {
      const asking = filterQuery(readFilter(new URLSearchParams(query)));
      return { id: `view ${id}`, label: name, detail: words.palette.view, href: links.list(asking) };
    });
  const statuses = isAsked
    ? sources.statuses
        .filter(({ label }) => isFound(label))
        .map(({ id, label }): Entry => ({
          id: `status ${id}`,
          label,
          detail: words.palette.status,
          href: links.list(`?status=${encodeURIComponent(id)}`)
        }))
    : [];
  const clients = isAsked
    ? sources.clients
        .filter(({ fields: { party } }) => isFound(party.name))
        .slice(0, othersMax)
        .map(({ id, fields: { party } }): Entry => ({
          id: `client ${id}`,
          label: party.name,
          detail: party.town,
          href: links.client(id)
        }))
    : [];
  const invoices = isAsked
    ? sources.find(text, invoicesMax).map((row): Entry => ({
        id: `invoice ${row.id}`,
        label: [row.number, row.party].filter((part) => part !== '').join(' · ') || words.list.noNumber,
        detail: sources.statuses.find(({ id }) => id === row.status)?.label ?? row.status,
        href: links.invoice(row.id)
      }))
    : [];
  const lists = isAsked
    ? [
        { label: words.list.overdue, query: '?overdue=1' },
        { label: words.list.archived, query: '?archived=only' }
      ]
        .filter(({ label }) => isFound(label))
        .map(({ label, query }): Entry => ({ id: `list ${query}`, label, href: links.list(query) }))
    : [];
  const pages = isAsked
    ? sources.pages
        .filter(({ label, detail }) => isFound(`${label} ${detail}`))
        .map(({ label, detail, href }): Entry => ({ id: `page ${href}`, label, detail, href }))
    : [];
  return [
    { title: titles.invoices, entries: invoices },
    { title: titles.clients, entries: clients },
    { title: titles.lists, entries: [...views, ...lists, ...statuses].slice(0, isAsked ? othersMax : views.length) },
    { title: titles.pages, entries: pages.slice(0, othersMax) },
    { title: titles.actions, entries: actions }
  ].filter(({ entries }) => entries.length > 0);
}

/** What opens the palette is no use in it. */
const paletteKeys = 'mod+k';
