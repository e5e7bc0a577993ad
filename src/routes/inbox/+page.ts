import { redirect } from '@sveltejs/kit';
import { resolve } from '$app/paths';

/** What waits stands on the first page now: bookmarks and notices of older versions still lead here. */
export function load(): never {
  redirect(307, resolve('/'));
}
