import { addDays, isDay, type Day } from '#domain/calendar/day.ts';

/** What somebody has put off, and until when: line by line, `2026-12-27 stuck sent`. */
type PutOff = ReadonlyMap<string, Day>;

/** Not for ever: what is still so in a month may be looked at again. */
const days = 30;

/** Reads what the device keeps: what makes no sense there is left out, and so is what is over. */
function readPutOff(text: string, today: Day): PutOff {
  return new Map(
    text.split('\n').flatMap((line): [string, Day][] => {
      const until = line.slice(0, dayLength);
      const key = line.slice(dayLength + 1);
      return isDay(until) && key !== '' && until > today ? [[key, until]] : [];
    })
  );
}

/** "2026-12-27" */
const dayLength = 10;

export function isPutOff(text: string, key: string, today: Day): boolean {
  return readPutOff(text, today).has(key);
}

/** What is to be kept once something more is put off. */
export function puttingOff(text: string, key: string, today: Day): string {
  return written(new Map([...readPutOff(text, today), [key, addDays(today, days)]]));
}

/** What is to be kept once something is wanted again. */
export function bringingBack(text: string, key: string, today: Day): string {
  return written(new Map([...readPutOff(text, today)].filter(([one]) => one !== key)));
}

function written(putOff: PutOff): string {
  return [...putOff].map(([key, until]) => `${until} ${key}`).join('\n');
}
