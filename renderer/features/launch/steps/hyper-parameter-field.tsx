import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import Select from '@cloudscape-design/components/select';
import type { HyperParameter } from '../../../../shared/model/recipe';
import { hyperParameterProblem, rangeText } from '../hyper-parameter-problem';

interface HyperParameterFieldProps {
  readonly definition: Exclude<HyperParameter, { kind: 'class-weights' }>;
  readonly value: string;
  readonly onChange: (value: string) => void;
}

/** A number, a choice or a text, judged while it is typed. */
export function HyperParameterField({ definition, value, onChange }: HyperParameterFieldProps) {
  const { label, explanation } = definition;
  const problem = hyperParameterProblem(definition, value);
  return (
    <FormField label={label} description={explanation} constraintText={constraint(definition)} errorText={problem}>
      {definition.kind !== 'choice' ? (
        <Input
          value={value}
          inputMode={definition.kind === 'text' ? 'text' : definition.integer ? 'numeric' : 'decimal'}
          autoComplete={false}
          spellcheck={false}
          onChange={({ detail }) => onChange(detail.value)}
        />
      ) : (
        <Select
          selectedOption={definition.choices.find((choice) => choice.value === value) ?? null}
          options={definition.choices}
          onChange={({ detail }) => onChange(detail.selectedOption.value ?? '')}
        />
      )}
    </FormField>
  );
}

function constraint(definition: HyperParameterFieldProps['definition']): string {
  if (definition.kind === 'choice') {
    return `Default: ${definition.choices.find(({ value }) => value === definition.default)?.label ?? definition.default}.`;
  }
  if (definition.kind === 'text') return definition.default === '' ? '' : `Default: ${definition.default}`;
  return `${definition.integer ? 'A whole number' : 'A number'} ${rangeText(definition)}. Default: ${definition.default}.`;
}
