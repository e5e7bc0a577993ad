import type { RepetitionEnd, RepetitionPlan } from '#domain/invoice/repetition.ts';
import type { repetition as en } from '#ui/words/en/repetition.ts';

const one: Record<RepetitionPlan['unit'], string> = {
  day: 'jeden Tag',
  week: 'jede Woche',
  month: 'jeden Monat',
  year: 'jedes Jahr'
};
const many: Record<RepetitionPlan['unit'], string> = { day: 'Tage', week: 'Wochen', month: 'Monate', year: 'Jahre' };

const ends: Record<RepetitionEnd, string> = {
  cancelled: 'Diese Rechnung ist storniert',
  received: 'Es ist jetzt die Rechnung eines anderen',
  'credit-note': 'Es ist jetzt eine Gutschrift',
  'type-off': 'Rechnungen dieses Typs werden nicht mehr ausgestellt'
};

/** "every 2 weeks from 1 Mar 2026 until 31 Dec 2026". */
function rhythm(plan: { every: number; unit: RepetitionPlan['unit']; from: string; until: string | null }): string {
  const every = plan.every === 1 ? one[plan.unit] : `alle ${plan.every} ${many[plan.unit]}`;
  return `${every} ab ${plan.from}${plan.until === null ? '' : ` bis ${plan.until}`}`;
}

/** Invoices that are written again and again. */
export const repetition: typeof en = {
  title: 'Wiederholung',
  /** Where a rule would be named. */
  open: 'Wiederholen…',
  dialogTitle: (name: string): string => `„${name}“ wiederholen`,
  every: 'Abstand',
  unit: 'Einheit',
  unitsOf: (count: number): Record<RepetitionPlan['unit'], string> =>
    count === 1 ? { day: 'Tag', week: 'Woche', month: 'Monat', year: 'Jahr' } : many,
  from: 'Ab',
  end: 'Endet',
  ends: { never: 'Nie', until: 'An einem Tag' },
  until: 'Bis',
  everyProblem: 'Geben Sie eine ganze Zahl von 1 bis 1.000 ein.',
  untilMissing: 'Wählen Sie einen Tag, oder lassen Sie es ohne Ende weitergehen.',
  noDay: 'Es bleibt kein Tag übrig: Das Ende liegt vor dem Beginn.',
  next: 'Die nächsten Tage',
  reads: (text: string): string => `Ein Entwurf entsteht ${text}.`,
  explain:
    'Jeder ist ein Duplikat dieser Rechnung, wie sie dann ist, und wartet im Eingang, bis jemand ihn angesehen hat. Von selbst wird nichts versendet.',
  save: 'Wiederholen',
  change: 'Änderung speichern',
  stop: 'Wiederholung beenden',
  edit: 'Wiederholung ändern',

  rhythm,
  sentence: (text: string): string => `Sie wird wiederholt: ${text}.`,
  nextDay: (day: string): string => `Das nächste Mal am ${day}.`,
  over: 'Die Wiederholung ist abgelaufen.',
  ended: (because: string): string =>
    `Sie wird nicht mehr wiederholt: ${Object.hasOwn(ends, because) ? ends[because as RepetitionEnd] : because}.`,
  pausedCancelled: 'Sie ist storniert, daher wird nichts mehr geschrieben.',
  written: 'Bisher geschrieben',
  of: 'Wiederholung von',
  forDay: (day: string): string => `für den ${day}`,
  gone: 'inzwischen gelöscht',

  lookOver: (day: string): string => `Für den ${day} geschrieben: vor dem Versenden durchsehen`,
  byItself: (when: string): string => `Von selbst geschrieben, ${when}`,

  history: {
    set: (text: string): string => `Wird wiederholt: ${text}`,
    stopped: 'Wird nicht mehr wiederholt',
    toLookOver: (day: string): string => `durchsehen, was für den ${day} geschrieben wurde`,
    repeated: (day: string): string => `Wiederholt für den ${day}`,
    ended: (because: string): string =>
      `Wird nicht mehr wiederholt: ${Object.hasOwn(ends, because) ? ends[because as RepetitionEnd] : because}`
  },
  receipts: {
    set: (text: string): string => `Sie wird wiederholt: ${text}.`,
    stopped: 'Sie wird nicht mehr wiederholt.'
  }
};
