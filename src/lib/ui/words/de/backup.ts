import type { FileProblem } from '#domain/backup/problem.ts';
import type { SubjectKind } from '#domain/history/event.ts';
import type { LogEntry, Snapshot, Tally } from '#services/backups.ts';
import type { backup as en } from '#ui/words/en/backup.ts';

const limits: Record<Extract<FileProblem, { why: 'limit' }>['limit'], string> = {
  line: 'Eine Zeile darin ist länger als jede, die Docket schreibt',
  depth: 'Sie ist tiefer verschachtelt als alles, was Docket schreibt',
  records: 'Sie enthält mehr Datensätze, als Docket aufnehmen kann',
  bytes: 'Sie ist entpackt größer, als Docket aufnehmen kann',
  record: 'Ein Datensatz darin ist größer als jeder, den Docket schreibt'
};

/** By problem: what is wrong with the file. */
const problems: { readonly [Why in FileProblem['why']]: (problem: Extract<FileProblem, { why: Why }>) => string } = {
  empty: () => 'Die Datei ist leer.',
  'not-a-backup': () =>
    'Das ist keine Sicherung von Docket. Deren Name beginnt mit „docket-“ und endet auf .json, .json.gz oder .docket.',
  'newer-version': ({ app }) =>
    `Eine neuere Version von Docket${app === '' ? '' : ` (${app})`} hat die Datei geschrieben. Aktualisieren Sie Docket, und stellen Sie sie dann wieder her.`,
  truncated: () => 'Die Datei endet zu früh: Ein Teil fehlt. Suchen Sie eine vollständige Kopie.',
  damaged: ({ line }) => `Die Datei ist in Zeile ${line} beschädigt. Suchen Sie eine andere Kopie.`,
  changed: () =>
    'Die Datei wurde verändert, nachdem Docket sie geschrieben hatte, oder beschädigt. Suchen Sie eine andere Kopie.',
  trailing: ({ line }) =>
    `Hinter dem Ende der Datei steht noch etwas, ab Zeile ${line}. Vielleicht hat ein anderes Programm sie verändert.`,
  invalid: ({ line, path }) =>
    `In Zeile ${line} steht etwas, das Docket nicht versteht${path.length === 0 ? '' : ` (${path.join(' › ')})`}.`,
  incomplete: ({ what }) =>
    ({
      commit: 'Ein Schritt des Verlaufs darin ist beschädigt.',
      file: 'Ein Anhang darin ist beschädigt oder unvollständig.',
      record: 'Ein Teil davon fehlt.'
    })[what],
  twice: ({ line }) =>
    `Zeile ${line} wiederholt, was schon gesagt wurde. Vielleicht hat ein anderes Programm die Datei verändert.`,
  limit: ({ limit }) => `Die Datei kann nicht gelesen werden: ${limits[limit]}.`,
  unsound: () =>
    'Die Datei ist unversehrt, enthält aber, was Docket nie geschrieben hätte. Sie wurde nicht aufgenommen.',
  'not-text': () => 'Die Datei ist kein Text und damit keine Sicherung von Docket.',
  compression: () => 'Die Datei lässt sich nicht entpacken: Sie ist beschädigt, oder ein Teil fehlt.',
  'passphrase-missing': () => 'Die Datei ist mit einer Passphrase geschützt.',
  'passphrase-wrong': () => 'Die Passphrase passt nicht, oder die Datei ist am Anfang beschädigt.',
  encryption: () => 'Die Datei ist mit einer Passphrase geschützt und beschädigt oder unvollständig.',
  unreadable: () =>
    'Die Datei ließ sich nicht lesen. Vielleicht wurde sie verschoben oder gelöscht: Wählen Sie sie noch einmal aus.'
};

const did: Record<LogEntry['did'], (name: string) => string> = {
  'backed-up': (name) => `Gesichert in ${name}`,
  restored: (name) => `Alles durch ${name} ersetzt`,
  merged: (name) => `${name} zusammengeführt`,
  undone: () => 'Zurück zu einem Schnappschuss'
};

