import type { PresetId } from '#domain/workflow/presets.ts';
import type { Result } from '#domain/shared/result.ts';
import { deleteDatabase, type Sentinel } from '#storage/fence.ts';
import { openDocket, realName, sampleName, type Docket, type DocketOptions } from './docket.ts';
import type { Failure } from './failure.ts';
import { fillWithSample } from './sample-data.ts';

/** The two datasets of this device, and which of them is open. */
export interface Datasets {
  /** Opens the one that was open last; the real one on a first visit. */
  open(options?: { startAnew?: boolean }): Promise<Result<Docket, Failure>>;
  /** Opens the sample from now on: as it was left, else made anew for a workflow. */
  openSample(preset: PresetId): Promise<Result<Docket, Failure>>;
  /** Deletes the sample and opens the real data again. */
  leaveSample(): Promise<Result<Docket, Failure>>;
  /** Deletes both for good, and opens an empty one. */
  deleteEverything(): Promise<Result<Docket, Failure>>;
}

export function datasetsOf(
  device: Pick<DocketOptions, 'clock' | 'newId' | 'app' | 'attendant' | 'onError'> & { readonly remembered: Sentinel }
): Datasets {
  const { remembered } = device;
  const openNamed = (name: string, startAnew: boolean): Promise<Result<Docket, Failure>> =>
    openDocket({ ...device, name, startAnew, sentinel: remembered });
  return {
    async open({ startAnew = false } = {}) {
      if (remembered.read(openKey) !== sampleName) return openNamed(realName, startAnew);
      const sample = await openNamed(sampleName, true);
      if (!sample.ok || (await sample.value.workflow()) !== null) return sample;
      // A sample that the browser has cleared is no loss, but nobody shall begin in what is thrown away.
      sample.value.close();
      remembered.forget(openKey);
      return openNamed(realName, startAnew);
    },
    async openSample(preset) {
      const opened = await openNamed(sampleName, true);
      if (!opened.ok) return opened;
      const docket = opened.value;
      if ((await docket.workflow()) === null) await fillWithSample(docket, { preset, zone: device.clock.zone() });
      remembered.write(openKey, sampleName);
      return opened;
    },
    async leaveSample() {
      remembered.forget(openKey);
      await deleteDatabase(sampleName, remembered);
      return openNamed(realName, false);
    },
    async deleteEverything() {
      remembered.forget(openKey);
      await deleteDatabase(sampleName, remembered);
      await deleteDatabase(realName, remembered);
      return openNamed(realName, false);
    }
  };
}

const openKey = 'dataset-open';
