import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Table, { type TableProps } from '@cloudscape-design/components/table';
import type { DatasetVersionSummary } from '../../../shared/model/dataset/dataset';
import { formatCount, formatDateTime } from '../../../shared/model/format';
import { hrefOf } from '../../../shared/model/screen-address';
import { useMayChange } from '../../bridge/may-change';
import { useWorkspace } from '../../bridge/workspace-store';
import { FailureAlert } from '../../ui/failure-alert';
import { AgeNote } from './age-note';
import { useVersions } from './use-versions';
import './insights.css';

/** Which data set to look into: every version that is ready. */
export function InsightsScreen() {
  const online = useWorkspace((state) => state.connection.kind !== 'offline');
  const { failure, list, ready, restart } = useVersions();
  const unknown = list === null || (list.fetchedAt === null && list.versions.length === 0);
  return (
    <SpaceBetween size="m">
      {failure === null ? null : (
        <FailureAlert what="The data sets could not be read" failure={failure} onRetry={restart} />
      )}
      <AgeNote what="the data sets" fetchedAt={list?.fetchedAt ?? null} />
      <Table<DatasetVersionSummary>
        header={
          <Header
            variant="h1"
            counter={unknown ? '' : `(${ready.length})`}
            description="What is told, who belongs together and who says what. Choose a version of a data set to look into."
          >
            Insights
          </Header>
        }
        items={ready}
        trackBy={({ dataset, version }) => `${dataset}@${version}`}
        loading={unknown && failure === null && online}
        loadingText="Reading the data sets"
        empty={unknown ? <Box textAlign="center">Which data sets there are is not known.</Box> : <NoVersions />}
        ariaLabels={{ tableLabel: 'Data sets to look into' }}
        columnDefinitions={columns}
      />
    </SpaceBetween>
  );
}

function NoVersions() {
  const mayChange = useMayChange();
  return (
    <Box textAlign="center" padding={{ vertical: 'xxl' }}>
      <Box variant="h2">Nothing to look into yet</Box>
      <Box variant="p" color="text-body-secondary" padding={{ bottom: 'm' }}>
        Insights are found in a data set that is ready. Make one of transcripts of your own, or of the sample.
      </Box>
      <div className="insights-center">
        <SpaceBetween direction="horizontal" size="xs">
          <Button variant="primary" href={hrefOf({ kind: 'dataset-import', sample: true })} {...mayChange}>
            Use the sample
          </Button>
          <Button href={hrefOf({ kind: 'datasets' })}>Go to the data sets</Button>
        </SpaceBetween>
      </div>
    </Box>
  );
}

const count = (id: string, header: string, of: (one: DatasetVersionSummary) => number | undefined) => ({
  id,
  header: <div className="insights-figure">{header}</div>,
  cell: (one: DatasetVersionSummary) => <div className="insights-figure">{formatCount(of(one) ?? 0)}</div>,
});

const columns: readonly TableProps.ColumnDefinition<DatasetVersionSummary>[] = [
  {
    id: 'dataset',
    header: 'Data set',
    isRowHeader: true,
    cell: ({ dataset, version }) => (
      <Link href={hrefOf({ kind: 'insight', dataset, version, tab: 'themes' })}>
        {dataset} <span className="mono">{version}</span>
      </Link>
    ),
  },
  { id: 'created', header: 'Imported', cell: ({ createdAt }) => formatDateTime(createdAt) },
  count('lines', 'Lines', ({ card }) => card?.counts.records),
  count('scenes', 'Scenes', ({ card }) => card?.counts.scenes),
  count('speakers', 'Speakers', ({ card }) => card?.counts.speakers),
];
