import type { Reroute } from '@sveltejs/kit';

/** An address that cannot be decoded leads nowhere, and is told so on the page: left alone, it would break Kit itself. */
export const reroute: Reroute = ({ url }) => {
  try {
    decodeURI(url.pathname);
    return undefined;
  } catch (error) {
    if (error instanceof URIError) return '/%25';
    throw error;
  }
};
