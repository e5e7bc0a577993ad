/** What a column of a table of invoices may say. Of the invoice, or of one of its lines. */
export const csvFields = [
  'number',
  'client',
  'issueDay',
  'dueDay',
  'total',
  'tax',
  'tax2',
  'net',
  'paid',
  'balance',
  'currency',
  'status',
  'kind',
  'direction',
  'reference',
  'notes',
  'email',
  'street',
  'town',
  'postcode',
  'country',
  'vatId',
  'lineText',
  'lineDescription',
  'quantity',
  'unitPrice',
  'lineDiscount',
  'lineNet',
  'lineTax',
  'lineTax2',
  'lineTaxRate',
  'lineTotal'
] as const;
export type CsvField = (typeof csvFields)[number];

/** Those that make a row one of several lines. */
export const lineFields: ReadonlySet<CsvField> = new Set(
  csvFields.filter((field) => field.startsWith('line') || field === 'quantity' || field === 'unitPrice')
);

/** Those that hold amounts of money. */
export const moneyFields: ReadonlySet<CsvField> = new Set<CsvField>([
  'total',
  'tax',
  'tax2',
  'net',
  'paid',
  'balance',
  'unitPrice',
  'lineNet',
  'lineTax',
  'lineTax2',
  'lineTotal'
]);

/** Which column says what, by its place; what is not there, no column says. */
export type Columns = Partial<Readonly<Record<CsvField, number>>>;

/**
 * What programs call their columns, as `plainHeader` compares them; those that say it best stand first. From the exports
 * of Xero, QuickBooks, FreshBooks, Zoho, Wave, Harvest, Invoice Ninja and Stripe, and what people write themselves, in
 * English, German, French, Spanish, Italian and Dutch.
 */
