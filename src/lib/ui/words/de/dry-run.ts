import type { dryRun as en, Some, Somebody } from '#ui/words/en/dry-run.ts';
import { counted } from './called.ts';
import { common } from './common.ts';

const some = ({ count, called: { one, many } }: Some): string => (count === 1 ? `1 ${one}` : `${count} ${many}`);
const verb = (those: Some, one: string, many: string): string => `${some(those)} ${those.count === 1 ? one : many}`;
const people = (who: readonly Somebody[], you: string): string =>
  common.and(who.map((one) => (one === 'you' ? you : one.name)));
/** "Dora könnte", "Sie könnten", "Dora und Emil könnten" */
const could = (who: readonly Somebody[]): string =>
  `${people(who, 'Sie')} ${who.length === 1 && who[0] !== 'you' ? 'könnte' : 'könnten'}`;

/** What publishing would do, said before it is done. */
export const dryRun: typeof en = {
  lead: 'Noch ist nichts veröffentlicht. Das würde sich ändern – ermittelt von demselben Programmteil, der es ausführt.',
  changes: 'Was Sie geändert haben',
  going: 'Wegfallende Status',
  goingLead: ({ many }) =>
    `In diesen Status stehen ${many}. Geben Sie für jeden an, welcher Status an seine Stelle tritt.`,
  standHere: (count, deletedCount, called) => {
    const all = counted(count, called);
    if (deletedCount === 0) return all;
    if (deletedCount === count) return `${all}, gelöscht; Wiederherstellen bleibt möglich`;
    return `${all}, davon ${deletedCount} gelöscht`;
  },
  things: ({ many }) => `Was sich für ${many} ändern würde`,
  nothing: ({ many }) => `Für ${many} würde sich nichts ändern.`,
  unchanged: 'Es gibt keinen Entwurf. Ändern Sie etwas, und kommen Sie dann zurück.',
  toStatuses: 'Zu den Status',
  errors: 'Veröffentlichen ist noch nicht möglich',
  failed: 'Was sich ändern würde, konnte nicht ermittelt werden',
  failedFirst: 'Es ist nicht bekannt, was das Veröffentlichen ändern würde.',
  notYet: 'Das wird ermittelt, sobald behoben ist, was oben steht.',
  show: (count) => (count === 1 ? 'Zeigen' : `Alle ${count} zeigen`),
  publish: 'Veröffentlichen',
  slots: 'Zielstellen der Automatik',
  slot: ({ slot, from, to }) =>
    `${slot}: ${to === null ? 'kein Status' : `„${to}“`} statt ${from === null ? 'keinem' : `„${from}“`}`,

  facts: {
    moved: (those, { from, to }) => `${verb(those, 'geht', 'gehen')} von „${from}“ nach „${to}“ über.`,
    renamed: (those, { from, to }) => `${verb(those, 'zeigt', 'zeigen')} „${to}“ statt „${from}“.`,
    editing: (those, { status, from, to }) =>
      `Für ${some(those)} in „${status}“ gilt beim Bearbeiten „${to}“ statt „${from}“.`,
    'may-move': (those, { who, status, to }) =>
      `${could(who)} ${some(those)} von „${status}“ nach „${to}“ verschieben.`,
    'may-move-no-more': (those, { who, status, to }) =>
      `${could(who)} ${some(those)} nicht mehr von „${status}“ nach „${to}“ verschieben.`,
    'may-approve': (those, { who, status }) => `${could(who)} ${some(those)} in „${status}“ freigeben.`,
    'may-approve-no-more': (those, { who, status }) =>
      `${could(who)} ${some(those)} in „${status}“ nicht mehr freigeben.`,
    'may-edit': (those, { who, status }) => `${could(who)} ${some(those)} in „${status}“ bearbeiten.`,
    'may-edit-no-more': (those, { who, status }) =>
      `${could(who)} ${some(those)} in „${status}“ nicht mehr bearbeiten.`,
    'may-pay': (those, { who, status }) => `${could(who)} Zahlungen für ${some(those)} in „${status}“ erfassen.`,
    'may-pay-no-more': (those, { who, status }) =>
      `${could(who)} Zahlungen für ${some(those)} in „${status}“ nicht mehr erfassen.`,
    waits: (those, { who, status }) =>
      `${verb(those, 'wartet', 'warten')} in „${status}“ auf die Unterschrift von ${people(who, 'Ihnen')}.`,
    'waits-no-more': (those, { who, status }) =>
      `${verb(those, 'wartet', 'warten')} in „${status}“ nicht mehr auf die Unterschrift von ${people(who, 'Ihnen')}.`,
    'stage-open': (those, { status, stage }) =>
      `${verb(those, 'braucht', 'brauchen')} in „${status}“ die Unterschriften der Freigabestufe ${stage}.`,
    'stage-open-no-more': (those, { status, stage }) =>
      `${verb(those, 'braucht', 'brauchen')} in „${status}“ die Unterschriften der Freigabestufe ${stage} nicht mehr.`,
    archived: (those) => `${verb(those, 'kommt', 'kommen')} ins Archiv.`,
    unarchived: (those) => `${verb(those, 'kommt', 'kommen')} aus dem Archiv zurück.`,
    numbered: (those) => `${verb(those, 'erhält', 'erhalten')} eine Nummer.`
  }
};
