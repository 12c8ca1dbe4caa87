import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { formatDuration } from '../../../shared/model/format';
import type { TrainingJob } from '../../../shared/model/training-job';
import { shortNumber } from '../../ui/chart/aligned-data';
import { NamedValues } from '../../ui/named-values';

/** Everything the job was given, and the figures it ended with. */
export function JobSettings({ job, simulated }: { readonly job: TrainingJob; readonly simulated: boolean }) {
  return (
    <Container header={<Header variant="h2">Settings and inputs</Header>}>
      <ColumnLayout columns={2} variant="text-grid">
        <SpaceBetween size="l">
          <NamedValues
            title="Inputs"
            empty="No input channel."
            values={job.inputs.map(({ channel, s3Uri }) => ({ name: channel, value: s3Uri }))}
          />
          <NamedValues title="Job" empty="" values={identity(job)} />
          <NamedValues title="Limits and billing" empty="" values={limits(job, simulated)} />
          <NamedValues title="Environment" empty="No variable was set." values={pairs(job.environment)} />
        </SpaceBetween>
        <SpaceBetween size="l">
          <NamedValues
            title="Hyperparameters"
            empty="None; the algorithm's defaults apply."
            values={pairs(job.hyperParameters)}
          />
          <NamedValues
            title="Metric definitions"
            empty="None; no curve can be drawn."
            values={job.metricDefinitions.map(({ name, regex }) => ({ name, value: regex }))}
          />
          {job.finalMetrics.length > 0 && (
            <NamedValues
              title="Final metrics, as the service has them"
              empty=""
              values={job.finalMetrics.map(({ name, value }) => ({ name, value: shortNumber(value) }))}
            />
          )}
        </SpaceBetween>
      </ColumnLayout>
    </Container>
  );
}

function identity(job: TrainingJob) {
  const program = [...job.entrypoint, ...job.arguments].join(' ');
  return [
    { name: 'ARN', value: job.arn },
    { name: 'Image', value: job.image ?? 'none' },
    { name: 'Role', value: job.roleArn },
    ...(program === '' ? [] : [{ name: 'Entry point', value: program }]),
  ];
}

function limits(job: TrainingJob, simulated: boolean) {
  const { billableSeconds, checkpointS3Uri, maxRuntimeSeconds, spot, volumeGb } = job;
  const mark = simulated ? ' (simulated)' : '';
  return [
    { name: 'Volume', value: `${volumeGb} GB${mark}` },
    {
      name: 'Longest run time',
      value: maxRuntimeSeconds === null ? 'the service default' : formatDuration(maxRuntimeSeconds * 1000),
    },
    { name: 'Managed spot', value: spot ? `yes${mark}` : 'no' },
    { name: 'Checkpoints', value: checkpointS3Uri ?? 'none' },
    {
      name: 'Billable time',
      value: billableSeconds === null ? 'not known yet' : formatDuration(billableSeconds * 1000) + mark,
    },
  ];
}

function pairs(values: Readonly<Record<string, string>>) {
  return Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => ({ name, value }));
}
