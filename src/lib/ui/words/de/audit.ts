import type { audit as en } from '#ui/words/en/audit.ts';

/** Files that show what happened, and check themselves. */
export const audit: typeof en = {
  save: 'Prüfdatei speichern',
  deleted: 'Gelöschte Rechnung',
  period: {
    title: 'Prüfdatei',
    about:
      'Was in einem Zeitraum mit Rechnungen geschah, in einer Datei: Sie enthält die Siegel des ganzen Verlaufs, prüft sich selbst, wo immer sie geöffnet wird, und nennt, was seither verändert wurde.',
    from: 'Von',
    until: 'Bis',
    name: (from: string, until: string): string => `${from} bis ${until}`,
    reversed: 'Dieser Tag liegt vor dem ersten.',
    nothing: 'In diesem Zeitraum ist mit keiner Rechnung etwas geschehen.'
  },
  title: (number: string): string => `Verlauf: ${number}`,
  fileName: (number: string): string => `docket-audit-${number}.html`,
  saved: (file: string, seal: string): string =>
    `Ihr Siegel ist ${seal}. ${file} gespeichert: Die Datei prüft sich selbst, wo immer sie geöffnet wird.`,
  broken: 'Diese Datei ist nicht, was versiegelt wurde: Sie ist nicht mehr zu lesen. Hier wurde etwas geändert:',
  file: {
    verified:
      'Soeben geprüft, von dieser Datei selbst: Jeder Schritt ist so, wie er versiegelt wurde, und keiner fehlt, in allen Prüfketten ab ihrem ersten Schritt.',
    changed: 'Diese Datei ist nicht mehr die, die versiegelt wurde:',
    unreadable:
      'Diese Datei wurde nicht geprüft. Skripte sind hier ausgeschaltet, oder die Datei wurde nach dem Speichern verändert.',
    lineChanged: 'Die Angaben zu einem Schritt wurden verändert:',
    incomplete:
      'Schritte oder Siegel wurden aus dieser Datei entfernt oder hinzugefügt, oder ihre eigenen Sätze wurden verändert.',
    seal: 'Wer Ihnen diese Datei gegeben hat, sah beim Speichern ihr Siegel:',
    why: {
      'events-changed': 'der Inhalt wurde verändert',
      'head-changed': 'Person, Zeitpunkt oder Umstände wurden verändert',
      'chain-broken': 'schließt nicht an den vorherigen Schritt an',
      gap: 'was davor war, fehlt'
    },
    columns: { at: 'Wann', who: 'Wer', what: 'Was' },
    commits: 'Schritt'
  }
};
