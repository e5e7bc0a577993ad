import { readInvoiceFile } from './read-invoice-file.ts';

/** All that this worker does: take a file, give back what is in it. A bug reaches the page as an error of the worker. */
const page = globalThis as unknown as Pick<Worker, 'addEventListener' | 'postMessage'>;

page.addEventListener('message', ({ data }: MessageEvent<Blob>) => {
  readInvoiceFile(data)
    .then((read) => page.postMessage(read, read.ok ? [read.value.bytes.buffer] : []))
    .catch(reportError);
});
