/** One line of `npm run bench`. */
export interface BenchRow {
  readonly id: string;
  readonly value: number;
  readonly unit: string;
  /** What the value is held against, measured in the same run; null where the goal is absolute or nothing was measured. */
  readonly baseline: number | null;
  readonly ratio: number | null;
  readonly goal: string;
  /** Null where it was not measured. */
  readonly ok: boolean | null;
  readonly note?: string;
}
