/** Every page is a shell that is filled in the browser, from the browser's own database. */
export const prerender = true;
export const ssr = false;
export const trailingSlash = 'never';
