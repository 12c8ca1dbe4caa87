import { expect, it } from 'vitest';
import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import { groupVersions } from './group-versions';

const version = (dataset: string, createdAt: number): DatasetVersionSummary => ({
  dataset,
  version: String(createdAt).padStart(12, '0'),
  status: 'ready',
  createdAt,
  jobName: null,
  failure: null,
  card: null,
});

it('keeps the versions of a data set together, newest first, and the set that moved last in front', () => {
  const grouped = groupVersions([version('old', 1), version('new', 2), version('old', 9), version('new', 5)]);
  expect(grouped.map(({ leads, summary }) => [summary.dataset, summary.createdAt, leads])).toEqual([
    ['old', 9, true],
    ['old', 1, false],
    ['new', 5, true],
    ['new', 2, false],
  ]);
});
