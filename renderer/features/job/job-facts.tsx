import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator, { type StatusIndicatorProps } from '@cloudscape-design/components/status-indicator';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import type { TrainingJob, TrainingJobStatus } from '../../../shared/model/training-job';
import { Ticking } from '../../ui/ticking';

const looks: Readonly<Record<TrainingJobStatus, { type: StatusIndicatorProps.Type; word: string }>> = {
  InProgress: { type: 'in-progress', word: 'In progress' },
  Completed: { type: 'success', word: 'Completed' },
  Failed: { type: 'error', word: 'Failed' },
  Stopping: { type: 'in-progress', word: 'Stopping' },
  Stopped: { type: 'stopped', word: 'Stopped' },
  Deleting: { type: 'in-progress', word: 'Deleting' },
};

/** Where the job stands, at a glance. */
export function JobFacts({ job }: { readonly job: TrainingJob }) {
  const { type, word } = looks[job.status];
  const running = job.status === 'InProgress' && job.secondaryStatus ? ` · ${job.secondaryStatus}` : '';
  return (
    <Container>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            { label: 'Status', value: <StatusIndicator type={type}>{word + running}</StatusIndicator> },
            { label: 'Created', value: formatDateTime(job.createdAt) },
            { label: 'Duration', value: <Ticking running={job.endedAt === null} text={(now) => duration(job, now)} /> },
            { label: 'Compute', value: `${job.instanceCount} × ${job.instanceType ?? 'unknown'}` },
            ...finalMetrics(job),
          ]}
        />
        {job.failureReason !== null && (
          <Alert type="error" header="Why it failed">
            <span className="job-code">{job.failureReason}</span>
          </Alert>
        )}
      </SpaceBetween>
    </Container>
  );
}

function duration(job: TrainingJob, now: number): string {
  return formatDuration((job.endedAt ?? now) - (job.startedAt ?? job.createdAt));
}

function finalMetrics(job: TrainingJob) {
  return job.finalMetrics.map(({ name, value }) => ({
    label: `Last ${name}`,
    value: value.toLocaleString('en-US', { maximumSignificantDigits: 4 }),
  }));
}
