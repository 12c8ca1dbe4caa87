import Alert from '@cloudscape-design/components/alert';
import Container from '@cloudscape-design/components/container';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import SpaceBetween from '@cloudscape-design/components/space-between';
import StatusIndicator from '@cloudscape-design/components/status-indicator';
import { formatDateTime, formatDuration } from '../../../shared/model/format';
import { jobDoing, jobDuration, statusLooks } from '../../../shared/model/job-status';
import type { TrainingJob } from '../../../shared/model/training-job';
import { Ticking } from '../../ui/ticking';

/** Where the job stands, at a glance. */
export function JobFacts({ job }: { readonly job: TrainingJob }) {
  const { look, word } = statusLooks[job.status];
  const doing = jobDoing(job);
  return (
    <Container>
      <SpaceBetween size="m">
        <KeyValuePairs
          columns={4}
          items={[
            {
              label: 'Status',
              value: <StatusIndicator type={look}>{doing === null ? word : `${word} · ${doing}`}</StatusIndicator>,
            },
            { label: 'Created', value: formatDateTime(job.createdAt) },
            {
              label: 'Duration',
              value: <Ticking running={job.endedAt === null} text={(now) => formatDuration(jobDuration(job, now))} />,
            },
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

function finalMetrics(job: TrainingJob) {
  return job.finalMetrics.map(({ name, value }) => ({
    label: `Last ${name}`,
    value: value.toLocaleString('en-US', { maximumSignificantDigits: 4 }),
  }));
}
