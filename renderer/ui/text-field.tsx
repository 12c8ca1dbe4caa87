import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';
import type { ReactNode } from 'react';

interface TextFieldProps {
  readonly label: ReactNode;
  readonly description?: string;
  readonly constraint?: string;
  readonly problem: string | undefined;
  readonly value: string;
  readonly placeholder?: string;
  /** Which keys a screen keyboard shows. */
  readonly keys?: 'numeric' | 'decimal';
  readonly stretch?: boolean;
  readonly onChange: (value: string) => void;
}

/** One line to type into, with its label, what it means and what is wrong with it. Nothing is spelt or filled in for the person. */
export function TextField(props: TextFieldProps) {
  const { constraint, description, keys, label, onChange, placeholder, problem, stretch, value } = props;
  return (
    <FormField
      label={label}
      description={description}
      constraintText={constraint}
      errorText={problem}
      stretch={stretch ?? false}
    >
      <Input
        value={value}
        spellcheck={false}
        autoComplete={false}
        {...(keys !== undefined && { inputMode: keys })}
        {...(placeholder !== undefined && { placeholder })}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
