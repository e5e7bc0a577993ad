import { inLanguage } from '#ui/words/language.ts';

/** "3.5 days", "5 hr", "20 min": as fine as anybody would want to know it. */
export function durationInWords(ms: number): string {
  if (ms < hourMs) return formats.minute().format(Math.round(ms / minuteMs));
  if (ms < 2 * dayMs) return formats.hour().format(ms / hourMs);
  return formats.day().format(ms / dayMs);
}

/** For a file: "3.5417". */
export function daysAsDecimal(ms: number): string {
  return (ms / dayMs).toFixed(4).replace(/\.?0+$/, '');
}

export const dayMs = 86_400_000;
const hourMs = 3_600_000;
const minuteMs = 60_000;

const formatOf = (unit: string): (() => Intl.NumberFormat) =>
  inLanguage(
    (tag) => new Intl.NumberFormat(tag, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: 1 })
  );
const formats = { minute: formatOf('minute'), hour: formatOf('hour'), day: formatOf('day') };
