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
          <NamedValues
            title="Network and encryption"
            empty={
              simulated
                ? 'Runs in this machine’s own network; its files are not encrypted.'
                : 'In SageMaker’s own network, with keys of AWS’s own.'
            }
            values={protection(job, simulated)}
          />
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
  const { billableSeconds, checkpointS3Uri, keepAliveSeconds, maxRuntimeSeconds, maxWaitSeconds, spot, volumeGb } = job;
  const mark = simulated ? ' (simulated)' : '';
  return [
    { name: 'Volume', value: `${volumeGb} GB${mark}` },
    {
      name: 'Longest run time',
      value: maxRuntimeSeconds === null ? 'the service default' : formatDuration(maxRuntimeSeconds * 1000),
    },
    { name: 'Managed spot', value: spot ? `yes${mark}` : 'no' },
    ...named('Longest wait', maxWaitSeconds === null ? null : formatDuration(maxWaitSeconds * 1000)),
    { name: 'Checkpoints', value: checkpointS3Uri ?? 'none' },
    ...named('Checkpoint folder', job.checkpointLocalPath),
    ...named('Retries', job.retryAttempts === null ? null : String(job.retryAttempts)),
    ...named('Warm pool', keepAliveSeconds === null ? null : formatDuration(keepAliveSeconds * 1000), simulated),
    ...named('Input mode', job.inputMode === 'File' ? null : job.inputMode),
    {
      name: 'Billable time',
      value: billableSeconds === null ? 'not known yet' : formatDuration(billableSeconds * 1000) + mark,
    },
  ];
}

/** What keeps others out. One machine keeps it with the job and enforces none of it, which it must say. */
function protection({ network, outputKmsKeyId, volumeKmsKeyId }: TrainingJob, local: boolean) {
  return [
    ...named('Subnets', network.subnetIds.join(', '), local),
    ...named('Security groups', network.securityGroupIds.join(', '), local),
    ...named('Network isolation', network.isolation ? 'yes' : null, local),
    ...named('Encrypted traffic', network.encryptTraffic ? 'yes' : null, local),
    ...named('Key of the volume', volumeKmsKeyId, local),
    ...named('Key of the output', outputKmsKeyId, local),
  ];
}

function named(name: string, value: string | null, local = false) {
  if (value === null || value === '') return [];
  return [{ name, value: local ? `${value} (not enforced on this machine)` : value }];
}

function pairs(values: Readonly<Record<string, string>>) {
  return Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => ({ name, value }));
}
