import type { InvoiceFileRead } from './read-invoice-file.ts';
import readerUrl from './invoice-reader.worker.ts?worker&url';
import { trustedScriptUrl } from './trusted-script.ts';

export type InvoiceReader = (file: Blob) => Promise<InvoiceFileRead>;

/**
 * Reads files one after the other in a worker, so that the page stays quick and a file of any size can be given up.
 * It ends with the signal; a read that is under way then rejects with the signal's reason.
 */
export function openInvoiceReader(signal: AbortSignal): InvoiceReader {
  trustedReaderUrl ??= trustedScriptUrl('docket-reader', readerUrl);
  const worker = new Worker(trustedReaderUrl, { type: 'module' });
  signal.addEventListener('abort', () => worker.terminate(), { once: true });
  return (file) =>
    new Promise((resolve, reject) => {
      const listening = new AbortController();
      const until = { signal: listening.signal };
      const settle = (end: () => void): void => {
        listening.abort();
        end();
      };
      const giveUp = (): void => settle(() => reject(signal.reason as Error));
      const fail = ({ message }: ErrorEvent): void =>
        settle(() => reject(new Error(`the reader of e-invoices has failed: ${message}`)));
      const take = ({ data }: MessageEvent<InvoiceFileRead>): void => settle(() => resolve(data));
      worker.addEventListener('message', take, until);
      worker.addEventListener('error', fail, until);
      signal.addEventListener('abort', giveUp, until);
      if (signal.aborted) giveUp();
      else worker.postMessage(file);
    });
}

/** A policy is made once. */
let trustedReaderUrl: string | undefined;
