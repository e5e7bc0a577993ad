/** What every write has to know before it writes: one row, one read. */
export interface Meta {
  readonly id: 'meta';
  /** This very database. A cleared and re-created one has another. */
  readonly dbId: string;
  /** The history that all devices and files of one business share. */
  readonly dataset: string;
  readonly device: string;
  readonly schemaEpoch: number;
  /** Number and hash of this device's last commit; 0 and '' before the first. */
  readonly n: number;
  readonly prev: string;
  /** Latest hybrid logical clock in any commit here. */
  readonly at: number;
  /** Latest wall time that a command was judged at, so that a clock set back changes nothing (WR6). */
  readonly observedMs: number;
  /** Local arrival number of the last commit part: what other tabs watch, to follow. */
  readonly seq: number;
  /** The devices whose numbers this one goes on with, since it took the place of what they had; the nearest first (BR14). */
  readonly heirOf?: readonly string[];
  /** Changes whenever a restore puts other rows in the place of those that tabs have read. */
  readonly filling?: string;
}
