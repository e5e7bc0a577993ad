import type { shell as en } from '#ui/words/en/shell.ts';

const reloadable = 'Alles, was gespeichert wurde, ist auf diesem Gerät sicher.';

/** What is wrong with the place where the data lies. */
const troubles: (typeof en)['troubles'] = {
  quota: {
    title: 'Zum Speichern ist kein Platz mehr',
    safe: 'Alles, was zuvor gespeichert wurde, ist sicher. Der letzte Schritt wurde nicht gespeichert.',
    remedy:
      'Schaffen Sie Platz auf diesem Gerät und versuchen Sie es erneut. Legen Sie im Zweifel zuerst eine Sicherung an.'
  },
  evicted: {
    title: 'Die Daten auf diesem Gerät sind nicht mehr da',
    safe: 'Der Browser hat sie entfernt oder beschädigt vorgefunden, oder sie wurden in den Einstellungen des Browsers gelöscht. Ihre Sicherungsdateien sind weiterhin brauchbar.',
    remedy: 'Beginnen Sie mit einem leeren Docket und stellen Sie dort Ihre letzte Sicherung wieder her.'
  },
  damaged: {
    title: 'Die Daten auf diesem Gerät lassen sich nicht öffnen',
    safe: 'Nichts wurde geändert, und Ihre Sicherungsdateien sind weiterhin brauchbar. Der Browser kann seine eigenen Dateien nicht lesen: Sie sind beschädigt, oder ein anderes Programm hält sie fest.',
    remedy:
      'Schließen Sie den Browser, starten Sie das Gerät neu und versuchen Sie es erneut. Bleibt es dabei, löschen Sie in den Einstellungen des Browsers die Daten dieser Website – damit wird auch gelöscht, was hier liegt – und stellen Sie Ihre letzte Sicherung wieder her.'
  },
  'newer-version': {
    title: 'Eine neuere Version von Docket hat übernommen',
    safe: `${reloadable} Diese Seite gehört zur älteren Version und speichert nichts mehr.`,
    remedy:
      'Laden Sie diese Seite neu, um mit der neueren Version weiterzuarbeiten. Ist diese noch nicht auf dem Gerät, wird dazu ein Netz benötigt.'
  },
  slow: {
    title: 'Das dauert ungewöhnlich lange',
    safe: 'Alles, was zuvor gespeichert wurde, ist sicher. Was gerade läuft, wird entweder ganz oder gar nicht gespeichert.',
    remedy:
      'Warten Sie: Dieser Hinweis verschwindet, sobald es weitergeht. Schließen Sie andere Tabs mit Docket, denn einer davon könnte gerade arbeiten. Wenn nichts hilft, laden Sie neu und prüfen Sie, ob der letzte Schritt vorhanden ist.'
  },
  blocked: {
    title: 'Ein anderer Tab hält die Daten fest',
    safe: reloadable,
    remedy: 'Schließen Sie die anderen Tabs mit Docket. Diese Seite macht dann von selbst weiter.'
  },
  'missing-part': {
    title: 'Dieser Teil von Docket ist noch nicht auf diesem Gerät',
    safe: reloadable,
    remedy: 'Verbinden Sie sich mit einem Netz und laden Sie diese Seite neu. Danach funktioniert er auch ohne Netz.'
  },
  closed: {
    title: 'Die Verbindung zu den Daten wurde getrennt',
    safe: 'Von dieser Seite wird nichts mehr gespeichert. Was gespeichert wurde, ist noch da, sofern der Browser es nicht entfernt hat.',
    remedy:
      'Kopieren Sie, was Sie eingegeben und noch nicht gespeichert haben, und laden Sie diese Seite neu: Sie zeigt dann, was sie vorfindet.'
  },
  replaced: {
    title: 'In einem anderen Tab wurden Daten wiederhergestellt oder repariert',
    safe: 'Was diese Seite zeigt, ist nicht mehr das, was auf diesem Gerät liegt, und von hier wird nichts mehr gespeichert.',
    remedy: 'Laden Sie diese Seite neu, um zu sehen, was jetzt da ist.'
  },
  deleted: {
    title: 'Die Daten wurden in einem anderen Tab gelöscht',
    safe: 'Ihre Sicherungsdateien sind weiterhin brauchbar.',
    remedy: 'Laden Sie diese Seite neu, um von vorn zu beginnen.'
  },
  unavailable: {
    title: 'Dieser Browser behält hier keine Daten',
    safe: 'Nichts ist verloren: Es konnte noch nichts gespeichert werden.',
    remedy:
      'Dies ist ein privates Fenster, oder der Speicher ist für diese Adresse abgeschaltet. Öffnen Sie Docket in einem normalen Fenster oder erlauben Sie den Speicher in den Einstellungen des Browsers, und laden Sie dann neu.'
  },
  unknown: {
    title: 'Die Daten konnten nicht gelesen werden',
    safe: 'Nichts wurde geändert.',
    remedy: 'Laden Sie diese Seite neu. Tritt es noch einmal auf, legen Sie eine Sicherung an.'
  }
};

