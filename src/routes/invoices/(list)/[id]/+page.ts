/** Its address names an invoice that only this device knows. */
export const prerender = false;
