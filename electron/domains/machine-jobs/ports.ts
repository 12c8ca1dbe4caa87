/** A place on this machine for one file on its way from one bucket to another. */
export interface Scratch {
  /** A path nothing lies at yet; what lies there afterwards is removed. Rejects with what `work` rejects with. */
  withFile<T>(work: (path: string) => Promise<T>): Promise<T>;
}
