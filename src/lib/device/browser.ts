import { isIos } from './install.ts';

/**
 * Safari, and every browser on iOS since they all are Safari inside, removes the data of a website after seven days of
 * use of the browser without a visit; not that of an app on the home screen.
 */
export function clearsUnusedSites(browser: Pick<Navigator, 'userAgent' | 'maxTouchPoints'>): boolean {
  const isSafari = browser.userAgent.includes('Safari/') && !/Chrom|Android/.test(browser.userAgent);
  return isSafari || isIos(browser);
}
