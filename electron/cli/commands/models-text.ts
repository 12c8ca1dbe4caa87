import { approvalWords } from '../../../shared/model/approval-words';
import { isBaseline } from '../../../shared/model/evaluation';
import { formatDateTime } from '../../../shared/model/format';
import type { PackageSummary } from '../../../shared/model/model-package';
import type { ModelGroup, ModelVersion } from '../../../shared/model/model-version';
import { table } from '../output';

export function groupTable(groups: readonly ModelGroup[]): string {
  if (groups.length === 0) return 'No model group yet. Make one: upside models register JOB --group NAME';
  return table(
    ['GROUP', 'VERSIONS', 'NEWEST', 'NEWEST APPROVED', 'CREATED'],
    groups.map(({ createdAt, name, newest, newestApproved, versions }) => [
      name,
      String(versions),
      newest === null ? '–' : `${newest.version} (${approvalWords[newest.approval]})`,
      newestApproved === null ? '–' : String(newestApproved.version),
      formatDateTime(createdAt),
    ]),
    [1],
  );
}

export function versionTable(versions: readonly PackageSummary[]): string {
  if (versions.length === 0) return 'The group has no version.';
  return table(
    ['VERSION', 'APPROVAL', 'STATUS', 'CREATED', 'DESCRIPTION'],
    versions.map(({ approval, createdAt, description, group, status, version }) => [
      `${group}/${version}`,
      approvalWords[approval],
      status,
      formatDateTime(createdAt),
      description ?? '',
    ]),
  );
}

export function versionText({ evaluation, evaluationSource, package: item }: ModelVersion): string {
  const figures = (evaluation?.figures ?? []).filter(({ name }) => !isBaseline(name));
  const rows: (readonly [string, string])[] = [
    ['Approval', approvalWords[item.approval] + (item.approvalNote === null ? '' : `: ${item.approvalNote}`)],
    ['Status', item.status],
    ['Created', formatDateTime(item.createdAt)],
    ...(item.description === null ? [] : [['Description', item.description] as const]),
    ['ARN', item.arn],
    ['Image', item.image ?? 'none'],
    ['Artifact', item.modelDataUrl ?? 'none'],
    ['Takes', item.contentTypes.join(', ') || 'not said'],
    ['Evaluation', evaluation === null ? `none: ${evaluationSource}` : `from ${evaluationSource}`],
    ...figures.map(({ name, value }) => [`  ${name}`, value.toFixed(4)] as const),
    ...Object.entries(item.metadata).map(([name, value]) => [`Metadata ${name}`, value] as const),
  ];
  return `${item.group}/${item.version}${table(['', ''], rows)}`;
}
