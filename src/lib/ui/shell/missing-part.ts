/** Vite tells of code that could not be loaded, before it throws the very same error. */
const missing = new WeakSet<object>();

addEventListener('vite:preloadError', (event) => {
  const { payload } = event as Event & { readonly payload: unknown };
  if (typeof payload === 'object' && payload !== null) missing.add(payload);
});

/** Whether an error says that a part of the app is not on this device yet, and cannot be had without a network. */
export function isMissingPart(error: unknown): boolean {
  return typeof error === 'object' && error !== null && missing.has(error);
}
