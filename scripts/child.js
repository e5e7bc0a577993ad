import { spawn } from 'node:child_process';
import { delimiter, join } from 'node:path';
import { root } from './installed.js';

const path = [join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter);

/**
 * Runs a command with the tools of node_modules at hand, and never throws: a code other than 0 is an answer.
 * @param {string} command
 * @param {{ quiet?: boolean, env?: Record<string, string> }} [options]
 * @returns {Promise<{ code: number, output: string, seconds: number }>}
 */
export function run(command, { quiet = false, env = {} } = {}) {
  const startedMs = performance.now();
  const child = spawn(command, { cwd: root, shell: true, env: { ...process.env, ...env, PATH: path } });
  let output = '';
  for (const [stream, screen] of /** @type {const} */ ([
    [child.stdout, process.stdout],
    [child.stderr, process.stderr]
  ])) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output += text;
      if (!quiet) screen.write(text);
    });
  }
  return new Promise((resolve) => {
    const end = (/** @type {number} */ code) =>
      resolve({ code, output, seconds: Math.round((performance.now() - startedMs) / 100) / 10 });
    child.once('error', (error) => {
      output += String(error);
      end(1);
    });
    child.once('close', (code) => end(code ?? 1));
  });
}
