import type { inbox as en } from '#ui/words/en/inbox.ts';

/** What waits for a person, on the first page: among it what devices did apart, with both sides and a choice each. */
export const inbox: typeof en = {
  intro: 'Hier geht nichts verloren. Wo zwei Geräte Verschiedenes getan haben, gilt eine Seite, bis Sie entscheiden.',
  empty: 'Auf Sie wartet nichts.',
  from: (title) => `Für „${title}“`,
  settled: (side) => `Entschieden: ${side}.`,
  failed: 'So lässt sich das nicht entscheiden',
  afterMerge: (count) =>
    count === 1
      ? '1 Fall wurde auf zwei Geräten unterschiedlich bearbeitet und wartet auf der Startseite.'
      : `${count} Fälle wurden auf zwei Geräten unterschiedlich bearbeitet und warten auf der Startseite.`,
  byPerson: (side) => `${side.who}, ${side.when}`,
  byRule: (side) => `Regel „${side.rule}“, ${side.when}`,
  because: (reason) => `„${reason}“`,

  moved: {
    title: (base) =>
      base === null
        ? 'Zwei Geräte haben verschiedene Status gesetzt'
        : `Zwei Geräte haben von „${base}“ aus verschiedene Status gesetzt`,
    keep: (status) => `„${status}“ behalten`,
    take: (status) => `„${status}“ übernehmen`
  },
  paid: {
    title: 'Auf einem Gerät storniert, auf einem anderen bezahlt',
    keep: (amount) => `Die Rechnung bleibt storniert; ${amount} sind zu erstatten.`,
    take: (amount) => `Die Rechnung gilt wieder, und ${amount} werden angerechnet.`
  },
  signed: {
    title: 'Auf einem Gerät freigegeben, auf einem anderen geändert',
    now: 'So, wie sie jetzt ist',
    keep: 'Änderung behalten',
    keepDetail: (total) => `Der Gesamtbetrag ist ${total}, und die Rechnung muss erneut freigegeben werden.`,
    then: 'So, wie sie freigegeben wurde',
    take: 'Änderung zurücknehmen',
    takeDetail: (side) => `Der Gesamtbetrag war ${side.total}. Freigegeben von ${side.by}.`
  },
  changed: {
    title: 'Auf einem Gerät abgeschlossen, auf einem anderen geändert',
    now: 'Mit der Änderung',
    keep: 'Änderung behalten',
    keepDetail: (total) => `Der Gesamtbetrag ist ${total}. Was schon versandt wurde, lautet anders.`,
    then: 'So, wie sie abgeschlossen wurde',
    take: 'Änderung zurücknehmen',
    takeDetail: (total) => `Der Gesamtbetrag war ${total}.`
  },
  edited: {
    title: 'Zwei Geräte haben dasselbe geändert',
    payment: (day) => `Zahlung vom ${day}`,
    keep: 'Behalten',
    keepDetail: 'So steht es jetzt da.',
    take: 'Übernehmen',
    takeDetail: 'Auch das wurde eingetragen.',
    nothing: 'Nichts'
  },
  numberedTwice: {
    title: 'Zwei Geräte haben eine Nummer vergeben',
    keep: (number) => `${number} behalten`,
    take: (number) => `${number} übernehmen`,
    keepDetail: 'Sie steht jetzt auf der Rechnung.',
    takeDetail: 'Sie wurde zur selben Zeit vergeben und steht vielleicht auf dem, was schon versandt wurde.',
    note: 'Die andere Nummer bleibt festgehalten und wird nie wieder vergeben.'
  },
  ended: {
    title: 'Auf einem Gerät zu Ende gegangen, auf einem anderen neu terminiert',
    over: 'Es ist vorbei',
    keep: 'Mit allen Rechnungen so belassen',
    takesPlace: 'Es findet statt',
    take: 'Neuen Termin übernehmen'
  },
  deleted: {
    title: 'Auf einem Gerät gelöscht, auf einem anderen bearbeitet',
    kept: 'Noch vorhanden',
    gone: 'Gelöscht',
    keep: 'Behalten',
    take: 'Löschen',
    keepDetail: 'Mit allem, was seither getan wurde.'
  },
  crosswise: {
    title: 'Zwei Geräte haben zwei Kunden zusammengeführt, jeweils in den anderen',
    keep: 'Diesen behalten',
    detail: 'Der andere geht mit allen Rechnungen in ihm auf.'
  },
  clash: {
    title: (number) => `Zwei Rechnungen tragen die Nummer ${number}`,
    note: 'Was ein Kunde schon erhalten hat, bleibt am besten unverändert.',
    renumber: 'Dieser die nächste Nummer geben',
    both: 'Beide so belassen',
    bothTitle: 'Beide behalten die Nummer',
    bothDetail: 'Zum Beispiel, weil beide schon versandt sind.'
  },
  workflow: {
    title: 'Zwei Geräte haben einen Ablauf veröffentlicht',
    inForce: 'Jetzt gültig',
    waiting: 'Zur selben Zeit veröffentlicht',
    keep: (label) => `„${label}“ behalten`,
    take: (label) => `„${label}“ übernehmen`,
    successors:
      'Diese Fassung kennt nicht jeden Status, in dem Rechnungen stehen. Wählen Sie, wo diese künftig stehen sollen.'
  },
  groups: {
    decisions: 'Zu entscheiden',
    blocked: 'Nicht weitergekommen',
    drift: 'Weicht von der Herkunft ab',
    tasks: 'Zu erledigen',
    review: 'Zu prüfen',
    overdue: 'Überfällig'
  },
  leads: {
    blocked: 'Eine Regel wollte weitermachen, und etwas stand im Weg.',
    drift: 'Woraus diese Rechnungen entstanden sind, hat sich geändert; sie selbst bleiben, wie sie sind.',
    review: 'Diese sieht sich jemand an, bevor sie weitergehen.'
  },
  count: (count) => (count === 1 ? '1 Eintrag' : `${count} Einträge`),
  all: (count) => `Alle ${count} …`,
  fewer: 'Weniger',
  /** More wait than are shown. */
  first: (count) => `Das sind die ersten ${count}. Die übrigen rücken nach, sobald diese erledigt sind.`,
  pay: 'Zahlung erfassen',
  remind: 'Erinnern',
  open: 'Öffnen'
};
