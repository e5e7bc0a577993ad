import { expect, test } from 'vitest';
import { foldVersion } from '#domain/ledger/entities.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { value } from '#tests/builders/stored.ts';

/** A file of each released version of the format; they stay, and stay restorable, for ever. */
const files = import.meta.glob<string>('./files/backup/*.json', { query: '?raw', import: 'default', eager: true });

test.each(Object.entries(files))(
  '%s is restored to what it says it comes to, and written again line by line',
  async (name, text) => {
    const docket = await openTestDocket();
    const opened = value(await docket.backups.open(new Blob([text]), name, ''));
    const { state } = value(await docket.backups.restore(opened, 'replace'));
    // An older fold came to other rows; their number is the same.
    if (opened.header.fold === foldVersion) expect(state).toBe(opened.header.state);
    expect((await docket.checkIntegrity()).findings).toEqual([]);
    const made = await docket.backups.make({ withFiles: true, isZipped: false, passphrase: '' });
    expect(made.records).toBe(opened.records);
    expect(made.header.counts).toEqual(opened.header.counts);
  }
);
