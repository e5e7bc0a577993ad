import { readFile } from 'node:fs/promises';
import { createServer, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';
import { freePort } from '../../scripts/served.js';

/** What a web space does wrong: cut the connection, or answer with something else than the file. */
export type Wrong = 'cut' | 'a page' | { readonly html: string } | number;

export interface Host {
  readonly origin: string;
  /** How often each path was asked for. */
  readonly asked: ReadonlyMap<string, number>;
  /** From now on what is asked for goes wrong in this way; undefined: it is answered. */
  goWrong(how: (path: string) => Wrong | undefined): void;
  stop(): Promise<void>;
}

/** A web space that may be as bad as one likes. What lies in the folder is read anew each time, as after an upload. */
export async function openHost(
  folder: string,
  {
    fallback = '200.html',
    fallbackStatus = 200,
    isPagesByName = true
  }: {
    /** What every address without a file is answered with. */
    fallback?: string;
    fallbackStatus?: number;
    /** `/clients` is answered with `clients.html`. */
    isPagesByName?: boolean;
  } = {}
): Promise<Host> {
  const port = await freePort(0);
  const asked = new Map<string, number>();
  let wrong: (path: string) => Wrong | undefined = () => undefined;
  const page = (response: ServerResponse, status: number, html: string | Buffer): void =>
    void response.writeHead(status, { 'content-type': 'text/html' }).end(html);
  const fallbackPage = async (response: ServerResponse, status: number): Promise<void> =>
    page(response, status, await readFile(join(folder, fallback)));
  const files = sirv(folder, {
    dev: true,
    etag: true,
    maxAge: 0,
    extensions: isPagesByName ? ['html'] : [],
    onNoMatch: (_request, response) => void fallbackPage(response, fallbackStatus)
  });
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname;
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const how = wrong(path);
    if (how === 'cut') request.socket.destroy();
    else if (how === 'a page') void fallbackPage(response, 200);
    else if (how === undefined) files(request, response);
    else if (typeof how === 'object') page(response, 200, how.html);
    else response.writeHead(how).end();
  });
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  return {
    origin: `http://localhost:${port}`,
    asked,
    goWrong(how) {
      wrong = how;
    },
    stop() {
      const ended = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections(); // Browsers keep theirs open for minutes.
      return ended;
    }
  };
}
