import { expect, it } from 'vitest';
import type { PackageSummary } from './model-package';
import { groupsWithVersions, packageArn, parseVersionLabel, versionLabel } from './model-version';

const version = (number: number, more: Partial<PackageSummary> = {}): PackageSummary => ({
  arn: `arn:aws:sagemaker:us-east-1:123456789012:model-package/bots/${number}`,
  group: 'bots',
  version: number,
  status: 'Completed',
  approval: 'PendingManualApproval',
  description: null,
  createdAt: number,
  ...more,
});

it('sees the newest and the newest approved version of each group, the latest moved group first', () => {
  const group = (name: string, createdAt: number) => ({
    name,
    arn: name,
    description: null,
    status: 'Completed',
    createdAt,
  });
  const groups = groupsWithVersions(
    [group('empty', 50), group('bots', 1)],
    [
      version(1, { approval: 'Approved' }),
      version(3),
      version(2, { approval: 'Approved' }),
      version(9, { group: 'x' }),
    ],
  );
  expect(
    groups.map(({ name, newest, newestApproved, versions }) => [
      name,
      versions,
      newest?.version,
      newestApproved?.version,
    ]),
  ).toEqual([
    ['empty', 0, undefined, undefined],
    ['bots', 3, 3, 2],
  ]);
});

it('reads back the names and ARNs it writes, in every partition', () => {
  for (const region of ['us-east-1', 'cn-north-1', 'us-gov-west-1']) {
    const arn = packageArn({ accountId: '123456789012', region }, 'bots', 12);
    expect(parseVersionLabel(arn)).toEqual({ group: 'bots', version: 12 });
  }
  expect(parseVersionLabel(versionLabel(version(3)))).toEqual({ group: 'bots', version: 3 });
  expect(parseVersionLabel('bots')).toBeNull();
  expect(parseVersionLabel('arn:aws:sagemaker:us-east-1:1:model/bots/1')).toBeNull();
});
