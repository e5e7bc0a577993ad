import type { Malformed } from '#domain/exchange/import-problem.ts';
import type { importing as en } from '#ui/words/en/import.ts';
import { inFigures } from './in-figures.ts';

const plural = (count: number, one: string, many: string): string =>
  count === 1 ? `1 ${one}` : `${inFigures(count)} ${many}`;

const invoices = (count: number): string => plural(count, 'Rechnung', 'Rechnungen');
const clients = (count: number): string => plural(count, 'Kunde', 'Kunden');
const files = (count: number): string => plural(count, 'Datei', 'Dateien');

/** `piece` is what the file says there, in quotation marks; empty where there is nothing to show. */
const malformed: Record<Malformed, (piece: string) => string> = {
  end: (piece) =>
    piece === ''
      ? 'Die Datei bricht mittendrin ab. Vielleicht ist sie nicht vollständig angekommen: Laden Sie sie noch einmal herunter.'
      : `Die Datei bricht mittendrin ab, innerhalb von ${piece}. Vielleicht ist sie nicht vollständig angekommen: Laden Sie sie noch einmal herunter.`,
  unclosed: (piece) => `Die Datei ist fehlerhaft: ${piece} wird geöffnet, aber nicht geschlossen.`,
  unopened: (piece) => `Die Datei ist fehlerhaft: ${piece} wird geschlossen, wurde aber nicht geöffnet.`,
  tag: (piece) => `Die Datei ist fehlerhaft: Ein XML-Tag ist nicht richtig geschrieben${after(piece)}.`,
  attribute: (piece) =>
    `Die Datei ist fehlerhaft: Ein Attribut eines XML-Tags ist nicht richtig geschrieben${after(piece)}.`,
  character: (piece) => `Die Datei ist fehlerhaft: Sie enthält ein Zeichen, das XML nicht erlaubt${after(piece)}.`,
  comment: () => 'Die Datei ist fehlerhaft: Ein Kommentar endet nicht.',
  cdata: () => 'Die Datei ist fehlerhaft: Ein Abschnitt mit Rohtext endet nicht.',
  instruction: () => 'Die Datei ist fehlerhaft: Eine Anweisung endet nicht.',
  entity: (piece) => `Die Datei ist fehlerhaft: Sie enthält einen Verweis, der nirgends festgelegt ist${after(piece)}.`,
  prefix: (piece) => `Die Datei ist fehlerhaft: Das Präfix eines Namens ist nicht deklariert${after(piece)}.`,
  structure: () => 'Die Datei ist fehlerhaft: Sie ergibt kein zusammenhängendes Dokument.'
};

const after = (piece: string): string => (piece === '' ? '' : `: ${piece}`);

/** Elements that an invoice must have, as a person calls them. */
const elements: Record<string, string> = {
  'cbc:ID': 'Die Nummer des Belegs',
  'cbc:IssueDate': 'Das Rechnungsdatum',
  'cbc:DocumentCurrencyCode': 'Die Währung'
};