const snapshots: Record<Snapshot['why'], string> = {
  restore: 'Vor einer Wiederherstellung',
  undo: 'Vor der Rücknahme einer Wiederherstellung'
};

const kinds: Record<SubjectKind, string> = {
  invoice: 'Rechnungen',
  client: 'Kunden',
  job: 'Aufträge',
  person: 'Personen',
  business: 'Unternehmen',
  workflow: 'Ablauf',
  series: 'Nummernkreise'
};

const becomes: { readonly [Becomes in keyof Tally]: { readonly replace: string; readonly merge: string } } = {
  added: { replace: 'Kommt hinzu', merge: 'Kommt hinzu' },
  changed: { replace: 'Ändert sich', merge: 'Ändert sich' },
  same: { replace: 'Bleibt, wie es ist', merge: 'Bleibt, wie es ist' },
  here: { replace: 'Fällt weg', merge: 'Nur hier, bleibt' }
};

/** By the name of what the browser threw. */
const autoProblems: Readonly<Record<string, string>> = {
  NotFoundError: 'Der Ort wurde verschoben oder gelöscht. Wählen Sie ihn noch einmal aus, oder einen anderen.',
  NotAllowedError: 'Der Browser erlaubt es nicht mehr. Wählen Sie den Ort noch einmal aus.',
  NoModificationAllowedError:
    'Ein anderes Programm hat die Datei in Gebrauch. Schließen Sie es, und versuchen Sie es dann noch einmal.',
  QuotaExceededError: 'Es ist kein Platz mehr frei. Schaffen Sie Platz, oder wählen Sie einen anderen Ort aus.',
  'other-history':
    'Eine Wiederherstellung hat andere Daten hierher gebracht; was dort liegt, wird damit nicht überschrieben. Wählen Sie aus, wohin von jetzt an gesichert wird.',
  damaged:
    'Was dort liegt, ist nicht das, was geschrieben wurde. Verlassen Sie sich nicht darauf: Wählen Sie einen anderen Ort aus.'
};

const unwritable = (name: string): string =>
  autoProblems[name] ?? `Der Browser meldet: ${name}. Wählen Sie einen anderen Ort aus.`;

