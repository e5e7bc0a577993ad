/** Its address names a person that only this device knows. */
export const prerender = false;
