/** The page is shown again, after whatever other tabs did meanwhile. Gives the function that ends it. */
export function whenShown(listener: () => void): () => void {
  return onVisibility('visible', listener);
}

/** The page is left: on phones this is the last that it hears. */
export function whenHidden(listener: () => void): () => void {
  return onVisibility('hidden', listener);
}

function onVisibility(state: DocumentVisibilityState, listener: () => void): () => void {
  const told = (): void => {
    if (document.visibilityState === state) listener();
  };
  document.addEventListener('visibilitychange', told);
  return () => document.removeEventListener('visibilitychange', told);
}
