import { deviceClock } from '#device/clock.ts';
import { remembered } from '#device/remembered.ts';
import { openDocket, realName, type Docket } from '#services/docket.ts';

/** The data as the app has it, once everything has been read. */
export async function openApp(name = realName): Promise<Docket> {
  const opened = await openDocket({
    name,
    clock: deviceClock,
    newId: () => crypto.randomUUID(),
    app: 'bench',
    sentinel: remembered,
    onError(error) {
      throw error;
    }
  });
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  const docket = opened.value;
  await new Promise<void>((resolve) => {
    const look = (): void => {
      if (docket.columns.isComplete) resolve();
    };
    docket.changes.subscribe(look);
  });
  return docket;
}

export function accepted<T, E>(result: { ok: true; value: T } | { ok: false; error: E }): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`);
  return result.value;
}
