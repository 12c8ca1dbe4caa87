import { type ProcessRow, processTable, treeOf } from './process-table';

/**
 * Everything that was seen below a job's process at some time. A child with a session and an
 * environment of its own bears no mark of the job, and once its parent has gone nothing in the
 * process table ties it to the job either: it is known only by having been seen.
 */
export class Family {
  readonly #seen = new Map<string, ProcessRow>();

  /** `leads` says whether the leader still lives: afterwards its pid may be another's, and so may its tree. */
  constructor(
    private readonly leader: number,
    private readonly leads: () => boolean,
  ) {}

  /** Rows of the leader's tree, as they are now. */
  remember(rows: readonly ProcessRow[]): void {
    if (!this.leads()) return;
    for (const row of rows) this.#seen.set(keyOf(row), row);
  }

  /** Takes down who is there now. */
  async look(): Promise<void> {
    this.remember(treeOf(await processTable(), this.leader));
  }

  /** Those seen that still live, and whatever they started meanwhile. */
  async living(): Promise<readonly ProcessRow[]> {
    const table = await processTable();
    const known = table.filter((row) => this.#seen.has(keyOf(row)));
    const found = new Map(known.flatMap(({ pid }) => treeOf(table, pid)).map((row) => [keyOf(row), row]));
    return [...found.values()];
  }
}

/** A pid alone is used again. */
function keyOf({ pid, startedAt }: ProcessRow): string {
  return `${pid}/${startedAt}`;
}
