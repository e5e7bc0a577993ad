import { createServer } from 'node:http';
import { resolve } from 'node:path';
import sirv from 'sirv';
import { root } from './installed.js';

/**
 * Serves a folder of static files as any web space would, with `single` for every address without a file.
 * Vite's own preview does not know the fallback page and so cannot show how the app works offline.
 * @param {{ folder: string, single: string, port: number, host?: string }} options
 */
export async function serve({ folder, single, port, host = '127.0.0.1' }) {
  // Nothing is cached by age: an update must be seen at once, and the service worker keeps what matters.
  const server = createServer(sirv(resolve(root, folder), { single, etag: true, maxAge: 0 }));
  await new Promise((listening, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => listening(undefined));
  });
  return {
    /** @returns {Promise<void>} */
    stop() {
      const ended = new Promise((closed) => server.close(() => closed(undefined)));
      server.closeAllConnections(); // Browsers keep theirs open for minutes.
      return /** @type {Promise<void>} */ (ended);
    }
  };
}

/**
 * The first free port from this one on; 0 asks for any.
 * @param {number} from
 * @returns {Promise<number>}
 */
export function freePort(from) {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', (error) => {
      if ('code' in error && error.code === 'EADDRINUSE') resolve(freePort(from + 1));
      else reject(error);
    });
    probe.listen(from, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : from));
    });
  });
}