const names: Readonly<Record<CsvField, string>> = {
  number:
    'invoicenumber invoice# invoiceno invoicenum invoice num number no documentnumber docnumber creditnotenumber billnumber invoicenr rechnungsnummer rechnungsnr rechnung belegnummer nummer numero numerodefacture numerofacture ndefacture nfacture numerodefactura numerofactura nofactura nodefactura numerofattura numerodocumento nfattura factuurnummer factuurnr invoiceid id',
  client:
    'contactname customername customerfullname clientname customer client name displayname company companyname organization billto billtoname organisation kunde kundenname auftraggeber empfanger suppliername supplier vendor vendorname customeremail rechnungsempfanger firma lieferant nomduclient nomclient raisonsociale fournisseur cliente nombredelcliente nombrecliente razonsocial proveedor ragionesociale fornitore klant klantnaam leverancier',
  issueDay:
    'invoicedate dateissued issuedate date invoicecreated created(utc) createdutc dateutc dateofissue transactiondate txndate creditnotedate billdate rechnungsdatum belegdatum datum created ausstellungsdatum ausgestelltam datedefacture datefacture datedemission datedefacturation fecha fechadeemision fechaemision fechadefactura fechafactura data datafattura datadocumento dataemissione datadiemissione factuurdatum',
  dueDay:
    'duedate datedue due paymentdue duedateutc dateduesutc expecteddate faelligkeit falligkeit falligam fallig zahlbarbis falligkeitsdatum faelligkeitsdatum echeance datedecheance dateecheance vencimiento fechadevencimiento fechavencimiento scadenza datascadenza datadiscadenza vervaldatum vervaldag',
  total:
    'invoicetotal total invoiceamount totalamount amount grandtotal amountdueoriginal totalinclusive totalinctax gross grossamount bruttobetrag brutto gesamtbetrag rechnungsbetrag betrag summe betragbrutto gesamtbetragbrutto gesamtbrutto summebrutto bruttosumme rechnungssumme endbetrag totalinclvat totalincvat totalincltax totalttc montantttc ttc importetotal totalfactura totalefattura totaledocumento totale totaalinclbtw totaalinclusiefbtw bedraginclbtw totaal',
  tax: 'taxtotal totaltax invoicetaxtotal taxamount salestax tax vat vatamount gst invoicetaxamount mwst umsatzsteuer ust steuer steuerbetrag mehrwertsteuer mwstbetrag ustbetrag umsatzsteuerbetrag tva montanttva totaltva iva importeiva cuotaiva totaliva btw btwbedrag totaalbtw',
  // Where two taxes are owed, as GST and PST are: together they are the tax of it.
  tax2: 'tax2 secondtax tax2total',
  net: 'subtotal invoicesubtotal net netamount totalexclusive totalextax amountexclvat nettobetrag netto zwischensumme betragnetto gesamtbetragnetto gesamtnetto summenetto nettosumme totalexclvat totalht montantht ht soustotal baseimponible imponibile totaleimponibile totaalexclbtw totaalexclusiefbtw bedragexclbtw subtotaal',
  paid: 'invoiceamountpaid amountpaid paidamount paidtodate paid amountreceived bezahlt gezahlt bezahlterbetrag gezahlterbetrag bereitsbezahlt bereitsgezahlt montantpaye montantregle paye regle dejaregle dejapaye pagado importepagado pagato importopagato betaald betaaldbedrag',
  balance:
    'invoiceamountdue openbalance balance amountdue balancedue amountremaining outstanding outstandingamount due$ offen offenerbetrag restbetrag nochoffen ausstehend ausstehenderbetrag resteapayer restedu montantdu soldedu importependiente residuo importoresiduo openstaand openstaandbedrag nogtebetalen',
  currency:
    'currencycode currency currencysymbol invoicecurrency wahrung wahrungscode devise monnaie moneda divisa valuta',
  status: 'invoicestatus status state paymentstatus zahlungsstatus rechnungsstatus zahlstatus statut etat estado stato',
  kind: 'transactiontype documenttype invoicetype type belegart art dokumentart dokumenttyp rechnungsart rechnungstyp typededocument typedocument tipodedocumento tipodocumento tipo soort',
  direction: 'direction richtung',
  reference:
    'reference ponumber po# purchaseorder purchaseordernumber po customerreference yourreference referenz bestellnummer bestellnr ihrzeichen referencia riferimento referentie',
  notes:
    'notes note customernotes publicnotes memo memodescription subject comments bemerkung notiz betreff objet asunto oggetto',
  email: 'emailaddress customeremail clientemail email contactemail',
  street:
    'poaddressline1 billingaddress billingstreet address addressline1 street clientaddress strasse anschrift billingaddressline1 straße adresse direccion indirizzo adres',
  town: 'pocity billingcity city town ort stadt ville ciudad poblacion citta plaats',
  postcode:
    'popostalcode billingcode billingzip zip zipcode postalcode postcode plz billingpostalcode postleitzahl codepostal codigopostal cap',
  country: 'pocountry billingcountry country land customeraddresscountry pays pais paese',
  vatId:
    'taxnumber vatnumber vatid customervatid clientvatnumber ustid ustidnr gstin customertaxid ustidnummer umsatzsteuerid numerodetva numerotva ntva nif cif partitaiva btwnummer',
  lineText:
    'itemname item productservice product itemproduct itemproductservice productservicefullname lineitem description leistung artikel bezeichnung designation libelle prestation concepto articolo artikelnaam',
  lineDescription:
    'itemdescription itemdesc itemnotes lineitemdescription description beschreibung descripcion descrizione omschrijving',
  quantity: 'quantity qty itemquantity hours menge anzahl stunden quantite qte cantidad quantita aantal',
  unitPrice:
    'unitamount itemprice unitprice rate itemrate itemcost price cost salesprice einzelpreis preis satz itemunitprice einzelpreisnetto prixunitaire prixunitaireht preciounitario precio prezzounitario prezzo stukprijs prijs',
  lineDiscount: 'discount% discountpercentage discountpercent itemdiscount% rabatt%',
  lineNet: 'lineamount linesubtotal itemamount itemsubtotal lineitemamount',
  lineTax: 'linetax tax1amount itemtaxamount linetaxamount lineitemtax',
  lineTax2: 'tax2amount linetax2 itemtax2amount',
  lineTaxRate:
    'itemtax% taxrate taxpercent taxpercentage tax% linetaxrate tax1percent mwst% steuersatz mwstsatz ustsatz ust% tauxdetva tauxtva tva% tipodeiva tipoiva iva% aliquotaiva aliquota btwtarief btw%',
  lineTotal: 'linetotal itemtotal lineitemtotal'
};

const namesByField = csvFields.map((field) => [field, names[field].split(' ')] as const);

/** How many of the headers, plain ones, are known. */
export function fieldsNamed(headers: readonly string[]): number {
  const known = new Set(namesByField.flatMap(([, all]) => all));
  return headers.filter((header) => known.has(header)).length;
}

/** A program that a table came from: known by columns that only it writes. */
interface Source {
  readonly id: string;
  /** As it calls itself. */
  readonly name: string;
  readonly marks: readonly string[];
  /** What it means otherwise than others do, by the plain names of its columns; null: no column says it. */
  readonly means?: Partial<Readonly<Record<CsvField, string | null>>>;
}

