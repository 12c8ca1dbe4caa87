import { DatabaseSync } from '@photostructure/sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { PackageGroup, PackageSummary } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import { migrate } from '../migrate';
import { migrations } from '../migrations';
import { registryRepository } from './registry';

let database: InstanceType<typeof DatabaseSync>;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  migrate(database, migrations);
});
afterEach(() => database.close());

const group = (name: string): PackageGroup => ({
  name,
  arn: name,
  description: null,
  status: 'Completed',
  createdAt: 1,
});
const summary = (version: number, in_ = 'bots'): PackageSummary => ({
  arn: `${in_}/${version}`,
  group: in_,
  version,
  status: 'Completed',
  approval: 'PendingManualApproval',
  description: null,
  createdAt: version,
});
const detailed = (version: number): ModelVersion => ({
  package: {
    ...summary(version),
    ...{ image: null, modelDataUrl: null, contentTypes: [], responseTypes: [], approvalNote: 'why' },
    ...{ modifiedAt: null, metricsS3Uri: null, metadata: { a: 'b' }, environment: {} },
  },
  evaluation: null,
  evaluationSource: 'nowhere',
});

it('gives back the lists as they were last read, newest version first, and as of when', () => {
  const registry = registryRepository(database);
  expect(registry.list('local')).toEqual({ groups: [], versions: [], fetchedAt: null });
  registry.saveList('local', [group('bots'), group('gone')], [summary(1), summary(2), summary(1, 'gone')], 5);
  registry.saveList('local', [group('bots')], [summary(1), summary(2)], 7);
  expect(registry.list('local')).toEqual({
    groups: [group('bots')],
    versions: [summary(2), summary(1)],
    fetchedAt: 7,
  });
  expect(registry.list('elsewhere').fetchedAt).toBeNull();
});

it('keeps what was described, also of a version that is not listed any more', () => {
  const registry = registryRepository(database);
  registry.saveVersion('local', detailed(1), 3);
  registry.saveVersion('local', detailed(2), 4);
  registry.saveList('local', [group('bots')], [summary(2)], 5);
  expect(registry.show('local', 'bots/1')).toEqual({ value: detailed(1), fetchedAt: 3, source: 'store' });
  expect(registry.details('local', 'bots')).toEqual([detailed(2), detailed(1)]);
  expect(registry.list('local').versions).toEqual([summary(2)]);
  registry.remove('local', 'bots/1');
  expect(registry.show('local', 'bots/1')).toBeNull();
});

it('keeps the last history of each thing', () => {
  const registry = registryRepository(database);
  const vertex = { arn: 'a', lineageType: 'Artifact', type: 'DataSet', name: null, source: null, properties: {} };
  registry.saveLineage('local', 'arn', { vertices: [], edges: [] }, 1);
  registry.saveLineage('local', 'arn', { vertices: [vertex], edges: [] }, 2);
  expect(registry.lineage('local', 'arn')).toEqual({
    value: { vertices: [vertex], edges: [] },
    fetchedAt: 2,
    source: 'store',
  });
  expect(registry.lineage('local', 'other')).toBeNull();
});
