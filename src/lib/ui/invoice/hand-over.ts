/** A letter that is not sent yet. */
export interface Message {
  readonly to: string;
  readonly subject: string;
  readonly text: string;
}

/** An address that opens a mail program with a letter in it (RFC 6068): lines end in CRLF, and nothing but the @ stands plain. */
export function mailtoLink({ to, subject, text }: Message): string {
  const address = encodeURIComponent(to.trim()).replaceAll('%40', '@');
  const body = encodeURIComponent(text.replaceAll(/\r?\n/g, '\r\n'));
  return `mailto:${address}?subject=${encodeURIComponent(subject)}&body=${body}`;
}

/** Whether this browser can give a text to another app. */
export function canShareText(): boolean {
  return 'share' in navigator;
}

/** Gives a letter to another app. `cancelled`: the person thought better of it. */
export async function shareText({ subject, text }: Message): Promise<'shared' | 'cancelled' | 'impossible'> {
  try {
    await navigator.share({ title: subject, text });
    return 'shared';
  } catch (error) {
    if (error instanceof DOMException) return error.name === 'AbortError' ? 'cancelled' : 'impossible';
    throw error;
  }
}

/** False: the browser does not let it. */
export async function copyText({ subject, text }: Message): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(subject.trim() === '' ? text : `${subject}\n\n${text}`);
    return true;
  } catch (error) {
    if (error instanceof DOMException || error instanceof TypeError) return false;
    throw error;
  }
}
