import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { foldVersion } from '#domain/history/fold-version.ts';
import { openTestDocket } from '#tests/builders/docket.ts';
import { places } from '#tests/builders/places.ts';
import { value } from '#tests/builders/stored.ts';

/** A file of each released version of the format; they stay, and stay restorable, for ever. */
const files = import.meta.glob<string>('./files/backup/*.json', { query: '?raw', import: 'default', eager: true });

interface Emulation {
  send(method: 'Emulation.setTimezoneOverride', parameters: { timezoneId: string }): Promise<void>;
  send(method: 'Emulation.setLocaleOverride', parameters: { locale?: string }): Promise<void>;
}

async function moveTo(timezoneId: string, locale?: string): Promise<void> {
  const browser = cdp() as unknown as Emulation;
  await browser.send('Emulation.setTimezoneOverride', { timezoneId });
  await browser.send('Emulation.setLocaleOverride', locale === undefined ? {} : { locale });
}

afterEach(() => moveTo(''));

test.each(Object.entries(files).flatMap(([name, text]) => places.map((place) => [name, ...place, text] as const)))(
  '%s is restored to what it says it comes to, and written again line by line, in %s and %s',
  async (name, zone, locale, text) => {
    await moveTo(zone, locale);
    expect(new Intl.DateTimeFormat().resolvedOptions()).toMatchObject({ timeZone: zone, locale });
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
