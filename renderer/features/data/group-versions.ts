import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';

export interface ListedVersion {
  readonly summary: DatasetVersionSummary;
  /** The first of its data set in the list. */
  readonly leads: boolean;
}

/** Versions of one data set stand together, the newest first; the data set with the newest version leads. */
export function groupVersions(versions: readonly DatasetVersionSummary[]): readonly ListedVersion[] {
  const groups = new Map<string, DatasetVersionSummary[]>();
  for (const one of versions.toSorted((a, b) => b.createdAt - a.createdAt)) {
    const group = groups.get(one.dataset);
    if (group) group.push(one);
    else groups.set(one.dataset, [one]);
  }
  return [...groups.values()].flatMap((group) => group.map((summary, index) => ({ summary, leads: index === 0 })));
}
