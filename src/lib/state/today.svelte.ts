import { createSubscriber } from 'svelte/reactivity';

/** The day, for screens that stay open over midnight: whoever shows it is told when it has changed. */
export function followDay(today: () => string): { readonly current: string } {
  const subscribe = createSubscriber((update) => {
    let shown = today();
    const look = (): void => {
      if (today() === shown) return;
      shown = today();
      update();
    };
    // A laptop that slept runs late timers only after a while; being looked at again comes first.
    const timer = setInterval(look, lookEveryMs);
    document.addEventListener('visibilitychange', look);
    return () => {
      clearInterval(timer);
      document.removeEventListener('visibilitychange', look);
    };
  });
  return {
    get current() {
      subscribe();
      return today();
    }
  };
}

const lookEveryMs = 30_000;
