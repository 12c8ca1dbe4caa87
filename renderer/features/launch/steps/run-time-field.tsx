import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import { formatDuration } from '../../../../shared/model/format';
import { type ComputeDraft, runTimeUnits } from '../draft';
import { runTimeSeconds } from '../run-time';

interface RunTimeFieldProps {
  readonly label?: string;
  readonly description?: string;
  /** What comes of the time, given in words. */
  readonly result?: (words: string) => string;
  readonly runTime: ComputeDraft['maxRunTime'];
  readonly problem: string | undefined;
  readonly onChange: (runTime: ComputeDraft['maxRunTime']) => void;
}

/** The longest the job may run, or another time, said back in words. */
export function RunTimeField({
  label = 'Longest run time',
  description = 'A job still running then is stopped; what it has is kept.',
  result = (words) => `Stopped after ${words}.`,
  runTime,
  problem,
  onChange,
}: RunTimeFieldProps) {
  const seconds = runTimeSeconds(runTime);
  return (
    <FormField
      label={label}
      description={description}
      errorText={problem}
      constraintText={seconds === null ? '' : result(formatDuration(seconds * 1000))}
    >
      <div className="run-time">
        <Input
          ariaLabel={`${label}, amount`}
          value={runTime.amount}
          inputMode="decimal"
          autoComplete={false}
          onChange={({ detail }) => onChange({ ...runTime, amount: detail.value })}
        />
        <Select
          ariaLabel={`${label}, unit`}
          selectedOption={{ value: runTime.unit, label: runTime.unit }}
          options={runTimeUnits.map((unit) => ({ value: unit, label: unit }))}
          onChange={({ detail }) =>
            onChange({
              ...runTime,
              unit: runTimeUnits.find((unit) => unit === detail.selectedOption.value) ?? runTime.unit,
            })
          }
        />
      </div>
    </FormField>
  );
}
