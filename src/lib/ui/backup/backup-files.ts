/** What a backup may be called, for choosing one. Phones that know none of these show all files. */
export const backupFiles = '.json,.gz,.docket,application/json,application/gzip';
