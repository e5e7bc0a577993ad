import { createSubscriber } from 'svelte/reactivity';

/** The day, for screens that stay open over midnight: whoever shows it is told when it has changed. */
export function followDay(today: () => string): { readonly current: string } {
  /** As it is shown, so that a hundred rows need not ask the clock a hundred times; null: nobody shows it. */
  let shown: string | null = null;
  const subscribe = createSubscriber((update) => {
    shown = today();
    const look = (): void => {
      if (today() === shown) return;
      shown = today();
      update();
    };
    // A laptop that slept runs late timers only after a while; being looked at again comes first.
    const timer = setInterval(look, lookEveryMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      shown = null;
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  });
  return {
    get current() {
      subscribe();
      return shown ?? today();
    }
  };
}

const lookEveryMs = 30_000;
