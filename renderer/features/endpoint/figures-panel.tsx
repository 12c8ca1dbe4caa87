import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SegmentedControl from '@cloudscape-design/components/segmented-control';
import { useState } from 'react';
import type { StreamItem } from '../../../shared/contract/index';
import { formatClock, formatDateTime } from '../../../shared/model/format';
import { useStream } from '../../bridge/use-stream';
import { LineChart } from '../../ui/chart/line-chart';
import { FailureAlert } from '../../ui/failure-alert';
import { useColorMode } from '../../ui/use-color-mode';
import { plotsOf } from './figures';

type Figures = StreamItem<'endpoints.monitor'>;

/** Minutes a person may look back. */
const windows = [5, 15, 60, 180];
const none = { since: 0, until: 0, periodSeconds: 60, series: [] };

/** Requests, errors and latency of each variant as CloudWatch has them, live. */
export function FiguresPanel({ name, workspaceId }: { readonly name: string; readonly workspaceId: string }) {
  const [minutes, setMinutes] = useState(15);
  const theme = useColorMode();
  const watch = useStream<'endpoints.monitor', Figures | null>(
    'endpoints.monitor',
    { workspaceId, name, minutes },
    null,
    (held, items) => items.at(-1) ?? held,
  );
  const figures = watch.state;
  const stored = figures?.source === 'store';
  const until = figures?.value.until ?? 0;
  return (
    <Container
      header={
        <Header
          variant="h2"
          description={stored ? `As of ${formatDateTime(figures.fetchedAt)}` : undefined}
          actions={
            <SegmentedControl
              label="How far back"
              selectedId={String(minutes)}
              options={windows.map((count) => ({
                id: String(count),
                text: count < 60 ? `${count} min` : `${count / 60} h`,
              }))}
              onChange={({ detail }) => setMinutes(Number(detail.selectedId))}
            />
          }
        >
          Figures
        </Header>
      }
    >
      {watch.end?.reason === 'failed' ? (
        <FailureAlert what="The figures stopped" failure={watch.end.error} onRetry={watch.restart} />
      ) : null}
      <div className="line-charts">
        {plotsOf(figures?.value ?? none).map(({ series, title }) => (
          <LineChart
            key={title}
            title={title}
            xLabel="at"
            gaps
            xRange={[-minutes, 0]}
            formatX={(x) => timeOf(until + x * 60_000, minutes)}
            series={series}
            height={150}
            theme={theme}
            emptyText={figures === null ? 'Reading …' : `Nothing in the last ${minutes} minutes.`}
          />
        ))}
      </div>
    </Container>
  );
}

/** Time of day, to the second where periods are shorter than a minute. */
function timeOf(at: number, minutes: number): string {
  return formatClock(at).slice(0, minutes > 15 ? 5 : 8);
}
