import type { party as en } from '#ui/words/en/party.ts';

const findings: (typeof en)['findings'] = {
  'iban-shape': () => 'Eine IBAN besteht nur aus Buchstaben und Ziffern. Prüfen Sie die Eingabe.',
  'iban-length': ({ country, length, expected }) =>
    `Eine IBAN mit der Länderkennung ${country} hat ${expected} Zeichen, diese hat ${length}. Prüfen Sie die Eingabe.`,
  'iban-checksum': () =>
    'Die Prüfziffern dieser IBAN passen nicht. Vielleicht ist eine Ziffer falsch, oder zwei sind vertauscht.',
  'vat-shape': ({ country }) =>
    `Eine USt-IdNr. mit der Länderkennung ${country} sieht gewöhnlich anders aus. Prüfen Sie die Eingabe.`,
  'vat-country-missing': ({ country }) => `Eine USt-IdNr. beginnt mit der Länderkennung, hier ${country}.`,
  'vat-other-country': ({ prefix, country }) =>
    `Diese USt-IdNr. hat die Länderkennung ${prefix}, die Anschrift aber ${country}.`
};

/** A client, or one's own business: name, address, tax, bank. */
export const party: typeof en = {
  sections: { contact: 'Kontakt', address: 'Anschrift', tax: 'Steuer und Register', bank: 'Bankverbindung' },
  fields: {
    name: 'Name',
    contact: 'Ansprechpartner',
    email: 'E-Mail',
    phone: 'Telefon',
    street: 'Straße',
    buildingNumber: 'Hausnummer',
    addition: 'Adresszusatz',
    postcode: 'Postleitzahl',
    town: 'Ort',
    region: 'Bundesland oder Region',
    country: 'Land',
    vatId: 'USt-IdNr.',
    taxId: 'Steuernummer',
    registrationId: 'Registernummer',
    iban: 'IBAN oder Kontonummer',
    bic: 'BIC',
    accountHolder: 'Kontoinhaber'
  },
  noCountry: 'Kein Land',
  additionHint: 'Etage, Abteilung, „c/o“',
  findings,
  oddEmail: 'Das sieht nicht wie eine E-Mail-Adresse aus.',
  oddBic: 'Eine BIC hat 8 oder 11 Buchstaben und Ziffern.'
};
