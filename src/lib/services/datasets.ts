import type { PresetId } from '#domain/workflow/preset-id.ts';
import type { FileProblem } from '#domain/backup/problem.ts';
import { ok, refuse, type Result } from '#domain/shared/result.ts';
import { StorageError } from '#storage/errors.ts';
import { deleteDatabase, type Sentinel } from '#storage/fence.ts';
import type { BackupSource } from './backups.ts';
import { lookName, openDocket, realName, sampleName, type Docket, type DocketOptions } from './docket.ts';
import type { Failure } from './failure.ts';
import type { SampleWords } from './sample-data.ts';

/** The datasets of this device, and which of them is open. */
export interface Datasets {
  /** Opens the one that was open last; the real one on a first visit. */
  open(options?: { startAnew?: boolean }): Promise<Result<Docket, Failure>>;
  /** Opens the sample from now on: as it was left, else made anew for a workflow. */
  openSample(preset: PresetId): Promise<Result<Docket, Failure>>;
  /** Makes a backup what is opened from now on, to look at and not to write: the real data stays beside it. */
  prepareLook(source: BackupSource): Promise<Result<null, FileProblem>>;
  /** Deletes the sample, or what was looked at, and opens the real data again. */
  leave(): Promise<Result<Docket, Failure>>;
  /** Deletes all of them for good, and opens an empty one. */
  deleteEverything(): Promise<Result<Docket, Failure>>;
}

export function datasetsOf(
  device: Pick<DocketOptions, 'clock' | 'newId' | 'app' | 'attendant' | 'onError' | 'onBlocked'> & {
    readonly remembered: Sentinel;
    /** Loaded when it is asked for. */
    readonly sampleWords?: (() => Promise<SampleWords>) | undefined;
  }
): Datasets {
  const { remembered } = device;
  const openNamed = (name: string, startAnew: boolean): Promise<Result<Docket, Failure>> =>
    openDocket({ ...device, name, startAnew, sentinel: remembered });
  return {
    async open({ startAnew = false } = {}) {
      const name = passing.find((one) => one === remembered.read(openKey));
      if (name === undefined) return openNamed(realName, startAnew);
      const opened = await openNamed(name, true);
      if (!opened.ok || (await opened.value.workflow()) !== null) return opened;
      // What the browser has cleared there is no loss, but nobody shall begin in what is thrown away.
      opened.value.close();
      remembered.forget(openKey);
      return openNamed(realName, startAnew);
    },
    async openSample(preset) {
      const opened = await openNamed(sampleName, true);
      if (!opened.ok) return opened;
      const docket = opened.value;
      if ((await docket.workflow()) === null) {
        const { fillWithSample } = await import('./sample-data.ts');
        await fillWithSample(docket, { preset, zone: device.clock.zone(), words: await device.sampleWords?.() });
      }
      remembered.write(openKey, sampleName);
      return opened;
    },
    async prepareLook({ file, name, passphrase }) {
      await deleteDatabase(lookName, remembered);
      const look = await openNamed(lookName, true);
      if (!look.ok) throw new StorageError(look.error);
      let isFilled = false;
      try {
        const { backups } = look.value;
        const opened = await backups.open(file, name, passphrase);
        const restored = opened.ok ? await backups.restore(opened.value, 'replace') : opened;
        if (!restored.ok) return restored;
        if ((await look.value.workflow()) === null) return refuse({ why: 'empty' });
        isFilled = true;
      } finally {
        look.value.close();
        if (!isFilled) await deleteDatabase(lookName, remembered);
      }
      remembered.write(openKey, lookName);
      return ok(null);
    },
    async leave() {
      remembered.forget(openKey);
      for (const name of passing) await deleteDatabase(name, remembered);
      return openNamed(realName, false);
    },
    async deleteEverything() {
      remembered.forget(openKey);
      for (const name of [...passing, realName]) await deleteDatabase(name, remembered);
      return openNamed(realName, false);
    }
  };
}

const openKey = 'dataset-open';
/** What is deleted when it is left. */
const passing = [sampleName, lookName];
