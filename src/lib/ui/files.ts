/** Types that a browser shows without letting them do anything. Everything else is saved, never opened in our name. */
const harmless = ['application/pdf', 'image/png', 'image/jpeg', 'image/gif', 'image/webp', 'image/avif', 'text/plain'];

/** How long a browser may take to begin with a file that it was handed. */
const releaseMs = 60_000;

export function isOpenable(mime: string): boolean {
  return harmless.includes(mime);
}

/** Hands a file to the person: into the downloads, or wherever the browser asks. */
export function saveFile(file: Blob, name: string): void {
  const url = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), releaseMs);
}

/** A place that a person chose for a file, before it is there. */
export interface FileTarget {
  /** `checked`: it was read again and is what was written; `handed-over`: beyond here a page cannot look. */
  write(file: Blob): Promise<'checked' | 'damaged' | 'handed-over' | 'cancelled'>;
}

/**
 * Asks where a file is to go, while the tap that asked for it still counts; null where the person thought better of it.
 * Chromium writes into a place of the person's choice; an app on an iPhone shares, since downloads are dead there.
 */
export async function chooseTarget(name: string): Promise<FileTarget | null> {
  const { showSaveFilePicker } = window as { showSaveFilePicker?: SavePicker };
  if (showSaveFilePicker) {
    try {
      const handle = await showSaveFilePicker.call(window, { suggestedName: name });
      return { write: (file) => writeAndCompare(handle, file) };
    } catch (error) {
      if (error instanceof DOMException && error.name === 'AbortError') return null;
      // Not permitted here, as in a frame: the downloads are left.
      if (!(error instanceof DOMException)) throw error;
    }
  }
  return {
    async write(file) {
      const shared = isInstalledOnApple() ? await shareFile(file, name) : 'impossible';
      if (shared === 'cancelled') return 'cancelled';
      if (shared === 'impossible') saveFile(file, name);
      return 'handed-over';
    }
  };
}

type SavePicker = (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;

async function writeAndCompare(handle: FileSystemFileHandle, file: Blob): Promise<'checked' | 'damaged'> {
  try {
    const writable = await handle.createWritable();
    await writable.write(file);
    await writable.close();
  } catch (error) {
    // A stream that was closed or given up by somebody else says so as if we had made a mistake, or says nothing.
    throw error instanceof DOMException ? error : new DOMException(String(error), 'UnknownError');
  }
  return (await hasSameBytes(await handle.getFile(), file)) ? 'checked' : 'damaged';
}

const compareBytes = 1_048_576;

async function hasSameBytes(left: Blob, right: Blob): Promise<boolean> {
  if (left.size !== right.size) return false;
  for (let at = 0; at < left.size; at += compareBytes) {
    const [one, other] = await Promise.all(
      [left, right].map(async (file) => new Uint8Array(await file.slice(at, at + compareBytes).arrayBuffer()))
    );
    if (!one || one.some((byte, index) => byte !== other?.[index])) return false;
  }
  return true;
}

/**
 * Shows a file beside the app, never in its place: an installed app on an iPhone has no way back from there, so there
 * it is shared, and elsewhere opened in a tab of its own.
 */
export async function openFile(file: Blob, name: string): Promise<void> {
  if (isInstalledOnApple()) {
    if ((await shareFile(file, name)) === 'impossible') saveFile(file, name);
    return;
  }
  const url = URL.createObjectURL(file);
  const tab = isOpenable(file.type) ? window.open(url, '_blank') : null;
  if (tab) tab.opener = null;
  else saveFile(file, name);
  setTimeout(() => URL.revokeObjectURL(url), releaseMs);
}

/** Gives a file to another app. `cancelled`: the person thought better of it. */
export async function shareFile(
  file: Blob,
  name: string,
  text?: string
): Promise<'shared' | 'cancelled' | 'impossible'> {
  const sharer = navigator as Partial<Pick<Navigator, 'share' | 'canShare'>>;
  const data: ShareData = {
    files: [new File([file], name, { type: file.type })],
    title: name,
    ...(text === undefined ? {} : { text })
  };
  if (!sharer.share || !sharer.canShare?.call(navigator, data)) return 'impossible';
  try {
    await sharer.share.call(navigator, data);
    return 'shared';
  } catch (error) {
    if (error instanceof DOMException) return error.name === 'AbortError' ? 'cancelled' : 'impossible';
    throw error;
  }
}

function isInstalledOnApple(): boolean {
  return (navigator as { standalone?: boolean }).standalone === true;
}
