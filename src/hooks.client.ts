import type { HandleClientError } from '@sveltejs/kit';
import { config } from 'zod/mini';

// Our policy forbids code from strings, and zod asks for it when the first schema is made. Kit loads this file before
// any page, and so before any schema.
config({ jitless: true });

/** What nobody expected stands in the console; an address that leads nowhere is an answer, and stands on the page only. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) console.error(error); // eslint-disable-line no-console -- The last place that sees it.
  return { message };
};
