import { buildIfStale, underBase } from '../../scripts/built.js';

/** The server has built the app for the root already; some tests also need it under a path. */
export default function buildUnderBase(): void {
  const failure = buildIfStale(underBase);
  if (failure !== undefined) throw new Error(failure);
}
