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

/** Not every sign of a number may stand in the name of a file. */
export function safeFileName(fileName: string): string {
  return fileName.replace(/[\\/:*?"<>|\p{Cc}]/gu, '-');
}

/** A place that a person chose for a file, before it is there. */
export interface FileTarget {
  /** What the file is called there. */
  readonly name: string;
  /** `checked`: it was read again and is what was written; `handed-over`: beyond here a page cannot look. */
  write(file: Blob): Promise<'checked' | 'damaged' | 'handed-over' | 'cancelled'>;
}

/**
 * Asks where a file is to go, while the tap that asked for it still counts; null where the person thought better of it.
 * Chromium writes into a place of the person's choice; an app on an iPhone shares, since downloads are dead there.
 */
export async function chooseTarget(
  name: string,
  writeInto: (handle: FileSystemFileHandle, file: Blob) => Promise<'checked' | 'damaged'>
): Promise<FileTarget | null> {
  const chosen = await choosePlace('file', name);
  if (chosen === 'cancelled') return null;
  if (chosen?.kind === 'file') return { name: chosen.name, write: (file) => writeInto(chosen, file) };
  return {
    name,
    async write(file) {
      const shared = isInstalledOnApple() ? await shareFile(file, name) : 'impossible';
      if (shared === 'cancelled') return 'cancelled';
      if (shared === 'impossible') saveFile(file, name);
      return 'handed-over';
    }
  };
}

interface Pickers {
  showSaveFilePicker?: (options: { suggestedName: string }) => Promise<FileSystemFileHandle>;
  showDirectoryPicker?: (options: { mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;
}

/** Whether this browser lets a page write into a place of the person's choice. */
export function canChoosePlaces(): boolean {
  return (window as Pickers).showSaveFilePicker !== undefined;
}

/** Whether this browser lets a page share a folder of the person's choice. */
export function canChooseFolders(): boolean {
  return (window as Pickers).showDirectoryPicker !== undefined;
}

/** Asks for a file or a folder to write into; null where this browser, or this frame of it, has no such thing. */
export async function choosePlace(
  kind: 'file' | 'folder',
  name: string
): Promise<FileSystemFileHandle | FileSystemDirectoryHandle | 'cancelled' | null> {
  const { showSaveFilePicker, showDirectoryPicker } = window as Pickers;
  try {
    return kind === 'file'
      ? ((await showSaveFilePicker?.call(window, { suggestedName: name })) ?? null)
      : ((await showDirectoryPicker?.call(window, { mode: 'readwrite' })) ?? null);
  } catch (error) {
    if (!(error instanceof DOMException)) throw error;
    return error.name === 'AbortError' ? 'cancelled' : null;
  }
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
