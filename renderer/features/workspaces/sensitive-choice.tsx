import Checkbox from '@cloudscape-design/components/checkbox';
import FormField from '@cloudscape-design/components/form-field';
import SpaceBetween from '@cloudscape-design/components/space-between';
import { type SensitiveOperation, sensitiveOperations } from '../../../shared/model/workspace-entry';
import { operationWords } from './edit-form';

interface SensitiveChoiceProps {
  readonly sensitive: readonly SensitiveOperation[];
  readonly onChange: (sensitive: readonly SensitiveOperation[]) => void;
}

/** Operations that ask for a new MFA code each time. */
export function SensitiveChoice({ sensitive, onChange }: SensitiveChoiceProps) {
  return (
    <FormField label="Ask for an MFA code each time to" description="The profile has to name an MFA device.">
      <SpaceBetween size="xxs">
        {sensitiveOperations.map((operation) => (
          <Checkbox
            key={operation}
            checked={sensitive.includes(operation)}
            onChange={({ detail }) =>
              // In the order of the list, so that choosing back and forth changes nothing.
              onChange(
                sensitiveOperations.filter((one) => (one === operation ? detail.checked : sensitive.includes(one))),
              )
            }
          >
            {operationWords[operation]}
          </Checkbox>
        ))}
      </SpaceBetween>
    </FormField>
  );
}
