/** What a report is made of is only in the browser, and so is the list of them. */
export const prerender = false;
