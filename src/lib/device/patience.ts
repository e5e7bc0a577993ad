import { watched, type Watched } from './watched.ts';

/** Notices when something that was asked for does not come back. */
export interface Patience {
  /** Nothing has come back for unusually long, although somebody waits; false again as soon as something does. */
  readonly isLate: Watched<boolean>;
  /** Somebody waits from now on; gives the function that says that it is over. */
  begin(): () => void;
  /** A part of what is waited for has come back: what is long but moves is not late. */
  advance(): void;
}

/** Kept below ten seconds, after which people believe that nothing happens any more. */
const patienceMs = 8_000;

export function patience(): Patience {
  const [isLate, setLate] = watched(false);
  let waiting = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;

  function restart(): void {
    clearTimeout(timer);
    if (isLate.value) setLate(false);
    if (waiting === 0) return;
    // In two steps: a page that was asleep, or at work by itself, is given the second to hear what has come meanwhile.
    timer = setTimeout(() => {
      timer = setTimeout(() => setLate(true), patienceMs / 2);
    }, patienceMs / 2);
  }

  return {
    isLate,
    begin() {
      waiting += 1;
      // Whoever comes later does not prolong the wait of those who are there.
      if (waiting === 1) restart();
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        waiting -= 1;
        restart();
      };
    },
    advance: restart
  };
}
