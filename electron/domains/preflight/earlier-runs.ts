import type { RunStore } from '../store-ports';

/** Descriptions to look at for how long something takes. */
const mostEarlier = 20;

interface Listed {
  readonly name: string;
  readonly status: string;
  readonly createdAt: number;
}

/**
 * Jobs seen earlier that may tell how long one like them takes, the newest first: those of the list that completed and
 * that `mayBe` does not rule out already, as they were described last.
 */
export async function earlierRuns<S extends Listed, D>(
  workspaceId: string,
  store: Pick<RunStore<S, D>, 'list' | 'show'>,
  mayBe: (listed: S) => boolean,
): Promise<readonly D[]> {
  const { jobs } = await store.list(workspaceId);
  const alike = jobs
    .filter((job) => job.status === 'Completed' && mayBe(job))
    .toSorted((a, b) => b.createdAt - a.createdAt)
    .slice(0, mostEarlier);
  const found = await Promise.all(alike.map(({ name }) => store.show(workspaceId, name)));
  return found.flatMap((job) => (job === null ? [] : [job.value]));
}
