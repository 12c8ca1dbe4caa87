import Badge from '@cloudscape-design/components/badge';
import Box from '@cloudscape-design/components/box';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table from '@cloudscape-design/components/table';
import { formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useRequest } from '../../bridge/use-request';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { openRowOnEnter } from '../../ui/open-row';
import { AgeNote } from './age-note';

/** Which buckets there are. */
export function BucketsTable() {
  const workspaceId = useWorkspace((state) => state.workspace.id);
  const { reload, result } = useRequest('objects.buckets', { workspaceId });
  const list = result.kind === 'ready' ? result.data : null;
  return (
    <SpaceBetween size="m">
      {result.kind === 'failed' ? (
        <FailureAlert what="The buckets could not be listed" failure={result.error} onRetry={reload} />
      ) : null}
      <AgeNote what="the list of buckets" fetchedAt={list?.fetchedAt ?? null} />
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only adds a key to the grid inside. */}
      <div onKeyDown={openRowOnEnter}>
        <Table
          header={
            <Header variant="h1" counter={list === null ? '' : `(${list.buckets.length})`}>
              Buckets
            </Header>
          }
          items={list?.buckets ?? []}
          trackBy="name"
          loading={result.kind === 'loading'}
          loadingText="Listing the buckets"
          enableKeyboardNavigation
          ariaLabels={{ tableLabel: 'Buckets' }}
          empty={
            <Box textAlign="center" color="text-body-secondary">
              {list === null
                ? 'Which buckets there are is not known.'
                : 'There is no bucket yet. The first upload or training job makes the workspace’s own.'}
            </Box>
          }
          columnDefinitions={[
            {
              id: 'name',
              header: 'Name',
              isRowHeader: true,
              cell: ({ isDefault, name }) => (
                <span className="objects-name">
                  <Link href={hrefOf({ kind: 'objects', bucket: name, prefix: '' })}>{name}</Link>
                  {isDefault ? <Badge color="blue">of this workspace</Badge> : null}
                </span>
              ),
            },
            {
              id: 'created',
              header: 'Created',
              cell: ({ createdAt }) => (createdAt === null ? '—' : formatDateTime(createdAt)),
            },
          ]}
        />
      </div>
    </SpaceBetween>
  );
}