const sources: readonly Source[] = [
  { id: 'docket', name: 'Docket', marks: ['number', 'client', 'direction', 'kind'], means: { kind: 'kind' } },
  { id: 'docket-german', name: 'Docket', marks: ['nummer', 'kunde', 'richtung', 'belegart'] },
  {
    id: 'xero',
    name: 'Xero',
    marks: ['contactname', 'invoicenumber', 'unitamount'],
    means: {
      lineText: 'description',
      tax: 'taxtotal',
      lineTax: 'taxamount',
      lineDescription: null,
      lineDiscount: 'discount',
      total: 'total'
    }
  },
  { id: 'xero-sheet', name: 'Xero', marks: ['contactname', 'invoicenumber', 'invoiceamountdue'] },
  {
    id: 'freshbooks',
    name: 'FreshBooks',
    marks: ['invoice#', 'dateissued', 'linetotal'],
    means: { total: null, tax: null }
  },
  {
    id: 'zoho',
    name: 'Zoho',
    marks: ['invoiceid', 'invoicenumber', 'itemprice'],
    means: { lineNet: 'itemtotal', lineTotal: null, kind: null }
  },
  {
    id: 'quickbooks-lines',
    name: 'QuickBooks',
    marks: ['invoiceno', 'itemamount'],
    means: { total: null, notes: 'memo' }
  },
  // Its balance goes on from row to row, and is not what is left of one.
  {
    id: 'quickbooks-sales',
    name: 'QuickBooks',
    marks: ['transactiontype', 'num', 'salesprice', 'balance'],
    means: { balance: null, total: null, lineNet: 'amount' }
  },
  { id: 'quickbooks', name: 'QuickBooks', marks: ['transactiontype', 'num', 'openbalance'] },
  {
    id: 'harvest',
    name: 'Harvest',
    marks: ['issuedate', 'invoiceamount', 'paidamount', 'balance'],
    means: { number: 'id', total: 'invoiceamount', kind: 'documenttype' }
  },
  {
    id: 'invoice-ninja-items',
    name: 'Invoice Ninja',
    marks: ['invoicepaidtodate', 'invoicebalance'],
    means: {
      number: 'invoiceinvoicenumber',
      issueDay: 'invoiceinvoicedate',
      dueDay: 'invoiceduedate',
      tax: 'invoicetotaltaxes',
      paid: 'invoicepaidtodate',
      balance: 'invoicebalance',
      reference: 'invoiceponumber',
      notes: 'invoicepublicnotes',
      lineNet: 'itemlinetotal',
      lineTaxRate: 'itemtaxrate1'
    }
  },
  {
    id: 'harvest-items',
    name: 'Harvest',
    marks: ['invoiceid', 'itemunitprice', 'itemtax2'],
    means: { lineText: 'itemdescription', lineTax: 'itemtax', lineTax2: 'itemtax2' }
  },
  { id: 'invoice-ninja', name: 'Invoice Ninja', marks: ['paidtodate', 'balance', 'amount'] },
  {
    id: 'stripe',
    name: 'Stripe',
    marks: ['amountdue', 'amountpaid', 'amountremaining', 'subscription'],
    means: { balance: 'amountremaining', status: 'status', paid: 'amountpaid' }
  },
  // What was due when it was issued is not what is left of it.
  {
    id: 'stripe-earlier',
    name: 'Stripe',
    marks: ['amountdue', 'amountpaid', 'subscription'],
    means: { balance: null, status: 'status', paid: 'amountpaid' }
  },
  { id: 'wave', name: 'Wave', marks: ['invoicenum', 'customername'] }
];

/** What a table seems to be: a proposal, which a person looks over. */
export function guessColumns(headers: readonly string[]): {
  readonly columns: Columns;
  readonly source: string | null;
} {
  const source = sources.find(({ marks }) => marks.every((mark) => headers.includes(mark)));
  const taken = new Set<number>();
  const columns: Partial<Record<CsvField, number>> = {};
  const take = (field: CsvField, name: string): void => {
    const at = headers.findIndex((header, column) => header === name && !taken.has(column));
    if (at === -1) return;
    columns[field] = at;
    taken.add(at);
  };
  for (const [field, name] of Object.entries(source?.means ?? {})) if (name !== null) take(field as CsvField, name);
  // The best name of all decides first: a table may have both an "Invoice Number" and an "ID".
  const longest = Math.max(...namesByField.map(([, all]) => all.length));
  for (let rank = 0; rank < longest; rank += 1)
    for (const [field, all] of namesByField) {
      const name = all[rank];
      if (name !== undefined && columns[field] === undefined && source?.means?.[field] !== null) take(field, name);
    }
  return { columns, source: source?.name ?? null };
}
