import SpaceBetween from '@cloudscape-design/components/space-between';
import type { PackageSummary } from '../../../shared/model/model-package';
import type { ModelVersion } from '../../../shared/model/model-version';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { ScreenPlaceholder } from '../../ui/screen-placeholder';
import { AgeNote } from './age-note';
import { EvaluationPanel } from './evaluation-panel';
import { LineagePanel } from './lineage-panel';
import { useVersions } from './use-versions';
import { VersionFacts } from './version-facts';
import { VersionHeading } from './version-heading';
import { VersionSettings } from './version-settings';
import './models.css';

/** One version: where it stands, how good it is, where it comes from, and what can be done with it. */
export function VersionScreen({ group, version }: { readonly group: string; readonly version: number }) {
  const label = `${group}/${version}`;
  const { list, failure, restart } = useVersions(group);
  const listed = list?.versions.find(({ summary }) => summary.version === version) ?? null;
  if (listed === null) {
    if (failure !== null)
      return <FailureAlert what={`${label} could not be opened`} failure={failure} onRetry={restart} />;
    if (list === null || list.fetchedAt === null) return <Waiting label={label} known={list !== null} />;
    return <Gone label={label} />;
  }
  return <Opened summary={listed.summary} known={listed.known} fetchedAt={list?.fetchedAt ?? null} />;
}

function Waiting({ label, known }: { readonly label: string; readonly known: boolean }) {
  const offline = useWorkspace((state) => state.connection.kind === 'offline');
  return offline && known ? (
    <AgeNote what="the versions of this group" fetchedAt={null} />
  ) : (
    <ScreenPlaceholder label={`Opening ${label}`} />
  );
}

function Gone({ label }: { readonly label: string }) {
  const failure = {
    code: 'model.not-found',
    message: `There is no version ${label}.`,
    hint: 'It may have been deleted; look at the list of models.',
  };
  return <FailureAlert what={`${label} could not be opened`} failure={failure} />;
}

interface OpenedProps {
  readonly summary: PackageSummary;
  readonly known: ModelVersion | null;
  readonly fetchedAt: number | null;
}

function Opened({ summary, known, fetchedAt }: OpenedProps) {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const online = useWorkspace((state) => state.connection.kind === 'online');
  // Versions far down a long list are described only when one of them is opened.
  const shown = useRequest('models.show', known === null ? { workspaceId, arn: summary.arn } : null);
  const version = known ?? (shown.result.kind === 'ready' ? shown.result.data.value : null);
  const label = `${summary.group}/${summary.version}`;
  return (
    <SpaceBetween size="m">
      <VersionHeading summary={summary} online={online} />
      <AgeNote what={`version ${label}`} fetchedAt={fetchedAt} />
      {shown.result.kind === 'failed' && version === null ? (
        <FailureAlert what={`${label} could not be read`} failure={shown.result.error} onRetry={shown.reload} />
      ) : null}
      <VersionFacts summary={summary} version={version} />
      {version === null ? null : <EvaluationPanel version={version} />}
      <LineagePanel arn={summary.arn} title="Lineage" stamp={summary.approval} />
      {version === null ? null : <VersionSettings item={version.package} />}
    </SpaceBetween>
  );
}
