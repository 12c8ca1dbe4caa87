import Container from '@cloudscape-design/components/container';
import type { MetricSeries } from '../../../shared/model/metric-series';
import { isTerminal, type TrainingJob } from '../../../shared/model/training-job';
import { useStream } from '../../bridge/use-stream';
import { LineChart } from '../../ui/chart/line-chart';
import { FailureAlert } from '../../ui/failure-alert';
import { useColorMode } from '../../ui/use-color-mode';
import { foldSeries, plotsOf } from './curves';

interface JobCurvesProps {
  readonly workspaceId: string;
  readonly job: TrainingJob;
}

const none: readonly MetricSeries[] = [];
const plotPixels = 144;
const emptyPixels = 64;

/** The job's metrics as curves, while they are printed. */
export function JobCurves({ workspaceId, job }: JobCurvesProps) {
  const { state, end, restart } = useStream('metrics.follow', { workspaceId, jobName: job.name }, none, foldSeries);
  const theme = useColorMode();
  const plots = plotsOf(state, job.startedAt ?? job.createdAt);
  const ended = isTerminal(job.status);
  const waiting = ended ? 'This job printed no metric.' : 'No metric was printed yet.';
  return (
    <Container>
      {/* To see, the plots' own titles are enough. */}
      <h2 className="job-heard">Curves</h2>
      {end?.reason === 'failed' && <FailureAlert what="The curves stopped" failure={end.error} onRetry={restart} />}
      <div className="line-charts">
        {plots.map(({ title, xLabel, series }) => (
          <LineChart
            key={title}
            title={title}
            xLabel={xLabel}
            series={series}
            height={plotPixels}
            emptyText={waiting}
            theme={theme}
          />
        ))}
        {plots.length === 0 && (
          <LineChart
            title="Metrics"
            xLabel="epoch"
            series={[]}
            height={ended ? emptyPixels : plotPixels}
            emptyText={waiting}
            theme={theme}
          />
        )}
      </div>
    </Container>
  );
}
