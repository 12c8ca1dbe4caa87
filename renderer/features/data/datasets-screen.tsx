import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { DataCard } from '../../../shared/model/dataset/data-card';
import { formatCount, formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { LinkTabs } from '../../ui/link-tabs';
import { AgeNote } from './age-note';
import { DatasetStatus } from './dataset-status';
import { groupVersions, type ListedVersion } from './group-versions';
import { NoDatasets } from './no-datasets';
import { useDatasets } from './use-datasets';
import './data.css';

/** Every data set made of transcripts with its versions, live. */
export function DatasetsScreen() {
  const online = useWorkspace((state) => state.connection.kind !== 'offline');
  const mayChange = useMayChange();
  const { failure, list, restart } = useDatasets();
  const rows = groupVersions(list?.versions ?? []);
  const sets = rows.filter(({ leads }) => leads).length;
  // Nothing is known until the service, or what is kept of it, has answered.
  const unknown = list === null || (list.fetchedAt === null && rows.length === 0);
  return (
    <SpaceBetween size="m">
      <LinkTabs
        label="Data"
        tabs={[
          { title: 'Data sets', href: hrefOf({ kind: 'datasets' }), current: true },
          { title: 'S3 browser', href: hrefOf({ kind: 'objects', bucket: null, prefix: '' }), current: false },
        ]}
      />
      {failure === null ? null : (
        <FailureAlert what="The data sets could not be read" failure={failure} onRetry={restart} />
      )}
      <AgeNote what="the data sets" fetchedAt={list?.fetchedAt ?? null} />
      <Table<ListedVersion>
        header={
          <Header
            variant="h1"
            counter={unknown ? '' : `(${sets})`}
            description="Transcripts become a data set: lines with speaker, scene and place, ready to train on. The same transcripts with the same settings are the same version."
            actions={
              <Button
                variant="primary"
                href={hrefOf({ kind: 'dataset-import', sample: false })}
                disabled={!online}
                {...mayChange}
              >
                Import transcripts
              </Button>
            }
          >
            Data sets
          </Header>
        }
        items={rows}
        trackBy={({ summary }) => `${summary.dataset}@${summary.version}`}
        loading={unknown && failure === null && online}
        loadingText="Reading the data sets"
        empty={unknown ? <Box textAlign="center">Which data sets there are is not known.</Box> : <NoDatasets />}
        ariaLabels={{ tableLabel: 'Data sets' }}
        columnDefinitions={columns}
      />
    </SpaceBetween>
  );
}

const figure = (id: string, header: string, of: (counts: DataCard['counts']) => number) => ({
  id,
  header: <div className="data-figure">{header}</div>,
  cell: ({ summary: { card } }: ListedVersion) => (
    <div className="data-figure">{card === null ? '' : formatCount(of(card.counts))}</div>
  ),
});

const columns: readonly TableProps.ColumnDefinition<ListedVersion>[] = [
  {
    id: 'dataset',
    header: 'Data set',
    cell: ({ leads, summary }) => <span className={leads ? 'data-leads' : 'data-quiet'}>{summary.dataset}</span>,
  },
  {
    id: 'version',
    header: 'Version',
    isRowHeader: true,
    cell: ({ summary: { dataset, version } }) => (
      <Link href={hrefOf({ kind: 'dataset', dataset, version })}>
        <span className="mono">{version}</span>
      </Link>
    ),
  },
  { id: 'status', header: 'Status', cell: ({ summary }) => <DatasetStatus status={summary.status} /> },
  { id: 'created', header: 'Imported', cell: ({ summary }) => formatDateTime(summary.createdAt) },
  figure('lines', 'Lines', ({ records }) => records),
  figure('scenes', 'Scenes', ({ scenes }) => scenes),
  figure('speakers', 'Speakers', ({ speakers }) => speakers),
  figure('locations', 'Places', ({ locations }) => locations),
];
