import type { JobRow } from '#services/jobs.ts';
import { searchable } from '#services/columns/search.ts';

/** Which jobs a list shows. It lives in the address. */
export interface JobFilter {
  readonly text: string;
  /** Id of a status of jobs; empty: every one. */
  readonly status: string;
}

export function readJobFilter(query: URLSearchParams): JobFilter {
  return { text: (query.get('q') ?? '').slice(0, 200), status: (query.get('status') ?? '').slice(0, 100) };
}

/** With its question mark; empty where nothing is asked, so that addresses stay short. */
export function jobQuery({ text, status }: JobFilter): string {
  const query = new URLSearchParams();
  if (text.trim() !== '') query.set('q', text);
  if (status !== '') query.set('status', status);
  const written = query.toString();
  return written === '' ? '' : `?${written}`;
}

/** `rows` come in the order of time, and stay in it. */
export function listJobs(rows: readonly JobRow[], { text, status }: JobFilter): JobRow[] {
  const words = searchable(text)
    .split(' ')
    .filter((word) => word !== '');
  return rows.filter((row) => (status === '' || row.job.status === status) && matches(row, words));
}

function matches({ job: { fields }, client }: JobRow, words: readonly string[]): boolean {
  if (words.length === 0) return true;
  const names = Object.values(fields.participants).map(({ name }) => name);
  const hay = searchable([fields.title, client, fields.place, fields.description, ...names].join('\n'));
  return words.every((word) => hay.includes(word));
}
