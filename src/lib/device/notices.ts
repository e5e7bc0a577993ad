/** Whether the platform shows notices of ours; `unsupported` also where it does only for installed apps, as on iOS. */
export type NoticePermission = NotificationPermission | 'unsupported';

/** A notice takes the place of the one before it that has the same tag. */
export interface Notice {
  readonly tag: string;
  readonly title: string;
  readonly text: string;
  readonly icon: string;
  /** Where it leads, in a window of its own where none is open. */
  readonly href: string;
}

export function noticePermission(): NoticePermission {
  return isSupported() ? Notification.permission : 'unsupported';
}

/** The browser's own question, asked once; to be called from a press of a button. */
export async function askForNotices(): Promise<NoticePermission> {
  return isSupported() ? Notification.requestPermission() : 'unsupported';
}

/** Phones show only what a worker shows, and wake it when it is pressed; where none is at work yet, nothing is shown. */
export async function showNotice({ title, text, icon, tag, href }: Notice): Promise<void> {
  if (noticePermission() !== 'granted') return;
  const registration = await navigator.serviceWorker.getRegistration();
  if (registration?.active) await registration.showNotification(title, { body: text, icon, tag, data: { href } });
}

/** The worker has brought this window to the front, since a notice was pressed. Gives the function that ends it. */
export function whenNoticePressed(go: (href: string) => void): () => void {
  if (!('serviceWorker' in navigator)) return () => undefined;
  const told = ({ data }: MessageEvent<{ type?: unknown; href?: unknown } | null>): void => {
    if (data?.type === 'NOTICE_PRESSED' && typeof data.href === 'string') go(data.href);
  };
  navigator.serviceWorker.addEventListener('message', told);
  return () => navigator.serviceWorker.removeEventListener('message', told);
}

function isSupported(): boolean {
  return 'Notification' in globalThis && 'serviceWorker' in navigator;
}
