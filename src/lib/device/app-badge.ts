/** What a platform with badges offers; many have none. */
export type Badges = Partial<Pick<Navigator, 'setAppBadge' | 'clearAppBadge'>>;

/**
 * Shows on the icon of the app how much waits; nothing at 0. A platform may have the functions and yet refuse, where the
 * app is not installed or notifications are off: the number stands in the app anyway, so nobody is told.
 */
export async function showBadge(count: number, badges: Badges = navigator): Promise<void> {
  try {
    if (count > 0) await badges.setAppBadge?.(count);
    else await badges.clearAppBadge?.();
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
  }
}
