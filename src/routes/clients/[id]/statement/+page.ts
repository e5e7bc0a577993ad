/** Its address names a client that only this device knows. */
export const prerender = false;
