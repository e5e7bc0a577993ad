/** Its address names a job that only this device knows. */
export const prerender = false;
