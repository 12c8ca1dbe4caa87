import FormField from '@cloudscape-design/components/form-field';
import Input from '@cloudscape-design/components/input';

interface NumberFieldProps {
  readonly label: string;
  readonly description: string;
  readonly value: string;
  readonly problem: string | undefined;
  readonly placeholder?: string;
  readonly onChange: (value: string) => void;
}

export function NumberField({ label, description, value, problem, placeholder, onChange }: NumberFieldProps) {
  return (
    <FormField label={label} description={description} errorText={problem}>
      <Input
        value={value}
        inputMode="numeric"
        autoComplete={false}
        {...(placeholder !== undefined && { placeholder })}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
