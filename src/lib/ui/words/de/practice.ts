import type { practice as en } from '#ui/words/en/practice.ts';
import { inFigures } from './in-figures.ts';

const invoices = (count: number): string => (count === 1 ? '1 Rechnung' : `${inFigures(count)} Rechnungen`);
/** After "seit" and the like. */
const inDays = (days: number): string => (days === 1 ? '1 Tag' : `${inFigures(days)} Tagen`);

/** What is hinted at in how people use their statuses: friendly, with what it is said by, and no more than a hint. */
export const practice: typeof en = {
  title: 'Arbeitsweise',
  definition:
    'Was im letzten halben Jahr an der Nutzung der Status auffällt, und was sie einfacher machen würde. Nichts davon müssen Sie tun.',
  back: 'Berichte',
  onHome: (count) => (count === 1 ? '1 Hinweis zu Ihrer Arbeitsweise' : `${count} Hinweise zu Ihrer Arbeitsweise`),
  nothing:
    'Nichts fällt auf. Hinweise gibt es, sobald genügend Rechnungen ihren Weg gegangen sind, um Gewohnheit von Zufall zu unterscheiden.',
  nothingMore: 'Sonst fällt nichts auf.',
  notNow: 'Nicht jetzt',
  putOff: (sentence) => `Für einen Monat zurückgestellt: ${sentence}`,
  later: (count) => `Zurückgestellt: ${count}`,
  bringBack: 'Wieder anzeigen',
  broughtBack: (sentence) => `Wird wieder angezeigt: ${sentence}`,
  guide: 'Was die Status bedeuten',

  late: (status, count) => `${invoices(count)} ${count === 1 ? 'wartet' : 'warten'} länger als üblich in „${status}“.`,
  lateBy: ({ days, leavings }) =>
    leavings === 1
      ? `Dort seit mindestens ${inDays(days)}. Im letzten halben Jahr ging es beim einzigen Mal schneller weiter.`
      : `Dort seit mindestens ${inDays(days)}. Im letzten halben Jahr haben Rechnungen diesen Status ${inFigures(leavings)}-mal verlassen, in neun von zehn Fällen früher.`,
  remindedOf: (status, count) =>
    `${invoices(count)} ${count === 1 ? 'wartet' : 'warten'} in „${status}“, obwohl schon erinnert wurde.`,
  remindedBy: ({ days, rule }) =>
    `Dort seit mindestens ${inDays(days)}. Bis dahin hat die Regel „${rule}“ an sie erinnert.`,
  stuck: (status) => `Rechnungen kommen nach „${status}“ und bleiben dort.`,
  stuckBy: ({ count, days }) =>
    `${invoices(count)} ${count === 1 ? 'steht' : 'stehen'} seit mindestens ${inDays(days)} dort, und keine hat den Status in dieser Zeit verlassen.`,
  byHand: (from, to) =>
    `Von „${from}“ werden Rechnungen fast immer von Hand auf „${to}“ gesetzt. Das könnte eine Regel übernehmen.`,
  byHandBy: ({ times, leavings, median }) =>
    `${inFigures(times)} von ${inFigures(leavings)} Malen im letzten halben Jahr, die Hälfte davon innerhalb von ${median}.`,
  unvisited: (status) => `In „${status}“ stand schon lange keine Rechnung. Vielleicht wird der Status nicht gebraucht.`,
  unvisitedBy: ({ begun, since }) =>
    `Seit ${since} ${begun === 1 ? 'wurde' : 'wurden'} ${invoices(begun)} begonnen; weder davon noch von den älteren stand seither eine dort.`,
  crowded: (count, statuses) =>
    `${count} Status sind viel zum Lernen, und einige werden vielleicht nicht gebraucht: ${statuses}.`,
  crowdedBy: ({ begun, since }) =>
    `Seit ${since} ${begun === 1 ? 'wurde' : 'wurden'} ${invoices(begun)} begonnen, und keine Rechnung stand seither dort.`,
  colorBy: 'Gleiche Farben für gleiche Bedeutung erfasst man auf einen Blick.',

  show: (count) => `${invoices(count)} anzeigen`,
  open: (status) => `„${status}“ öffnen`,
  statuses: 'Zu den Status',
  makeRule: 'Regel daraus machen'
};
