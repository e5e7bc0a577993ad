import type { Client } from './client.ts';

/** Where a client was merged into another one, which; else null. */
type MergedInto = (id: string) => string | null | undefined;

/**
 * The client that an id stands for now: invoices keep the link that they were written with, and whoever reads it
 * follows the merges. Two devices that merged each into the other make a ring; it ends before it would begin anew.
 */
export function survivorOf(id: string, mergedInto: MergedInto): string {
  let survivor = id;
  for (const seen = new Set([id]); ; seen.add(survivor)) {
    const next = mergedInto(survivor) ?? null;
    if (next === null || seen.has(next)) return survivor;
    survivor = next;
  }
}

/** Whether devices merged this client and others each into the next, so that none of them is left. */
export function isInRing(id: string, mergedInto: MergedInto): boolean {
  const seen = new Set<string>();
  for (let next = mergedInto(id) ?? null; next !== null && !seen.has(next); next = mergedInto(next) ?? null) {
    if (next === id) return true;
    seen.add(next);
  }
  return false;
}

/** A client and all that were merged into it: whose invoices stand under its name. */
export function mergedFamily(id: string, clients: readonly Client[]): string[] {
  const mergedIntoById = new Map(clients.map((client) => [client.id, client.mergedInto]));
  const mergedInto: MergedInto = (one) => mergedIntoById.get(one);
  const others = clients.filter((client) => client.id !== id && survivorOf(client.id, mergedInto) === id);
  return [id, ...others.map((client) => client.id)];
}
