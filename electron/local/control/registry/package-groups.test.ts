import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ControlBench } from '../testing/control-bench';
import { packageRequest } from '../testing/package-request';

const arnOf = (name: string) => `arn:aws:sagemaker:us-east-1:123456789012:model-package-group/${name}`;

let bench: ControlBench;
beforeEach(() => {
  bench = new ControlBench();
});
afterEach(() => bench.close());

const create = async (name: string, more: Record<string, unknown> = {}) => {
  bench.now += 1000;
  return bench.send('CreateModelPackageGroup', { ModelPackageGroupName: name, ...more });
};
const names = (list: Record<string, unknown>, member = 'ModelPackageGroupSummaryList', key = 'ModelPackageGroupName') =>
  (list[member] as Record<string, unknown>[]).map((summary) => summary[key]);

describe('package groups', () => {
  it('are created with tags, described by name or ARN, and not twice', async () => {
    const Tags = [{ Key: 'project', Value: 'upside' }];
    expect(await create('Chat', { ModelPackageGroupDescription: 'd', Tags })).toEqual({
      ModelPackageGroupArn: arnOf('Chat'),
    });
    const described = await bench.send('DescribeModelPackageGroup', { ModelPackageGroupName: 'Chat' });
    expect(described).toEqual({
      ModelPackageGroupName: 'Chat',
      ModelPackageGroupArn: arnOf('Chat'),
      ModelPackageGroupDescription: 'd',
      ModelPackageGroupStatus: 'Completed',
      CreationTime: new Date(bench.now),
      CreatedBy: {},
    });
    expect(await bench.send('DescribeModelPackageGroup', { ModelPackageGroupName: arnOf('Chat') })).toEqual(described);
    expect(await bench.send('ListTags', { ResourceArn: arnOf('Chat') })).toEqual({ Tags });
    expect(await bench.failure('CreateModelPackageGroup', { ModelPackageGroupName: 'chat' })).toBe(
      `ValidationException: Model Package Group already exists: ${arnOf('Chat')}`,
    );
    expect(await bench.failure('DescribeModelPackageGroup', { ModelPackageGroupName: 'none' })).toBe(
      `ValidationException: ModelPackageGroup ${arnOf('none')} does not exist.`,
    );
  });

  it('are listed in pages, the oldest first', async () => {
    for (const name of ['c', 'a', 'b']) await create(name);
    const first = await bench.send('ListModelPackageGroups', { MaxResults: 2 });
    expect(names(first)).toEqual(['c', 'a']);
    const rest = await bench.send('ListModelPackageGroups', { MaxResults: 2, NextToken: first.NextToken });
    expect(names(rest)).toEqual(['b']);
    expect(rest.NextToken).toBeUndefined();
    expect(names(await bench.send('ListModelPackageGroups', { SortBy: 'Name', SortOrder: 'Descending' }))).toEqual([
      'c',
      'b',
      'a',
    ]);
    expect(names(await bench.send('ListModelPackageGroups', { NameContains: 'a' }))).toEqual(['a']);
    expect(
      names(await bench.send('ListModelPackageGroups', { CreationTimeAfter: new Date(bench.now - 1000) })),
    ).toEqual(['b']);
    expect(names(await bench.send('ListModelPackageGroups', { CrossAccountFilterOption: 'CrossAccount' }))).toEqual([]);
    expect(await bench.failure('ListModelPackageGroups', { SortBy: 'Name', NextToken: first.NextToken })).toContain(
      'Invalid pagination token',
    );
  });

  it('are deleted with their tags once they are empty', async () => {
    await create('Chat', { Tags: [{ Key: 'a', Value: 'b' }] });
    const { ModelPackageArn } = await bench.send('CreateModelPackage', packageRequest('Chat'));
    expect(await bench.failure('DeleteModelPackageGroup', { ModelPackageGroupName: 'Chat' })).toBe(
      `ConflictException: Model Package Group ${arnOf('Chat')} cannot be deleted because it still contains Model Packages.`,
    );
    await bench.send('DeleteModelPackage', { ModelPackageName: ModelPackageArn });
    await bench.send('DeleteModelPackageGroup', { ModelPackageGroupName: 'Chat' });
    expect(await bench.failure('ListTags', { ResourceArn: arnOf('Chat') })).toContain('not found');
    await create('Chat');
    expect(await bench.send('ListTags', { ResourceArn: arnOf('Chat') })).toEqual({ Tags: [] });
  });
});

describe('the versions of a group', () => {
  const list = async (more: Record<string, unknown>) =>
    names(
      await bench.send('ListModelPackages', { ModelPackageGroupName: 'Chat', ...more }),
      'ModelPackageSummaryList',
      'ModelPackageVersion',
    );

  it('are listed by group, approval, order and page', async () => {
    await create('Chat');
    await create('Other');
    await bench.send('CreateModelPackage', packageRequest('Other'));
    for (const ModelApprovalStatus of ['Approved', undefined, 'Rejected', 'Approved']) {
      bench.now += 1000;
      await bench.send('CreateModelPackage', packageRequest('Chat', { ModelApprovalStatus }));
    }
    expect(await list({})).toEqual([1, 2, 3, 4]);
    expect(await list({ SortOrder: 'Descending', SortBy: 'CreationTime' })).toEqual([4, 3, 2, 1]);
    expect(await list({ SortOrder: 'Descending', SortBy: 'Name', MaxResults: 3 })).toEqual([4, 3, 2]);
    expect(await list({ ModelApprovalStatus: 'Approved' })).toEqual([1, 4]);
    expect(await list({ ModelApprovalStatus: 'PendingManualApproval' })).toEqual([2]);
    expect(await list({ ModelPackageGroupName: arnOf('Other') })).toEqual([1]);
    expect(await bench.send('ListModelPackages', {})).toEqual({ ModelPackageSummaryList: [] });
    const every = await bench.send('ListModelPackages', { ModelPackageType: 'Both' });
    expect(every.ModelPackageSummaryList).toHaveLength(5);
    expect(await bench.failure('ListModelPackages', { ModelPackageGroupName: 'none' })).toContain('does not exist');
  });
});