/** The frame around every page. */
export const shell: typeof en = {
  /** Who acts on this device. */
  acting: {
    switch: 'Person wechseln',
    youAre: (name: string): string => (name === '' ? 'Sie handeln ohne Namen' : `Sie handeln als ${name}`),
    unnamed: 'Ohne Namen'
  },
  /** On the device, while the app is not looked at. */
  notice: (count: number): { title: string; text: string } => ({
    title: 'Etwas Neues wartet auf Sie',
    text: count === 1 ? 'Unter „Start“ wartet 1 Vorgang.' : `Unter „Start“ warten ${count} Vorgänge.`
  }),
  name: 'Docket',
  /** Of the window: "Rechnungen – Docket". */
  windowTitle: (page: string): string => (page === '' ? 'Docket' : `${page} – Docket`),
  home: 'Start',
  invoices: 'Rechnungen',
  clients: 'Kunden',
  reports: 'Berichte',
  settings: 'Einstellungen',
  /** Opens what finds and does anything. */
  find: 'Suchen',

  storage: {
    saved: 'Auf diesem Gerät gespeichert',
    short: 'Gespeichert',
    shortNever: 'Keine Sicherung',
    shortSince: (count: number): string => `${count} neu`,
    stopped: 'Automatische Sicherung ist angehalten',
    atRisk: 'Browser kann Daten löschen',
    backUp: 'Sichern',
    never: 'Noch nie gesichert',
    age: (age: string): string => `Letzte Sicherung ${age}`,
    since: (count: number): string => (count === 1 ? '1 Änderung seitdem' : `${count} Änderungen seitdem`)
  },

  sample: {
    label: 'Beispieldaten',
    note: 'Beispieldaten. Nichts hier berührt Ihre eigenen Daten.',
    leave: 'Beispiel verlassen'
  },

  look: {
    label: 'Blick in eine Sicherung',
    note: (file: string): string =>
      `Sie sehen gerade: ${file}. Hier lässt sich nichts ändern; Ihre eigenen Daten bleiben unberührt.`,
    aFile: 'eine Sicherung',
    leave: 'Zurück zu Ihren Daten'
  },

  reminder: {
    label: 'Sicherung',
    note: (changes: number, hasOne: boolean): string =>
      `${changes === 1 ? 'Eine Änderung ist' : `${changes} Änderungen sind`} in keiner Sicherung enthalten${hasOne ? '' : ': Es gibt noch keine'}.`,
    stopped: (place: string): string => `Änderungen werden nicht mehr nach „${place}“ geschrieben.`,
    later: 'Später',
    backUp: 'Sichern'
  },

  update: {
    label: 'Aktualisierung',
    ready: 'Eine neuere Version von Docket steht bereit. Ihre Eingaben bleiben erhalten.',
    apply: 'Jetzt aktualisieren',
    later: 'Später'
  },

  install: {
    label: 'Installation',
    note: 'Legen Sie Docket auf den Startbildschirm: Es öffnet sich wie jede App, auch ohne Netz.',
    ask: 'Docket installieren',
    steps: ['Tippen Sie im Browser auf „Teilen“.', 'Wählen Sie „Zum Home-Bildschirm“.', 'Tippen Sie auf „Hinzufügen“.'],
    stepsTitle: 'Auf einem iPhone oder iPad',
    later: 'Nicht jetzt'
  },

  undone: 'Rückgängig gemacht.',
  nothingToUndo: 'Es gibt nichts rückgängig zu machen.',

  troubles,
  reload: 'Neu laden',
  wait: 'Warten',
  beginAnew: 'Mit einem leeren Docket beginnen',
  exportData: 'Jetzt sichern',
  unhelped: 'Falls das nicht hilft:',

  crash: {
    title: 'Etwas ist schiefgegangen',
    safe: 'Alles, was gespeichert wurde, ist auf diesem Gerät sicher.',
    remedy: 'Legen Sie eine Sicherung an, wenn Sie sichergehen wollen, und machen Sie dann vom Start aus weiter.',
    exportFailed:
      'Die Daten konnten gerade nicht gelesen werden. Gehen Sie zurück zum Start und versuchen Sie es erneut, oder verwenden Sie die Rettungsseite.',
    repair: 'Aus dem Verlauf reparieren',
    repairFailed: 'Die Reparatur ist nicht gelungen. Legen Sie mit der Rettungsseite eine Sicherung an.',
    again: 'Tritt es noch einmal auf, reparieren Sie: Alles wird aus dem Verlauf neu aufgebaut. Falls das nicht hilft:',
    rescue: 'zur Rettungsseite, die alles ohne die App sichert',
    details: 'Was passiert ist',
    goOn: 'Zurück zum Start'
  },

  missing: {
    title: 'Diese Seite gibt es nicht',
    text: 'Vielleicht ist die Adresse falsch geschrieben, oder ihr Ziel gibt es nicht mehr.',
    back: 'Zurück zum Start'
  },
  unopened: {
    title: 'Diese Seite ließ sich nicht öffnen',
    text: 'Ein Teil der App ist nicht angekommen. Alles, was gespeichert wurde, ist auf diesem Gerät sicher, ebenso Ihre Eingaben.',
    again: 'Erneut versuchen'
  },

  keys: {
    undo: 'Letzten Schritt rückgängig machen',
    newInvoice: 'Neue Rechnung',
    goHome: 'Zum Start',
    goInvoices: 'Zu den Rechnungen',
    goJobs: (many: string): string => `Zu „${many}“`,
    goClients: 'Zu den Kunden',
    goReports: 'Zu den Berichten',
    goSettings: 'Zu den Einstellungen'
  }
};
