import type { stages as en } from '#ui/words/en/stages.ts';

/** What keeps a stage from being signed, as a sentence, and what would help. */
const advice: typeof en.advice = {
  'role-unheld': ({ role }, names) =>
    `Niemand, der aktiv ist, hat die Rolle „${names.role(role)}“. Geben Sie sie einer Person.`,
  'role-cannot-approve': ({ role }, names) =>
    `Wer die Rolle „${names.role(role)}“ hat, darf nicht freigeben. Geben Sie dieser Rolle das Recht zur Freigabe.`,
  'person-inactive': ({ person }, names) => `${names.person(person)} ist nicht aktiv und unterschreibt nichts.`,
  'person-cannot-approve': ({ person }, names) =>
    `${names.person(person)} darf nicht freigeben. Vergeben Sie eine Rolle, die es erlaubt.`,
  'too-few': ({ signers, quorum }) =>
    signers === 0
      ? 'Niemand kann diese Freigabestufe derzeit unterschreiben: Eine Rechnung, die sie braucht, bleibt hier stehen.'
      : `${quorum === 1 ? '1 Unterschrift wird' : `${quorum} Unterschriften werden`} verlangt, und nur ${canSign(signers)}.`,
  'author-needed': ({ signers }) =>
    `Wer eine Rechnung zuletzt geändert hat, darf sie nicht unterschreiben, und nur ${canSign(signers)}: Dann bleiben zu wenige.`,
  'too-few-apart': ({ other, signers }) =>
    `Wer Freigabestufe ${other} unterschreibt, darf diese nicht unterschreiben, und für beide zusammen ${comeToSign(signers)}.`,
  'author-needed-apart': ({ other, signers }) =>
    `Weder wer eine Rechnung zuletzt geändert hat noch wer Freigabestufe ${other} unterschreibt, darf diese unterschreiben, und nur ${canSign(signers)}: Dann bleiben zu wenige.`,
  'stands-before': ({ status, other }, names) =>
    `Mit der Unterschrift der Freigabestufe ${other} steht eine Rechnung schon in „${names.status(status)}“. Wählen Sie den Status hier, dann kommt sie mit der letzten Unterschrift dorthin.`
};

function canSign(count: number): string {
  return count === 1 ? 'eine Person kann unterschreiben' : `${count} Personen können unterschreiben`;
}

function comeToSign(count: number): string {
  return count === 1 ? 'kommt nur eine Person infrage' : `kommen nur ${count} Personen infrage`;
}

/** Where approval stages are made one's own. */
export const stages: typeof en = {
  title: 'Freigabestufen',
  lead: 'Freigabestufen werden nacheinander unterschrieben, und keine zutreffende wird ohne ihre Unterschriften übergangen.',
  renumbered:
    'Unterschriften bleiben bei der Freigabestufe, für die sie gegeben wurden. Fällt diese weg oder verlangt sie künftig andere Personen, zählen sie nicht mehr.',
  empty: 'Es wird keine Freigabe verlangt: Wer eine Rechnung bearbeiten darf, kann sie auch abschließen.',
  add: 'Freigabestufe hinzufügen',
  edit: (n) => `Freigabestufe ${n} bearbeiten`,
  actions: (n) => `Aktionen für Freigabestufe ${n}`,
  then: 'Danach',
  moveUp: 'Früher unterschreiben lassen',
  moveDown: 'Später unterschreiben lassen',
  first: 'Steht schon an erster Stelle.',
  last: 'Steht schon an letzter Stelle.',
  placed: (before, n) => `Freigabestufe ${before} ist jetzt Freigabestufe ${n}.`,
  remove: 'Löschen',
  removed: (n) => `Freigabestufe ${n} im Entwurf gelöscht.`,

  who: 'Wer unterschreiben darf',
  whoHint:
    'Wer eine dieser Rollen hat oder hier genannt ist und freigeben darf. Ist nichts gewählt: jede Person, die freigeben darf.',
  roles: 'Rollen',
  people: 'Personen',
  notActive: (name) => `${name} (nicht aktiv)`,
  quorum: 'Benötigte Unterschriften',
  quorumHint: 'Jede von einer anderen Person.',
  distinct: 'Von niemandem, der eine andere Freigabestufe unterschrieben hat',
  distinctHint: 'So sehen ebenso viele Personen eine Rechnung an, wie es Freigabestufen gibt.',
  bands: 'Ab welchem Betrag',
  bandsHint: 'Der Gesamtbetrag mit Umsatzsteuer, dieser Betrag eingeschlossen; Gutschriften zählen nach ihrer Höhe.',
  always: 'Sie wird bei jedem Betrag verlangt.',
  otherCurrencies: 'In jeder anderen Währung wird sie bei jedem Betrag verlangt.',
  band: (currency) => `Ab, in ${currency}`,
  bandCleared: 'Leer: wird bei jedem Betrag verlangt.',
  removeBand: (currency) => `Betrag in ${currency} entfernen`,
  currency: 'Währung',
  chooseCurrency: 'Währung hinzufügen …',
  reached: 'Wo eine Rechnung steht, sobald unterschrieben ist',
  reachedHint: 'Mit der letzten Unterschrift kommt sie dorthin, wenn ein Übergang dorthin führt.',
  reachedNone:
    'Es gibt noch keinen Status der Freigabe. Ohne einen bleibt eine Rechnung, wo sie ist, bis sie abgeschlossen wird.',
  stageNow: (n) => `Jetzt Freigabestufe ${n}`,
  advice
};
