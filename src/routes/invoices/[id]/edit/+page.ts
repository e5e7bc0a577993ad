/** Its address holds an id that only the browser's own database knows: the fallback page serves it. */
export const prerender = false;
