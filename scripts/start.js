/** `npm start`: from a fresh clone to a served app. PORT and HOST are honoured. */
import { installIfNeeded, stop } from './installed.js';

installIfNeeded();
const { buildIfStale } = await import('./built.js');
const { freePort, serve } = await import('./served.js');

const failure = buildIfStale();
if (failure) stop(failure);
const asked = process.env.PORT ? Number(process.env.PORT) : undefined;
const port = await freePort(asked ?? 4173);
if (asked !== undefined && port !== asked) stop(`Port ${asked} is in use. Free it, or set PORT to another one.`);

const host = process.env.HOST ?? '127.0.0.1';
const server = await serve({ folder: 'build', single: '200.html', port, host });
const name = host === '127.0.0.1' || host === '0.0.0.0' ? 'localhost' : host;
console.log(`\nDocket is ready: http://${name}:${port}/\n`);
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => void server.stop());
