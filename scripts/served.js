import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { root } from './installed.js';

/**
 * Serves a folder of static files as any web space would, with `single` for every address without a file.
 * Vite's own preview does not know the fallback page and so cannot show how the app works offline.
 * @param {{ folder: string, single: string, port: number, host?: string }} options
 */
export async function serve({ folder, single, port, host = '127.0.0.1' }) {
  const sirv = join(root, 'node_modules', 'sirv-cli', 'bin.js');
  // Nothing is cached by age: an update must be seen at once, and the service worker keeps what matters.
  const options = ['--single', single, '--etag', '--maxage', '0', '--quiet'];
  const server = spawn(process.execPath, [sirv, folder, ...options], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PORT: String(port), HOST: host } // sirv takes them from here, whatever its options say.
  });
  while (!(await answers(port))) {
    if (server.exitCode !== null) throw new Error(`The server ended with code ${server.exitCode}.`);
    await wait(50);
  }
  return {
    /** Settles when the server has ended, by itself or through `stop`. */
    ended: once(server, 'exit'),
    async stop() {
      server.kill();
      if (server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    }
  };
}

/** @param {number} port */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(socket.end() && true));
    socket.once('error', () => resolve(false));
  });
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
