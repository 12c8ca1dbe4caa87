import ColumnLayout from '@cloudscape-design/components/column-layout';
import Container from '@cloudscape-design/components/container';
import Header from '@cloudscape-design/components/header';
import KeyValuePairs from '@cloudscape-design/components/key-value-pairs';
import { formatDuration } from '../../../shared/model/format';
import type { TrainingJob } from '../../../shared/model/training-job';
import { shortNumber } from '../../ui/chart/aligned-data';
import { NamedValues } from '../../ui/named-values';

/** Everything the job was given. */
export function JobSettings({ job }: { readonly job: TrainingJob }) {
  return (
    <Container header={<Header variant="h2">Settings and inputs</Header>}>
      <ColumnLayout columns={2} variant="text-grid">
        <NamedValues
          title="Inputs"
          empty="No input channel."
          values={job.inputs.map(({ channel, s3Uri }) => ({ name: channel, value: s3Uri }))}
        />
        <NamedValues
          title="Hyperparameters"
          empty="None; the algorithm's defaults apply."
          values={pairs(job.hyperParameters)}
        />
        <NamedValues title="Environment" empty="No variable was set." values={pairs(job.environment)} />
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
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'ARN', value: <span className="job-code">{job.arn}</span> },
            { label: 'Image', value: <span className="job-code">{job.image ?? 'none'}</span> },
            { label: 'Role', value: <span className="job-code">{job.roleArn}</span> },
            ...(job.entrypoint.length > 0
              ? [
                  {
                    label: 'Entry point',
                    value: <span className="job-code">{[...job.entrypoint, ...job.arguments].join(' ')}</span>,
                  },
                ]
              : []),
          ]}
        />
        <KeyValuePairs
          columns={1}
          items={[
            { label: 'Volume', value: `${job.volumeGb} GB` },
            {
              label: 'Maximum run time',
              value:
                job.maxRuntimeSeconds === null ? 'the service default' : formatDuration(job.maxRuntimeSeconds * 1000),
            },
            { label: 'Managed spot', value: job.spot ? 'yes' : 'no' },
            {
              label: 'Billable time',
              value: job.billableSeconds === null ? 'not known yet' : formatDuration(job.billableSeconds * 1000),
            },
          ]}
        />
      </ColumnLayout>
    </Container>
  );
}

function pairs(values: Readonly<Record<string, string>>) {
  return Object.entries(values)
    .sort(([a], [b]) => a.localeCompare(b))
    .map(([name, value]) => ({ name, value }));
}
