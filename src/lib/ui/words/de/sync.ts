import type { Losses } from '#services/folder-sync.ts';
import type { sync as en } from '#ui/words/en/sync.ts';
import { inFigures } from './in-figures.ts';

const plural = (count: number, one: string, many: string): string => `${inFigures(count)} ${count === 1 ? one : many}`;

/** By the name of what the browser threw. */
const problems: Readonly<Record<string, string>> = {
  NotFoundError: 'Der Ordner wurde verschoben oder gelöscht. Wählen Sie ihn noch einmal oder einen anderen aus.',
  NotAllowedError: 'Der Browser erlaubt es nicht mehr. Wählen Sie den Ordner noch einmal aus.',
  NoModificationAllowedError:
    'Ein anderes Programm hält die Datei dieses Geräts fest. Schließen Sie jenes Programm und sehen Sie dann noch einmal nach.',
  QuotaExceededError: 'Es ist kein Platz mehr. Schaffen Sie Platz oder wählen Sie einen anderen Ordner.',
  quota:
    'Auf diesem Gerät ist kein Platz mehr für das, was gekommen ist. Schaffen Sie Platz, und sehen Sie dann noch einmal nach.',
  closed: 'Die Verbindung zu den Daten hier wurde getrennt. Laden Sie die Seite neu.',
  unknown: 'Es ist etwas schiefgegangen, womit wir nicht gerechnet haben. Sehen Sie noch einmal nach.',
  'other-history':
    'Durch eine Wiederherstellung sind hier andere Daten, die die anderen Geräte nicht haben. Stellen Sie auch dort wieder her oder wählen Sie einen anderen Ordner.',
  damaged:
    'Was dort liegt, ist nicht, was geschrieben wurde. Verlassen Sie sich nicht darauf: Wählen Sie einen anderen Ordner.'
};

/** Several devices with one history. */
export const sync: typeof en = {
  folder: 'Ein Ordner für alle Geräte',
  folderText:
    'Wählen Sie einen Ordner, der Ihre anderen Geräte ohnehin erreicht: von Dropbox, Nextcloud, OneDrive oder Syncthing oder auf einem USB-Stick. Jedes Gerät schreibt dort eine Datei und liest die der anderen. Sonst geht nichts irgendwohin.',
  readable: 'Wer den Ordner öffnen kann, kann diese Dateien lesen.',
  impossible:
    'Dieser Browser kann keinen Ordner gemeinsam nutzen. Chrome und Edge auf einem Computer können es. Unten geht es von Hand weiter.',
  sample: 'Das sind Beispieldaten. Nur Ihre eigenen Daten lassen sich abgleichen.',
  choose: 'Ordner auswählen',
  chooseOther: 'Anderen Ordner auswählen',
  look: 'Jetzt nachsehen',
  stop: 'Abgleich beenden',
  toDevices: 'Zu den Geräten',
  allow: 'Erlauben',
  on: (place: string): string => `Der Abgleich läuft über „${place}“`,
  looked: (when: string): string => `Zuletzt durchgesehen: ${when}.`,
  stateLabel: 'Stand',
  stateHint: 'Acht Zeichen für alles, was dieses Gerät weiß. Ein Gerät mit denselben Zeichen weiß dasselbe.',
  waiting: (place: string): string => `„${place}“ wartet auf Ihre Erlaubnis`,
  waitingRemedy: 'Der Browser fragt erneut danach, wenn er geschlossen war.',
  failed: (place: string): string => `„${place}“ konnte nicht durchgesehen werden`,
  safe: 'Was auf diesem Gerät ist, ist sicher.',
  why: (name: string): string => problems[name] ?? `Der Browser meldet: ${name}. Wählen Sie einen anderen Ordner.`,

  others: 'Dateien anderer Geräte',
  noOthers: 'Noch kein anderes Gerät hat dort geschrieben.',
  written: (when: string): string => `geschrieben: ${when}`,
  standings: {
    same: 'Weiß dasselbe wie dieses Gerät',
    'taken-in': 'Alles davon ist hier',
    unreadable:
      'Erst zum Teil hier, oder beschädigt. Es wird wieder nachgesehen; ganz ist sie, sobald ihr Gerät sie neu geschrieben hat.',
    'other-history': 'Von einem anderen Unternehmen oder aus der Zeit vor einer Wiederherstellung. Bleibt unberührt.'
  },
  asks: ({ of, removed, cancelled }: Losses): string => {
    const gone = [
      ...(removed > 0 ? [`${inFigures(removed)} löschen`] : []),
      ...(cancelled > 0 ? [`${inFigures(cancelled)} stornieren`] : [])
    ].join(' und ');
    return `Von ${plural(of, 'Rechnung', 'Rechnungen')} hier würde diese Datei ${gone}. Nichts davon wurde übernommen.`;
  },
  agree: 'Trotzdem übernehmen',
  agreeTitle: 'Diese Datei übernehmen?',
  agreeText:
    'Was sie löscht, wird auf allen Geräten, die den Ordner nutzen, als gelöscht gekennzeichnet, und was sie storniert, wird storniert.',

  hand: 'Von Hand, ohne Ordner',
  handText:
    'Übergeben Sie die Datei dieses Geräts dem anderen: per AirDrop, per E-Mail, per Kabel. Wählen Sie dort „Aus einer Datei wiederherstellen“ und dann „Mit dem zusammenführen, was hier ist“. Tun Sie dasselbe in umgekehrter Richtung, und beide wissen dasselbe.',
  handOver: 'Datei übergeben',
  handedOver: (name: string): string => `„${name}“ wurde übergeben.`,
  takeIn: 'Datei übernehmen',
  compare: 'Stand dieses Geräts anzeigen',

  more: 'Noch ein Gerät',
  moreSteps: [
    'Öffnen Sie dort Docket und wählen Sie die Wiederherstellung aus einer Datei.',
    'Nehmen Sie die Datei dieses Geräts, aus dem Ordner oder übergeben, und wählen Sie „Ja, beide werden benutzt“.',
    'Geben Sie an, wer dort arbeitet. Wählen Sie dann denselben Ordner.'
  ],
  moreNumbers:
    'Ein weiteres Gerät vergibt Nummern mit einem Buchstaben, wie INV-2026-B0001, damit zwei Geräte ohne Netz nie dieselbe vergeben.',

  arrived: 'Was angekommen ist',
  arrivedFrom: (from: string): string => `vom Gerät ${from}`,
  added: (count: number): string => plural(count, 'neue Rechnung', 'neue Rechnungen'),
  changed: (count: number): string => plural(count, 'geänderte Rechnung', 'geänderte Rechnungen'),
  otherRecords: (count: number): string =>
    plural(count, 'anderer Datensatz neu oder geändert', 'andere Datensätze neu oder geändert'),
  conflicts: (count: number): string => plural(count, 'Entscheidung für Sie', 'Entscheidungen für Sie'),
  copied:
    'Es wurde eine Kopie eines Geräts gefunden: Zwei haben unter einem Namen weitergearbeitet. Beide Seiten bleiben erhalten, und eine davon trägt einen neuen Namen.'
};
