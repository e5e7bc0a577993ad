import { expect, onTestFinished, test, vi } from 'vitest';
import { whenLaunchedWith } from './launched-files.ts';

type Consumer = (launched: { files?: readonly unknown[] }) => void;

function launching(): { consume: Consumer } {
  const queue: { consume: Consumer } = { consume: () => undefined };
  vi.stubGlobal('launchQueue', { setConsumer: (consumer: Consumer) => (queue.consume = consumer) });
  onTestFinished(() => void vi.unstubAllGlobals());
  return queue;
}

test('what the system opens with the app arrives as files; folders and an empty launch do not', async () => {
  const queue = launching();
  const took = vi.fn();
  whenLaunchedWith(took, () => undefined);
  const file = new File(['<Invoice/>'], 'invoice.xml');
  queue.consume({});
  queue.consume({ files: [{ kind: 'directory' }] });
  queue.consume({ files: [{ kind: 'file', getFile: () => Promise.resolve(file) }, { kind: 'directory' }] });
  await vi.waitFor(() => expect(took).toHaveBeenCalledExactlyOnceWith([file]));
});

test('a file that is gone by then is told, and takes nothing with it', async () => {
  const queue = launching();
  const failed = vi.fn();
  const took = vi.fn();
  whenLaunchedWith(took, failed);
  const gone = new DOMException('gone', 'NotFoundError');
  const file = new File(['<Invoice/>'], 'invoice.xml');
  const handles = [() => Promise.reject(gone), () => Promise.resolve(file)];
  queue.consume({ files: handles.map((getFile) => ({ kind: 'file', getFile })) });
  await vi.waitFor(() => expect(took).toHaveBeenCalledExactlyOnceWith([file]));
  expect(failed).toHaveBeenCalledExactlyOnceWith(gone);
});

test('where the platform opens no files with apps, nothing happens', () => {
  expect(() =>
    whenLaunchedWith(
      () => undefined,
      () => undefined
    )
  ).not.toThrow();
});
