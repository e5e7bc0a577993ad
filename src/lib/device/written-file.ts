/**
 * Files and folders of the person's choice that a page may write into (File System Access, Chromium). A handle can be
 * stored, and asks for permission anew after the browser was closed.
 */
export type Place = FileSystemFileHandle | FileSystemDirectoryHandle;

interface Permitting {
  queryPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission(wanted: { mode: 'readwrite' }): Promise<PermissionState>;
}

/** Whether it may be written into without asking anybody. */
export async function mayWrite(place: Place): Promise<boolean> {
  return (await (place as unknown as Permitting).queryPermission({ mode: 'readwrite' })) === 'granted';
}

/** Asks the person; to be called from a press of a button. */
export async function askToWrite(place: Place): Promise<boolean> {
  return (await (place as unknown as Permitting).requestPermission({ mode: 'readwrite' })) === 'granted';
}

/** The file itself, or the one of this name in the folder. */
export function fileAt(place: Place, name: string): Promise<FileSystemFileHandle> {
  return place.kind === 'file' ? Promise.resolve(place) : place.getFileHandle(name, { create: true });
}

/** The files of a folder whose names end so; what is below it is not looked at, nor what has gone meanwhile. */
export async function filesIn(folder: FileSystemDirectoryHandle, ending: string): Promise<readonly File[]> {
  const files: File[] = [];
  for await (const entry of folder.values()) {
    if (entry.kind !== 'file' || !entry.name.endsWith(ending)) continue;
    try {
      files.push(await entry.getFile());
    } catch (error) {
      if (!(error instanceof DOMException && error.name === 'NotFoundError')) throw error;
    }
  }
  return files;
}

/** Writes a file, reads it again and compares. Throws a DOMException where the place cannot be written. */
export async function writeAndCompare(handle: FileSystemFileHandle, file: Blob): Promise<'checked' | 'damaged'> {
  try {
    const writable = await handle.createWritable();
    try {
      await writable.write(file);
      await writable.close();
    } catch (error) {
      // Else it keeps what it has taken, and the file locked. That it cannot even be given up adds nothing to the reason.
      await writable.abort().catch(() => undefined);
      throw error;
    }
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
