import { AwsError, type Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import { validationFailure } from '../errors';
import { readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import { checkTags } from '../tags';
import type { Tag } from '../training-job-request';
import { withoutNulls } from '../without-nulls';
import { type GroupRow, type GroupStore, toGroup } from './group-store';
import type { ModelPackageGroup } from './model-package';
import type { RegistryNames } from './registry-names';

interface GroupOptions {
  readonly database: Database;
  readonly groups: GroupStore;
  readonly names: RegistryNames;
  readonly tokens: PageTokens;
  readonly clock: () => number;
}

interface ListGroupsRequest {
  readonly CreationTimeAfter?: Date;
  readonly CreationTimeBefore?: Date;
  readonly NameContains?: string;
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly CrossAccountFilterOption?: 'SameAccount' | 'CrossAccount';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

export interface PackageGroupOperations {
  readonly CreateModelPackageGroup: Operation;
  readonly DescribeModelPackageGroup: Operation;
  readonly ListModelPackageGroups: Operation;
  readonly DeleteModelPackageGroup: Operation;
}

/** The group with this name or ARN; throws ValidationException as the service does when there is none. */
export function groupNamed(groups: GroupStore, names: RegistryNames, nameOrArn: unknown): ModelPackageGroup {
  const arn = names.asGroupArn(String(nameOrArn));
  const group = groups.find(arn);
  if (group === null) throw validationFailure(`ModelPackageGroup ${arn} does not exist.`);
  return group;
}

/** The operations on model package groups. What one of them acknowledges is on disk. */
export function packageGroupOperations({
  database,
  groups,
  names,
  tokens,
  clock,
}: GroupOptions): PackageGroupOperations {
  return {
    CreateModelPackageGroup(input) {
      const {
        ModelPackageGroupName: name,
        Tags = [],
        ...content
      } = withoutNulls(input) as ModelPackageGroup['content'] & {
        readonly ModelPackageGroupName: string;
        readonly Tags?: readonly Tag[];
      };
      checkTags(Tags);
      const arn = names.groupArn(name);
      if (!groups.insert({ name, arn, content, createdAt: clock() }, Tags))
        throw validationFailure(`Model Package Group already exists: ${groups.find(arn)?.arn ?? arn}`);
      return { ModelPackageGroupArn: arn };
    },
    DescribeModelPackageGroup(input) {
      return { ...describe(groupNamed(groups, names, input.ModelPackageGroupName)), CreatedBy: {} };
    },
    ListModelPackageGroups(input) {
      const request = withoutNulls(input) as ListGroupsRequest;
      const { NextToken, MaxResults, ...asked } = request;
      // There are no other accounts here that could share a group.
      if (request.CrossAccountFilterOption === 'CrossAccount') return { ModelPackageGroupSummaryList: [] };
      const { rows, token } = readPage<GroupRow>(database, tokens, {
        from: 'model_package_groups',
        conditions: [
          ...whenGiven('created_at > ?', request.CreationTimeAfter),
          ...whenGiven('created_at < ?', request.CreationTimeBefore),
          ...whenGiven('instr(name, ?) > 0', request.NameContains),
        ],
        column: request.SortBy === 'Name' ? 'name' : 'created_at',
        descending: request.SortOrder === 'Descending',
        size: MaxResults ?? 10,
        question: ['ListModelPackageGroups', asked],
        token: NextToken,
      });
      return { ModelPackageGroupSummaryList: rows.map((row) => describe(toGroup(row))), ...token };
    },
    DeleteModelPackageGroup(input) {
      const group = groupNamed(groups, names, input.ModelPackageGroupName);
      if (!groups.delete(group)) {
        throw new AwsError(
          'ConflictException',
          `Model Package Group ${group.arn} cannot be deleted because it still contains Model Packages.`,
        );
      }
      return {};
    },
  };
}

function describe(group: ModelPackageGroup): Record<string, unknown> {
  return {
    ModelPackageGroupName: group.name,
    ModelPackageGroupArn: group.arn,
    ...group.content,
    CreationTime: new Date(group.createdAt),
    ModelPackageGroupStatus: 'Completed',
  };
}
