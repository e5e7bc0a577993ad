import type { HandleClientError } from '@sveltejs/kit';

/** What nobody expected stands in the console; an address that leads nowhere is an answer, and stands on the page only. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) console.error(error); // eslint-disable-line no-console -- The last place that sees it.
  return { message };
};
