import ColumnLayout from '@cloudscape-design/components/column-layout';
import ExpandableSection from '@cloudscape-design/components/expandable-section';
import FormField from '@cloudscape-design/components/form-field';
import Select from '@cloudscape-design/components/select';
import { inputModes } from '../../../../shared/model/training-spec';
import { TextField } from '../../../ui/text-field';
import { changeAccount } from '../launch-store';
import { RunTimeField } from '../steps/run-time-field';
import { useDraft } from '../use-draft-field';
import { useAccountFields } from './use-account-fields';

const modes: Readonly<Record<(typeof inputModes)[number], string>> = {
  File: 'Everything is downloaded before the program starts.',
  FastFile: 'Files are streamed while the program reads them.',
  Pipe: 'The program reads each channel as a pipe, once through.',
};
const modeOptions = inputModes.map((value) => ({ value, label: value, description: modes[value] }));

/** Waiting for spot capacity, retries, the warm pool, checkpoints' folder and how data comes in. */
export function RunningSection() {
  const { compute } = useDraft();
  const { account, problemOf } = useAccountFields(3);
  return (
    <ExpandableSection
      variant="container"
      headerText="Waiting, retries and warm pool"
      headerDescription="How long for spot, how often again, what stays for the next job"
    >
      <ColumnLayout columns={2}>
        {compute.spot ? (
          <RunTimeField
            label="Longest wait for spot"
            description="Waiting and running together; empty waits no longer than the job may run."
            result={(words) => `Given up after ${words}.`}
            runTime={account.maxWait}
            problem={problemOf('maxWaitSeconds')}
            onChange={(maxWait) => changeAccount({ maxWait })}
          />
        ) : null}
        {compute.checkpoints ? (
          <TextField
            label="Checkpoint folder"
            description="What the container keeps there is kept in S3."
            problem={problemOf('checkpointLocalPath')}
            value={account.checkpointFolder}
            placeholder="/opt/ml/checkpoints"
            onChange={(checkpointFolder) => changeAccount({ checkpointFolder })}
          />
        ) : null}
        <TextField
          label="Retries"
          description="How often SageMaker starts the job again after a failure of its own. Empty for never."
          problem={problemOf('retryAttempts')}
          value={account.retryAttempts}
          keys="numeric"
          onChange={(retryAttempts) => changeAccount({ retryAttempts })}
        />
        <TextField
          label="Warm pool (minutes)"
          description="The instances stay for the next job of the same kind, and are billed meanwhile. Empty for not at all."
          problem={problemOf('keepAliveSeconds')}
          value={account.keepWarmMinutes}
          keys="decimal"
          onChange={(keepWarmMinutes) => changeAccount({ keepWarmMinutes })}
        />
        <FormField label="Input mode" description="How data reaches the container.">
          <Select
            selectedOption={modeOptions.find(({ value }) => value === account.inputMode) ?? null}
            options={modeOptions}
            ariaLabel="Input mode"
            onChange={({ detail }) =>
              changeAccount({ inputMode: inputModes.find((mode) => mode === detail.selectedOption.value) ?? 'File' })
            }
          />
        </FormField>
      </ColumnLayout>
    </ExpandableSection>
  );
}
