/** One icon by itself: through the index of all, a page would seem to need those of every other page too. */
declare module 'lucide/dist/esm/icons/*.mjs' {
  import type { IconNode } from 'lucide';
  const icon: IconNode;
  export default icon;
}