/** Files that leave the device and come back. */
export const backup: typeof en = {
  title: 'Sichern',
  text: 'Eine Datei mit jedem Schritt des Verlaufs. Mit ihr lässt sich alles wiederherstellen, auf diesem Gerät oder einem anderen.',
  never: 'Es gibt noch keine Sicherung.',
  last: (when: string, isChecked: boolean): string =>
    `Letzte Sicherung ${when}: ${isChecked ? 'gesichert und geprüft' : 'übergeben, nicht geprüft'}.`,
  since: (count: number): string =>
    count === 0
      ? 'Seither hat sich nichts geändert.'
      : count === 1
        ? 'Eine Änderung seither.'
        : `${count} Änderungen seither.`,
  withFiles: 'Mit Anhängen und Originalbelegen',
  zip: 'Gepackt',
  zipHint: 'Kleiner. Ungepackt zeigt jeder Texteditor, was in der Datei steht.',
  protect: 'Mit einer Passphrase schützen',
  passphrase: 'Passphrase',
  passphraseHint: 'Ohne sie kann niemand die Datei öffnen, auch Sie nicht. Schreiben Sie sie auf.',
  again: 'Passphrase wiederholen',
  differs: 'Die beiden stimmen nicht überein.',
  now: 'Jetzt sichern',
  share: 'Teilen',
  underWay: 'Sicherung wird geschrieben …',
  stop: 'Anhalten',
  stopped: 'Es wurde keine Sicherung erstellt.',
  checked: (name: string): string => `Gesichert: ${name} wurde geschrieben, wieder gelesen und verglichen.`,
  handedOver: (name: string): string =>
    `${name} wurde übergeben, nicht geprüft. Sehen Sie nach, ob die Datei angekommen ist, oder prüfen Sie sie mit „Sicherungsdatei prüfen“.`,
  damaged: (name: string): string =>
    `${name} wurde geschrieben, ist aber nicht, wie es sein soll. Verlassen Sie sich nicht darauf: Sichern Sie an einen anderen Ort.`,
  failed: 'Die Sicherung konnte nicht geschrieben werden',
  unwritable,
  auto: {
    title: 'Automatische Sicherung',
    fileName: 'docket-backup.json.gz',
    impossible:
      'Dieser Browser kann nicht von selbst in eine Datei schreiben. Chrome und Edge auf einem Computer können es.',
    off: 'Wählen Sie einmal eine Datei oder einen Ordner aus; von da an wird jede Änderung dorthin geschrieben, wieder gelesen und verglichen.',
    on: (place: string): string => `Jede Änderung wird nach „${place}“ geschrieben, sobald Sie eine Pause machen.`,
    waiting: (place: string): string => `„${place}“ wartet auf Ihre Erlaubnis`,
    waitingRemedy: 'Der Browser fragt danach, nachdem er geschlossen war.',
    failed: (place: string): string => `„${place}“ konnte nicht geschrieben werden`,
    safe: 'Was auf diesem Gerät ist, ist sicher.',
    why: (name: string): string => unwritable(name),
    unprotected: 'Diese Dateien sind gepackt, aber nicht durch eine Passphrase geschützt: Docket bewahrt keine auf.',
    allow: 'Erlauben',
    again: 'Noch einmal versuchen',
    file: 'Datei auswählen',
    folder: 'Ordner auswählen',
    stop: 'Nicht mehr dorthin schreiben'
  },
  verify: 'Sicherungsdatei prüfen',
  verified: (name: string, when: string, steps: string): string =>
    `${name} ist unversehrt: eine Sicherung (${when}) mit ${steps} ${steps === '1' ? 'Schritt' : 'Schritten'} des Verlaufs.`,
  sample: 'Sie sind in den Beispieldaten: Die Sicherung enthält diese, nicht Ihre eigenen Daten.',

  restore: 'Wiederherstellen',
  restoreText:
    'Liest eine Sicherung, zeigt, was sich ändern würde, und wartet auf Ihre Zustimmung. Was jetzt hier ist, wird als Schnappschuss behalten.',
  choose: 'Aus einer Datei wiederherstellen',
  alsoRead: (name: string): string => `Auch ${name} lesen`,
  reading: 'Datei wird gelesen …',
  refused: (name: string): string => `${name} kann nicht verwendet werden`,
  untouched: 'Es wurde nichts geändert.',
  needsPassphrase: (name: string): string => `${name} ist geschützt`,
  open: 'Öffnen',
  previewTitle: 'Was die Wiederherstellung ändern würde',
  made: (when: string, app: string): string => `Erstellt: ${when}, mit Docket ${app}.`,
  withoutFiles: 'Die Sicherung enthält keine Anhänge. Die hier vorhandenen bleiben.',
  otherHistory:
    'Die Sicherung gehört zu einem anderen Verlauf, oder beide Geräte haben nach derselben Sicherung weitergemacht, als gäbe es das andere nicht mehr. Sie kann nur ersetzen, was hier ist.',
  modes: {
    label: 'Wie',
    replace: 'Alles hier ersetzen',
    replaceHint: 'Danach ist alles so, wie es in der Datei steht.',
    merge: 'Mit dem zusammenführen, was hier ist',
    mergeHint:
      'Alles, was auf beiden Seiten getan wurde, bleibt erhalten. Wo beide dasselbe Feld geändert haben, gilt die spätere Änderung, und die Startseite zeigt beide zur Wahl.',
    do: { replace: 'Alles ersetzen', merge: 'Zusammenführen' }
  },
  firstModes: {
    label: 'Ist das Gerät, von dem diese Sicherung stammt, noch in Gebrauch?',
    replace: 'Nein, dieses tritt an seine Stelle',
    replaceHint:
      'Die Nummern werden fortgeführt. Arbeiten Sie auf dem anderen Gerät nicht mehr: Beide würden dieselben Nummern vergeben und ließen sich nicht mehr zusammenführen.',
    merge: 'Ja, beide werden benutzt',
    mergeHint:
      'Führen Sie ab und zu eine Sicherung des einen Geräts im anderen zusammen, um beide auf denselben Stand zu bringen. Nummern von diesem Gerät tragen einen Buchstaben (INV-2026-B0001), damit keine doppelt vergeben wird.',
    do: { replace: 'Hier weitermachen', merge: 'Beide benutzen' }
  },
  goes: (count: number): string =>
    count === 1
      ? 'Ein Datensatz, den es nur hier gibt, fällt weg.'
      : `${count} Datensätze, die es nur hier gibt, fallen weg.`,
  takesMuch: ({ of, removed, cancelled }: { of: number; removed: number; cancelled: number }): string =>
    `Rechnungen hier: ${of}. Nach der Datei würden davon ${removed} gelöscht und ${cancelled} storniert. Ist das so geschehen?`,
  newerHere:
    'Hier hat sich etwas geändert, seit die Sicherung erstellt wurde. Das Ersetzen setzt es auf den Stand der Datei zurück.',
  copied:
    'Eines Ihrer Geräte hat an zwei Stellen weitergemacht, wie nach dem Kopieren oder Zurücksetzen seiner Daten. Was an beiden Stellen getan wurde, bleibt erhalten.',
  nothing: 'Alles ist schon hier: Es würde sich nichts ändern.',
  what: 'Was',
  becomes: (tally: keyof Tally, mode: 'replace' | 'merge'): string => becomes[tally][mode],
  kinds,
  examples: 'Zum Beispiel',
  more: (count: number): string => `und ${count} weitere`,
  look: 'Nur ansehen',
  cancel: 'Alles lassen, wie es ist',
  working: 'Wird wiederhergestellt …',
  opening: 'Wird zum Ansehen geöffnet …',
  takingIn: 'Wird aufgenommen: entweder alles oder nichts …',
  restoreStopped: 'Die Wiederherstellung wurde angehalten. Es wurde nichts geändert.',
  restored: 'Alles wurde durch die Sicherung ersetzt.',
  merged: 'Die Sicherung wurde zusammengeführt.',
  restoreFailed: 'Es wurde nichts wiederhergestellt',
  undone: 'Alles ist wieder wie zuvor.',

  snapshots: 'Schnappschüsse',
  snapshotsText: 'Werden vor jeder Wiederherstellung von selbst aufbewahrt, nur auf diesem Gerät.',
  snapshot: (why: Snapshot['why']): string => snapshots[why],
  goBack: 'Hierhin zurückkehren',
  goBackTitle: 'Was die Rückkehr ändern würde',
  goBackText: (when: string): string =>
    `Schnappschuss: ${when}. Alles wird so, wie es damals war. Auch was jetzt hier ist, wird als Schnappschuss behalten.`,
  newerSince: 'Seither hat sich hier etwas geändert. Die Rückkehr nimmt das weg.',
  snapshotRefused: 'Dieser Schnappschuss kann nicht verwendet werden',

  log: 'Protokoll dieses Geräts',
  logged: (entry: LogEntry): string => did[entry.did](entry.name),
  notChecked: 'nicht geprüft',

  problem: (problem: FileProblem): string => {
    // The table has one entry for each problem; that they belong together is beyond the type checker.
    const say = problems[problem.why] as (problem: FileProblem) => string;
    return say(problem);
  }
};