/** Why a file cannot be imported. `size` writes a number of bytes. */
const problems: (typeof en)['problems'] = {
  empty: () => 'Die Datei ist leer.',
  unreadable: () =>
    'Die Datei ließ sich nicht öffnen. Vielleicht wurde sie inzwischen verschoben oder geändert. Wählen Sie sie noch einmal aus.',
  'too-large': ({ sizeBytes, limitBytes }, size) =>
    `Die Datei ist zu groß: ${size(sizeBytes)}. Eingelesen werden Dateien bis höchstens ${size(limitBytes)}.`,
  'encoding-unknown': ({ encoding }) =>
    `Die Datei gibt „${encoding}“ als Zeichenkodierung an. Diese ist hier nicht bekannt.`,
  'encoding-broken': ({ encoding }) =>
    `Die Datei ist nicht durchgehend in ${encoding.toUpperCase()} geschrieben, ein Teil des Textes ginge verloren.`,
  'not-xml': () =>
    'Das ist kein XML. E-Rechnungen sind XML-Dateien in der Form UBL 2.1 oder CII, oder PDF-Dateien, in denen eine davon steckt.',
  'not-in-pdf': () =>
    'Dieses PDF ist nur das Bild einer Rechnung: Es steckt keine E-Rechnung (Factur-X, ZUGFeRD) darin. Schreiben Sie die Rechnung von Hand, und hängen Sie das PDF an.',
  'not-text': () =>
    'Das ist kein Text. Eine Tabelle muss zuerst als CSV gespeichert werden; Dokumente und Bilder können hier nicht gelesen werden.',
  'quote-open': () =>
    'Hier beginnt ein Anführungszeichen, das nie endet: Alles danach stünde in einer Zelle. Schließen oder entfernen Sie es, und wählen Sie die Datei neu.',
  'no-table': () =>
    'Es ist keine Tabelle darin: Nötig sind mindestens eine Zeile mit den Namen der Spalten und eine Zeile darunter.',
  'totals-apart': ({ count }) =>
    `${inFigures(count)} Zeilen tragen diese Nummer und nennen verschiedene Gesamtbeträge. Sind es Positionen einer Rechnung, wählen Sie unten die Spalte mit dem Betrag der Position.`,
  'too-many-columns': ({ limit }) =>
    `Es sind mehr als ${inFigures(limit)} Spalten: Das ist keine Liste von Rechnungen.`,
  'too-many-rows': ({ limit }) =>
    `Es sind mehr als ${inFigures(limit)} Zeilen. Teilen Sie sie auf mehrere Dateien auf.`,
  doctype: () =>
    'Die Datei enthält eine Dokumenttyp-Deklaration (DOCTYPE). Sie wird nicht gelesen, weil sie Schaden anrichten kann.',
  'too-deep': ({ limit }) =>
    `Die Elemente sind mehr als ${inFigures(limit)}-fach verschachtelt; das braucht keine Rechnung.`,
  'too-many-elements': ({ limit }) =>
    `Die Datei hat mehr als ${inFigures(limit)} Elemente; das braucht keine Rechnung.`,
  'tag-too-long': ({ limit }) => `Ein XML-Tag ist länger als ${inFigures(limit)} Zeichen; das braucht keine Rechnung.`,
  'not-well-formed': ({ what, text }) => malformed[what](text === '' ? '' : `„${text}“`),
  'not-an-invoice': ({ root }) =>
    root === 'html'
      ? 'Das ist eine Webseite, keine E-Rechnung.'
      : `Das ist XML, aber keine Rechnung oder Gutschrift in UBL oder CII: Es beginnt mit „${root}“.`,
  missing: ({ at }) =>
    `${elements[at.path.split('/').at(-1) ?? ''] ?? (at.path === '' || at.path.startsWith('/') ? 'Eine nötige Angabe' : `„${at.path}“`)} fehlt.`,
  'not-a-number': ({ text }) => `„${text}“ ist keine Zahl.`,
  'number-too-large': ({ text }) => `„${text}“ ist zu groß, um genau damit zu rechnen.`,
  'not-a-day': ({ text }) => `„${text}“ ist kein Datum.`,
  'not-a-flag': ({ text }) => `„${text}“ ist weder wahr noch falsch.`,
  'currency-unknown': ({ text }) => `„${text}“ ist keine Währung.`,
  'totals-too-large': () => 'Die Gesamtbeträge sind zu groß, um genau damit zu rechnen.'
};

const fields: (typeof en)['table']['fields'] = {
  number: 'Nummer',
  client: 'Kunde oder Lieferant',
  issueDay: 'Rechnungsdatum',
  dueDay: 'Fällig am',
  total: 'Gesamtbetrag brutto',
  tax: 'Umsatzsteuer',
  tax2: 'Zweite Steuer',
  net: 'Gesamtbetrag netto',
  paid: 'Bisher bezahlt',
  balance: 'Noch offen',
  currency: 'Währung',
  status: 'Status',
  kind: 'Rechnung oder Gutschrift',
  direction: 'Ausgestellt oder erhalten',
  reference: 'Referenz',
  notes: 'Notizen',
  email: 'E-Mail',
  street: 'Straße',
  town: 'Ort',
  postcode: 'Postleitzahl',
  country: 'Land',
  vatId: 'USt-IdNr.',
  lineText: 'Posten',
  lineDescription: 'Beschreibung des Postens',
  quantity: 'Menge',
  unitPrice: 'Einzelpreis',
  lineDiscount: 'Nachlass in Prozent',
  lineNet: 'Betrag der Position netto',
  lineTax: 'Umsatzsteuer der Position',
  lineTax2: 'Zweite Steuer der Position',
  lineTaxRate: 'Steuersatz der Position',
  lineTotal: 'Betrag der Position brutto'
};

