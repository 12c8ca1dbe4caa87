import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import type { StreamItem } from '../../../shared/contract/index';
import { formatDateTime } from '../../../shared/model/format';
import type { ModelGroup } from '../../../shared/model/model-version';
import { hrefOf } from '../../../shared/model/screen-address';
import { useStream } from '../../bridge/use-stream';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { AgeNote } from './age-note';
import { Approval } from './approval';
import './models.css';

type Groups = StreamItem<'models.watchGroups'>;

/** Every model group of the workspace with its newest versions, live. */
export function ModelsScreen() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const online = useWorkspace((state) => state.connection.kind !== 'offline');
  const list = useStream<'models.watchGroups', Groups | null>(
    'models.watchGroups',
    { workspaceId },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const failure = list.end?.reason === 'failed' ? list.end.error : null;
  const groups = list.state?.groups ?? [];
  // Nothing is known until the service, or what is kept of it, has answered.
  const unknown = list.state === null || (list.state.fetchedAt === null && groups.length === 0);
  return (
    <SpaceBetween size="m">
      {failure === null ? null : (
        <FailureAlert what="The models could not be read" failure={failure} onRetry={list.restart} />
      )}
      <AgeNote what="the models" fetchedAt={list.state?.fetchedAt ?? null} />
      <Table<ModelGroup>
        header={
          <Header
            variant="h1"
            counter={unknown ? '' : `(${groups.length})`}
            description="A group holds the versions of one model. A version is approved before it is deployed."
          >
            Models
          </Header>
        }
        items={groups}
        trackBy="name"
        loading={unknown && failure === null && online}
        loadingText="Reading the models"
        empty={unknown ? <Box textAlign="center">Which models there are is not known.</Box> : <NoModels />}
        ariaLabels={{ tableLabel: 'Model groups' }}
        columnDefinitions={[
          {
            id: 'name',
            header: 'Group',
            isRowHeader: true,
            cell: ({ name }) => <Link href={hrefOf({ kind: 'model-group', group: name })}>{name}</Link>,
          },
          {
            id: 'versions',
            header: <div className="models-figure">Versions</div>,
            cell: ({ versions }) => <div className="models-figure">{versions}</div>,
          },
          { id: 'newest', header: 'Newest version', cell: (group) => <Newest group={group} /> },
          { id: 'approved', header: 'Newest approved', cell: (group) => <NewestApproved group={group} /> },
          {
            id: 'changed',
            header: 'Registered',
            cell: ({ createdAt, newest }) => formatDateTime(newest?.createdAt ?? createdAt),
          },
        ]}
      />
    </SpaceBetween>
  );
}

function Newest({ group: { name, newest } }: { readonly group: ModelGroup }) {
  if (newest === null) return <span className="models-none">No version</span>;
  return (
    <SpaceBetween direction="horizontal" size="xs">
      <Link href={hrefOf({ kind: 'model-version', group: name, version: newest.version })}>
        {`Version ${newest.version}`}
      </Link>
      <Approval version={newest} />
    </SpaceBetween>
  );
}

function NewestApproved({ group: { name, newestApproved } }: { readonly group: ModelGroup }) {
  if (newestApproved === null) return <span className="models-none">None</span>;
  return (
    <Link href={hrefOf({ kind: 'model-version', group: name, version: newestApproved.version })}>
      {`Version ${newestApproved.version}`}
    </Link>
  );
}

/** The next step: a model begins as a job. */
function NoModels() {
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">No models yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        Open a training job that completed and choose “Register model”: it becomes the first version of a group.
      </Box>
      <Button href={hrefOf({ kind: 'jobs' })}>Go to training jobs</Button>
    </Box>
  );
}
