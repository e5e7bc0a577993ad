interface LaunchQueue {
  setConsumer(consumer: (launched: { readonly files?: readonly FileSystemHandle[] }) => void): void;
}

/**
 * Files that the system has opened with the app, as by a double click where it is installed (Chromium's file handlers). They
 * wait until somebody asks for them.
 */
export function whenLaunchedWith(take: (files: readonly File[]) => void, onError: (error: unknown) => void): void {
  const { launchQueue } = globalThis as { launchQueue?: LaunchQueue };
  launchQueue?.setConsumer(({ files = [] }) => {
    const handles = files.filter((handle): handle is FileSystemFileHandle => handle.kind === 'file');
    if (handles.length === 0) return;
    void Promise.allSettled(handles.map((handle) => handle.getFile())).then((settled) => {
      for (const one of settled) if (one.status === 'rejected') onError(one.reason);
      take(settled.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : [])));
    });
  });
}
