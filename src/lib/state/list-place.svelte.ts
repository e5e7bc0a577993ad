import { filterQuery, readFilter } from './filters.ts';

/**
 * The list as it was left. Its filter stands in the address; pages that come after it (an invoice, its form) may have an
 * address without one, and the way back still leads to the same list.
 */
class ListPlace {
  #query = $state('');

  /** The query of the list's address, with its question mark, or empty. */
  get query(): string {
    return this.#query;
  }

  remember(query: string): void {
    this.#query = query;
  }

  /** What the list shows at an address, as a query: on the list's own page it is all said there. */
  queryAt(searchParams: URLSearchParams, { isOwnPage }: { isOwnPage: boolean }): string {
    const query = filterQuery(readFilter(searchParams));
    return isOwnPage || query !== '' ? query : this.#query;
  }
}

export const listPlace = new ListPlace();
