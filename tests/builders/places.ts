/** Where a letter has another capital, a day begins elsewhere, digits look other, or a summer hour is half an hour. */
export const places = [
  ['UTC', 'en-GB'],
  ['Pacific/Apia', 'tr-TR'],
  ['America/St_Johns', 'ar-EG'],
  ['Australia/Lord_Howe', 'de-DE']
] as const;
