import Autosuggest from '@cloudscape-design/components/autosuggest';
import FormField from '@cloudscape-design/components/form-field';
import { regions } from './regions';

interface RegionFieldProps {
  readonly region: string;
  readonly problem: string | undefined;
  readonly onChange: (region: string) => void;
}

export function RegionField({ region, problem, onChange }: RegionFieldProps) {
  return (
    <FormField label="Region" description="Where jobs run and data lies." errorText={problem ?? ''}>
      <Autosuggest
        value={region}
        placeholder="eu-west-1"
        enteredTextLabel={(value) => `Use ${value}`}
        empty="Type a region"
        options={regions.map(({ id, place }) => ({ value: id, label: id, description: place }))}
        onChange={({ detail }) => onChange(detail.value)}
      />
    </FormField>
  );
}
