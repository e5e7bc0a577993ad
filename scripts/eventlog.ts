/**
 * `npm run report:eventlog -- FILE.csv`: the figures of an event log (columns `case`, `status`, `timestamp`) as JSON on
 * standard output, times in seconds. What cannot be read gets a line on standard error, and the exit code is 1.
 */
import { reportEventLog } from '#domain/report/event-log.ts';
import { visitsOf, type Visits } from '#domain/report/visits.ts';
import { CsvProblem, eventsInCsv, textsOfFile } from './event-log-csv.ts';

const [file, ...others] = process.argv.slice(2);
if (file === undefined || others.length > 0) {
  console.error('Usage: npm run report:eventlog -- FILE.csv');
  process.exit(2);
}

const visits = visitsOfFile(file);
if (visits !== null) console.log(written(reportEventLog(visits)));

function visitsOfFile(path: string): Visits | null {
  try {
    return visitsOf(eventsInCsv(textsOfFile(path)));
  } catch (error) {
    const isOfFile = error instanceof CsvProblem || error instanceof RangeError;
    if (!(error instanceof Error) || !(isOfFile || 'code' in error)) throw error;
    console.error(`${path}: ${error.message}`);
    process.exitCode = 1;
    return null;
  }
}

/** JSON by hand, since an object would put a name like 10 before all others, and has no place for `__proto__`. */
function written(value: unknown, indent = '\n'): string {
  const inner = `${indent} `;
  if (Array.isArray(value))
    return enclosed(
      '[',
      value.map((one) => written(one, inner)),
      ']',
      indent
    );
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries: [string, unknown][] =
    value instanceof Map ? [...(value as Map<string, unknown>)] : Object.entries(value);
  const lines = entries.map(([name, one]) => `${JSON.stringify(name)}: ${written(one, inner)}`);
  return enclosed('{', lines, '}', indent);
}

function enclosed(open: string, parts: readonly string[], close: string, indent: string): string {
  return parts.length === 0 ? open + close : `${open}${indent} ${parts.join(`,${indent} `)}${indent}${close}`;
}
