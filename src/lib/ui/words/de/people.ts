import type { ActingEntry, ActingProblem } from '#services/docket.ts';
import type { people as en } from '#ui/words/en/people.ts';

const problems: Record<ActingProblem['why'], string> = {
  'not-active': 'Diese Person ist nicht mehr aktiv.',
  'passphrase-missing': 'Geben Sie die Passphrase ein.',
  'passphrase-wrong': 'Das ist nicht die Passphrase. Versuchen Sie es noch einmal.',
  'not-admin': 'Eine Passphrase entfernen, ohne sie zu kennen, kann nur, wer das Recht zum Verwalten hat.'
};

/** The same in every case of the grammar. */
const somebody = (name: string): string => (name === '' ? 'Person ohne Namen' : name);

const logged: Record<ActingEntry['did'], (who: string, by: string | null) => string> = {
  acted: (who, by) => (by === null ? `${who} handelt hier` : `Wechsel von ${by} zu ${who}`),
  'passphrase-set': (who) => `Passphrase von ${who} festgelegt`,
  'passphrase-removed': (who, by) => `Passphrase von ${who} entfernt${by === null || by === who ? '' : ` durch ${by}`}`
};

/** Who works with the data, what each may do, and who acts on this device. */
export const people: typeof en = {
  title: 'Personen',
  back: 'Zurück zu den Personen',
  lead: 'Alle, die mit diesen Daten arbeiten. Der Verlauf zeigt, wer was getan hat.',
  add: 'Person hinzufügen',
  actsHere: 'Handelt auf diesem Gerät',
  guarded: 'Hier mit Passphrase',
  noRole: 'Keine Rolle',
  unnamed: 'Ohne Namen',
  former: 'Nicht mehr aktiv',
  missing: 'Diese Person gibt es hier nicht.',

  ownName: 'Ihr Name',
  name: 'Name',
  nameHint: 'Er steht im Verlauf neben allem, was unter ihm getan wurde.',
  nameMissing: 'Geben Sie einen Namen ein, damit der Verlauf zeigen kann, wer was getan hat.',
  roles: 'Rollen',
  rolesHint: 'Was jemand nach dem Ablauf tun darf. Mehrere Rollen ergänzen sich.',
  noRoles: 'Ohne Rolle darf nichts geändert werden.',
  closedRoles: 'Diese vergibt und entzieht, wer das Recht zum Verwalten hat.',
  goneRole: 'Im Ablauf gibt es diese Rolle nicht mehr; sie erlaubt deshalb niemandem etwas.',
  onlyOwn: 'nur Eigenes',
  save: 'Speichern',
  addNow: 'Diese Person hinzufügen',
  saved: (name: string): string => `${name} gespeichert.`,
  added: (name: string): string => `${name} hinzugefügt.`,
  nothingChanged: 'Es wurde nichts geändert.',
  restored: 'Ihre Eingaben sind noch da. Sie sind noch nicht gespeichert.',
  discard: 'Eingaben verwerfen',
  refused: 'Das konnte nicht gespeichert werden',
  ownElsewhere: 'Ihr Name oder Ihre Rollen wurden während Ihrer Eingabe an anderer Stelle geändert',
  elsewhere: 'Diese Person wurde während Ihrer Eingabe an anderer Stelle geändert',

  acting: 'Auf diesem Gerät',
  youAct: 'Sie handeln jetzt als diese Person.',
  actAs: (name: string): string => `Als ${somebody(name)} handeln`,
  reactivateFirst: 'Aktivieren Sie diese Person zuerst wieder.',
  switchTitle: 'Wer arbeitet jetzt?',
  switched: (name: string): string => `Sie handeln jetzt als ${somebody(name)}.`,
  all: 'Alle Personen',

  choiceTitle: 'Wer arbeitet auf diesem Gerät?',
  choiceLead:
    'Mehrere Personen arbeiten mit diesen Daten. Was hier von jetzt an getan wird, geschieht unter dem Namen, den Sie wählen. Sie können ihn jederzeit ändern, in den Einstellungen unter Personen.',

  passphrase: 'Passphrase',
  passphraseOf: (name: string): string => `Passphrase von ${somebody(name)}`,
  noPassphrase: 'Es wird nach keiner gefragt, bevor jemand auf diesem Gerät unter Ihrem Namen handelt.',
  hasPassphrase: 'Es wird danach gefragt, bevor jemand auf diesem Gerät unter Ihrem Namen handelt.',
  othersPassphrase: (name: string): string =>
    `Es wird danach gefragt, bevor jemand auf diesem Gerät als ${somebody(name)} handelt. Ist sie vergessen, kann sie entfernen, wer das Recht zum Verwalten hat.`,
  setPassphrase: 'Passphrase festlegen',
  changePassphrase: 'Ändern',
  removePassphrase: 'Entfernen',
  removeOf: 'Passphrase entfernen',
  oldPassphrase: 'Bisherige Passphrase',
  newPassphrase: 'Neue Passphrase',
  again: 'Neue Passphrase wiederholen',
  differs: 'Die beiden stimmen nicht überein.',
  empty: 'Geben Sie eine Passphrase ein.',
  passphraseHint:
    'Sie bleibt auf diesem Gerät und ist in keiner Sicherung. Sie verhindert, dass jemand versehentlich unter fremdem Namen handelt; sie verschließt nichts.',
  forgot: 'Ich habe sie vergessen: entfernen',
  passphraseSet: 'Passphrase festgelegt.',
  passphraseRemoved: 'Passphrase entfernt.',
  forgotten: 'Vergessen?',
  forgottenText:
    'Es ist nichts verloren, denn sie schützt nichts. Wer das Recht zum Verwalten hat, kann sie entfernen, in den Einstellungen unter Personen. Wo niemand das kann: Passphrasen sind in keiner Sicherung. Erstellen Sie eine Sicherung und stellen Sie diese Datei in einem anderen Browser wieder her, oder hier nach „Alles löschen“.',
  problem: (problem: ActingProblem): string => problems[problem.why],

  active: 'Aktiv',
  activeText:
    'Wer nicht mehr aktiv ist, kann nichts tun, und niemand kann unter diesem Namen handeln. Was die Person getan hat, bleibt, wie es ist.',
  deactivate: 'Deaktivieren',
  deactivated: (name: string): string => `${somebody(name)} ist nicht mehr aktiv.`,
  inactiveText:
    'Nicht mehr aktiv: Die Person kann nichts tun, und niemand kann unter ihrem Namen handeln. Was sie getan hat, bleibt, wie es ist.',
  reactivate: 'Wieder aktivieren',
  reactivated: (name: string): string => `${somebody(name)} ist wieder aktiv.`,

  honest: 'Was Rollen sind und was nicht',
  honestText:
    'Rollen leiten die Arbeit: Sie legen fest, wer welchen Schritt macht, und der Verlauf hält fest, wer ihn gemacht hat. Sie schützen nichts. Wer dieses Gerät öffnen kann, kann alles darauf lesen und unter jedem Namen handeln. Wenn andere keinen Zugang haben sollen, sperren Sie das Gerät.',

  logged: ({ did, by, person }: ActingEntry): string => logged[did](somebody(person.name), by && somebody(by.name))
};
