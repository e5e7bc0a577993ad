/** `npm run faults` tries everything; each run of all tests tries a part of it. */
export const isThorough = faultsAsked() === 'all';

/** Says in figures what a fault of the catalogue was tried on; `npm run faults` gathers these lines. */
export function counted(fault: string, figures: Readonly<Record<string, number>>): void {
  console.log(`fault ${fault} ${JSON.stringify(figures)}`);
}

/** Tests of this folder run in Vite and in Playwright, which keep their settings in different places. */
function faultsAsked(): unknown {
  return typeof process === 'undefined' ? import.meta.env.VITE_FAULTS : process.env.VITE_FAULTS;
}