/** How a list of another program is to be read. */
const table: (typeof en)['table'] = {
  title: (file: string): string => `Wie ${file} gelesen wird`,
  from: (source: string): string => `Das sieht nach einer Liste aus ${source} aus.`,
  remembered: 'Sie wird so gelesen wie die letzte mit diesen Spalten.',
  direction: 'Was das für Rechnungen sind',
  directions: { issued: 'Von uns ausgestellt', received: 'Von uns erhalten' },
  columns: 'Spalten',
  columnsHint:
    'Welche Spalte der Liste welche Angabe enthält. Was keiner Angabe zugeordnet ist, wird bei der jeweiligen Rechnung aufbewahrt.',
  lines: 'Positionen der Rechnungen',
  further: 'Kunde und Referenzen',
  fields,
  none: 'Keine Spalte',
  sample: (header: string, sample: string): string => (sample === '' ? header : `${header}: ${sample}`),
  unnamed: (place: number): string => `Spalte ${place}`,
  formats: 'Zahlen, Datumsangaben und Währung',
  marks: { '.': '1,234.56', ',': '1.234,56' },
  mark: 'Schreibweise der Zahlen',
  orders: { dmy: 'Tag, Monat, Jahr', mdy: 'Monat, Tag, Jahr', ymd: 'Jahr, Monat, Tag' },
  order: 'Schreibweise der Datumsangaben',
  currency: 'Währung der Beträge',
  numberIs: (text: string, is: string): string => `„${text}“ ist ${is}.`,
  unsure:
    'Die Zahlen oder Datumsangaben ließen sich auch anders lesen. Sehen Sie nach, ob sie hier stimmen; weiter unten können Sie angeben, wie sie geschrieben sind.',
  statuses: 'Status',
  statusesHint: 'In welchen Status die Rechnungen kommen. Was noch offen ist, kommt nie als bezahlt herein.',
  status: (text: string, count: number): string => `„${text}“ (${inFigures(count)})`,
  whereImportsBegin: 'Wo Importe beginnen',
  found: 'Was gefunden wurde',
  noNumberColumn: 'Keine Spalte nennt die Nummer. Wählen Sie sie unten aus.',
  looking: 'Die Liste wird gelesen …',
  rows: (count: number): string => plural(count, 'Zeile', 'Zeilen'),
  counts: (read: number, refused: number, passedOver: number, otherWay: number): string =>
    [
      `${invoices(read)} ${read === 1 ? 'kann' : 'können'} gelesen werden.`,
      refused > 0 &&
        `${invoices(refused)} ${refused === 1 ? 'kann nicht gelesen werden und wird' : 'können nicht gelesen werden und werden'} ausgelassen.`,
      passedOver > 0 && `${plural(passedOver, 'Zeile enthält', 'Zeilen enthalten')} etwas anderes.`,
      otherWay > 0 &&
        `${plural(otherWay, 'Zeile betrifft', 'Zeilen betreffen')} Rechnungen der anderen Richtung. Wählen Sie die Datei noch einmal, um auch sie einzulesen.`
    ]
      .filter((part) => part !== false)
      .join(' '),
  furtherInvoices: (count: number): string => `und ${inFigures(count)} weitere`,
  noNumber: 'Keine Nummer',
  paid: 'bezahlt',
  rest: (amount: string): string => `${amount} offen`,
  nothing: 'So lässt sich keine Rechnung lesen.',
  take: (count: number): string => `Mit ${invoices(count)} fortfahren`,
  leave: 'Diese Datei auslassen'
};

