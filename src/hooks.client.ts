import type { ClientInit, HandleClientError } from '@sveltejs/kit';
import { config } from 'zod/mini';
import { preferences } from '#state/preferences.svelte.ts';
import { languageFor } from '#ui/words/language.ts';

// Our policy forbids code from strings, and zod asks for it when the first schema is made. Kit loads this file before
// any page, and so before any schema.
config({ jitless: true });

/** Before any page is loaded: what a page says it may read once, and keep. */
export const init: ClientInit = async () => {
  mendAddress();
  try {
    const spoken = languageFor(preferences.language.value, navigator.languages);
    if (spoken === 'de') (await import('#ui/words/german.ts')).speakGerman();
  } catch (error) {
    // Its words could not be loaded: English is there, and says more than an empty page.
    console.error(error); // eslint-disable-line no-console -- There is no page yet to say it on.
  }
};

/** Kit decodes what stands behind the address, and would fail where a link was cut in the middle of a letter. */
function mendAddress(): void {
  try {
    decodeURIComponent(location.hash);
  } catch {
    history.replaceState(history.state, '', location.hash.replaceAll('%', '%25'));
  }
}

/** What nobody expected stands in the console; an address that leads nowhere is an answer, and stands on the page only. */
export const handleError: HandleClientError = ({ error, status, message }) => {
  if (status !== 404) console.error(error); // eslint-disable-line no-console -- The last place that sees it.
  return { message };
};
