import type { Operation } from '../../gateway/service';
import type { Database } from '../../storage/database';
import { type Condition, readPage, whenGiven } from '../page-query';
import type { PageTokens } from '../page-tokens';
import { withoutNulls } from '../without-nulls';
import { summarizePackage } from './describe-package';
import type { ModelPackageGroup } from './model-package';
import { type PackageRow, toPackage } from './package-store';

interface ListPackagesRequest {
  readonly CreationTimeAfter?: Date;
  readonly CreationTimeBefore?: Date;
  readonly NameContains?: string;
  readonly ModelApprovalStatus?: string;
  readonly ModelPackageGroupName?: string;
  readonly ModelPackageType?: 'Versioned' | 'Unversioned' | 'Both';
  readonly SortBy?: 'Name' | 'CreationTime';
  readonly SortOrder?: 'Ascending' | 'Descending';
  readonly NextToken?: string;
  readonly MaxResults?: number;
}

/**
 * ListModelPackages, the oldest first when no order is asked for. Without a group only unversioned packages are
 * given unless ModelPackageType says otherwise.
 */
export function listPackages(
  database: Database,
  tokens: PageTokens,
  groupNamed: (nameOrArn: string) => ModelPackageGroup,
): Operation {
  return (input) => {
    const request = withoutNulls(input) as ListPackagesRequest;
    const { NextToken, MaxResults, ...asked } = request;
    const { ModelPackageGroupName: groupName } = request;
    const group = groupName === undefined ? null : groupNamed(groupName);
    const { rows, token } = readPage<PackageRow>(database, tokens, {
      from: 'model_packages',
      conditions: [
        ...(group === null ? [] : [['group_id = ?', group.id] as const]),
        ...ofType(request.ModelPackageType ?? (group === null ? 'Unversioned' : 'Versioned')),
        ...whenGiven('created_at > ?', request.CreationTimeAfter),
        ...whenGiven('created_at < ?', request.CreationTimeBefore),
        ...whenGiven('instr(name, ?) > 0', request.NameContains),
        ...whenGiven('approval = ?', request.ModelApprovalStatus),
      ],
      // Versions of one group have one name: by name they come in the order they were made, by their ids.
      column: request.SortBy === 'Name' ? 'name' : 'created_at',
      descending: request.SortOrder === 'Descending',
      size: MaxResults ?? 10,
      question: ['ListModelPackages', asked],
      token: NextToken,
    });
    return { ModelPackageSummaryList: rows.map((row) => summarizePackage(toPackage(row))), ...token };
  };
}

function ofType(type: 'Versioned' | 'Unversioned' | 'Both'): readonly Condition[] {
  if (type === 'Both') return [];
  return [[type === 'Versioned' ? 'version IS NOT NULL' : 'version IS NULL']];
}
