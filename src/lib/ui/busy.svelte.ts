/** One thing at a time: a second press while the first is at work does nothing. */
export class Busy {
  #isBusy = $state(false);

  get is(): boolean {
    return this.#isBusy;
  }

  async with(work: () => Promise<void>): Promise<void> {
    if (this.#isBusy) return;
    this.#isBusy = true;
    try {
      await work();
    } finally {
      this.#isBusy = false;
    }
  }
}