/** Bringing in e-invoices, and lists of other programs. */
export const importing: typeof en = {
  launchFailed: 'Was mit Docket geöffnet wurde, ließ sich nicht lesen',
  launchRemedy: 'Vielleicht wurde es inzwischen verschoben. Wählen Sie es hier aus.',
  title: 'Rechnungen einlesen',
  intro:
    'E-Rechnungen (UBL, CII, Factur-X und ZUGFeRD), eine oder viele auf einmal, und Listen aus anderen Programmen (CSV). Gespeichert wird erst, wenn Sie es sagen.',
  table,
  choose: 'Dateien auswählen',
  chooseMore: 'Weitere Dateien auswählen',
  drop: 'oder hierher ziehen',
  dropNow: 'Loslassen, um sie zu lesen',
  reading: (done: number, total: number): string => `${inFigures(done)} von ${files(total)} gelesen`,
  cancel: 'Lesen abbrechen',
  clear: 'Von vorn beginnen',
  counted: (count) => inFigures(count),
  showMore: (count) => `${inFigures(count)} weitere zeigen`,

  summary: (counts: { ready: number; already: number; failed: number }): string => {
    const parts = [
      counts.ready > 0 && `${inFigures(counts.ready)} bereit`,
      counts.already > 0 && `${inFigures(counts.already)} schon vorhanden`,
      counts.failed > 0 && `${inFigures(counts.failed)} nicht einlesbar`
    ].filter((part) => part !== false);
    return `${parts.join(', ')}.`;
  },

  questions: 'Vor dem Einlesen',
  direction: {
    label: 'Haben Sie diese Rechnungen ausgestellt oder erhalten?',
    hint: (count: number): string =>
      `${count === 1 ? '1 Datei verrät' : `${inFigures(count)} Dateien verraten`} es nicht: Weder der Verkäufer noch der Käufer ist an Steuernummer oder Namen als Ihr Unternehmen zu erkennen.`,
    options: { issued: 'Von uns ausgestellt', received: 'Von uns erhalten' },
    open: 'Geben Sie zuerst an, ob Sie sie ausgestellt oder erhalten haben.'
  },
  type: {
    label: { issued: 'Welcher Art sind die ausgestellten?', received: 'Welcher Art sind die erhaltenen?' },
    choose: 'Art auswählen',
    open: 'Wählen Sie zuerst die Art aus.',
    closed: {
      issued: (account: string): string => `${account} stellt keine der eingeschalteten Arten aus.`,
      received: (account: string): string => `${account} erhält keine der eingeschalteten Arten.`
    },
    thisBusiness: 'Dieses Unternehmen',
    closedRemedy: 'Schalten Sie in den Einstellungen eine Art ein, oder lassen Sie diese Dateien aus.'
  },

  ready: 'Bereit zum Einlesen',
  already: 'Schon vorhanden',
  failed: 'Nicht einlesbar',
  failedSafe: 'Die anderen Dateien sind davon nicht betroffen.',
  select: (document: string, file: string): string => `${document} aus ${file} einlesen`,
  nothingToPay: 'nichts offen',
  kinds: { invoice: 'Rechnung', 'credit-note': 'Gutschrift' },
  issuedTo: 'Ausgestellt',
  receivedFrom: 'Erhalten',
  directionOpen: 'Ausgestellt oder erhalten?',
  nobody: 'Niemand genannt',
  copyOf: 'Sieht aus wie eine Kopie von',
  copyHint:
    'Verkäufer, Nummer und Datum sind gleich, die Datei ist es nicht. Sie bleibt draußen, außer Sie wählen sie aus; dann werden beide behalten.',
  copyDiffers: (here: string, file: string): string => `Hier: ${here}. In dieser Datei: ${file}.`,
  clashing: 'Nummer schon vergeben',
  clashingHint:
    'Keine zwei eigenen Rechnungen tragen dieselbe Nummer. Nehmen Sie das Häkchen bei dem weg, was nicht gemeint ist, oder berichtigen Sie die Nummer in der Datei und wählen Sie sie neu.',
  numberHere: (number: string): string => `${number} ist die Nummer einer Rechnung, die schon hier ist:`,
  itsBearer: 'öffnen',
  numberOfFile: (number: string, file: string): string =>
    `${number} kommt schon mit ${file} davor, als eine andere Rechnung.`,
  alreadyAs: 'Schon eingelesen als',
  sameFile: (file: string): string => `Dieselbe Datei wie ${file}.`,
  differs: 'Die Summen des Belegs sind andere, als seine Positionen ergeben.',
  declares: (label: string, declared: string, computed: string): string =>
    `${label}: angegeben ${declared}, berechnet ${computed}.`,
  differsSafe: 'Beides wird behalten: was angegeben ist, und was wir berechnen.',
  fromTo: (seller: string, buyer: string): string => `${seller} → ${buyer}`,
  look: (count: number): string => plural(count, 'Hinweis', 'Hinweise'),
  place: ({ line, column, path }: { line: number | null; column: number | null; path: string }): string =>
    [
      line === null ? '' : `Zeile ${inFigures(line)}`,
      column === null ? '' : `Spalte ${inFigures(column)}`,
      path === '/' ? '' : path
    ]
      .filter((part) => part !== '')
      .join(', '),
  furtherProblems: (count: number): string => `und ${inFigures(count)} weitere`,
  problems,

  newClients: 'Neue Kunden',
  addClients: (count: number): string =>
    count === 1 ? 'Den neuen Kunden anlegen' : `Die ${inFigures(count)} neuen Kunden anlegen`,
  addClientsHint:
    'Ihre Rechnungen werden dann unter ihren Namen aufgeführt. Sie können die Kunden auch später anlegen.',

  long: (count: number): string =>
    `${inFigures(count)} Rechnungen werden in einem Schritt gespeichert. Das kann ein, zwei Minuten dauern: Lassen Sie diese Seite offen.`,
  confirm: (count: number): string => `${invoices(count)} einlesen`,
  nothingChosen: 'Wählen Sie mindestens eine Datei aus.',
  refused: 'Es wurde nichts eingelesen',
  refusedSafe: 'Die Dateien sind noch da, und es wurde nichts gespeichert.',

  done: (invoiceCount: number, clientCount: number): string =>
    clientCount === 0
      ? `${invoices(invoiceCount)} eingelesen.`
      : `${invoices(invoiceCount)} eingelesen, ${clients(clientCount)} angelegt.`,
  undone: 'Dieser Import wurde rückgängig gemacht. Nichts davon ist mehr hier.',
  toInvoices: 'Zu den Rechnungen',
  back: 'Zurück zu den Rechnungen',
  importedNow: 'Eingelesen'
};
