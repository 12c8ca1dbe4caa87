import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import { formatDuration } from '../../../shared/model/format';
import type { ProcessingJob } from '../../../shared/model/processing-job';
import { NamedValues } from '../../ui/named-values';

interface ProcessingSettingsProps {
  readonly job: ProcessingJob;
  /** Instances are labels only, as on the local workspace. */
  readonly simulated: boolean;
}

/** Everything else the job was given. */
export function ProcessingSettings({ job, simulated }: ProcessingSettingsProps) {
  const { spec } = job;
  const mark = simulated ? ' (simulated)' : '';
  const program = [...spec.entrypoint, ...spec.arguments].join(' ');
  return (
    <Container header={<Header variant="h2">Settings</Header>}>
      <ColumnLayout columns={2} variant="text-grid">
        <NamedValues
          title="Job"
          empty=""
          values={[
            { name: 'ARN', value: job.arn },
            { name: 'Image', value: spec.image },
            ...(program === '' ? [] : [{ name: 'Entry point', value: program }]),
            { name: 'Role', value: spec.roleArn },
            { name: 'Compute', value: `1 × ${spec.instanceType}${mark}` },
            { name: 'Volume', value: `${spec.volumeGb} GB${mark}` },
            { name: 'Longest run time', value: formatDuration(spec.maxRuntimeSeconds * 1_000) },
          ]}
        />
        <NamedValues
          title="Environment"
          empty="No variable was set."
          values={Object.entries(spec.environment)
            .sort(([a], [b]) => a.localeCompare(b))
            .map(([name, value]) => ({ name, value }))}
        />
      </ColumnLayout>
    </Container>
  );
}
